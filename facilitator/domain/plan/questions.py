"""The two questions that every audience is asked of the plan, what may be answered, and what stays of it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from facilitator.domain.refusals import InvalidInput, TooManyChoices
from facilitator.domain.text import N_

from .presentation import Presentation

MOST_CHOICES = 3
FEWEST_ANSWERS = 5  # With fewer, a number would say too much of who answered.
BALLOTS = ""  # Under this name a question counts how many answered it.


class Question(StrEnum):
    """What is asked, by its place in an address."""

    SURE = "zeker"
    IMPORTANT = "belangrijk"


QUESTIONS: Mapping[Question, str] = {
    Question.SURE: N_("Waar moeten we zeker voor gaan?"),
    Question.IMPORTANT: N_("Wat is zeker belangrijk?"),
}


def choices(presentation: Presentation, ticked: Iterable[str]) -> tuple[str, ...]:
    """Return which cards were chosen, in the order of the cards; refuses more than three and what is no card."""
    wanted = frozenset(ticked)
    if not wanted <= presentation.items:
        raise InvalidInput("Kies een kaart uit de lijst.")
    if len(wanted) > MOST_CHOICES:
        raise TooManyChoices(MOST_CHOICES)
    return tuple(card.item_id for card in presentation.cards if card.item_id in wanted)


def totals(answers: Iterable[tuple[Question, Sequence[str]]]) -> dict[str, dict[str, int]]:
    """Return what stays of all answers: per question how many answered, and per card how often, unless they were too few."""
    given: dict[Question, list[Sequence[str]]] = {question: [] for question in Question}
    for question, chosen in answers:
        given[question].append(chosen)
    return {question.value: _counted(ballots) for question, ballots in given.items()}


def is_shown(counts: Mapping[str, int]) -> bool:
    """Say whether the numbers of a question may be shown."""
    return counts.get(BALLOTS, 0) >= FEWEST_ANSWERS


def _counted(ballots: Sequence[Sequence[str]]) -> dict[str, int]:
    counts = {BALLOTS: len(ballots)}
    return counts | Counter(card for ballot in ballots for card in ballot) if is_shown(counts) else counts
