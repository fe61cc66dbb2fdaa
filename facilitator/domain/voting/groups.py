"""The ladder of groups: which roles a result may show apart, so that nobody's choice can be told."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum

from facilitator.domain.roles import Role
from facilitator.domain.text import N_

SMALLEST_GROUP = 5


class GroupRule(IntEnum):
    """The rungs of the ladder, finest first."""

    EACH_ROLE = 0
    CITIZENS_GOVERNMENT_PARTNERS = 1
    CITIZENS_OTHERS = 2
    TOTAL_ONLY = 3


@dataclass(frozen=True)
class Group:
    """Roles that are counted together, and the word for them on screen."""

    roles: tuple[Role, ...]
    label: str

    @property
    def key(self) -> str:
        """The name under which a counted ballot keeps its group."""
        return "+".join(self.roles)


CITIZENS = Group((Role.CITIZEN,), N_("inwoners"))
STAFF = Group((Role.STAFF,), N_("medewerkers"))
POLITICIANS = Group((Role.POLITICIAN,), N_("politici"))
PARTNERS = Group((Role.PARTNER,), N_("partners"))
GOVERNMENT = Group((Role.STAFF, Role.POLITICIAN), N_("gemeente: medewerkers en politici"))
OTHERS = Group((Role.STAFF, Role.POLITICIAN, Role.PARTNER), N_("alle anderen"))

LADDER: Mapping[GroupRule, tuple[Group, ...]] = {
    GroupRule.EACH_ROLE: (CITIZENS, STAFF, POLITICIANS, PARTNERS),
    GroupRule.CITIZENS_GOVERNMENT_PARTNERS: (CITIZENS, GOVERNMENT, PARTNERS),
    GroupRule.CITIZENS_OTHERS: (CITIZENS, OTHERS),
    GroupRule.TOTAL_ONLY: (),
}


def finest(voters: Mapping[Role, int], floor: GroupRule = GroupRule.EACH_ROLE) -> GroupRule:
    """Return the finest rung, not finer than `floor`, on which every group is empty or has five voters."""
    return next(rung for rung in GroupRule if rung >= floor and _is_safe(rung, voters))


def groups(rule: GroupRule, voters: Mapping[Role, int]) -> tuple[Group, ...]:
    """Return the groups of a rung that have voters, in the order of the screen."""
    return tuple(group for group in LADDER[rule] if size(group, voters))


def group_of(role: Role, shown: Iterable[Group]) -> Group | None:
    """Return the group in which a ballot of this role is published, None where only the total is."""
    return next((group for group in shown if role in group.roles), None)


def size(group: Group, voters: Mapping[Role, int]) -> int:
    """Return how many voters a group has."""
    return sum(voters.get(role, 0) for role in group.roles)


def _is_safe(rung: GroupRule, voters: Mapping[Role, int]) -> bool:
    sizes = [size(group, voters) for group in LADDER[rung]]
    return all(n == 0 or n >= SMALLEST_GROUP for n in sizes)
