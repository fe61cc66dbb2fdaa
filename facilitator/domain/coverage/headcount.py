"""Who is missing: the make-up that is wanted, beside what was counted per table; small numbers are never told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from facilitator.domain.refusals import InvalidInput
from facilitator.domain.roles import Role
from facilitator.domain.text import one_line
from facilitator.domain.voting.groups import SMALLEST_GROUP

LABEL_LIMIT = 40
MOST_LABELS = 8
MOST_PEOPLE = 2000
MOST_AT_A_TABLE = 200
WHOLE_ROOM = 0
TABLES_FOR_A_SUM = 2
_ROLE = "@"


class State(StrEnum):
    """What may be said of a wanted group; `UNSURE`: fewer than five is all we tell, and fewer than five are wanted."""

    UNCOUNTED = "uncounted"
    ENOUGH = "enough"
    MISSING = "missing"
    UNSURE = "unsure"


@dataclass(frozen=True)
class Wanted:
    """How many of some people are wanted: of a role, or of people that one can ask after aloud at a table."""

    label: str
    wanted: int

    @property
    def role(self) -> Role | None:
        """The role, where it is one."""
        return Role(self.label.removeprefix(_ROLE)) if self.label.startswith(_ROLE) else None


@dataclass(frozen=True)
class Need:
    """One wanted group beside what is told of it: a number from five on, None for fewer or for nothing counted yet."""

    who: Wanted
    told: int | None
    state: State


@dataclass(frozen=True)
class Headcount:
    """What a screen may know: the needs, and which tables were counted, never how many sit at one."""

    needs: tuple[Need, ...] = ()
    tables: tuple[int, ...] = ()

    @property
    def asked(self) -> tuple[str, ...]:
        """The labels that are counted at tables."""
        return tuple(need.who.label for need in self.needs if need.who.role is None)

    @property
    def missing(self) -> tuple[Need, ...]:
        """Those of whom too few are here."""
        return tuple(need for need in self.needs if need.state is State.MISSING)


NOBODY_WANTED = Headcount()


def headcount(
    wanted: Sequence[Wanted], sums: Mapping[str, int], tables: Sequence[int], seats: Mapping[Role, int]
) -> Headcount:
    """Return what may be told: roles as they took their seats, others as sums over at least two tables."""
    is_sum = WHOLE_ROOM in tables or len(tables) >= TABLES_FOR_A_SUM
    needs = []
    for who in wanted:
        if who.role is not None:
            n = seats.get(who.role, 0)
            needs.append(Need(who, n, State.ENOUGH if n >= who.wanted else State.MISSING))
        else:
            needs.append(_need(who, told(sums.get(who.label, 0)) if is_sum else None, is_sum))
    return Headcount(tuple(needs), tuple(tables))


def told(n: int) -> int | None:
    """Return a number of people as it may be told: fewer than five, nobody included, is all one."""
    return n if n >= SMALLEST_GROUP else None


def role_label(role: Role) -> str:
    """Return how a wanted role is kept beside the labels that people write."""
    return f"{_ROLE}{role}"


def read_wanted(rows: Sequence[tuple[object, object]]) -> tuple[Wanted, ...]:
    """Return the wanted make-up of (label, number) rows; a role without a number is not asked for."""
    filled = [(label, number) for label, number in rows if _is_filled(label, number)]
    wanted = tuple(Wanted(_label(label), whole(number, 1, MOST_PEOPLE)) for label, number in filled)
    names = [one.label.casefold() for one in wanted]
    if len(set(names)) < len(names):
        raise InvalidInput("Schrijf elke groep maar één keer.")
    if sum(one.role is None for one in wanted) > MOST_LABELS:
        raise InvalidInput("Kies hoogstens %(most)s groepen.", most=MOST_LABELS)
    return wanted


def whole(raw: object, low: int, high: int) -> int:
    """Return a number of people; InvalidInput says between what."""
    digits = str(raw if raw is not None else "").strip()
    if not digits.isascii() or not digits.isdecimal() or len(digits) > 6 or not low <= int(digits) <= high:
        raise InvalidInput("Typ een getal van %(low)s tot %(high)s.", low=low, high=high)
    return int(digits)


def _is_filled(label: object, number: object) -> bool:
    """Say whether a row asks for anybody; a group without a number is asked after, since nothing typed is lost."""
    if str(number or "").strip():
        return True
    if not isinstance(label, str) or not label.strip() or label in {role_label(role) for role in Role}:
        return False
    raise InvalidInput("Zeg bij «%(label)s» hoeveel je er wil.", label=label.strip()[:LABEL_LIMIT])


def _label(raw: object) -> str:
    label = one_line(raw, LABEL_LIMIT)
    if label in {role_label(role) for role in Role}:
        return label
    return label.lstrip(_ROLE).strip() or one_line("", LABEL_LIMIT)


def _need(who: Wanted, number: int | None, is_counted: bool) -> Need:
    """What is said follows from what is told alone, so that asking for other numbers tells nothing more."""
    if not is_counted:
        return Need(who, None, State.UNCOUNTED)
    if number is None:
        return Need(who, None, State.MISSING if who.wanted >= SMALLEST_GROUP else State.UNSURE)
    return Need(who, number, State.ENOUGH if number >= who.wanted else State.MISSING)
