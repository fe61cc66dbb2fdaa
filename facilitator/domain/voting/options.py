"""What can be set of each kind of vote: which numbers, between what, and with which a new vote begins.

Run sheets and the console read these same rules, so that no file can ask what no screen can.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from facilitator.domain.refusals import InvalidInput
from facilitator.domain.roles import Role
from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.terms import MOST_RANKED, PICKS

MOST_CHOICES = 20
MOST_EUROS = 999_999_999
DOTS = 5
ELECTORATE = "electorate"


@dataclass(frozen=True)
class Option:
    """One number of a vote; `begins` is that of a new vote, None if it begins without. A free one may stay away."""

    name: str
    high: int
    begins: int | None = None
    low: int = 1
    free: bool = False


_CAP = Option("cap", MOST_CHOICES, free=True)

OPTIONS: Mapping[BallotKind, tuple[Option, ...]] = {
    BallotKind.PICK: (Option("k", MOST_CHOICES, PICKS),),
    BallotKind.YES_DOUBT_NO: (),
    BallotKind.DOTS: (Option("k", MOST_CHOICES, DOTS), _CAP),
    BallotKind.RANK: (Option("k", MOST_RANKED, PICKS),),
    BallotKind.MATRIX: (),
    BallotKind.MOSCOW: (_CAP,),
    BallotKind.CONSENT: (),
    # Nobody knows the money when a run sheet is written: it is asked before the vote opens.
    BallotKind.BUDGET: (Option("total", MOST_EUROS, free=True),),
}

# Dots split over look-alikes and are easily gamed; a budget needs costs that somebody stands for.
ON_PURPOSE = frozenset({BallotKind.DOTS, BallotKind.BUDGET})


def beginning(kind: BallotKind) -> dict[str, object]:
    """Return the options with which a new vote of this kind begins."""
    return {option.name: option.begins for option in OPTIONS[kind] if option.begins is not None}


def chosen(kind: BallotKind, raw: Mapping[str, object]) -> dict[str, object]:
    """Return what was set of a vote of this kind; what is empty goes, what is not of this kind is left out.

    InvalidInput says between what a number must be, and that somebody must vote.
    """
    clean: dict[str, object] = {}
    for option in OPTIONS[kind]:
        value = raw.get(option.name)
        if value is not None and not (option.free and value == 0):
            clean[option.name] = _within(option, value)
    if ELECTORATE in raw:
        clean[ELECTORATE] = _electorate(raw[ELECTORATE])
    return clean


def _within(option: Option, value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not option.low <= value <= option.high:
        raise InvalidInput("Kies een getal van %(low)s tot %(high)s.", low=option.low, high=option.high)
    return value


def _electorate(named: object) -> list[str]:
    roles = sorted({Role(role).value for role in named if role in set(Role)}) if isinstance(named, list) else []
    if not roles:
        raise InvalidInput("Kies wie er stemt.")
    return roles
