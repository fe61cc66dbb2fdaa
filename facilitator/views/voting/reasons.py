"""What the facilitator reads of why people object: by action, objections before worries, and of nobody."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from facilitator.domain.ideas.idea import Action
from facilitator.domain.sessions.session import Step
from facilitator.domain.voting.ballot import Consent
from facilitator.domain.voting.reason import Reason
from facilitator.views.voting.answer_words import CONSENT

# What asks for an answer stands first.
URGENT = (Consent.OBJECTION, Consent.CONCERN, Consent.NONE)


@dataclass(frozen=True)
class ReasonLine:
    """One reason, with the word of the answer it goes with."""

    n: int
    answer: str
    word: str
    text: str


@dataclass(frozen=True)
class ReasonsOf:
    """The reasons of one action; without a number they are of whole ballots."""

    number: int
    title: str
    lines: tuple[ReasonLine, ...]


@dataclass(frozen=True)
class ReasonsView:
    """All reasons of one vote."""

    base: str
    step_id: str
    title: str
    ballots: int
    parts: tuple[ReasonsOf, ...]


def reasons_view(
    base: str, step: Step, ballots: int, actions: Sequence[Action], found: Mapping[int, Reason]
) -> ReasonsView:
    """Return the reasons by the numbers of the actions; those of whole ballots stand last."""
    parts = [_part(action.number, action.title, found, action.id) for action in actions]
    known = {action.id for action in actions}
    rest = ReasonsOf(0, "", _lines((n, one) for n, one in found.items() if one.action not in known))
    return ReasonsView(base, step.id, step.title, ballots, tuple(part for part in (*parts, rest) if part.lines))


def _part(number: int, title: str, found: Mapping[int, Reason], action: str) -> ReasonsOf:
    return ReasonsOf(number, title, _lines((n, one) for n, one in found.items() if one.action == action))


def _lines(found: Iterable[tuple[int, Reason]]) -> tuple[ReasonLine, ...]:
    lines = [ReasonLine(n, one.answer, CONSENT.get(one.answer, ""), one.text) for n, one in found]
    return tuple(sorted(lines, key=lambda line: (_urgency(line.answer), line.text)))


def _urgency(answer: str) -> int:
    return next((place for place, urgent in enumerate(URGENT) if urgent.value == answer), len(URGENT))
