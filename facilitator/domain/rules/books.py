"""Who keeps the money of a run: voter by voter where there are few, in columns where there is a crowd."""

from fractions import Fraction
from typing import TYPE_CHECKING

from facilitator.domain.rules.market import Market
from facilitator.domain.rules.purchases import FINENESS, Rounding, Run

if TYPE_CHECKING:
    from facilitator.domain.rules.crowd import Crowd

CROWD = 1000
# Coarser than this, prices are too often too near each other to be told apart, and running exactly is slow.
COARSEST = 28
# Add1 ends long before all money together is so many times the budget; if not, that run is kept voter by voter.
ROOM = 4


class Books:
    """The money of all runs over one market, in parts of one size, so that prices of two runs can be compared.

    From `crowd` people on it is kept in columns.
    """

    def __init__(self, market: Market, crowd: int = CROWD) -> None:
        self.market = market
        bits = 61 - (ROOM * market.budget).bit_length()
        self._is_crowd = market.people >= crowd and bits >= COARSEST
        self.fineness = 1 << bits if self._is_crowd else FINENESS
        if self._is_crowd:
            # Costs a tenth of a second to load, and only a crowd needs it.
            from facilitator.domain.rules import crowd as columns  # noqa: PLC0415

            self._crowd = columns
            self._columns = columns.Columns(market, self.fineness)

    def open(self, money: Fraction, rounding: Rounding) -> "Run | Crowd":
        """Return a run in which every ballot holds this money."""
        alone = rounding is Rounding.EXACT or not self._is_crowd
        if alone or not self._crowd.fits(self.market, money, self.fineness):
            return Run(self.market, money, rounding, self.fineness)
        return self._crowd.Crowd(self.market, money, rounding, self._columns)
