"""What the wall says while people vote: the question, what one may say of a card, and the money there is."""

from collections.abc import Mapping
from dataclasses import dataclass

from facilitator.domain.numbers import euros
from facilitator.domain.roles import Role
from facilitator.domain.room import Room
from facilitator.domain.sessions.session import Step
from facilitator.domain.voting.ballot import Axis, BallotKind
from facilitator.domain.voting.terms import Terms
from facilitator.views.voting.answer_words import answer_words, axis_words

# Of these every card gets an answer, so that the wall shows one at a time and the room talks of the same.
ONE_BY_ONE = frozenset({BallotKind.YES_DOUBT_NO, BallotKind.MATRIX, BallotKind.MOSCOW, BallotKind.CONSENT})


@dataclass(frozen=True)
class Scale:
    """What is estimated of a card, and by whom where not everybody does."""

    axis: Axis
    words: Mapping[str, str]
    roles: tuple[Role, ...]


@dataclass(frozen=True)
class Asked:
    """What is asked of the room; `answers` are said of each card, `scales` are estimated of it."""

    terms: Terms
    answers: tuple[str, ...]
    scales: tuple[Scale, ...]
    money: str

    def price(self, cost: int | None) -> str:
        """Return what a card costs where that matters, and nothing elsewhere."""
        return euros(cost) if cost is not None and self.terms.kind is BallotKind.BUDGET else ""


def asked(room: Room, step: Step) -> Asked | None:
    """Return what this vote asks, None of what is no vote."""
    terms = room.terms_of(step)
    if terms is None:
        return None
    return Asked(
        terms=terms,
        answers=tuple(answer_words(terms.kind).values()),
        scales=_scales(terms, step) if terms.kind is BallotKind.MATRIX else (),
        money=euros(terms.total) if terms.kind is BallotKind.BUDGET else "",
    )


def _scales(terms: Terms, step: Step) -> tuple[Scale, ...]:
    voting = [role for role in Role if role in step.electorate]
    judges = {axis: tuple(role for role in voting if axis in terms.axes(role)) for axis in Axis}
    return tuple(Scale(axis, axis_words(axis), roles if terms.split else ()) for axis, roles in judges.items())
