"""Whether the place of an action on the list decided: each phone began at another number, so places must come out even.

Every ballot that read a turned list is a block, every place a treatment, as in Cochran's test. Two questions are asked of
how often each place was chosen: are they even at all (Cochran's Q), and do they rise or fall from top to bottom (one
degree of freedom, so that it sees in a small room what Q cannot). Each may be wrong once in forty, together once in
twenty. Since turns are dealt out evenly, what is merely popular stands everywhere equally often, and both err less still.
Only the verdict is kept: of how often each place was chosen, more could be told than the result says.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from facilitator.domain.voting.ballot import BallotKind, Choices

KINDS_WITH_TURNS = frozenset({BallotKind.PICK, BallotKind.DOTS, BallotKind.RANK, BallotKind.BUDGET})
FEWEST_BALLOTS = 20
LEVEL = 0.025


class Verdict(StrEnum):
    """What the test says; `too_few` is fewer ballots than it needs."""

    EVEN = "even"
    UNEVEN = "uneven"
    TOO_FEW = "too_few"


@dataclass(frozen=True)
class OrderTest:
    """What is kept of the test: how many ballots it saw, over how many places, and its verdict."""

    ballots: int
    places: int
    verdict: Verdict

    @property
    def kept(self) -> dict[str, object]:
        """The test as it stays with the count."""
        return {"ballots": self.ballots, "places": self.places, "verdict": self.verdict.value}


def order_test(ballots: Sequence[tuple[Choices, int]], actions: Sequence[str]) -> OrderTest:
    """Return the verdict on ballots, each with the turn of the list it was chosen from; actions by number."""
    n = len(actions)
    marks = [_places(choices, turn, actions) for choices, turn in ballots]
    if len(marks) < FEWEST_BALLOTS:
        return OrderTest(len(marks), n, Verdict.TOO_FEW)
    sums = [sum(place in chosen for chosen in marks) for place in range(n)]
    sizes = [len(chosen) for chosen in marks]
    chance = min(_chance(cochran(sums, sizes), n - 1), _chance(trend(sums, sizes), 1))
    return OrderTest(len(marks), n, Verdict.UNEVEN if chance < LEVEL else Verdict.EVEN)


def read_kept(kept: Mapping[str, object]) -> OrderTest | None:
    """Return the test that stayed with a count, None where none was done."""
    verdict, ballots, places = kept.get("verdict"), kept.get("ballots"), kept.get("places")
    if not isinstance(ballots, int) or not isinstance(places, int):
        return None
    return OrderTest(ballots, places, Verdict(str(verdict)))


def cochran(sums: Sequence[int], sizes: Sequence[int]) -> Fraction:
    """Return Cochran's Q: how uneven places were chosen, of ballots that chose so many each."""
    n, chosen = len(sums), sum(sizes)
    spread = n * chosen - sum(size * size for size in sizes)
    return Fraction((n - 1) * (n * sum(x * x for x in sums) - chosen * chosen), spread) if spread else Fraction(0)


def trend(sums: Sequence[int], sizes: Sequence[int]) -> Fraction:
    """Return the square of the slope over places, in units of what chance alone makes of it."""
    n = len(sums)
    weights = [2 * place - (n - 1) for place in range(n)]
    slope = sum(weight * x for weight, x in zip(weights, sums, strict=True))
    chance = (
        Fraction(sum(size * (n - size) for size in sizes) * sum(w * w for w in weights), n * (n - 1)) if n > 1 else 0
    )
    return Fraction(slope * slope) / chance if chance else Fraction(0)


def tail(x: Fraction | float, degrees: int) -> float:
    """Return the chance that a chi-square of so many degrees of freedom is x or more."""
    half = float(x) / 2
    if degrees % 2 == 0:
        terms = [_term(half, i) for i in range(degrees // 2)]
        return min(1.0, math.fsum(terms))
    terms = [_term(half, i - 0.5) for i in range(1, (degrees + 1) // 2)]
    return min(1.0, math.erfc(math.sqrt(half)) + math.fsum(terms))


def _term(half: float, power: float) -> float:
    """exp(-h) · h^p / Γ(p + 1), by logarithms, so that nothing overflows."""
    if half == 0:
        return float(power == 0)
    return math.exp(power * math.log(half) - half - math.lgamma(power + 1))


def _chance(x: Fraction, degrees: int) -> float:
    return tail(x, degrees) if degrees > 0 else 1.0


def _places(choices: Choices, turn: int, actions: Sequence[str]) -> frozenset[int]:
    """Return at which places of this seat's list its choices stood."""
    n = len(actions)
    return frozenset((number - turn) % n for number, action in enumerate(actions) if action in choices)
