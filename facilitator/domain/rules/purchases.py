"""One run of equal shares at one sum of money for every ballot, exactly or between two bounds.

Money is in fractions of the market's unit. Whole numbers are quick but must be rounded, and `Rounding` says whither:

- EXACT: `Fraction`, nothing is rounded.
- UNDER: every voter's money is rounded down, so never more than it truly is; prices never less than they truly are.
- OVER: the other way round.

That the bounds hold through all purchases follows from this: let everybody have no more money, and the price of a
project is no lower, and so what each has left after paying, max(0, money - price · satisfaction), is no more.
"""

from bisect import bisect_left
from enum import Enum
from fractions import Fraction
from math import ceil, floor, inf
from operator import mul

from facilitator.domain.rules.market import Market

FINENESS = 1 << 60
Price = int | Fraction


class Rounding(Enum):
    """Which way amounts are rounded."""

    EXACT = 0
    UNDER = 1
    OVER = 2


class Run:
    """Voters' money during one run; asked for prices, and told what is bought."""

    def __init__(self, market: Market, money: Fraction, rounding: Rounding, fineness: int = FINENESS) -> None:
        self.market = market
        self._rounding = rounding
        self._fineness = 1 if rounding is Rounding.EXACT else fineness
        self._money: list[Price] = [self._rounded(money * self._fineness)] * len(market.times)
        self._sold = 0
        self._rich: dict[int, dict[int, list[int]]] = {}
        self._satisfaction = list(market.satisfactions)
        self._poor: list[list[int]] = [[] for _ in market.costs]
        self._shared: list[Price] = [0] * len(market.costs)

    def lowest_price(self, project: int) -> Price:
        """Return the price when all supporters can pay: it is never lower."""
        return self._divided(self.market.costs[project] * self._fineness, self.market.satisfactions[project])

    def price(self, project: int) -> float | Price:
        """Return what a point of satisfaction costs now, infinite if the supporters cannot pay.

        Money only goes down and prices up, so who once had to give all, stays among the poor.
        """
        if project not in self._rich:
            self._rich[project] = {points: voters[:] for points, voters in self.market.supporters[project].items()}
        rich, holds = self._rich[project], self._money.__getitem__
        self._poor[project] = [voter for voter in self._poor[project] if holds(voter)]
        for voters in rich.values():
            # Since the last time little has moved, and sorting what is nearly sorted is quick.
            voters.sort(key=holds)
        shared = self.market.costs[project] * self._fineness - self._money_of(self._poor[project])
        while rich:
            newly = self._move_the_poor(project, shared)
            if not newly:
                self._shared[project] = shared
                return self._divided(shared, self._satisfaction[project])
            shared -= self._money_of(newly)
        return inf

    def _move_the_poor(self, project: int, shared: Price) -> list[int]:
        """Set apart who has less than their part of what is to be shared, and return them."""
        rich, satisfaction = self._rich[project], self._satisfaction[project]
        moved: list[int] = []
        for points, voters in list(rich.items()):
            part = self._part(shared * points, satisfaction)
            short = bisect_left(voters, part, key=self._money.__getitem__)
            if short:
                moved += voters[:short]
                self._satisfaction[project] -= points * sum(map(self.market.times.__getitem__, voters[:short]))
                del voters[:short]
                if not voters:
                    del rich[points]
        self._poor[project] += moved
        return moved

    def _money_of(self, voters: list[int]) -> Price:
        holds, times = self._money.__getitem__, self.market.times.__getitem__
        total: Price = sum(map(mul, map(times, voters), map(holds, voters)))
        return total

    def buy(self, project: int) -> None:
        """Let the supporters pay, at the price that was last asked."""
        self._sold += 1
        money, shared, satisfaction = self._money, self._shared[project], self._satisfaction[project]
        for voter in self._poor[project]:
            money[voter] = 0
        for points, voters in self._rich[project].items():
            part = self._divided(shared * points, satisfaction)
            for voter in voters:
                money[voter] -= part

    def highest_price(self, project: int) -> Price | None:
        """Return, if rounding is OVER, what the true price surely is not above; None if that is not easily said.

        All voters together hold hardly more than they truly do: a purchase truly costs what it costs, and rounded
        down at most the smallest amount less for each person.
        """
        if self._rounding is not Rounding.OVER:
            return None
        error = (1 + self._sold) * sum(self.market.times)
        shared, satisfaction = self._shared[project] + error, self._satisfaction[project]
        for points, voters in self._rich[project].items():
            # Sorted when the price was asked: the first has the least.
            if self._money[voters[0]] < self._part(shared * points, satisfaction) + error:
                return None
        return self._part(shared, satisfaction)

    def all_rich(self, project: int) -> bool:
        """Say whether nobody had to give all, at the price that was last asked."""
        return self._satisfaction[project] == self.market.satisfactions[project]

    def _part(self, amount: Price, by: int) -> Price:
        """Return the least money that is enough, whichever way amounts are rounded."""
        return Fraction(amount) / by if self._rounding is Rounding.EXACT else -(-amount // by)

    def _divided(self, amount: Price, by: int) -> Price:
        if self._rounding is Rounding.EXACT:
            return Fraction(amount) / by
        return -(-amount // by) if self._rounding is Rounding.UNDER else amount // by

    def _rounded(self, amount: Fraction) -> Price:
        if self._rounding is Rounding.EXACT:
            return amount
        return floor(amount) if self._rounding is Rounding.UNDER else ceil(amount)
