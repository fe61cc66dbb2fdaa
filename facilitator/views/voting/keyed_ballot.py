"""A keyed ballot as it is read back to who reads aloud: its role, what is crossed, and why somebody objects."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from facilitator.domain.ideas.idea import Action
from facilitator.domain.numbers import euros
from facilitator.domain.roles import Role
from facilitator.domain.voting.ballot import BallotKind, Choices
from facilitator.domain.voting.keying import line
from facilitator.domain.voting.kinds.consent import bare, reasons
from facilitator.domain.voting.paper import PaperBallot
from facilitator.domain.voting.terms import Terms


@dataclass(frozen=True)
class Mark:
    """One crossed number: the names of what is said of it, its dots, or its place in an order."""

    number: int
    said: tuple[str, ...] = ()
    dots: int = 0
    place: int = 0


@dataclass(frozen=True)
class Reason:
    """Why somebody objects; its number is 0 where it is of the whole ballot."""

    number: int
    text: str


@dataclass(frozen=True)
class BallotWords:
    """A keyed ballot as it is read back; `line` is what one would type for it again, `cost` what it comes to, empty without money."""

    serial: str
    keyer: str
    role: Role
    marks: tuple[Mark, ...]
    line: str
    reasons: tuple[Reason, ...] = ()
    cost: str = ""


def read_back(ballot: PaperBallot, actions: Sequence[Action], terms: Terms) -> BallotWords:
    """Return what a ballot says, by number."""
    numbers = {action.id: action.number for action in actions}
    chosen = bare(ballot.choices)
    why = tuple(Reason(numbers.get(action, 0), text) for action, _, text in reasons(ballot.choices))
    cost = euros(sum(terms.costs.get(action, 0) for action in chosen)) if terms.kind is BallotKind.BUDGET else ""
    return BallotWords(ballot.serial, ballot.keyer, ballot.role, _marks(chosen, numbers, terms.kind),
                       line(ballot.role, chosen, terms.kind, numbers), why, cost)  # fmt: skip


def _marks(chosen: Choices, numbers: Mapping[str, int], kind: BallotKind) -> tuple[Mark, ...]:
    """Return what is crossed, by number, and an order in its order."""
    if kind is BallotKind.RANK:
        return tuple(Mark(numbers[action], place=place) for place, action in enumerate(chosen, 1))
    said = chosen if isinstance(chosen, Mapping) else dict.fromkeys(chosen)
    return tuple(_mark(numbers[action], said[action]) for action in sorted(said, key=lambda action: numbers[action]))


def _mark(number: int, said: object) -> Mark:
    if isinstance(said, int):
        return Mark(number, dots=said)
    if isinstance(said, Mapping):
        return Mark(number, tuple(f"{axis}_{step}" for axis, step in said.items()))
    return Mark(number, (str(said),) if said else ())
