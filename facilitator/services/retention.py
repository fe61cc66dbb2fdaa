"""Retention: what rule R42 asks to erase, done on a clock and written down as numbers."""

from datetime import timedelta

from facilitator.domain.events import Event
from facilitator.domain.session import Step, WorkshopSession
from facilitator.store import Store

SEAT_HOURS = 24
MONTHS = 6
DAYS_A_MONTH = 31


def purge(tx: Store, seat_hours: int = SEAT_HOURS, months: int = MONTHS) -> tuple[dict[str, int], list[Event]]:
    """Erase seats a day after the session and raw texts months after it; return how many of each."""
    now = tx.now()
    done = {"seats": 0, "answers": 0, "texts": 0, "sign-ins": tx.accounts.forget_expired(now)}
    for session in tx.sessions.ended_before(now - timedelta(hours=seat_hours)):
        steps = tx.sessions.steps(session.id)
        if any(step.under_vote for step in steps):
            continue
        if session.ended_at or _is_over(session, tx, seat_hours):
            done["seats"] += _forget_seats(tx, session, steps)
    for session in tx.sessions.ended_before(now - timedelta(days=months * DAYS_A_MONTH)):
        done["texts"] += tx.ideas.blank(session.id) + tx.journal.erase_texts(session.id)
    for what, n in done.items():
        if n:
            tx.deletions.record(what, n, now)
    return done, []


def _is_over(session: WorkshopSession, tx: Store, seat_hours: int) -> bool:
    """A session that nobody ended is over a day after its planned end, or a month after it was made."""
    ends = session.ends_at or session.created_at + timedelta(days=DAYS_A_MONTH)
    return ends + timedelta(hours=seat_hours) < tx.now()


def _forget_seats(tx: Store, session: WorkshopSession, steps: tuple[Step, ...]) -> int:
    for step in steps:
        tx.answers.fold(step.id)
    tx.keys.forget(f"idea:{session.id}")
    tx.ideas.unlink(session.id)
    return tx.seats.forget(session.id)
