"""The report of a session as it stands on paper, as plain values that a file can be made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from facilitator.domain.helping.helper import Reason
from facilitator.domain.roles import Role
from facilitator.domain.sessions.session import Channel
from facilitator.domain.voting.ballot import Answer
from facilitator.views.papers.report import Answered, ReportView, VoteReport
from facilitator.views.papers.sheets import Drawing
from facilitator.views.voting.results import GroupBar, ResultRow


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
class ActionResult:
    """One action with its votes, in total and per group; the marks say what is to be said beside it."""

    number: int
    title: str
    total: Share
    groups: tuple[Share, ...]
    little: int
    no: int
    unknown: int
    proposed: bool
    tied: bool
    apart: bool
    picture: str
    word: str


@dataclass(frozen=True)
class VoteResult:
    """One counted vote; `ways` has a number for every way of voting, in the order of the screen."""

    title: str
    kind: str
    k: int
    talking: tuple[Role, ...]
    ways: tuple[int, ...]
    ballots: int
    no_phone: int
    asked: int
    groups: tuple[GroupHead, ...]
    coarse: bool
    actions: tuple[ActionResult, ...]


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


def report_paper(view: ReportView, drawing: Drawing = lambda _name: "") -> ReportPaper:
    """Return the report as it is printed: the same numbers as on its page."""
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
        votes=tuple(_vote(vote, drawing) for vote in view.votes),
        evaluation=_evaluation(view.evaluation),
    )


def _taken(votes: Sequence[VoteReport]) -> tuple[Taken, ...]:
    """What was proposed, each action once, although two votes may have brought it."""
    rows = (row for vote in votes for row in vote.results.rows if row.action in vote.proposed)
    return tuple({row.action: Taken(row.number, row.title) for row in rows}.values())


def _vote(vote: VoteReport, drawing: Drawing) -> VoteResult:
    shown = vote.results
    # The only group would repeat the total.
    apart = shown.groups if len(shown.groups) > 1 else ()
    return VoteResult(
        title=vote.title,
        kind=vote.kind.value,
        k=vote.k,
        talking=vote.talking,
        ways=tuple(shown.channels.get(channel, 0) for channel in Channel),
        ballots=shown.ballots,
        no_phone=vote.assisted.get(Reason.NO_PHONE, 0),
        asked=vote.assisted.get(Reason.ASKED, 0),
        groups=tuple(GroupHead(group.label, group.roles) for group in apart),
        coarse=shown.coarse,
        actions=tuple(_action(row, row.action in vote.proposed, drawing) for row in shown.rows),
    )


def _action(row: ResultRow, is_proposed: bool, drawing: Drawing) -> ActionResult:
    return ActionResult(
        number=row.number,
        title=row.title,
        total=Share(row.votes, row.ballots, row.percent),
        groups=tuple(_share(bar) for bar in row.bars),
        little=row.answers.get(Answer.DOUBT, 0),
        no=row.answers.get(Answer.NO, 0),
        unknown=row.answers.get(Answer.UNKNOWN, 0),
        proposed=is_proposed,
        tied=row.tied,
        apart=row.gap is not None,
        picture=drawing(row.pictogram) if row.word else "",
        word=row.word,
    )


def _share(bar: GroupBar) -> Share:
    return Share(bar.votes, bar.ballots, bar.percent, bar.pattern)


def _evaluation(answered: Sequence[Answered]) -> tuple[SameAnswers, ...]:
    return tuple(SameAnswers(words, tuple(same)) for words, same in groupby(answered, key=lambda one: one.words))
