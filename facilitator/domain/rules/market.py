"""The projects and supporters of equal shares in whole numbers, so that every comparison is exact and quick."""

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import count
from math import lcm

from facilitator.domain.rules.budget_election import BudgetElection, Marking


@dataclass(frozen=True)
class Market:
    """Projects are numbered in the order of their ids as text; people with the same ballot are one voter with `times`.

    `supporters[project]` lists for each satisfaction who has it. Money is in units so small that all amounts are whole:
    `unit` of them make 1.
    """

    names: tuple[str, ...]
    free: tuple[str, ...]
    costs: tuple[int, ...]
    supporters: tuple[dict[int, list[int]], ...]
    times: tuple[int, ...]
    people: int
    budget: int
    unit: int

    @classmethod
    def of(cls, election: BudgetElection) -> "Market":
        """Translate an election; only projects that somebody supports and that cost something are for sale."""
        unit = lcm(election.budget.denominator, *(cost.denominator for cost in election.costs.values()))
        wanted, times = _wanted(election)
        for_sale = sorted(name for name, by in wanted.items() if by and election.costs[name])
        # On ballots that approve, what costs nothing satisfies nobody.
        free = [name for name, by in wanted.items() if by and not election.costs[name]]
        approval = election.marking is Marking.APPROVAL
        costs = tuple(int(election.costs[name] * unit) for name in for_sale)
        supporters = (
            {costs[project]: by[1]} if approval else by for project, by in enumerate(map(wanted.__getitem__, for_sale))
        )
        return cls(
            names=tuple(for_sale),
            free=() if approval else tuple(sorted(free)),
            costs=costs,
            supporters=tuple(supporters),
            times=times,
            people=election.voters,
            budget=int(election.budget * unit),
            unit=unit,
        )

    def nothing_fits(self, outcome: Collection[int], left: int) -> bool:
        """Say whether every project that was not bought costs more than is left."""
        bought = set(outcome)
        return all(cost > left for project, cost in enumerate(self.costs) if project not in bought)

    @cached_property
    def satisfactions(self) -> tuple[int, ...]:
        """For each project the sum of the satisfaction of all its supporters."""
        return tuple(
            sum(satisfaction * sum(map(self.times.__getitem__, voters)) for satisfaction, voters in by.items())
            for by in self.supporters
        )

    @cached_property
    def lowest_prices(self) -> tuple[int, ...]:
        """The place of each project in the order of the price when all supporters can pay, ties by id.

        That is the lowest price a project ever has.
        """
        prices = [Fraction(cost, total) for cost, total in zip(self.costs, self.satisfactions, strict=True)]
        order = sorted(range(len(prices)), key=lambda project: (prices[project], project))
        return tuple(place for _, place in sorted(zip(order, count(), strict=False)))

    @cached_property
    def twins(self) -> tuple[int, ...]:
        """For each project the first that costs the same and has the same supporters: the two have one price always."""
        seen: dict[tuple[int, tuple[tuple[int, tuple[int, ...]], ...]], int] = {}
        keys = (
            (cost, tuple(sorted((points, tuple(voters)) for points, voters in by.items())))
            for cost, by in zip(self.costs, self.supporters, strict=True)
        )
        return tuple(seen.setdefault(key, project) for project, key in enumerate(keys))


def _wanted(election: BudgetElection) -> tuple[dict[str, dict[int, list[int]]], tuple[int, ...]]:
    """Return for each project who wants it, by points made whole; and how many people each voter stands for."""
    scale = lcm(*(points.denominator for ballot in election.ballots for _, points in ballot))
    wanted: dict[str, dict[int, list[int]]] = {project: {} for project in election.costs}
    times: list[int] = []
    for ballot, people in election.ballots.items():
        liked = [(project, points) for project, points in ballot if points > 0]
        if liked:
            voter = len(times)
            for project, points in liked:
                wanted[project].setdefault(int(points * scale), []).append(voter)
            times.append(people)
    return wanted, tuple(times)
