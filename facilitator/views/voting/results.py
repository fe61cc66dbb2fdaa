"""Results as a screen shows them: ranked rows, bars whose length is the share, and where groups differ."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from facilitator.domain.ideas.idea import Action
from facilitator.domain.ideas.pictograms import word
from facilitator.domain.roles import Role
from facilitator.domain.voting.ballot import Answer, BallotKind
from facilitator.domain.voting.groups import Group
from facilitator.domain.voting.tally import GroupTally, Row, Tally

GAP = 0.25
GAP_PEOPLE = 3
MOST_GAPS = 3
NEARLY = 2


@dataclass(frozen=True)
class GroupBar:
    """The thin bar of one group; `pattern` is its role, or «together» where it holds several."""

    label: str
    roles: tuple[Role, ...]
    pattern: str
    votes: int
    ballots: int
    share: float

    @property
    def percent(self) -> float:
        """The length of the bar, to a tenth."""
        return _percent(self.share)


@dataclass(frozen=True)
class Gap:
    """Where two groups choose apart: from the lowest share to the highest, to scale."""

    low: GroupBar
    high: GroupBar

    @property
    def width(self) -> float:
        """How far the two marks stand apart, in points."""
        return round(self.high.percent - self.low.percent, 1)


@dataclass(frozen=True)
class ResultRow:
    """One action in the result; `nearly` says that the next row has at most two votes less."""

    action: str
    number: int
    title: str
    rank: int
    votes: int
    ballots: int
    share: float
    score: int
    answers: Mapping[str, int]
    bars: tuple[GroupBar, ...]
    gap: Gap | None = None
    tied: bool = False
    nearly: bool = False
    pictogram: str = ""

    @property
    def word(self) -> str:
        """The word that stands beside the pictogram."""
        return word(self.pictogram)

    @property
    def percent(self) -> float:
        """The length of the bar, to a tenth."""
        return _percent(self.share)


@dataclass(frozen=True)
class ResultsView:
    """A result, best first; `coarse` says that small groups are counted together or not shown apart."""

    kind: BallotKind
    ballots: int
    rows: tuple[ResultRow, ...]
    groups: tuple[GroupBar, ...]
    coarse: bool
    channels: Mapping[str, int]

    @property
    def three_answers(self) -> bool:
        """Say whether each action was answered with yes, a little, no or unknown."""
        return self.kind is BallotKind.YES_DOUBT_NO


def results(tally: Tally, actions: Sequence[Action]) -> ResultsView:
    """Return the result of a counted vote, ranked, with at most three marks where groups choose apart."""
    known = {action.id: action for action in actions}
    ranked = sorted(tally.rows, key=lambda row: (row.rank, row.number))
    rows = [_row(row, known.get(row.action), tally) for row in ranked]
    legend = tuple(_bar(part, part.ballots) for part in tally.groups)
    coarse = not tally.groups or any(len(part.group.roles) > 1 for part in tally.groups)
    return ResultsView(tally.kind, tally.ballots, _neighbours(_gaps(rows)), legend, coarse, tally.channels)


def pattern(group: Group) -> str:
    """Return what fills the bar of a group: its role, or «together»."""
    return group.roles[0].value if len(group.roles) == 1 else "together"


def _row(row: Row, action: Action | None, tally: Tally) -> ResultRow:
    # The bar of a single group would repeat the total.
    apart = tally.groups if len(tally.groups) > 1 else ()
    bars = tuple(_bar(part, _votes(part, row.action)) for part in apart)
    return ResultRow(
        action=row.action,
        number=row.number,
        title=action.title if action else "",
        pictogram=action.pictogram if action else "",
        rank=row.rank,
        votes=row.votes,
        ballots=tally.ballots,
        share=row.share,
        score=row.score,
        answers={answer.value: row.answers.get(answer.value, 0) for answer in Answer} if row.answers else {},
        bars=bars,
    )


def _bar(part: GroupTally, votes: int) -> GroupBar:
    share = votes / part.ballots if part.ballots else 0.0
    return GroupBar(part.group.label, part.group.roles, pattern(part.group), votes, part.ballots, share)


def _votes(part: GroupTally, action: str) -> int:
    return next((row.votes for row in part.rows if row.action == action), 0)


def _gaps(rows: Sequence[ResultRow]) -> list[ResultRow]:
    """Mark the widest gaps, three at most; of equal ones the higher ranked."""
    gaps = {row.action: gap for row in rows if (gap := _gap(row.bars))}
    widest = sorted(gaps, key=lambda action: -gaps[action].width)[:MOST_GAPS]
    return [replace(row, gap=gaps[row.action]) if row.action in widest else row for row in rows]


def _gap(bars: Sequence[GroupBar]) -> Gap | None:
    """A gap counts from 25 points, if it stands for three people or more in the smaller of both groups."""
    voting = [bar for bar in bars if bar.ballots]
    if len(voting) < 2:
        return None
    low, high = min(voting, key=lambda bar: bar.share), max(voting, key=lambda bar: bar.share)
    points = high.share - low.share
    people = points * min(low.ballots, high.ballots)
    # Shares are fractions of small numbers: a hair is left for what a float cannot hold.
    return Gap(low, high) if points >= GAP - 1e-9 and people >= GAP_PEOPLE - 1e-9 else None


def _neighbours(rows: Sequence[ResultRow]) -> tuple[ResultRow, ...]:
    """Say beside each row whether the next one is its equal, or nearly; of rows without votes nothing is said."""
    ranks = [row.rank for row in rows]
    marked = []
    for row, following in zip(rows, [*rows[1:], None], strict=True):
        nearly = following is not None and following.score > 0 and row.rank != following.rank
        nearly = nearly and following is not None and row.score - following.score <= NEARLY
        marked.append(replace(row, tied=row.score > 0 and ranks.count(row.rank) > 1, nearly=nearly))
    return tuple(marked)


def _percent(share: float) -> float:
    return round(100 * share, 1)
