"""What is printed before a session: ballots, idea slips, the sheet to join by, and a card for every table."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from facilitator.domain.sessions.session import Step, StepState, WorkshopSession
from facilitator.domain.voting.ballot import BallotKind
from facilitator.views.room.board import Qr, qr
from facilitator.views.times import day

MOST_NUMBERS = 20
BALLOTS_A_PAGE = 4
SLIPS_A_PAGE = 4

Item = TypeVar("Item")


@dataclass(frozen=True)
class VoteChoice:
    """A vote of the run sheet that ballots can be printed for."""

    id: str
    title: str
    is_chosen: bool


@dataclass(frozen=True)
class BallotsView:
    """Pages of paper ballots: the numbers are printed before anybody knows which actions they stand for."""

    session_id: str
    title: str
    day: str
    kind: BallotKind
    k: int
    question: str
    pages: tuple[tuple[str, ...], ...]
    votes: tuple[VoteChoice, ...]

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers on every ballot."""
        return tuple(range(1, MOST_NUMBERS + 1))


@dataclass(frozen=True)
class JoinSheet:
    """How to join, on one page."""

    session_id: str
    title: str
    day: str
    address: str
    spoken_code: str
    qr: Qr


@dataclass(frozen=True)
class TableCard:
    """The card on one table: its QR already knows the table."""

    number: int
    qr: Qr


@dataclass(frozen=True)
class TableCards:
    """A card for every table, two to a page."""

    sheet: JoinSheet
    pages: tuple[tuple[TableCard, ...], ...]


def ballots(session: WorkshopSession, steps: Sequence[Step], serials: Sequence[str], step_id: str = "") -> BallotsView:
    """Return ballots for a vote of the run sheet, the named or the first that is still to come."""
    votes = [step for step in steps if step.is_vote]
    named = [step for step in votes if step.id == step_id]
    ahead = [step for step in votes if printable(step)]
    chosen = next(iter(named or ahead or votes), None)
    return BallotsView(
        session_id=session.id,
        title=session.title,
        day=day(session.starts_at),
        kind=chosen.kind if chosen and chosen.kind else BallotKind.PICK,
        k=chosen.k if chosen else 3,
        question=chosen.title if chosen else "",
        pages=_pages(serials, BALLOTS_A_PAGE),
        votes=tuple(VoteChoice(step.id, step.title, step is chosen) for step in ahead),
    )


def printable(step: Step) -> bool:
    """Say whether ballots can still be printed for a step: a vote that was not counted and is not left out."""
    return step.is_vote and not step.counted and step.state is not StepState.COUNTING and not step.skipped


def table_count(session: WorkshopSession) -> int:
    """How many tables there are; none where a run sheet has none."""
    return session.table_count if session.has_tables else 0


def join_sheet(session: WorkshopSession, address: str) -> JoinSheet:
    """Return the sheet to join by; `address` is where the server is found."""
    shown = address.partition("://")[2] or address
    link = f"{address.rstrip('/')}/{session.code}"
    return JoinSheet(session.id, session.title, day(session.starts_at), shown, session.spoken_code, qr(link))


def table_cards(session: WorkshopSession, address: str) -> TableCards:
    """Return a card for every table."""
    link = f"{address.rstrip('/')}/{session.code}?tafel="
    cards = [TableCard(number, qr(f"{link}{number}")) for number in range(1, session.table_count + 1)]
    return TableCards(join_sheet(session, address), _pages(cards, 2))


def _pages(items: Sequence[Item], size: int) -> tuple[tuple[Item, ...], ...]:
    return tuple(tuple(items[start : start + size]) for start in range(0, len(items), size))
