"""Add1 without walking every step: passes over raises of which it is proven that the outcome stays the same.

The proof. Take an order of purchases, some money `low` and no less money `high`. As long as the same is bought, more
money means lower prices and more left over (see `purchases.py`). So at any money between the two, a project costs at
most its price at `low` and at least its price at `high`. If at every purchase what is bought has, at `low`, a price
below that of all others at `high`, and at the end nothing else is affordable at `high`, then the same is bought in the
same order everywhere between. Prices at `low` are rounded up and those at `high` down, so rounding only ever makes the
proof fail. It is used twice: with `low` = `high`, to be sure of an order found with rounded amounts (where it fails,
that raise is run exactly); and with `high` further up, to pass over all that lies between.
"""

from dataclasses import dataclass
from fractions import Fraction
from heapq import heapify, heappop, heappush
from math import inf
from typing import TYPE_CHECKING

from facilitator.domain.rules.books import CROWD, Books
from facilitator.domain.rules.market import Market
from facilitator.domain.rules.purchases import Price, Rounding, Run

if TYPE_CHECKING:
    from facilitator.domain.rules.crowd import Crowd

Rival = tuple[float | Price, int]
NOBODY: Rival = (inf, -1)


@dataclass(frozen=True)
class Purchase:
    """One purchase: its price, what that truly is not above, and whether all supporters paid their whole part.

    `rival` is what could come first instead, with the least it costs; `rich_rival` is that too, but only among those
    that would cost less if all supporters could pay.
    """

    project: int
    price: float | Price
    all_rich: bool
    highest: Price | None = None
    rival: Rival = NOBODY
    rich_rival: Rival = NOBODY


class Raises:
    """Where add1 is: how much every ballot was raised, and what is known about this raise and those that follow."""

    def __init__(self, market: Market, crowd: int = CROWD) -> None:
        self._market, self._books = market, Books(market, crowd)
        self._raised = 0
        self._reach = 1
        self._before: tuple[int, ...] | None = None
        self._alike = 0
        self._patience = 1

    def outcome(self) -> tuple[int, ...]:
        """Return what is bought at this raise, in order."""
        rivals = run(self._books, self._money(), Rounding.OVER)
        order = tuple(purchase.project for purchase in rivals)
        purchases = sure(rivals) or checked(self._books, rivals, self._money())
        if purchases is None:
            exact = run(self._books, self._money(), Rounding.EXACT)
            order = tuple(purchase.project for purchase in exact)
            self._alike = 0
        else:
            self._alike = self._alike + 1 if order == self._before else 0
            if self._alike >= self._patience:
                self._gallop(purchases)
        self._before = order
        return order

    def go_on(self) -> None:
        """Raise to the first sum whose outcome is not known yet."""
        self._raised += 1

    def _gallop(self, purchases: list[Purchase]) -> None:
        """Pass over the raises up to which the order holds: try further while it does, nearer while it does not."""
        held = 0
        while proven(self._books, purchases, self._money(self._reach)):
            held, self._reach = self._reach, self._reach * 4
        while not held and self._reach > 1:
            self._reach //= 4
            held = self._reach if proven(self._books, purchases, self._money(self._reach)) else 0
        self._raised += held
        # Where the order changes at every step, looking further is a waste.
        self._patience = 1 if held else min(self._patience * 2, 64)
        self._alike = 0 if not held else self._patience

    def _money(self, further: int = 0) -> Fraction:
        market = self._market
        return Fraction(market.budget, market.people) + (self._raised + further) * market.unit


def run(books: Books, money: Fraction, rounding: Rounding) -> list[Purchase]:
    """Return what is bought, in order, when every ballot holds this money."""
    market, state = books.market, books.open(money, rounding)
    bought: list[Purchase] = []
    # Prices only go up: what was the lowest when last looked at, and still is when looked at again, is the lowest.
    waiting: list[tuple[float | Price, int, int]] = [
        (state.lowest_price(project), project, -1) for project in range(len(market.costs))
    ]
    heapify(waiting)
    while waiting:
        price, project, seen = heappop(waiting)
        if seen == len(bought):
            bought.append(_purchase(market, state, project, price, waiting))
            state.buy(project)
        else:
            price = state.price(project)
            if price < inf:
                heappush(waiting, (price, project, len(bought)))
    return bought


def _purchase(
    market: Market,
    state: "Run | Crowd",
    project: int,
    price: float | Price,
    waiting: list[tuple[float | Price, int, int]],
) -> Purchase:
    """Look who could come first instead; the first that waits, if it is no twin, is the cheapest of all."""
    all_rich, highest = state.all_rich(project), state.highest_price(project)
    twins, lowest = market.twins, market.lowest_prices
    near = waiting[:1] if waiting and twins[waiting[0][1]] != twins[project] else waiting
    rival = min((other[:2] for other in near if twins[other[1]] != twins[project]), default=NOBODY)
    rich_rival = rival
    if all_rich and (highest is None or rival <= (highest, project)):
        cheaper = (other[:2] for other in waiting if lowest[other[1]] < lowest[project])
        rich_rival = min(cheaper, default=NOBODY)
    return Purchase(project, price, all_rich, highest, rival, rich_rival)


def sure(purchases: list[Purchase]) -> list[Purchase] | None:
    """Return the purchases with their highest prices, or None if rounding may have put one before its rivals."""
    found = []
    for purchase in purchases:
        if purchase.highest is None or not _is_first(purchase, purchase.highest, all_rich=purchase.all_rich):
            return None
        found.append(Purchase(purchase.project, purchase.highest, purchase.all_rich))
    return found


def _is_first(purchase: Purchase, price: float | Price, *, all_rich: bool) -> bool:
    # While all supporters can pay, the price is the lowest it ever is, and those are compared exactly.
    rival = purchase.rich_rival if all_rich else purchase.rival
    return rival == NOBODY or rival > (price, purchase.project)


def checked(books: Books, rivals: list[Purchase], money: Fraction) -> list[Purchase] | None:
    """Return the same as `sure` by running again with all amounts rounded the other way, which tells more."""
    state = books.open(money, Rounding.UNDER)
    found = []
    for purchase in rivals:
        price = state.price(purchase.project)
        all_rich = state.all_rich(purchase.project)
        if price == inf or not _is_first(purchase, price, all_rich=all_rich):
            return None
        found.append(Purchase(purchase.project, price, all_rich))
        state.buy(purchase.project)
    return found


def proven(books: Books, order: list[Purchase], money: Fraction) -> bool:
    """Say whether the order, found with less money, surely holds up to this money."""
    market, state = books.market, books.open(money, Rounding.OVER)
    others: list[Rival] = [(state.lowest_price(project), project) for project in range(len(market.costs))]
    heapify(others)
    for purchase in order:
        passed = []
        while others and others[0][0] <= purchase.price:
            _, other = heappop(others)
            if other == purchase.project:
                continue
            price = state.price(other)
            if not _comes_later(market, purchase, other, price):
                return False
            if price != inf:
                passed.append((price, other))
        for entry in passed:
            heappush(others, entry)
        state.price(purchase.project)
        state.buy(purchase.project)
    return all(state.price(other) == inf for _, other in others)


def _comes_later(market: Market, purchase: Purchase, other: int, price: float | Price) -> bool:
    """Say whether another project, with at least this price, surely is not bought before it."""
    project = purchase.project
    if price > purchase.price or (price == purchase.price and project < other):
        return True
    if market.twins[project] == market.twins[other] and project < other:
        return True
    return purchase.all_rich and market.lowest_prices[project] < market.lowest_prices[other]
