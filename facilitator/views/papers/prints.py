"""What is printed before a session: ballots, idea slips, the sheet to join by, and a card for every table."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from facilitator.domain.roles import Role
from facilitator.domain.sessions.session import Step, StepState, WorkshopSession
from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.terms import Terms
from facilitator.views.papers.ballot_form import BallotForm, Layout, ballot_form, form_of
from facilitator.views.room.board import Qr, qr
from facilitator.views.times import day

MOST_NUMBERS = 20
BALLOTS_A_PAGE, TALL_A_PAGE = 4, 2
SLIPS_A_PAGE = 4

USUAL = form_of(Terms(BallotKind.PICK, frozenset()))

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
    form: BallotForm
    question: str
    pages: tuple[tuple[str, ...], ...]
    votes: tuple[VoteChoice, ...]
    roles: tuple[Role, ...] = tuple(Role)

    @property
    def columns(self) -> tuple[tuple[int, ...], ...]:
        """The numbers on every ballot, in the columns in which they stand beside their boxes."""
        if self.form.layout is Layout.PLACES:
            return (tuple(range(1, self.form.boxes + 1)),)
        many = {Layout.CROSSES: 4, Layout.ESTIMATES: 1}.get(self.form.layout, 2)
        each = MOST_NUMBERS // many
        return tuple(tuple(range(first + 1, first + each + 1)) for first in range(0, MOST_NUMBERS, each))


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
    form = ballot_form(chosen) if chosen else USUAL
    return BallotsView(
        session_id=session.id,
        title=session.title,
        day=day(session.starts_at),
        form=form,
        question=chosen.title if chosen else "",
        pages=_pages(serials, TALL_A_PAGE if form.tall else BALLOTS_A_PAGE),
        votes=tuple(VoteChoice(step.id, step.title, step is chosen) for step in ahead),
        roles=tuple(role for role in Role if chosen is None or role in chosen.electorate),
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
