"""What the form of a ballot asks and shows: its limits, its answers in words, and what somebody filled in."""

from collections.abc import Mapping
from dataclasses import dataclass

from facilitator.domain.numbers import euros
from facilitator.domain.voting.ballot import Axis
from facilitator.domain.voting.terms import Terms
from facilitator.views.voting.answer_words import answer_words, axis_words
from facilitator.views.voting.filled import NOT_FILLED, Filled


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A form of a ballot, the same on a phone and in the hands of a helper; without terms nothing is voted on."""

    terms: Terms | None = None

    @property
    def ballot(self) -> Filled:
        """What is filled in."""
        return NOT_FILLED

    @property
    def total(self) -> str:
        """The money there is to divide, as people write it."""
        return euros(self.terms.total) if self.terms else ""

    @property
    def words(self) -> Mapping[str, str]:
        """The answers one may give to each card, with their words."""
        return answer_words(self.terms.kind) if self.terms else {}

    @property
    def steps(self) -> Mapping[Axis, Mapping[str, str]]:
        """What is estimated of each card, with the words of its steps."""
        return {axis: axis_words(axis) for axis in Axis}

    def money(self, cost: int | None) -> str:
        """Return an amount as people write it."""
        return euros(cost or 0)

    def has(self, name: str, value: object) -> bool:
        """Say whether this box is ticked."""
        return self.ballot.has(name, value)

    def value(self, name: str) -> str:
        """Return what stands in this field."""
        return self.ballot.value(name)
