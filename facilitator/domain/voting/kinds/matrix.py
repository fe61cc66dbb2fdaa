"""Matrix: how much an action helps and how much effort it costs, each from 1 to 3, judged by those who know.

Where enough of both sit in the room, staff judge the effort and all others the effect; else everybody judges both.
What fewer than five judged is not shown: `seen` says which.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from facilitator.domain.refusals import InvalidInput
from facilitator.domain.roles import Role
from facilitator.domain.voting.ballot import Axis, Choices
from facilitator.domain.voting.groups import SMALLEST_GROUP
from facilitator.domain.voting.kinds.forms import said_of, whole
from facilitator.domain.voting.standing import Standing
from facilitator.domain.voting.terms import Terms

STEPS = (1, 2, 3)
MIDDLE = 2


def splits(voters: Mapping[Role, int]) -> bool:
    """Say whether staff and all others are each enough to judge their own axis, so that no small group shows."""
    staff = voters.get(Role.STAFF, 0)
    return min(staff, sum(voters.values()) - staff) >= SMALLEST_GROUP


def read(raw: object, terms: Terms, role: Role) -> Choices:
    """Return what this role may judge of each action; what is not asked of it is left out."""
    asked = terms.axes(role)
    kept: dict[str, dict[str, int]] = {}
    for action, value in said_of(raw, terms.actions).items():
        if not isinstance(value, dict):
            raise InvalidInput("Kies 1, 2 of 3 bij elke actie.")
        judged = {axis.value: _step(value[axis]) for axis in Axis if value.get(axis) is not None}
        if given := {axis: step for axis, step in judged.items() if axis in asked}:
            kept[action] = given
    return kept


def left(choices: Choices, terms: Terms) -> int:
    """Return how many actions were not judged."""
    return len(terms.actions) - len(choices)


def worth(choices: Choices, action: str, terms: Terms) -> int:  # noqa: ARG001
    """Return what a ballot gives an action: one up for much effect, one down for little."""
    judged = choices.get(action, {}) if isinstance(choices, Mapping) else {}
    return int(judged.get(Axis.EFFECT, MIDDLE)) - MIDDLE


def stand(actions: Sequence[str], ballots: Sequence[Choices], terms: Terms) -> Mapping[str, Standing]:
    """Return how each action stands: by how many more see much effect than little; `effort_2` and so on say the spread."""
    said: dict[str, Counter[str]] = {action: Counter() for action in actions}
    for choices in ballots:
        for action, judged in choices.items() if isinstance(choices, Mapping) else ():
            if action in said:
                said[action].update(f"{axis}_{step}" for axis, step in judged.items())
    hidden = _few(ballots) if terms.split else ()
    return {action: _standing(given, hidden) for action, given in said.items()}


def without_few(ballots: Sequence[Choices]) -> list[Choices]:
    """Return the ballots without an axis that fewer than five judged: kept, it would tell whose ballot it is."""
    few = _few(ballots)
    return [_without(choices, few) if isinstance(choices, Mapping) else choices for choices in ballots]


def _few(ballots: Sequence[Choices]) -> tuple[Axis, ...]:
    """The axes on which somebody said something, but so few that it would tell who."""
    return tuple(axis for axis in Axis if 0 < judges(ballots, axis) < SMALLEST_GROUP)


def _without(choices: Mapping[str, Mapping[str, int]], few: Collection[str]) -> dict[str, dict[str, int]]:
    rest = {
        action: {axis: step for axis, step in judged.items() if axis not in few} for action, judged in choices.items()
    }
    return {action: judged for action, judged in rest.items() if judged}


def judges(ballots: Sequence[Choices], axis: Axis) -> int:
    """Return how many ballots say something on this axis."""
    return sum(
        any(axis in judged for judged in choices.values()) for choices in ballots if isinstance(choices, Mapping)
    )


def _standing(given: Counter[str], hidden: Sequence[Axis]) -> Standing:
    said = {
        f"{axis.value}_{step}": 0 if axis in hidden else given[f"{axis.value}_{step}"]
        for axis in Axis
        for step in STEPS
    }
    score = said["effect_3"] - said["effect_1"]
    return Standing(said["effect_3"], score, (score,), said)


def _step(value: object) -> int:
    if whole(value) not in STEPS:
        raise InvalidInput("Kies 1, 2 of 3 bij elke actie.")
    return int(value)  # type: ignore[call-overload, no-any-return]  # one of three numbers
