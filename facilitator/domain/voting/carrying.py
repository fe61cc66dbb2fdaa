"""Carrying: a counted ballot read as if actions that were merged later had been one, so that everybody counts once."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from facilitator.domain.voting.ballot import Answer, Axis, BallotKind, Choices, Consent, Row

# From the action to the earlier ones it was made of.
Origins = Mapping[str, Sequence[str]]
# Makes one of what somebody said of several.
Together = Callable[[Sequence[Any]], Any]

# Who said yes to one of them would say yes to both together; who objects to one of them objects.
STRONGEST: Mapping[BallotKind, tuple[str, ...]] = {
    BallotKind.YES_DOUBT_NO: (Answer.YES, Answer.DOUBT, Answer.NO, Answer.UNKNOWN),
    BallotKind.MOSCOW: (Row.MUST, Row.SHOULD, Row.COULD, Row.NOT_NOW),
    BallotKind.CONSENT: (Consent.OBJECTION, Consent.CONCERN, Consent.NONE),
}


def carried(choices: Choices, kind: BallotKind, origins: Origins) -> Choices:
    """Return what one ballot says of the actions that hold these earlier ones; of others it says nothing."""
    return carrier(kind, origins)(choices)


def carrier(kind: BallotKind, origins: Origins) -> Callable[[Choices], Choices]:
    """Return what reads any ballot of a vote so."""
    later: dict[str, list[str]] = {}
    for action, earlier in origins.items():
        for one in earlier:
            later.setdefault(one, []).append(action)
    together = _TOGETHER.get(kind) or _strongest(STRONGEST.get(kind, ()))

    def carry(choices: Choices) -> Choices:
        if isinstance(choices, Mapping):
            return _said(choices, later, together)
        # Whatever comes first keeps its place: of an order the best placed of the earlier ones.
        found = dict.fromkeys(action for one in choices for action in later.get(one, ()))
        return tuple(found) if kind is BallotKind.RANK else tuple(sorted(found))

    return carry


def _said(said: Mapping[str, Any], later: Mapping[str, Sequence[str]], together: Together) -> Mapping[str, Any]:
    given: dict[str, list[Any]] = {}
    for one, value in said.items():
        for action in later.get(one, ()):
            given.setdefault(action, []).append(value)
    return {action: values[0] if len(values) == 1 else together(values) for action, values in sorted(given.items())}


def _strongest(order: Sequence[str]) -> Together:
    return lambda values: next((answer for answer in order if answer in values), values[0])


def _most(values: Sequence[Mapping[str, int]]) -> Mapping[str, int]:
    """An action that holds two helps as much as the better of them, and costs the effort of the harder."""
    judged = {axis.value: [value[axis] for value in values if axis in value] for axis in Axis}
    return {axis: max(steps) for axis, steps in judged.items() if steps}


def _sum(values: Iterable[int]) -> int:
    return sum(values)


_TOGETHER: Mapping[BallotKind, Together] = {
    BallotKind.DOTS: _sum,
    BallotKind.MATRIX: _most,
}
