"""Sessions: made from a run sheet, changed before and during, ended once."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from facilitator.domain.events import Event, RunSheetChanged, SessionEnded, StepChanged
from facilitator.domain.refusals import InvalidInput, SessionOver, VoteOpen
from facilitator.domain.sessions.runsheet import RunSheet, StepPlan
from facilitator.domain.sessions.session import SessionStatus, Step, StepState, WorkshopSession, reason_for, with_dutch
from facilitator.domain.text import TITLE_LIMIT, one_line
from facilitator.domain.trajectory import Account
from facilitator.services.coverage import headcounts
from facilitator.services.house.secrets import hashed, new_token
from facilitator.services.house.trajectories import FACILITATORS, session_for, trajectory
from facilitator.store import Store

TABLES = range(1, 41)
CHANGEABLE = frozenset(
    {
        "title",
        "starts_at",
        "ends_at",
        "answer_date",
        "table_count",
        "frozen",
        "people_present",
        "board_page",
        "receipts",
    }
)


@dataclass(frozen=True)
class Created:
    """A new session, its steps, and the key by which a first board may show it."""

    session: WorkshopSession
    steps: tuple[Step, ...]
    board_key: str


def create_session(tx: Store, account: Account, trajectory_id: str, runsheet: RunSheet, title: object = None,
                   languages: Sequence[str] = (), languages_reason: str = "") -> tuple[Created, list[Event]]:  # fmt: skip
    """Make a session that starts as a copy of a run sheet; a program may leave out why it has other languages."""
    trajectory(tx, account, trajectory_id, FACILITATORS)
    session = WorkshopSession(
        id=tx.new_id(), trajectory_id=trajectory_id, code=_free_code(tx), status=SessionStatus.PLANNED, version=1,
        title=runsheet.title if title is None else one_line(title, TITLE_LIMIT), format=runsheet.name,
        has_tables=runsheet.has_tables, created_at=tx.now(), languages=with_dutch(languages),
        languages_reason=languages_reason,
    )  # fmt: skip
    tx.sessions.add(session)
    steps = tuple(planned(tx, session.id, plan, n) for n, plan in enumerate(runsheet.steps, 1))
    tx.sessions.add_steps(steps)
    tx.journal.record("create_session", account.id, tx.now(), trajectory_id=trajectory_id, session_id=session.id,
                      format=runsheet.name)  # fmt: skip
    return Created(session, steps, _board_key(tx, session.id)), []


def planned(tx: Store, session_id: str, plan: StepPlan, position: int) -> Step:
    """Return a step of a session as its run sheet plans it."""
    return Step(
        id=tx.new_id(), session_id=session_id, position=position, method=plan.method, title=plan.title,
        minutes=plan.minutes, setting=plan.setting, kind=plan.kind, options=dict(plan.options),
        board_text=plan.board_text, phone_text=plan.phone_text, read_aloud=plan.read_aloud, note=plan.note,
        skippable=plan.skippable,
    )  # fmt: skip


def sessions_of(store: Store, account: Account, trajectory_id: str) -> list[WorkshopSession]:
    """Return the sessions of a trajectory in the account's sight, oldest first."""
    trajectory(store, account, trajectory_id)
    return store.sessions.of_trajectory(trajectory_id)


def new_board_key(tx: Store, account: Account, session_id: str) -> tuple[str, list[Event]]:
    """Return a key for one more board."""
    session = session_for(tx, account, session_id, FACILITATORS)
    tx.journal.record("new_board_key", account.id, tx.now(), session_id=session.id)
    return _board_key(tx, session.id), []


def set_session(tx: Store, account: Account, session_id: str, **changes: Any) -> tuple[WorkshopSession, list[Event]]:
    """Change data of a session: those of CHANGEABLE, already of the right type."""
    session = session_for(tx, account, session_id, FACILITATORS)
    _check(changes)
    if changes.get("receipts", session.receipts) is not session.receipts:
        _check_no_vote(tx, session)
    extras = {name: changes.pop(name) for name in ("people_present", "board_page") if name in changes}
    for name, value in extras.items():
        tx.sessions.set_extra(session.id, name, value)
    saved = tx.sessions.save(replace(session, **changes))
    tx.journal.record("set_session", account.id, tx.now(), session_id=session.id, changed=sorted([*changes, *extras]))
    return saved, [StepChanged(session.id), RunSheetChanged(session.id)]


def set_languages(
    tx: Store, account: Account, session_id: str, languages: Sequence[str], reason: str
) -> tuple[WorkshopSession, list[Event]]:
    """Offer other languages on phones, for a written reason; or no longer."""
    session = session_for(tx, account, session_id, FACILITATORS)
    if session.status is SessionStatus.ENDED:
        raise SessionOver()
    chosen = with_dutch(languages)
    why = reason_for(chosen, reason)
    saved = tx.sessions.save(replace(session, languages=chosen, languages_reason=why))
    tx.journal.record("set_languages", account.id, tx.now(), session_id=session.id, languages=list(chosen),
                      reason=tx.journal.seal(why, session.id) if why else "")  # fmt: skip
    return saved, [StepChanged(session.id), RunSheetChanged(session.id)]


def end_session(tx: Store, account: Account, session_id: str) -> tuple[WorkshopSession, list[Event]]:
    """End a session: nobody joins any more, answers become totals, ideas come loose from their seats at retention."""
    session = session_for(tx, account, session_id, FACILITATORS)
    if session.status is SessionStatus.ENDED:
        return session, []
    steps = tx.sessions.steps(session.id)
    if any(step.under_vote for step in steps):
        raise VoteOpen()
    for step in steps:
        tx.answers.fold(step.id)
        if step.state is StepState.OPEN:
            tx.sessions.save_step(replace(step, state=StepState.CLOSED, closed_at=tx.now()))
    headcounts.fold(tx, session.id)
    tx.sessions.set_extra(session.id, "undo", None)
    ended = tx.sessions.save(replace(session, status=SessionStatus.ENDED, ended_at=tx.now()))
    tx.journal.record("end_session", account.id, tx.now(), session_id=session.id)
    return ended, [SessionEnded(session.id)]


def _check(changes: dict[str, Any]) -> None:
    if set(changes) - CHANGEABLE:
        raise InvalidInput()
    if "table_count" in changes and changes["table_count"] not in TABLES:
        raise InvalidInput("Kies 1 tot %(most)s tafels.", most=TABLES[-1])
    if "title" in changes:
        changes["title"] = one_line(changes["title"], TITLE_LIMIT)


def _check_no_vote(tx: Store, session: WorkshopSession) -> None:
    """Refuse to begin or end receipts while people vote: some would have one and others none."""
    if any(step.under_vote for step in tx.sessions.steps(session.id)):
        raise VoteOpen()


def _board_key(tx: Store, session_id: str) -> str:
    key = new_token()
    tx.sessions.add_board_key(hashed(key), session_id, tx.now())
    return key


def _free_code(tx: Store) -> str:
    """Return six digits that no session has or had; the first is not 0, so that nobody leaves it out."""
    while True:
        code = str(secrets.randbelow(900_000) + 100_000)
        if tx.sessions.by_code(code) is None:
            return code
