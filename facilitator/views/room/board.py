"""What the big screen shows: the step, what the room made together, and how to join; never a name."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache

import segno

from facilitator.domain.content import Content
from facilitator.domain.ideas.idea import IdeaStatus
from facilitator.domain.room import Room
from facilitator.domain.sessions.runsheet import Method
from facilitator.domain.sessions.session import SessionStatus, Step, StepState
from facilitator.views.room.ballot_wall import ONE_BY_ONE, Asked, asked
from facilitator.views.room.cards import CARDS_A_PAGE, Card, cards, page, pages, picture, spoken_date
from facilitator.views.room.clock import Clock, clock
from facilitator.views.room.questions import OptionTotal, Question, questions, totals
from facilitator.views.voting.moved import MovedView, moved
from facilitator.views.voting.results import ResultRow, ResultsView, results

HANDED_IN = 3

_SENTENCE_END = re.compile(r"(?<=[.?!])\s+")


class Screen(StrEnum):
    """The pictures the wall knows; each is a template of this name."""

    LOBBY = "lobby"
    PRACTICE = "practice"
    TEXT = "text"
    WRITE = "write"
    TABLES = "tables"
    CARDS = "cards"
    VOTE = "vote"
    STOPPED = "stopped"
    COUNTED = "counted"
    RESULTS = "results"
    MOVED = "moved"
    EVALUATE = "evaluate"
    BREAK = "break"
    PAPER = "paper"
    THANKS = "thanks"
    FROZEN = "frozen"


@dataclass(frozen=True)
class Qr:
    """A QR code as the outline of an SVG path."""

    size: int
    path: str


@dataclass(frozen=True)
class JoinStrip:
    """How to join: stands under everything the wall shows."""

    address: str
    code: str
    qr: Qr
    present: int


@dataclass(frozen=True)
class TableProgress:
    """How many ideas a table handed in, never which."""

    number: int
    handed_in: int

    @property
    def dots(self) -> tuple[bool, ...]:
        """One dot for each idea a table may hand in, filled from the left."""
        return tuple(place < self.handed_in for place in range(HANDED_IN))


@dataclass(frozen=True)
class BoardView:
    """One picture of the wall; `page` counts from 1 on screen."""

    version: int
    session_title: str
    municipality: str
    join: JoinStrip
    screen: Screen
    step_id: str = ""
    method: str = ""
    title: str = ""
    text: str = ""
    picture: str = "welcome"
    clock: Clock | None = None
    cards: tuple[Card, ...] = ()
    page: int = 1
    pages: int = 1
    cast: int = 0
    asked: Asked | None = None
    groups: tuple[str, ...] = ()
    tables: tuple[TableProgress, ...] = ()
    ideas: int = 0
    question: Question | None = None
    totals: tuple[OptionTotal, ...] = ()
    answered: int = 0
    results: ResultsView | None = None
    rows: tuple[ResultRow, ...] = ()
    answer_date: str = ""
    proposed: tuple[Card, ...] = field(default=())
    moved: MovedView | None = None

    @property
    def sentences(self) -> tuple[str, ...]:
        """The text sentence by sentence, each for a line of its own."""
        return tuple(sentence for sentence in _SENTENCE_END.split(self.text) if sentence)

    @property
    def wide(self) -> bool:
        """Say whether the cards or bars need the whole wall, with the question above them."""
        return len(self.cards) > 6 or bool(self.rows) or self.moved is not None


def board(room: Room, join_address: str, content: Content) -> BoardView:
    """Return what the wall shows now; a frozen wall only says that it waits."""
    screen = Screen.FROZEN if room.session.frozen else _screen(room)
    view = _frame(room, join_address, screen)
    if screen in (Screen.PRACTICE, Screen.EVALUATE):
        return _asking(view, room, content)
    draw = _DRAWN.get(screen)
    return draw(view, room) if draw else view


def join_strip(room: Room, join_address: str) -> JoinStrip:
    """Return how to join: the address without scheme and code, for people to type, and the QR with both."""
    code = room.session.code
    base = join_address.rstrip("/").removesuffix(f"/{code}")
    return JoinStrip(base.partition("://")[2] or base, room.session.spoken_code, qr(f"{base}/{code}"), room.present)


@lru_cache(maxsize=64)
def qr(text: str) -> Qr:
    """Return the QR code of a link, with a white border of two modules, drawn as lines."""
    rows = [list(row) for row in segno.make(text, error="m", micro=False).matrix_iter(border=2)]
    path = "".join(f"M{start} {y}.5h{length}" for y, row in enumerate(rows) for start, length in _runs(row))
    return Qr(len(rows), path)


def _runs(row: list[int]) -> list[tuple[int, int]]:
    """The stretches of dark modules in a row: where each starts, and how long it is."""
    runs: list[tuple[int, int]] = []
    for x, dark in enumerate(row):
        if dark and runs and sum(runs[-1]) == x:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif dark:
            runs.append((x, 1))
    return runs


_SCREENS = {
    Method.WELCOME: Screen.LOBBY,
    Method.PRACTICE: Screen.PRACTICE,
    Method.EXPLAIN: Screen.TEXT,
    Method.STORY: Screen.TEXT,
    Method.WRITE: Screen.WRITE,
    Method.TABLES: Screen.TABLES,
    Method.MERGE: Screen.BREAK,
    Method.READ: Screen.CARDS,
    Method.EVALUATE: Screen.EVALUATE,
    Method.BREAK: Screen.BREAK,
    Method.CLOSE: Screen.THANKS,
}


def _screen(room: Room) -> Screen:
    step = room.step
    if room.session.status is SessionStatus.ENDED:
        return Screen.THANKS
    if step is None:
        return Screen.LOBBY
    if step.method in (Method.VOTE, Method.RESULTS):
        return _ballot_screen(room, step)
    return _SCREENS.get(step.method, Screen.PAPER)


def _ballot_screen(room: Room, step: Step) -> Screen:
    if step.method is Method.VOTE and not step.is_vote:
        return Screen.PAPER
    if step.is_vote and not step.counted:
        return Screen.VOTE if step.state is StepState.OPEN else Screen.STOPPED
    shown = room.tally_step is not None and room.tally_step.shown and room.tally is not None
    return Screen.RESULTS if shown else Screen.COUNTED


def _frame(room: Room, join_address: str, screen: Screen) -> BoardView:
    step, session = room.step, room.session
    quiet = step is None or screen is Screen.FROZEN
    return BoardView(
        version=room.version,
        session_title=session.title,
        municipality=room.municipality,
        join=join_strip(room, join_address),
        screen=screen,
        step_id="" if step is None else step.id,
        method="" if step is None else step.method,
        title=session.title if quiet or step is None else step.title,
        text="" if quiet or step is None else step.board_text,
        picture=picture(None if quiet or step is None else step.method),
        clock=None if quiet else clock(room),
        answer_date=spoken_date(session.answer_date),
        proposed=_taken(room) if screen in (Screen.RESULTS, Screen.THANKS) else (),
    )


def _taken(room: Room) -> tuple[Card, ...]:
    return tuple(card for card in cards(room) if card.proposed)


def _asking(view: BoardView, room: Room, content: Content) -> BoardView:
    """A question with nothing at stake shows its totals as they come; an evaluation only how many answered."""
    asked = questions(room.step, content)
    if not asked:
        return view
    counts = room.answers.get(asked[0].id, {})
    answered = max((sum(room.answers.get(one.id, {}).values()) for one in asked), default=0)
    if view.screen is Screen.EVALUATE:
        return replace(view, answered=answered)
    return replace(view, question=asked[0], totals=totals(asked[0], counts), answered=answered)


def _writing(view: BoardView, room: Room) -> BoardView:
    step = room.step
    ideas = [idea for idea in room.ideas if step and idea.step_id == step.id]
    return replace(view, ideas=sum(idea.status is not IdeaStatus.WITHDRAWN for idea in ideas))


def _tables(view: BoardView, room: Room) -> BoardView:
    handed_in = Counter(idea.table for idea in room.ideas if idea.title and idea.status is not IdeaStatus.WITHDRAWN)
    numbers = sorted(table for table, seats in room.tables.items() if seats or handed_in[table])
    return replace(view, tables=tuple(TableProgress(number, min(handed_in[number], HANDED_IN)) for number in numbers))


def _cards(view: BoardView, room: Room, size: int = CARDS_A_PAGE) -> BoardView:
    every = cards(room)
    count = pages(every, size)
    number = min(max(room.board_page, 0), count - 1)
    return replace(view, cards=page(every, size, number), page=number + 1, pages=count)


def _vote(view: BoardView, room: Room) -> BoardView:
    """Where every card gets an answer the wall shows one at a time, else all that fit a page."""
    step = room.step
    assert step is not None
    view = _cards(view, room, 1 if step.kind in ONE_BY_ONE else CARDS_A_PAGE)
    groups = tuple(group.label for group in room.groups_of(step))
    return replace(view, cast=room.cast, asked=asked(room, step), groups=groups)


def _results(view: BoardView, room: Room) -> BoardView:
    assert room.tally is not None
    result = results(room.tally, room.actions)
    size = _rows_a_page(result)
    # After a second round one more page tells what moved since the first.
    count = pages(result.rows, size) + (room.moved is not None)
    number = min(max(room.board_page, 0), count - 1)
    if room.moved is not None and number == count - 1:
        return replace(view, screen=Screen.MOVED, moved=moved(room.moved), page=count, pages=count)
    return replace(view, results=result, rows=page(result.rows, size, number), page=number + 1, pages=count)


def _rows_a_page(result: ResultsView) -> int:
    """The more bars a row has, and the more is said of its answers, the fewer rows can be read from the back."""
    rows = {0: 6, 1: 6, 2: 5, 3: 5}.get(len(result.groups), 4)
    if result.matrix:
        return 4 if len(result.groups) < 2 else 3
    if result.key and len(result.groups) > 1:
        return 3
    return rows - 1 if result.is_spelled else rows


_DRAWN: Mapping[Screen, Callable[[BoardView, Room], BoardView]] = {
    Screen.WRITE: _writing,
    Screen.TABLES: _tables,
    Screen.CARDS: _cards,
    Screen.VOTE: _vote,
    Screen.RESULTS: _results,
}
