"""Carrying: a counted ballot read as if actions that were merged later had been one, so that everybody counts once."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from facilitator.domain.voting.ballot import Answer, Axis, BallotKind, Choices, Consent, Row

# From the action to the earlier ones it was made of.
Origins = Mapping[str, Sequence[str]]

# Who said yes to one of them would say yes to both together; who objects to one of them objects.
STRONGEST: Mapping[BallotKind, tuple[str, ...]] = {
    BallotKind.YES_DOUBT_NO: (Answer.YES, Answer.DOUBT, Answer.NO, Answer.UNKNOWN),
    BallotKind.MOSCOW: (Row.MUST, Row.SHOULD, Row.COULD, Row.NOT_NOW),
    BallotKind.CONSENT: (Consent.OBJECTION, Consent.CONCERN, Consent.NONE),
}


def carried(choices: Choices, kind: BallotKind, origins: Origins) -> Choices:
    """Return what a ballot says of the actions that hold these earlier ones; of others it says nothing."""
    if isinstance(choices, Mapping):
        return _said(choices, kind, origins)
    if kind is BallotKind.RANK:
        return _ordered(choices, origins)
    return tuple(sorted(action for action, earlier in origins.items() if any(one in choices for one in earlier)))


def _ordered(order: Sequence[str], origins: Origins) -> tuple[str, ...]:
    """Put an action where the best placed of its earlier ones stood."""
    places = {action: [order.index(one) for one in earlier if one in order] for action, earlier in origins.items()}
    return tuple(
        sorted((action for action in places if places[action]), key=lambda action: (min(places[action]), action))
    )


def _said(said: Mapping[str, Any], kind: BallotKind, origins: Origins) -> Mapping[str, Any]:
    given = {action: [said[one] for one in earlier if one in said] for action, earlier in sorted(origins.items())}
    together = _TOGETHER.get(kind, _strongest(STRONGEST.get(kind, ())))
    return {action: together(values) for action, values in given.items() if values}


def _strongest(order: Sequence[str]) -> Callable[[Sequence[Any]], Any]:
    return lambda values: next((answer for answer in order if answer in values), values[0])


def _most(values: Sequence[Mapping[str, int]]) -> Mapping[str, int]:
    """An action that holds two helps as much as the better of them, and costs the effort of the harder."""
    judged = {axis.value: [value[axis] for value in values if axis in value] for axis in Axis}
    return {axis: max(steps) for axis, steps in judged.items() if steps}


def _sum(values: Iterable[int]) -> int:
    return sum(values)


_TOGETHER: Mapping[BallotKind, Callable[[Sequence[Any]], Any]] = {
    BallotKind.DOTS: _sum,
    BallotKind.MATRIX: _most,
}
