"""What a phone shows: `step` is the same for everybody in the room, `desk` lies before one seat alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from facilitator.domain.ballot import left, turned
from facilitator.domain.content import Content
from facilitator.domain.groups import SMALLEST_GROUP
from facilitator.domain.idea import Action, Idea, IdeaStatus
from facilitator.domain.roles import Role
from facilitator.domain.room import Room, SeatDesk
from facilitator.domain.runsheet import Method
from facilitator.domain.session import SessionStatus, Step, StepState, writing_step

from .cards import Card, cards, picture, spoken_date
from .questions import Question, questions
from .results import ResultsView, results

IDEAS = 3
HANDED_IN = 3


class Screen(StrEnum):
    """The tasks a phone knows; each is a template of this name."""

    WAIT = "wait"
    TEXT = "text"
    QUESTIONS = "questions"
    WRITE = "write"
    TABLES = "tables"
    BREAK = "break"
    READ = "read"
    PICK = "pick"
    ANSWERS = "answers"
    STOPPED = "stopped"
    COUNTED = "counted"
    RESULTS = "results"
    PAPER = "paper"
    THANKS = "thanks"


# After a push every phone fetches its own part: over so many milliseconds, at a pace the server answers at its ease.
SPREAD_A_SEAT, MOST_SPREAD = 12, 8000


@dataclass(frozen=True)
class OwnIdea:
    """One's own idea, and what became of it; `merged` is the title of the action it was joined to."""

    id: str
    text: str
    title: str
    is_handed_in: bool
    can_change: bool
    number: int | None = None
    merged: str = ""
    objected: bool = False


@dataclass(frozen=True)
class DeskView:
    """The private part of a phone: it is drawn for one seat's own page and never pushed."""

    role: Role
    role_word: str
    table: int | None
    turn: int
    voted: bool
    may_vote: bool
    ideas: tuple[OwnIdea, ...] = ()
    table_ideas: tuple[OwnIdea, ...] = ()
    picks: frozenset[str] = frozenset()
    picks_left: int = 0
    has_ballot: bool = False
    answers: Mapping[str, str] = field(default_factory=dict)
    given: Mapping[str, str] = field(default_factory=dict)
    ideas_left: int = IDEAS
    table_left: int = HANDED_IN
    csrf: str = ""
    key: str = ""
    error: str = ""
    unsent: str = ""


@dataclass(frozen=True)
class PhoneView:
    """One task; `own` is filled on a seat's own page only, so that nothing private can be pushed."""

    version: int
    screen: Screen
    step_id: str = ""
    method: str = ""
    state: str = ""
    title: str = ""
    text: str = ""
    picture: str = "welcome"
    cards: tuple[Card, ...] = ()
    card: int = 0
    k: int = 0
    electorate: tuple[Role, ...] = ()
    is_secret: bool = True
    groups: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    results: ResultsView | None = None
    has_tables: bool = False
    writing: bool = False
    answer_date: str = ""
    spread: int = 0
    own: DeskView | None = None

    @property
    def is_ballot(self) -> bool:
        """Say whether choices lie on this screen that are wiped at the count."""
        return self.screen in (Screen.PICK, Screen.ANSWERS, Screen.STOPPED)

    @property
    def list(self) -> tuple[Card, ...]:
        """The cards in the order of this seat: from another number on, running round."""
        if self.own is None or self.screen is not Screen.PICK:
            return self.cards
        by_id = {card.id: card for card in self.cards}
        return tuple(by_id[one] for one in turned(tuple(by_id), self.own.turn))


def step(room: Room, content: Content) -> PhoneView:
    """Return the task of this moment, the same for every phone in the room."""
    here, session = room.step, room.session
    screen = _screen(room)
    return PhoneView(
        version=room.version,
        screen=screen,
        step_id="" if here is None else here.id,
        method="" if here is None else here.method,
        state=_state(here),
        title=session.title if here is None else here.title,
        text="" if here is None else here.phone_text,
        picture=_picture(here, screen),
        cards=cards(room) if screen in (Screen.PICK, Screen.ANSWERS, Screen.READ) else (),
        card=min(max(room.board_page, 0), max(len(room.actions) - 1, 0)),
        k=here.k if here is not None and screen is Screen.PICK else 0,
        electorate=tuple(role for role in Role if here is None or role in here.electorate),
        is_secret=room.voters >= SMALLEST_GROUP,
        groups=_groups(room, here),
        questions=questions(here, content) if screen is Screen.QUESTIONS else (),
        results=results(room.tally, room.actions) if room.tally and screen is Screen.RESULTS else None,
        has_tables=session.has_tables,
        writing=writing_step(room.steps) is not None,
        answer_date=spoken_date(session.answer_date),
        spread=min(MOST_SPREAD, SPREAD_A_SEAT * room.present),
    )


def desk(room: Room, seat_desk: SeatDesk, content: Content, ideas_per_seat: int = IDEAS) -> DeskView:
    """Return what lies before one seat: own ideas, own ballot, own answers."""
    seat, here = seat_desk.seat, room.step
    actions = {action.id: action for action in room.actions}
    can_write = writing_step(room.steps)
    ballot = seat_desk.ballot if here is not None and here.under_vote else None
    picks = ballot if isinstance(ballot, tuple) else ()
    answers = ballot if isinstance(ballot, Mapping) else {}
    kept = [idea for idea in seat_desk.ideas if idea.status is not IdeaStatus.WITHDRAWN]
    handed_in = [idea for idea in seat_desk.table_ideas if idea.title and idea.status is not IdeaStatus.WITHDRAWN]
    return DeskView(
        role=seat.role,
        role_word=content.phone.roles[seat.role].word,
        table=seat.table,
        turn=seat.turn,
        voted=seat_desk.voted,
        may_vote=here is None or seat.role in here.electorate,
        ideas=tuple(_own(idea, actions, can_write) for idea in kept),
        table_ideas=tuple(_own(idea, actions, can_write) for idea in handed_in),
        picks=frozenset(picks),
        picks_left=left(here.kind, here.k, picks, len(actions)) if here and here.kind == "pick" else 0,
        has_ballot=bool(ballot),
        answers=answers,
        given=seat_desk.answers,
        ideas_left=max(0, ideas_per_seat - sum(idea.step_id == _id(can_write) for idea in kept)),
        table_left=max(0, HANDED_IN - len(handed_in)),
    )


_SCREENS = {
    Method.WELCOME: Screen.TEXT,
    Method.PRACTICE: Screen.QUESTIONS,
    Method.EXPLAIN: Screen.TEXT,
    Method.STORY: Screen.TEXT,
    Method.WRITE: Screen.WRITE,
    Method.TABLES: Screen.TABLES,
    Method.MERGE: Screen.BREAK,
    Method.READ: Screen.READ,
    Method.EVALUATE: Screen.QUESTIONS,
    Method.BREAK: Screen.BREAK,
    Method.CLOSE: Screen.THANKS,
}
_ACTIVE = (Screen.QUESTIONS, Screen.TABLES)


def _screen(room: Room) -> Screen:
    here = room.step
    if room.session.status is SessionStatus.ENDED:
        return Screen.THANKS
    if here is None:
        return Screen.WAIT
    if here.method in (Method.VOTE, Method.RESULTS):
        return _ballot_screen(room, here)
    screen = _SCREENS.get(here.method, Screen.PAPER)
    return Screen.WAIT if here.state is StepState.CLOSED and screen in _ACTIVE else screen


def _ballot_screen(room: Room, here: Step) -> Screen:
    if here.method is Method.VOTE and not here.is_vote:
        return Screen.PAPER
    if here.is_vote and not here.counted:
        if here.state is StepState.OPEN:
            return Screen.PICK if here.kind == "pick" else Screen.ANSWERS
        return Screen.STOPPED
    shown = room.tally_step is not None and room.tally_step.shown and room.tally is not None
    return Screen.RESULTS if shown else Screen.COUNTED


def _state(here: Step | None) -> str:
    """The state as phones hear it: a vote whose link is being cut is stopped."""
    if here is None:
        return ""
    return StepState.STOPPED.value if here.state is StepState.COUNTING else here.state.value


def _picture(here: Step | None, screen: Screen) -> str:
    if screen in (Screen.STOPPED, Screen.COUNTED, Screen.WAIT):
        return "wait"
    if screen is Screen.RESULTS:
        return "results"
    return "close" if screen is Screen.THANKS else picture(None if here is None else here.method)


def _groups(room: Room, here: Step | None) -> tuple[str, ...]:
    if here is None or not here.is_vote:
        return ()
    return tuple(group.label for group in room.groups_of(here))


def _own(idea: Idea, actions: Mapping[str, Action], can_write: Step | None) -> OwnIdea:
    action = actions.get(idea.action_id or "")
    return OwnIdea(
        id=idea.id,
        text=idea.text,
        title=idea.headline,
        is_handed_in=idea.status in (IdeaStatus.HANDED_IN, IdeaStatus.APPROVED, IdeaStatus.HIDDEN),
        can_change=can_write is not None and idea.status is IdeaStatus.OWN and idea.step_id == can_write.id,
        number=action.number if action else None,
        merged=action.title if action and len(action.ideas) > 1 else "",
        objected=idea.objected,
    )


def _id(here: Step | None) -> str:
    return "" if here is None else here.id
