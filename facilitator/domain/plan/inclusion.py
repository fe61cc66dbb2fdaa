"""The inclusietoets of an action: who filled it in, what they answered, and the tasks that come of it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from facilitator.domain.bbc.personal import found
from facilitator.domain.refusals import InvalidInput
from facilitator.domain.text import N_, one_line

if TYPE_CHECKING:
    from .item import PlanItem

NAME_LIMIT, NOTE_LIMIT, TASK_LIMIT = 80, 300, 200
PEOPLE_NEEDED, OUTSIDE_NEEDED = 2, 1
REASON = "inclusietoets_reden"


class Answer(StrEnum):
    """What one may answer; the value is the word on screen and in exports."""

    YES = N_("ja")
    PARTLY = N_("deels")
    NO = N_("nee")
    NOT_APPLICABLE = N_("niet van toepassing")


@dataclass(frozen=True)
class Question:
    """A question as it was asked: kept with the answers, so that they still mean the same when it is reworded."""

    number: int
    text: str
    is_key: bool = False


@dataclass(frozen=True)
class InclusionTest:
    """One filled-in test: answers and remarks by the number of the question; `outside` is outside the service."""

    id: str
    item_id: str
    filled_by: str
    outside: bool
    answers: Mapping[int, Answer]
    notes: Mapping[int, str] = field(default_factory=dict)
    filled_at: datetime | None = None
    questions: tuple[Question, ...] = ()
    version: int = 1
    account_id: str = ""

    def count(self, answer: Answer) -> int:
        """How many questions were answered so; there is no total and no grade."""
        return sum(given is answer for given in self.answers.values())

    @property
    def open(self) -> int:
        """How many questions still wait for an answer."""
        return sum(question.number not in self.answers for question in self.questions)

    @property
    def is_complete(self) -> bool:
        """Say whether every question has an answer."""
        return bool(self.answers) and not self.open

    @property
    def key_noes(self) -> tuple[Question, ...]:
        """The key questions that were answered by «nee»."""
        return tuple(one for one in self.questions if one.is_key and self.answers.get(one.number) is Answer.NO)

    @property
    def person(self) -> str:
        """Who filled it in, as two tests are compared."""
        return self.filled_by.casefold()


@dataclass(frozen=True)
class Task:
    """Something to do for an action, made of a question of its test or by hand."""

    id: str
    item_id: str
    text: str
    question: int | None = None
    who: str = ""
    due: date | None = None
    done_at: datetime | None = None
    version: int = 1

    def is_late(self, today: date) -> bool:
        """Say whether its day went by."""
        return self.done_at is None and self.due is not None and self.due < today


@dataclass(frozen=True)
class InclusionState:
    """How far the test of one action is: different people with a whole test, those of them from outside, key noes."""

    tests: int
    people: int
    outside: int
    key_noes: tuple[Question, ...]
    reason: str

    @property
    def is_done(self) -> bool:
        """Say whether two people at least filled it in, one of them from outside the service."""
        return self.people >= PEOPLE_NEEDED and self.outside >= OUTSIDE_NEEDED

    @property
    def is_settled(self) -> bool:
        """Say whether it was done, or a reason says why not."""
        return self.is_done or bool(self.reason)


def state_of(tests: Iterable[InclusionTest], item: "PlanItem") -> InclusionState:
    """Return how far the test of an action is; `tests` may be those of the whole plan."""
    own = [test for test in tests if test.item_id == item.id]
    whole = [test for test in own if test.is_complete]
    noes = {question.number: question for test in own for question in test.key_noes}
    return InclusionState(
        tests=len(own),
        people=len({test.person for test in whole}),
        outside=len({test.person for test in whole if test.outside}),
        key_noes=tuple(noes[number] for number in sorted(noes)),
        reason=item.text(REASON).strip(),
    )


def read_answers(raw: object, questions: Collection[Question]) -> dict[int, Answer]:
    """Return the answers by question; a test on which nothing is ticked yet is refused."""
    numbers, words = {question.number for question in questions}, tuple(Answer)
    if not isinstance(raw, Mapping) or any(number not in numbers for number in raw):
        raise InvalidInput("Deze vraag staat niet in de toets.")
    given = {number: word for number, word in raw.items() if word not in ("", None)}
    if any(word not in words for word in given.values()):
        raise InvalidInput("Kies: %(words)s.", words=", ".join(Answer))
    if not given:
        raise InvalidInput("Praat eerst, en kruis dan iets aan.")
    return {number: Answer(given[number]) for number in sorted(given)}


def read_notes(raw: object, questions: Collection[Question]) -> dict[int, str]:
    """Return the remarks by question, without those that are empty."""
    numbers = {question.number for question in questions}
    if not isinstance(raw, Mapping) or any(number not in numbers for number in raw):
        raise InvalidInput("Deze vraag staat niet in de toets.")
    texts = {number: note for number, note in raw.items() if not isinstance(note, str) or note.strip()}
    return {number: public_line(texts[number], NOTE_LIMIT) for number in sorted(texts)}


def public_line(raw: object, limit: int) -> str:
    """Return one line of text; refuse what looks like somebody's address or number, since plans become public."""
    text = one_line(raw, limit)
    kind = found(text)
    if kind:
        raise InvalidInput("Haal weg wat op %(kind)s lijkt.", kind=kind)
    return text
