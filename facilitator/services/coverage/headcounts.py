"""Headcounts: whom a session wants in the room, and what helpers count at each table, as numbers alone."""

from collections.abc import Mapping, Sequence

from facilitator.domain.coverage.headcount import (
    MOST_AT_A_TABLE,
    MOST_PEOPLE,
    NOBODY_WANTED,
    WHOLE_ROOM,
    Headcount,
    Wanted,
    headcount,
    read_wanted,
    told,
    whole,
)
from facilitator.domain.events import Event, PeopleCounted
from facilitator.domain.helping.helper import Helper
from facilitator.domain.refusals import InvalidInput, SessionOver
from facilitator.domain.sessions.session import SessionStatus, WorkshopSession
from facilitator.domain.trajectory import Account
from facilitator.services.helping.helpers import still_helping
from facilitator.services.house.trajectories import FACILITATORS, session_for
from facilitator.store import Store


def want_people(
    tx: Store, account: Account, session_id: str, rows: Sequence[tuple[object, object]]
) -> tuple[tuple[Wanted, ...], list[Event]]:
    """Say whom the session wants in the room, in the place of what was said before."""
    session = session_for(tx, account, session_id, FACILITATORS)
    wanted = read_wanted(rows)
    if session.status is SessionStatus.ENDED:
        raise SessionOver()
    if wanted != tx.headcounts.wanted(session_id):
        tx.headcounts.want(session_id, wanted)
        tx.journal.record("want_people", account.id, tx.now(), session_id=session_id, groups=len(wanted))
    return wanted, [PeopleCounted(session_id)]


def count_at_table(tx: Store, helper: Helper, table: object, counts: Mapping[str, object]) -> tuple[int, list[Event]]:
    """Let a helper keep what was counted at a table; returns which table."""
    return _count(tx, still_helping(tx, helper), helper.id, table, counts)


def count_for_console(
    tx: Store, account: Account, session_id: str, table: object, counts: Mapping[str, object]
) -> tuple[int, list[Event]]:
    """Let the facilitator keep what was counted at a table, where no helper does."""
    session = session_for(tx, account, session_id, FACILITATORS)
    if session.status is SessionStatus.ENDED:
        raise SessionOver()
    return _count(tx, session, account.id, table, counts)


def heads(store: Store, session_id: str) -> Headcount:
    """Return what screens may know of who is wanted and who is here."""
    wanted = store.headcounts.wanted(session_id)
    if not wanted:
        return NOBODY_WANTED
    counts = store.headcounts
    return headcount(wanted, counts.sums(session_id), counts.tables(session_id), store.seats.per_role(session_id))


def fold(tx: Store, session_id: str) -> None:
    """Let go of the numbers per table: totals of five and more stay, of smaller ones only that they were counted."""
    counts = tx.headcounts
    if counts.tables(session_id) not in ((), (WHOLE_ROOM,)):
        counts.fold(session_id, {label: told(n) or 0 for label, n in counts.sums(session_id).items()})


def _count(tx: Store, session: WorkshopSession, who: str, table: object,
           counts: Mapping[str, object]) -> tuple[int, list[Event]]:  # fmt: skip
    asked = [one.label for one in tx.headcounts.wanted(session.id) if one.role is None]
    if not asked:
        raise InvalidInput("Er is niemand om te tellen. Vraag het aan de begeleider.")
    at = whole(table, 1, session.table_count) if session.has_tables else WHOLE_ROOM
    most = MOST_AT_A_TABLE if session.has_tables else MOST_PEOPLE
    read = {label: whole(str(counts.get(label) or "0"), 0, most) for label in asked}
    tx.headcounts.count(session.id, at, read)
    # Which table, never how many: the journal stays when the numbers are long gone.
    tx.journal.record("count_people", who, tx.now(), session_id=session.id, table=at)
    return at, [PeopleCounted(session.id)]
