"""What one ballot adds to the weight of each action, as whole numbers that can be added, compared and taken away."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from facilitator.domain.voting.ballot import BallotKind, Choices
from facilitator.domain.voting.kinds import KINDS
from facilitator.domain.voting.terms import Terms

Weights = tuple[int, ...]


def ballot_weights(terms: Terms, actions: Sequence[str], choices: Choices, ballots: int) -> Weights:
    """Return what this ballot, one of so many, adds to each action; sums of them rank as the count does."""
    if terms.kind is BallotKind.CONSENT:
        stands = KINDS[terms.kind].stand(actions, [choices], terms)
        return tuple(as_number(stands[action].weight, ballots) for action in actions)
    return tuple(KINDS[terms.kind].worth(choices, action, terms) for action in actions)


def as_number(weight: Sequence[int], ballots: int) -> int:
    """Return a weight of several parts as one number that orders alike: a next part never outweighs the one before."""
    # A sum or a difference of parts lies within as many as there are ballots, and a few more for those doubled.
    base = 8 * ballots + 8
    number = 0
    for part in weight:
        number = number * base + part
    return number


def ranks(weights: Mapping[str, Sequence[int | Fraction]]) -> dict[str, int]:
    """Return the rank of each action: 1 + the number of actions that weigh more; equal weights share one."""
    first: dict[tuple[int | Fraction, ...], int] = {}
    for place, weight in enumerate(sorted(map(tuple, weights.values()), reverse=True), 1):
        first.setdefault(weight, place)
    return {action: first[tuple(weight)] for action, weight in weights.items()}
