"""The questions that a practice or evaluation step asks, with what can be answered."""

from collections.abc import Mapping
from dataclasses import dataclass

from facilitator.domain.content import Content
from facilitator.domain.sessions.runsheet import Method
from facilitator.domain.sessions.session import Step

PRACTICE = "practice"


@dataclass(frozen=True)
class Option:
    """One answer: a word, and a face where the question asks how it was."""

    key: str
    word: str
    face: str = ""


@dataclass(frozen=True)
class Question:
    """One question with its answers."""

    id: str
    text: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class OptionTotal:
    """How many chose an answer, and its share of all answers to that question."""

    word: str
    count: int
    percent: float


def questions(step: Step | None, content: Content) -> tuple[Question, ...]:
    """Return what this step asks on phones: nothing, the practice question, or the closed evaluation questions."""
    if step is None or step.method not in (Method.PRACTICE, Method.EVALUATE):
        return ()
    if step.method is Method.PRACTICE:
        options = tuple(Option(word, word) for word in content.practice.answers)
        return (Question(PRACTICE, content.practice.question, options),)
    numbers = step.options.get("questions")
    asked = content.evaluation.asked(numbers if isinstance(numbers, list) else ())
    return tuple(
        Question(str(one.number), one.text, tuple(Option(a.key, a.word, a.face) for a in one.answers))
        for one in asked
        if not one.is_open
    )


def totals(question: Question, counts: Mapping[str, int]) -> tuple[OptionTotal, ...]:
    """Return how often each answer was given, in the order of the question."""
    given = sum(counts.get(option.key, 0) for option in question.options)
    return tuple(_total(option, counts.get(option.key, 0), given) for option in question.options)


def _total(option: Option, count: int, given: int) -> OptionTotal:
    return OptionTotal(option.word, count, round(100 * count / given, 1) if given else 0.0)
