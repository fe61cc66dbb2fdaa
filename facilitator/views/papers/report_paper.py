"""The report of a session as it stands on paper, as plain values that a file can be made of."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from facilitator.domain.helping.helper import Reason
from facilitator.domain.roles import Role
from facilitator.domain.sessions.session import Channel
from facilitator.views.papers.report import Answered, ReportView, VoteReport
from facilitator.views.papers.sheets import Drawing
from facilitator.views.pictures.moved import figure
from facilitator.views.pictures.picture import Drawn, dutch, texts
from facilitator.views.voting.figures import Figure
from facilitator.views.voting.group_bars import GroupBar
from facilitator.views.voting.moved import MovedView
from facilitator.views.voting.results import ResultRow

# Draws a picture as SVG for paper.
Pictured = Callable[[Drawn], str]


@dataclass(frozen=True)
class Share:
    """So many of so many, and how long its bar is; `pattern` fills the bar of a group."""

    votes: int
    ballots: int
    percent: float
    pattern: str = ""


@dataclass(frozen=True)
class GroupHead:
    """A group above its column: its shapes and its word."""

    word: str
    roles: tuple[Role, ...]


@dataclass(frozen=True)
class Stretch:
    """A part of a bar that is made of answers."""

    fill: str
    percent: float


@dataclass(frozen=True)
class Bar:
    """The bar of all together: the number beside it, what it is made of, and that in words."""

    said: str
    percent: float
    stretches: tuple[Stretch, ...]
    more: str


@dataclass(frozen=True)
class ActionResult:
    """One action with its votes, in total and per group; the marks say what is to be said beside it."""

    number: int
    title: str
    total: Bar
    effort: Bar | None
    groups: tuple[Share, ...]
    proposed: bool
    marks: tuple[str, ...]
    picture: str
    word: str


@dataclass(frozen=True)
class FillWord:
    """Which fill says which answer."""

    fill: str
    word: str


@dataclass(frozen=True)
class PaperPicture:
    """A picture as SVG, and what it shows in words, for who does not see it."""

    svg: str
    told: str
    ratio: float


@dataclass(frozen=True)
class MovedAction:
    """One action in two rounds, each figure in words."""

    number: int
    title: str
    before: str
    after: str
    change: str


@dataclass(frozen=True)
class MovedPaper:
    """What moved since the vote before, with how many voted each time."""

    turnout: str
    picture: PaperPicture | None
    actions: tuple[MovedAction, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class VoteResult:
    """One counted vote; `ways` has a number for every way of voting, in the order of the screen."""

    title: str
    rule: str
    secret: bool
    talking: tuple[Role, ...]
    ways: tuple[int, ...]
    ballots: int
    no_phone: int
    asked: int
    groups: tuple[GroupHead, ...]
    unit: str
    fills: tuple[FillWord, ...]
    notes: tuple[str, ...]
    picture: PaperPicture | None
    actions: tuple[ActionResult, ...]
    moved: MovedPaper | None = None


@dataclass(frozen=True)
class Taken:
    """An action that was proposed to the municipality."""

    number: int
    title: str


@dataclass(frozen=True)
class SameAnswers:
    """Questions of the evaluation that could be answered alike, so that they share their columns."""

    words: tuple[str, ...]
    questions: tuple[Answered, ...]


@dataclass(frozen=True)
class ReportPaper:
    """The page at the coats."""

    title: str
    session: str
    about: str
    over: bool
    present: int
    roles: tuple[tuple[Role, int], ...]
    off_screen: int
    ideas: int
    actions: int
    answer: str
    taken: tuple[Taken, ...]
    votes: tuple[VoteResult, ...]
    evaluation: tuple[SameAnswers, ...]


def report_paper(
    view: ReportView, drawing: Drawing = lambda _name: "", pictured: Pictured = lambda _view: ""
) -> ReportPaper:
    """Return the report as it is printed: the same numbers and pictures as on its page."""
    return ReportPaper(
        title=f"Wat we kozen · {view.title}",
        session=view.title,
        about=" · ".join(part for part in (view.municipality, view.day) if part),
        over=view.over,
        present=view.present,
        roles=view.roles,
        off_screen=view.off_screen,
        ideas=view.ideas,
        actions=view.actions,
        answer=view.answer,
        taken=_taken(view.votes),
        votes=tuple(_vote(vote, drawing, pictured) for vote in view.votes),
        evaluation=_evaluation(view.evaluation),
    )


def _taken(votes: Sequence[VoteReport]) -> tuple[Taken, ...]:
    """What was proposed, each action once, although two votes may have brought it."""
    rows = (row for vote in votes for row in vote.results.rows if row.action in vote.proposed)
    return tuple({row.action: Taken(row.number, row.title) for row in rows}.values())


def _vote(vote: VoteReport, drawing: Drawing, pictured: Pictured) -> VoteResult:
    shown = vote.results
    # The only group would repeat the total.
    apart = shown.groups if len(shown.groups) > 1 else ()
    return VoteResult(
        title=vote.title,
        rule=dutch(vote.rule),
        secret=shown.is_secret,
        talking=vote.talking,
        ways=tuple(shown.channels.get(channel, 0) for channel in Channel),
        ballots=shown.ballots,
        no_phone=vote.assisted.get(Reason.NO_PHONE, 0),
        asked=vote.assisted.get(Reason.ASKED, 0),
        groups=tuple(GroupHead(group.label, group.roles) for group in apart),
        unit=shown.unit,
        fills=tuple(FillWord(fill, word) for fill, word in shown.key),
        notes=tuple(" ".join((note.sign, dutch(note.said))).strip() for note in shown.notes)
        + tuple(map(dutch, shown.lines))
        + ((vote.order,) if vote.order else ()),
        picture=_picture(shown.matrix, pictured) if shown.matrix else None,
        actions=tuple(_action(row, row.action in vote.proposed, drawing) for row in shown.rows),
        moved=_moved(vote.moved, pictured) if vote.moved else None,
    )


def _moved(view: MovedView, pictured: Pictured) -> MovedPaper:
    return MovedPaper(
        turnout=f"Eerst {view.before} stemmen, nu {view.after}.",
        picture=_picture(view.picture, pictured),
        actions=tuple(
            MovedAction(row.number, row.title, *texts((figure(row.before), figure(row.after), row.change)))
            for row in view.rows
        ),
        notes=view.notes,
    )


def _picture(view: Drawn, pictured: Pictured) -> PaperPicture | None:
    """A picture by who can draw it; without somebody who can, the numbers stand alone."""
    svg, about = pictured(view), view.picture
    told = f"{dutch(about.title)} {dutch(about.told)}"
    return PaperPicture(svg, told, about.width / about.height) if svg else None


def _action(row: ResultRow, is_proposed: bool, drawing: Drawing) -> ActionResult:
    return ActionResult(
        number=row.number,
        title=row.title,
        total=_bar(row.figure, row.cost),
        effort=_bar(row.figure.effort) if row.figure.effort else None,
        groups=tuple(_share(bar) for bar in row.bars),
        proposed=is_proposed,
        marks=tuple(f"{mark.sign} {dutch(mark.said)}" for mark in row.marks),
        picture=drawing(row.pictogram) if row.word else "",
        word=row.word,
    )


def _bar(figure: Figure, cost: str = "") -> Bar:
    more = [f"{part.word} {part.n}" for part in figure.parts[1:]]
    more += [dutch(said) for said in (figure.points, figure.people) if said]
    more += [f"kost {cost} euro"] if cost else []
    said = " ".join(part for part in (dutch(figure.said), figure.unit) if part)
    stretches = tuple(Stretch(part.fill, part.percent) for part in figure.parts if part.n)
    return Bar(said, figure.percent, stretches, " · ".join(more))


def _share(bar: GroupBar) -> Share:
    return Share(bar.votes, bar.ballots, bar.percent, bar.pattern)


def _evaluation(answered: Sequence[Answered]) -> tuple[SameAnswers, ...]:
    return tuple(SameAnswers(words, tuple(same)) for words, same in groupby(answered, key=lambda one: one.words))
