"""Retention: what rule R42 asks to erase, done on a clock and written down as numbers."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta

from facilitator.domain.events import Event
from facilitator.domain.sessions.session import SessionStatus, Step, WorkshopSession
from facilitator.services.coverage.headcounts import fold
from facilitator.services.plan.importing import DRAFT_DAYS
from facilitator.services.plan.linking import fold_due
from facilitator.services.sessions.undo import forget
from facilitator.store import Store

SEAT_HOURS = 24
MONTHS = 6
DAYS_A_MONTH = 31
DAYS_OF_A_VOTE = 7  # Online, a vote may stand open for days without anybody joining.


def purge(tx: Store, seat_hours: int = SEAT_HOURS, months: int = MONTHS) -> tuple[dict[str, int], list[Event]]:
    """Erase who was there a day after the session and raw texts months after it; return how many of each."""
    now = tx.now()
    done = Counter({"seats": 0, "texts": 0, "sign-ins": tx.accounts.forget_expired(now)})
    for session in _over(tx, now, seat_hours):
        steps = tx.sessions.steps(session.id)
        # Ballots still hang on these seats; `left_open` says which, and a count comes first.
        if not any(step.under_vote for step in steps):
            done.update(_forget_people(tx, session, steps))
    for session in _answered_long_ago(tx, now, timedelta(months * DAYS_A_MONTH)):
        forget(tx, session.id)
        done["texts"] += tx.ideas.blank(session.id) + tx.journal.erase_texts(session.id)
        done["reasons"] += tx.ballots.erase_reasons(session.id)
        done["receipts"] += tx.receipts.forget(session.id)
        done["headcounts"] += tx.headcounts.forget(session.id) + tx.headcounts.forget_wanted(session.id)
    done.update(_of_the_plan(tx, now - timedelta(months * DAYS_A_MONTH)))
    for what, n in done.items():
        if n:
            tx.deletions.record(what, n, now)
    return dict(done), []


def _of_the_plan(tx: Store, limit: datetime) -> dict[str, int]:
    """Make totals of answers by a link whose time is over, and erase what people said of a plan long ago."""
    done = {"answers by link": fold_due(tx), "reactions": tx.reacting.forget(limit),
            "fates": tx.fates.forget_lost(), "files": tx.imports.drop_drafts_before(tx.now() - timedelta(days=DRAFT_DAYS))}  # fmt: skip
    return {what: n for what, n in done.items() if n}


def left_open(store: Store, seat_hours: int = SEAT_HOURS) -> list[tuple[str, str]]:
    """Return the votes of sessions long over that nobody counted, as (session, step): their seats cannot stay."""
    sessions = _over(store, store.now(), seat_hours)
    return [
        (session.id, step.id) for session in sessions for step in store.sessions.steps(session.id) if step.under_vote
    ]


def _over(store: Store, now: datetime, hours: int) -> Iterator[WorkshopSession]:
    """Yield the sessions that were over that long ago."""
    for session in store.sessions.ended_before(now - timedelta(hours=hours)):
        if _end(store, session) + timedelta(hours=hours) < now:
            yield session


def _answered_long_ago(store: Store, now: datetime, kept: timedelta) -> Iterator[WorkshopSession]:
    """Yield the sessions over that long ago, counted from the first decision after them where there is one."""
    for session in _over(store, now, int(kept.total_seconds()) // 3_600):
        ended = _end(store, session).date()
        decided = next((day for day in store.deciding.days(session.trajectory_id) if day >= ended), None)
        if decided is None or decided + kept < now.date():
            yield session


def _end(store: Store, session: WorkshopSession) -> datetime:
    """When a session was over: its end, or its last sign of life and some patience."""
    if session.ended_at:
        return session.ended_at
    steps = store.sessions.steps(session.id)
    signs = [session.created_at, session.starts_at, session.ends_at, store.seats.last_joined(session.id)]
    last = max(sign for sign in [*signs, *(step.opened_at for step in steps)] if sign)
    if session.status is SessionStatus.PLANNED:
        return last + timedelta(days=DAYS_A_MONTH)
    return last + timedelta(days=DAYS_OF_A_VOTE) if any(step.under_vote for step in steps) else last


def _forget_people(tx: Store, session: WorkshopSession, steps: tuple[Step, ...]) -> dict[str, int]:
    """Erase seats with all that hangs on them, the names and keys of helpers, shared tablets, and serials of paper."""
    for step in steps:
        tx.answers.fold(step.id)
    fold(tx, session.id)
    forget(tx, session.id)
    tx.keys.forget(f"idea:{session.id}")
    tx.ideas.unlink(session.id)
    tx.hands.forget(session.id)
    return {
        "helpers": tx.helpers.forget(session.id),
        "tablets": tx.kiosks.forget(session.id),
        "paper ballots": tx.papers.forget(session.id),
        "seats": tx.seats.forget(session.id),
    }
