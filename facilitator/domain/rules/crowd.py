"""The money of a crowd during one run of equal shares: what `purchases.Run` does, on whole columns at a time.

All amounts are whole and fit 64 bits: `fits` says whether they do. Rounding is as in `purchases.py`, and amounts that
are no columns are Python's own, so that what is compared is compared exactly.
"""

from fractions import Fraction
from math import ceil, floor, inf
from typing import TYPE_CHECKING

import numpy as np

from facilitator.domain.rules.market import Market
from facilitator.domain.rules.purchases import Price, Rounding

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Column = NDArray[np.int64]

BITS = 62


def fits(market: Market, money: Fraction, fineness: int) -> bool:
    """Say whether all money together, in parts so fine, is a whole number of 62 bits."""
    return money * market.people * fineness < 1 << BITS


class Crowd:
    """Voters' money during one run, rounded one way or the other; asked for prices, and told what is bought."""

    def __init__(self, market: Market, money: Fraction, rounding: Rounding, columns: "Columns") -> None:
        self.market = market
        self._up = rounding is Rounding.UNDER
        self._columns = columns
        self._fineness = columns.fineness
        held = money * self._fineness
        self._money: Column = np.full(len(market.times), floor(held) if self._up else ceil(held), dtype=np.int64)
        self._sold = 0
        self._rich: dict[int, list[tuple[int, Column]]] = {}
        self._satisfaction = list(market.satisfactions)
        self._poor: list[list[Column]] = [[] for _ in market.costs]
        self._shared = [0] * len(market.costs)

    def lowest_price(self, project: int) -> int:
        """Return the price when all supporters can pay: it is never lower."""
        return self._divided(self.market.costs[project] * self._fineness, self.market.satisfactions[project])

    def price(self, project: int) -> float | Price:
        """Return what a point of satisfaction costs now, infinite if the supporters cannot pay."""
        if project not in self._rich:
            self._rich[project] = list(self._columns.supporters(project))
        shared = self.market.costs[project] * self._fineness - sum(map(self._money_of, self._poor[project]))
        held = [(points, voters, self._money[voters]) for points, voters in self._rich[project]]
        satisfaction, count = self._satisfaction[project], self._columns.people
        while satisfaction:
            left, wanted = shared, satisfaction
            rich = []
            for points, voters, money in held:
                short = money < -(-shared * points // satisfaction)
                if short.any():
                    poor = voters[short]
                    left -= self._money_of(poor)
                    wanted -= points * count(poor)
                    self._poor[project].append(poor)
                    rich.append((points, voters[~short], money[~short]))
                else:
                    rich.append((points, voters, money))
            if wanted == satisfaction:
                return self._keep(project, held, shared, satisfaction)
            held, shared, satisfaction = rich, left, wanted
        return self._keep(project, [], shared, 0)

    def _keep(
        self, project: int, held: "list[tuple[int, Column, Column]]", shared: int, satisfaction: int
    ) -> float | Price:
        """Remember who can pay their whole part, and return the price."""
        self._rich[project] = [(points, voters) for points, voters, _ in held if voters.size]
        self._shared[project], self._satisfaction[project] = shared, satisfaction
        if len(self._poor[project]) > 1:
            self._poor[project] = [np.concatenate(self._poor[project])]
        return self._divided(shared, satisfaction) if satisfaction else inf

    def _money_of(self, voters: "Column") -> int:
        held = self._money[voters]
        return int(np.add.reduce(held) if self._columns.alone else np.dot(held, self._columns.times[voters]))

    def buy(self, project: int) -> None:
        """Let the supporters pay, at the price that was last asked."""
        self._sold += 1
        for voters in self._poor[project]:
            self._money[voters] = 0
        for points, voters in self._rich[project]:
            self._money[voters] -= self._divided(self._shared[project] * points, self._satisfaction[project])

    def highest_price(self, project: int) -> Price | None:
        """Return, if rounding is OVER, what the true price surely is not above; None if that is not easily said."""
        if self._up:
            return None
        error = (1 + self._sold) * self.market.people
        shared, satisfaction = self._shared[project] + error, self._satisfaction[project]
        for points, voters in self._rich[project]:
            if int(self._money[voters].min()) < -(-shared * points // satisfaction) + error:
                return None
        return -(-shared // satisfaction)

    def all_rich(self, project: int) -> bool:
        """Say whether nobody had to give all, at the price that was last asked."""
        return self._satisfaction[project] == self.market.satisfactions[project]

    def _divided(self, amount: int, by: int) -> int:
        return -(-amount // by) if self._up else amount // by


class Columns:
    """The supporters of a market as columns of numbers, made once for all runs."""

    def __init__(self, market: Market, fineness: int) -> None:
        self.fineness = fineness
        self.times = np.array(market.times, dtype=np.int64)
        self.alone = bool((self.times == 1).all())
        self._supporters = [
            [(points, np.array(voters, dtype=np.int64)) for points, voters in by.items()] for by in market.supporters
        ]

    def supporters(self, project: int) -> "list[tuple[int, Column]]":
        """Return who gives a project how many points."""
        return self._supporters[project]

    def people(self, voters: "Column") -> int:
        """Return how many people these voters stand for."""
        return len(voters) if self.alone else int(self.times[voters].sum())
