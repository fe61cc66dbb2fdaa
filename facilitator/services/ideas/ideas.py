"""Ideas: written in silence, handed in by tables, approved or hidden before anybody else sees them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from facilitator.domain.events import ActionsChanged, Event, IdeasChanged
from facilitator.domain.ideas.idea import Idea, IdeaStatus
from facilitator.domain.refusals import IdeaLimit, IdeaTaken, InvalidInput, NotFound, SessionOver, StepClosed
from facilitator.domain.sessions.runsheet import Method
from facilitator.domain.sessions.session import Participant, SessionStatus, Step, StepState, writing_step
from facilitator.domain.text import BOARD_TITLE, IDEA_LIMIT, one_line, written
from facilitator.domain.text import key as read_key
from facilitator.domain.trajectory import Account
from facilitator.services.house.trajectories import FACILITATORS, session_for
from facilitator.services.ideas.codes import give_code, keep_slip
from facilitator.services.sessions.undo import forget, remember_ideas
from facilitator.store import Store

IDEAS_PER_SEAT = 3
IDEAS_PER_TABLE = 3


@dataclass(frozen=True)
class Submitted:
    """An idea that is kept; not `new` if the key was known."""

    id: str
    new: bool


def submit_idea(tx: Store, seat: Participant, text: object, key: object,
                limit: int = IDEAS_PER_SEAT, longest: int = IDEA_LIMIT,
                secret: bytes = b"") -> tuple[Submitted, list[Event]]:  # fmt: skip
    """Keep an idea of this seat, with the role and table it has by now; the same key returns the same idea.

    Out of the secret of the house comes the code by which its writer can follow it.
    """
    scope, key = f"idea:{seat.session_id}", read_key(key)
    known = tx.keys.known(scope, seat.id, key)
    if known is not None:
        return Submitted(known, False), []
    words = written(text, longest)
    steps = _running(tx, seat.session_id)
    seat = tx.seats.get(seat.session_id, seat.id) or seat
    step = writing_step(steps)
    if step is None:
        raise StepClosed("We schrijven nu geen ideeën.")
    if tx.ideas.written_in(seat.id, step.id) >= limit:
        raise IdeaLimit(limit)
    status = IdeaStatus.OWN if _has_tables(steps) else IdeaStatus.HANDED_IN
    idea = Idea(tx.new_id(), seat.session_id, step.id, seat.id, seat.role, seat.table, words, status, tx.now())
    tx.ideas.add(idea)
    give_code(tx, idea.id, secret)
    tx.keys.keep(scope, seat.id, key, idea.id)
    return Submitted(idea.id, True), [IdeasChanged(seat.session_id)]


def change_idea(tx: Store, seat: Participant, idea_id: str, text: object,
                longest: int = IDEA_LIMIT) -> tuple[Idea, list[Event]]:  # fmt: skip
    """Change an own idea while ideas are written; what was approved waits for approval again."""
    idea = _own(tx, seat, idea_id)
    words = written(text, longest)
    if writing_step(_running(tx, seat.session_id)) is None:
        raise StepClosed("Je idee ligt nu vast. Vraag hulp aan de begeleider.")
    status = IdeaStatus.HANDED_IN if idea.status is IdeaStatus.APPROVED else idea.status
    return _save(tx, replace(idea, text=words, status=status))


def withdraw_idea(tx: Store, seat: Participant, idea_id: str) -> tuple[Idea, list[Event]]:
    """Take an own idea back, as long as it is in no action."""
    return _save(tx, replace(_own(tx, seat, idea_id), status=IdeaStatus.WITHDRAWN))


def hand_in(tx: Store, seat: Participant, title: object, idea_id: str | None = None,
            key: object = None) -> tuple[Idea, list[Event]]:  # fmt: skip
    """Hand in for the seat's table, with a short title: an own idea, or what the table says; three a table."""
    scope, key = f"idea:{seat.session_id}", read_key(key)
    known = tx.keys.known(scope, seat.id, key)
    if known is not None:
        return _known(tx, seat.session_id, known), []
    words = one_line(title, BOARD_TITLE)
    step = _tables_step(tx, seat)
    if seat.table is None:
        raise InvalidInput("Kies eerst je tafel.")
    handed = [idea for idea in tx.ideas.of_session(seat.session_id) if idea.table == seat.table and idea.title]
    if sum(idea.status is not IdeaStatus.WITHDRAWN for idea in handed) >= IDEAS_PER_TABLE:
        raise IdeaLimit(IDEAS_PER_TABLE)
    if idea_id:
        idea = replace(_own(tx, seat, idea_id), title=words, status=IdeaStatus.HANDED_IN, table=seat.table)
        tx.ideas.save(idea)
    else:
        idea = Idea(tx.new_id(), seat.session_id, step.id, None, None, seat.table, words, IdeaStatus.HANDED_IN,
                    tx.now(), title=words)  # fmt: skip
        tx.ideas.add(idea)
    tx.keys.keep(scope, seat.id, key, idea.id)
    return idea, [IdeasChanged(seat.session_id)]


def take_back(tx: Store, seat: Participant, idea_id: str) -> tuple[Idea, list[Event]]:
    """Take back what the seat's table handed in, until it is in an action."""
    idea = _known(tx, seat.session_id, idea_id)
    if idea.table != seat.table or not idea.title:
        raise NotFound()
    if idea.action_id:
        raise IdeaTaken()
    _tables_step(tx, seat)
    loose = idea.participant_id is None
    return _save(tx, replace(idea, title="", status=IdeaStatus.WITHDRAWN if loose else IdeaStatus.OWN))


def object_to_merge(tx: Store, seat: Participant, idea_id: str) -> tuple[Idea, list[Event]]:
    """Say «dat is iets anders» of an idea of this seat or its table that was put in an action."""
    idea = _known(tx, seat.session_id, idea_id)
    if idea.participant_id != seat.id and (idea.table is None or idea.table != seat.table):
        raise NotFound()
    if idea.action_id is None:
        return idea, []
    return _save(tx, replace(idea, objected=True))


def list_ideas(store: Store, account: Account, session_id: str) -> tuple[Idea, ...]:
    """Return all ideas of a session to its facilitator."""
    session_for(store, account, session_id, FACILITATORS)
    return store.ideas.of_session(session_id)


def set_status(tx: Store, account: Account, session_id: str, idea_id: str,
               status: IdeaStatus) -> tuple[Idea, list[Event]]:  # fmt: skip
    """Approve, hide or put back an idea; one that sits in an action must be split off first."""
    session_for(tx, account, session_id, FACILITATORS)
    idea = _known(tx, session_id, idea_id)
    if idea.status is status:
        return idea, []
    if status is IdeaStatus.WITHDRAWN:
        raise InvalidInput("Alleen wie het schreef, kan een idee terugnemen.")
    if idea.status is IdeaStatus.WITHDRAWN:
        raise NotFound("Dit idee is er niet meer.")
    if idea.action_id and status is not IdeaStatus.APPROVED:
        raise IdeaTaken()
    remember_ideas(tx, session_id, "set_status", [idea])
    tx.journal.record("set_status", account.id, tx.now(), session_id=session_id, idea=idea.id, status=status)
    return _save(tx, replace(idea, status=status))


def blank_words(tx: Store, account: Account, session_id: str, idea_id: str, text: object,
                title: object = None) -> tuple[Idea, list[Event]]:  # fmt: skip
    """Replace an idea's words by those without names or rude ones; the originals are erased (R41)."""
    session_for(tx, account, session_id, FACILITATORS)
    idea = _known(tx, session_id, idea_id)
    words = written(text, IDEA_LIMIT)
    short = one_line(title or words[:BOARD_TITLE], BOARD_TITLE) if idea.title else ""
    forget(tx, session_id)  # What can be undone still holds the words that are erased here.
    tx.journal.record("blank_words", account.id, tx.now(), session_id=session_id, idea=idea.id)
    return _save(tx, replace(idea, text=words, title=short))


def enter_paper_idea(tx: Store, account: Account, session_id: str, text: object, table: int | None = None,
                     key: object = None, code: object = "") -> tuple[Submitted, list[Event]]:  # fmt: skip
    """Keep what stood on a slip of paper: handed in, with a table if the slip names one, and the code of its tear-off."""
    session = session_for(tx, account, session_id, FACILITATORS)
    scope, key = f"idea:{session_id}", read_key(key)
    known = tx.keys.known(scope, account.id, key)
    if known is not None:
        return Submitted(known, False), []
    words = written(text, IDEA_LIMIT)
    if table is not None and not 1 <= table <= session.table_count:
        raise InvalidInput("Kies een tafel van 1 tot %(most)s.", most=session.table_count)
    step = writing_step(_running(tx, session_id))
    if step is None:
        raise StepClosed("We schrijven nu geen ideeën.")
    idea = Idea(tx.new_id(), session_id, step.id, None, None, table, words, IdeaStatus.HANDED_IN, tx.now())
    tx.ideas.add(idea)
    if code:
        keep_slip(tx, idea.id, code)
    tx.keys.keep(scope, account.id, key, idea.id)
    tx.journal.record("enter_paper_idea", account.id, tx.now(), session_id=session_id, idea=idea.id)
    return Submitted(idea.id, True), [IdeasChanged(session_id)]


def _running(tx: Store, session_id: str) -> tuple[Step, ...]:
    session = tx.sessions.get(session_id)
    if session is None or session.status is SessionStatus.ENDED:
        raise SessionOver()
    return tx.sessions.steps(session_id)


def _has_tables(steps: Iterable[Step]) -> bool:
    return any(step.method is Method.TABLES and not step.skipped for step in steps)


def _tables_step(tx: Store, seat: Participant) -> Step:
    steps = _running(tx, seat.session_id)
    opened = [step for step in steps if step.method is Method.TABLES and step.state is StepState.OPEN]
    if not opened:
        raise StepClosed("De tafels geven nu niets door.")
    return opened[0]


def _known(tx: Store, session_id: str, idea_id: str) -> Idea:
    idea = tx.ideas.get(session_id, idea_id)
    if idea is None:
        raise NotFound()
    return idea


def _own(tx: Store, seat: Participant, idea_id: str) -> Idea:
    idea = _known(tx, seat.session_id, idea_id)
    if idea.participant_id != seat.id or idea.status is IdeaStatus.WITHDRAWN:
        raise NotFound()
    if idea.action_id:
        raise IdeaTaken()
    return idea


def _save(tx: Store, idea: Idea) -> tuple[Idea, list[Event]]:
    tx.ideas.save(idea)
    events: list[Event] = [IdeasChanged(idea.session_id)]
    return idea, events + ([ActionsChanged(idea.session_id)] if idea.action_id else [])
