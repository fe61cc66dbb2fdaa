"""What a phone shows: `step` is the same for everybody in the room; what is one seat's own lies on its desk."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from facilitator.domain.content import Content
from facilitator.domain.roles import Role
from facilitator.domain.room import Room
from facilitator.domain.sessions.runsheet import Method
from facilitator.domain.sessions.schedule import clock_ends
from facilitator.domain.sessions.session import SessionStatus, Step, StepState, writing_step
from facilitator.domain.voting.ballot import BallotKind, turned
from facilitator.domain.voting.groups import SMALLEST_GROUP
from facilitator.domain.voting.order_test import KINDS_WITH_TURNS
from facilitator.views.room.cards import Card, cards, picture, spoken_date
from facilitator.views.room.desk import DeskView
from facilitator.views.room.questions import Question, questions
from facilitator.views.voting.asked import Asked
from facilitator.views.voting.filled import NOT_FILLED, Filled
from facilitator.views.voting.moved import MovedView, moved
from facilitator.views.voting.results import ResultsView, results


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
    DOTS = "dots"
    RANK = "rank"
    MATRIX = "matrix"
    MOSCOW = "moscow"
    CONSENT = "consent"
    BUDGET = "budget"
    STOPPED = "stopped"
    COUNTED = "counted"
    RESULTS = "results"
    PAPER = "paper"
    THANKS = "thanks"


# The form of each kind of ballot.
BALLOTS: Mapping[BallotKind, Screen] = {
    BallotKind.PICK: Screen.PICK,
    BallotKind.YES_DOUBT_NO: Screen.ANSWERS,
    BallotKind.DOTS: Screen.DOTS,
    BallotKind.RANK: Screen.RANK,
    BallotKind.MATRIX: Screen.MATRIX,
    BallotKind.MOSCOW: Screen.MOSCOW,
    BallotKind.CONSENT: Screen.CONSENT,
    BallotKind.BUDGET: Screen.BUDGET,
}
VOTING = tuple(BALLOTS.values())
# Where the list is read as a whole it begins at another number on each phone; card by card it never does.
TURNED = frozenset(BALLOTS[kind] for kind in KINDS_WITH_TURNS)

# Tasks in which people do something, and may need more time for it.
LIVE = (Screen.WRITE, Screen.TABLES, Screen.QUESTIONS, *VOTING)

# After a push every phone fetches its own part: over so many milliseconds, at a pace the server answers at its ease.
SPREAD_A_SEAT, MOST_SPREAD = 12, 8000


@dataclass(frozen=True)
class PhoneView(Asked):
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
    moved: MovedView | None = None
    has_tables: bool = False
    writing: bool = False
    answer_date: str = ""
    receipts: bool = False
    answer_day: date | None = None
    languages: tuple[str, ...] = ("nl",)
    spread: int = 0
    ends: int = 0
    own: DeskView | None = None

    @property
    def is_ballot(self) -> bool:
        """Say whether choices lie on this screen that are wiped at the count."""
        return self.is_voting or self.screen is Screen.STOPPED

    @property
    def is_voting(self) -> bool:
        """Say whether this is the form of a ballot."""
        return self.screen in VOTING

    @property
    def ballot(self) -> Filled:
        """What this seat filled in; nobody's own is drawn for all."""
        return self.own.ballot if self.own else NOT_FILLED

    @property
    def list(self) -> tuple[Card, ...]:
        """The cards in the order of this seat: from another number on, running round."""
        if self.own is None or self.screen not in TURNED:
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
        cards=cards(room) if screen in (*VOTING, Screen.READ) else (),
        card=min(max(room.board_page, 0), max(len(room.actions) - 1, 0)),
        k=here.k if here is not None and screen is Screen.PICK else 0,
        terms=room.terms_of(here) if here is not None and screen in VOTING else None,
        electorate=tuple(role for role in Role if here is None or role in here.electorate),
        is_secret=room.voters >= SMALLEST_GROUP,
        groups=_groups(room, here),
        questions=questions(here, content) if screen is Screen.QUESTIONS else (),
        results=results(room.tally, room.actions) if room.tally and screen is Screen.RESULTS else None,
        moved=moved(room.moved) if room.moved and screen is Screen.RESULTS else None,
        has_tables=session.has_tables,
        writing=writing_step(room.steps) is not None,
        answer_date=spoken_date(session.answer_date),
        receipts=session.receipts,
        answer_day=session.answer_date,
        languages=session.languages,
        spread=min(MOST_SPREAD, SPREAD_A_SEAT * room.present),
        ends=_ends(here) if screen in LIVE else 0,
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
            return BALLOTS[here.kind] if here.kind else Screen.PAPER
        return Screen.STOPPED
    shown = room.tally_step is not None and room.tally_step.shown and room.tally is not None
    return Screen.RESULTS if shown else Screen.COUNTED


def _state(here: Step | None) -> str:
    """The state as phones hear it: a vote whose link is being cut is stopped."""
    if here is None:
        return ""
    return StepState.STOPPED.value if here.state is StepState.COUNTING else here.state.value


def _ends(here: Step | None) -> int:
    """Return the planned end in milliseconds, as `version` counts them; only the facilitator closes a step."""
    ends = clock_ends(here) if here is not None and here.state is StepState.OPEN else None
    return 0 if ends is None else int(ends.timestamp() * 1000)


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
