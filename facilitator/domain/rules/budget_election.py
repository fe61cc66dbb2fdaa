"""Ballots over projects that share one budget, as a participatory budget has them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

# Whole points are whole numbers, which add up much quicker.
Points = tuple[tuple[str, int | Fraction], ...]


class Marking(StrEnum):
    """How a ballot speaks: it approves of projects, or gives each some points."""

    APPROVAL = "approval"
    POINTS = "points"


@dataclass(frozen=True)
class BudgetElection:
    """`ballots` says how many people cast each ballot; one that approves gives every project it names one point."""

    budget: Fraction
    costs: Mapping[str, Fraction]
    marking: Marking
    ballots: Mapping[Points, int]

    @property
    def voters(self) -> int:
        """How many ballots were cast, the empty ones too: each of them has a share of the budget."""
        return sum(self.ballots.values())


def votes(election: BudgetElection) -> dict[str, int | Fraction]:
    """Return what each project got: people where ballots approve, else the sum of points."""
    sums: dict[str, int | Fraction] = dict.fromkeys(election.costs, 0)
    for ballot, times in election.ballots.items():
        for project, points in ballot:
            sums[project] += points * times
    return sums
