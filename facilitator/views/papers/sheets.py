"""What stands on the papers that are printed before a session, as plain values that a file can be made of."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from facilitator.domain.ideas.idea import Action
from facilitator.domain.ideas.pictograms import word
from facilitator.domain.numbers import euros
from facilitator.domain.roles import Role
from facilitator.domain.sessions.session import Step, WorkshopSession
from facilitator.domain.voting.paper import PrintedBallot
from facilitator.views.papers.ballot_form import BallotForm, ballot_form
from facilitator.views.room.board import qr
from facilitator.views.times import day

IDEA_PAGE = "/idee"

Drawing = Callable[[str], str]
"""Gives the drawing of a pictogram as SVG."""


@dataclass(frozen=True)
class TitledAction:
    """An action as it stands on a ballot with titles."""

    number: int
    title: str
    picture: str = ""
    word: str = ""
    cost: str = ""


@dataclass(frozen=True)
class BallotPaper:
    """Ballots of one vote, with numbers alone or with the titles of the actions; only roles that vote stand on it."""

    title: str
    about: str
    form: BallotForm
    large: bool
    ballots: tuple[PrintedBallot, ...]
    actions: tuple[TitledAction, ...] = ()
    roles: tuple[Role, ...] = tuple(Role)


@dataclass(frozen=True)
class SlipPaper:
    """Slips for ideas; a code is empty where it is written on by hand."""

    title: str
    large: bool
    tables: bool
    address: str
    codes: tuple[str, ...]


@dataclass(frozen=True)
class JoinPaper:
    """The sheet to join by."""

    title: str
    about: str
    address: str
    link: str
    code: str
    qr: str
    copies: int


@dataclass(frozen=True)
class Card:
    """The card of one table."""

    number: int
    qr: str


@dataclass(frozen=True)
class TablePaper:
    """A card for every table."""

    title: str
    about: str
    address: str
    code: str
    cards: tuple[Card, ...]


def ballot_paper(
    session: WorkshopSession, step: Step, printed: Sequence[PrintedBallot], *, large: bool = False,
    actions: Sequence[Action] = (), drawing: Drawing = lambda _name: "",
) -> BallotPaper:  # fmt: skip
    """Return the ballots of a vote; with actions, their titles stand on it."""
    form = ballot_form(step, _costs(actions), frozenset(action.id for action in actions))
    return BallotPaper(
        title=f"Stembladen · {session.title}",
        about=f"{session.title} · {step.title}",
        form=form,
        large=large,
        ballots=tuple(printed),
        actions=tuple(_titled(action, drawing, form.costs) for action in actions),
        roles=tuple(role for role in Role if role in step.electorate),
    )


def _titled(action: Action, drawing: Drawing, costs: Mapping[str, int]) -> TitledAction:
    """An action with its pictogram, which never stands without its word, and where money is shared out its cost."""
    says = word(action.pictogram)
    cost = f"{euros(costs[action.id])} euro" if action.id in costs else ""
    return TitledAction(action.number, action.title, drawing(action.pictogram) if says else "", says, cost)


def _costs(actions: Sequence[Action]) -> dict[str, int]:
    return {action.id: action.cost for action in actions if action.cost is not None}


def slip_paper(session: WorkshopSession, address: str, codes: Sequence[str], *, large: bool = False) -> SlipPaper:
    """Return slips for ideas, one for each code."""
    title = f"Ideeënbriefjes · {session.title}"
    return SlipPaper(title, large, session.has_tables, _typed(address) + IDEA_PAGE, tuple(codes))


def join_paper(session: WorkshopSession, address: str, copies: int = 1) -> JoinPaper:
    """Return the sheet to join by; `address` is where the server is found."""
    link = f"{address.rstrip('/')}/{session.code}"
    about = " · ".join(part for part in (session.title, day(session.starts_at)) if part)
    return JoinPaper(f"Doe mee · {session.title}", about, _typed(address), link, session.spoken_code, svg_qr(link),
                     copies)  # fmt: skip


def table_paper(session: WorkshopSession, address: str) -> TablePaper:
    """Return a card for every table."""
    link = f"{address.rstrip('/')}/{session.code}?tafel="
    cards = tuple(Card(number, svg_qr(f"{link}{number}")) for number in range(1, session.table_count + 1))
    return TablePaper(f"Tafelkaarten · {session.title}", session.title, _typed(address), session.spoken_code, cards)


def svg_qr(link: str) -> str:
    """Return the QR code of a link as a drawing of its own."""
    made = qr(link)
    size = escape(str(made.size))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">'
        f'<path d="{escape(made.path)}" stroke="#000" stroke-width="1"/></svg>'
    )


def _typed(address: str) -> str:
    """The address as people type it."""
    return (address.partition("://")[2] or address).rstrip("/")
