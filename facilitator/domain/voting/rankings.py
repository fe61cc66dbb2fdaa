"""The same ballots ranked side by side: per head, with every group weighing alike, and with citizens first.

Never one blended number alone: four politicians who weigh as much as forty citizens is a choice somebody makes, so each
ranking stands beside the count per head, with what enters and what leaves the best places.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from facilitator.domain.voting.groups import CITIZENS, Group
from facilitator.domain.voting.weights import ranks

Weight = tuple[int | Fraction, ...]


class Weighing(StrEnum):
    """Whose ballots weigh how much; `schulze` compares actions two by two instead."""

    PER_HEAD = "per_head"
    PER_GROUP = "per_group"
    CITIZENS_FIRST = "citizens_first"
    DOUBLE = "double"
    SCHULZE = "schulze"


@dataclass(frozen=True)
class Part:
    """The ballots of one group: how many, and what decides the rank of each action."""

    group: Group
    ballots: int
    weights: Mapping[str, Weight]


@dataclass(frozen=True)
class Ranking:
    """One ranking beside the count per head; of those tied at the cut line all are in `top`.

    `group` is the one that counts double, where one does.
    """

    by: Weighing
    ranks: Mapping[str, int]
    top: tuple[str, ...]
    enters: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()
    tied: tuple[str, ...] = ()
    group: Group | None = None


def rankings(
    total: Mapping[str, Weight], parts: Sequence[Part], supported: Sequence[str], places: int,
    schulze: Sequence[Sequence[str]] = (),
) -> tuple[Ranking, ...]:  # fmt: skip
    """Return the count per head first, then each other ranking that these groups allow.

    Actions come in the order of their numbers; only those that somebody supports can be among the best.
    """
    voting = [part for part in parts if part.ballots]
    found = [(Weighing.PER_HEAD, ranks(total))]
    if schulze:
        found.append((Weighing.SCHULZE, _places(schulze)))
    if len(voting) > 1:
        found.append((Weighing.PER_GROUP, ranks(_alike(voting))))
        citizens = next((part for part in voting if part.group == CITIZENS), None)
        if citizens:
            found.append((Weighing.CITIZENS_FIRST, ranks(_first(citizens, total))))
    return _beside(found, supported, places)


def doubled(
    total: Mapping[str, Weight], parts: Sequence[Part], supported: Sequence[str], places: int
) -> tuple[Ranking, ...]:
    """Return for each group the ranking in which its ballots count twice; none where only the total is shown."""
    voting = [part for part in parts if part.ballots]
    if len(voting) < 2:
        return ()
    head = ranking(Weighing.PER_HEAD, ranks(total), supported, places)
    return tuple(
        ranking(Weighing.DOUBLE, ranks(_sum([total, part.weights])), supported, places, head.top, part.group)
        for part in voting
    )


def ranking(
    by: Weighing, ranked: Mapping[str, int], supported: Sequence[str], places: int,
    beside: Sequence[str] | None = None, group: Group | None = None,
) -> Ranking:  # fmt: skip
    """Return a ranking with its best places, and what enters and leaves them beside another."""
    top = tuple(sorted((action for action in supported if ranked[action] <= places), key=lambda one: ranked[one]))
    other = top if beside is None else beside
    last = max((ranked[action] for action in top), default=0)
    return Ranking(
        by=by,
        ranks=dict(ranked),
        top=top,
        enters=tuple(action for action in top if action not in other),
        leaves=tuple(action for action in other if action not in top),
        tied=tuple(action for action in top if ranked[action] == last) if len(top) > places else (),
        group=group,
    )


def _beside(found: Sequence[tuple[Weighing, Mapping[str, int]]], supported: Sequence[str],
            places: int) -> tuple[Ranking, ...]:  # fmt: skip
    head = ranking(*found[0], supported, places)
    return (head, *(ranking(by, ranked, supported, places, head.top) for by, ranked in found[1:]))


def _alike(parts: Sequence[Part]) -> dict[str, Weight]:
    """Return the sum of what each group gives per ballot, so that a small group weighs as much as a large one."""
    return _sum([
        {action: tuple(Fraction(n) / part.ballots for n in weight) for action, weight in part.weights.items()}
        for part in parts
    ])  # fmt: skip


def _first(citizens: Part, total: Mapping[str, Weight]) -> dict[str, Weight]:
    """Return the weights of citizens, in which the whole room decides what they leave equal."""
    return {action: (*citizens.weights[action], *weight) for action, weight in total.items()}


def _sum(all_weights: Sequence[Mapping[str, Weight]]) -> dict[str, Weight]:
    return {
        action: tuple(
            sum(parts, Fraction(0)) for parts in zip(*(weights[action] for weights in all_weights), strict=True)
        )
        for action in all_weights[0]
    }


def _places(ranked: Sequence[Sequence[str]]) -> dict[str, int]:
    """Return the rank of each action from rows of equals, the best first."""
    found: dict[str, int] = {}
    above = 0
    for row in ranked:
        found |= dict.fromkeys(row, above + 1)
        above += len(row)
    return found
