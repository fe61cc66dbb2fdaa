"""How far groups stand apart on an action: a number from 0 (they answer alike) to 1 (no answer in common).

What each group says of an action is a distribution: which part of its ballots gives each answer, gives none, so many dots,
or such a place. Two groups stand apart by the part of the ballots that one of them would have to change to answer as the
other does (the total variation distance, half the sum of all differences). The index is the mean over every two groups,
each pair counted alike; of a matrix the mean over effect and effort. All answers are equally far from each other.
"""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations

from facilitator.domain.voting.ballot import Axis, BallotKind, Choices
from facilitator.domain.voting.groups import Group
from facilitator.domain.voting.tally import CountedBallot

Spread = Mapping[Hashable, Fraction]


def divergences(
    kind: BallotKind, actions: Sequence[str], ballots: Sequence[CountedBallot], groups: Sequence[Group]
) -> Mapping[str, Fraction]:
    """Return the index of each action; nothing where fewer than two groups have ballots."""
    parts = [[ballot.choices for ballot in ballots if ballot.group == group.key] for group in groups]
    voting = [part for part in parts if part]
    if len(voting) < 2:
        return {}
    return {action: _index([_spreads(kind, action, part) for part in voting]) for action in actions}


def apart(one: Spread, other: Spread) -> Fraction:
    """Return how far two distributions stand apart, from 0 to 1."""
    nothing = Fraction(0)
    # Exact, so that the order in which a set gives its answers cannot show.
    return sum((abs(one.get(said, nothing) - other.get(said, nothing)) for said in {*one, *other}), nothing) / 2


def _index(groups: Sequence[Sequence[Spread]]) -> Fraction:
    """Return the mean over every two groups, of all that is asked of the action."""
    return _mean([
        apart(mine, theirs)
        for one, other in combinations(groups, 2)
        for mine, theirs in zip(one, other, strict=True)
    ])  # fmt: skip


def _spreads(kind: BallotKind, action: str, part: Sequence[Choices]) -> list[Spread]:
    """Return how a group answers, for each thing that is asked of an action."""
    heard = zip(*(_heard(kind, action, choices) for choices in part), strict=True)
    return [{said: Fraction(n, len(part)) for said, n in Counter(answers).items()} for answers in heard]


def _heard(kind: BallotKind, action: str, choices: Choices) -> tuple[Hashable, ...]:
    """Return what one ballot says of an action, for each thing that is asked; None where it says nothing."""
    if kind is BallotKind.MATRIX:
        judged = choices.get(action, {}) if isinstance(choices, Mapping) else {}
        return tuple(judged.get(axis) for axis in Axis)
    if isinstance(choices, Mapping):
        return (choices.get(action),)
    if kind is BallotKind.RANK:
        return (choices.index(action) if action in choices else None,)
    return (action in choices,)


def _mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)
