"""The thin bars of the groups under an action, and where two of them choose apart."""

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.domain.roles import Role
from facilitator.domain.voting.agreement import asked, supporters
from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.groups import Group
from facilitator.domain.voting.tally import GroupTally

GAP = 0.25
GAP_PEOPLE = 3


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
        return round(100 * self.share, 1)


@dataclass(frozen=True)
class Gap:
    """Where two groups choose apart: from the lowest share to the highest, to scale."""

    low: GroupBar
    high: GroupBar

    @property
    def width(self) -> float:
        """How far the two marks stand apart, in points."""
        return round(self.high.percent - self.low.percent, 1)


def pattern(group: Group) -> str:
    """Return what fills the bar of a group: its role, or «together»."""
    return group.roles[0].value if len(group.roles) == 1 else "together"


def group_bar(part: GroupTally, action: str, kind: BallotKind) -> GroupBar:
    """Return how many of a group stand behind an action, of those who were asked."""
    row = next((row for row in part.rows if row.action == action), None)
    return bar_of(part, supporters(row, kind), asked(row, kind, part.ballots)) if row else bar_of(part, 0, part.ballots)


def bar_of(part: GroupTally, votes: int, ballots: int) -> GroupBar:
    """Return the bar of a group that is so long."""
    length = votes / ballots if ballots else 0.0
    return GroupBar(part.group.label, part.group.roles, pattern(part.group), votes, ballots, length)


def gap_of(bars: Sequence[GroupBar]) -> Gap | None:
    """Return the widest gap that counts: one pair too small to count does not hide another that does."""
    voting = [bar for bar in bars if bar.ballots]
    gaps = [Gap(low, high) for low in voting for high in voting if _counts(low, high)]
    return max(gaps, key=lambda gap: gap.high.share - gap.low.share, default=None)


def _counts(low: GroupBar, high: GroupBar) -> bool:
    """A gap counts from 25 points, if it stands for three people or more in the smaller of both groups."""
    points = high.share - low.share
    people = points * min(low.ballots, high.ballots)
    # Shares are fractions of small numbers: a hair is left for what a float cannot hold.
    return points >= GAP - 1e-9 and people >= GAP_PEOPLE - 1e-9
