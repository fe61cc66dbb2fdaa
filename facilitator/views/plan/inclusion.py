"""The inclusietoets of an action on screen: who filled it in, all answers side by side, the form, and the status line."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from facilitator.domain.content import InclusionItem
from facilitator.domain.plan.changes import WRITERS
from facilitator.domain.plan.inclusion import (
    OUTSIDE_NEEDED,
    PEOPLE_NEEDED,
    Answer,
    InclusionState,
    InclusionTest,
    Question,
    state_of,
)
from facilitator.domain.plan.item import Plan, PlanItem
from facilitator.domain.roles import Duty
from facilitator.domain.text import N_
from facilitator.domain.trajectory import Account
from facilitator.views.plan.tasks import TaskView, task_views, tasks_of
from facilitator.views.times import day
from facilitator.views.words import Words

MARKS = {Answer.YES: "yes", Answer.PARTLY: "partly", Answer.NO: "no", Answer.NOT_APPLICABLE: "none"}
ASK_FOR_TASK = (Answer.NO, Answer.PARTLY)
WEIGHED = (Answer.YES, *ASK_FOR_TASK)


@dataclass(frozen=True)
class InclusionLine:
    """How far the test is, in one line with a mark, and the key questions that were answered by «nee»."""

    mark: str
    said: Words
    reason: str
    key_noes: tuple[Question, ...]
    open_tasks: int


@dataclass(frozen=True)
class TestHead:
    """One filled-in test: by whom, when, how many of each answer; no total, no grade."""

    id: str
    who: str
    outside: bool
    day: str
    counts: tuple[tuple[str, str, int], ...]
    open: int
    mine: bool


@dataclass(frozen=True)
class Given:
    """What one test says to a question."""

    who: str
    outside: bool
    word: str
    mark: str
    note: str


@dataclass(frozen=True)
class QuestionRow:
    """A question with every answer beside it, and the tasks that came of it."""

    number: int
    text: str
    is_key: bool
    given: tuple[Given, ...]
    differs: bool
    asks_task: bool
    tasks: tuple[TaskView, ...]


@dataclass(frozen=True)
class InclusionPage:
    """The inclusietoets of one action."""

    base: str
    id: str
    title: str
    municipality: str
    writes: bool
    inclusion: InclusionLine
    asked: int
    tests: tuple[TestHead, ...]
    rows: tuple[QuestionRow, ...]
    tasks: tuple[TaskView, ...]


@dataclass(frozen=True)
class Asked:
    """A question on the form, with what is ticked and typed so far."""

    number: int
    text: str
    is_key: bool
    answer: str
    note: str


@dataclass(frozen=True)
class InclusionForm:
    """The form of one test, to fill in or to correct, on screen and on paper."""

    base: str
    id: str
    title: str
    municipality: str
    questions: tuple[Asked, ...]
    answers: tuple[str, ...]
    filled_by: str
    outside: str
    test_id: str = ""
    version: int = 0
    refusal: str = ""


def questions(items: Iterable[InclusionItem]) -> tuple[Question, ...]:
    """Return the questions of the content file as they are asked now."""
    return tuple(Question(item.number, item.question, item.is_key) for item in items)


def inclusion_line(plan: Plan, item: PlanItem) -> InclusionLine:
    """Return how far the test of an action is."""
    state = state_of(plan.tests, item)
    waiting = sum(task.done_at is None for task in tasks_of(plan, item))
    return InclusionLine(_mark(state), _said(state), state.reason, state.key_noes, waiting)


def inclusion_page(
    plan: Plan, item: PlanItem, duty: Duty, reader: Account, items: Sequence[InclusionItem]
) -> InclusionPage:
    """Return the page of the test: all answers side by side, none merged."""
    tests = [test for test in plan.tests if test.item_id == item.id]
    asked = _asked(questions(items), tests)
    tasks = tasks_of(plan, item)
    numbers = {question.number for question in asked}
    return InclusionPage(
        base=f"/traject/{plan.trajectory.id}",
        id=item.id,
        title=item.title,
        municipality=plan.trajectory.municipality_name,
        writes=duty in WRITERS,
        inclusion=inclusion_line(plan, item),
        asked=len(items),
        tests=tuple(_head(test, reader) for test in tests),
        rows=tuple(
            _row(question, tests, task_views(plan, [task for task in tasks if task.question == question.number]))
            for question in asked
        ) if tests else (),
        tasks=task_views(plan, [task for task in tasks if not tests or task.question not in numbers]),
    )  # fmt: skip


def inclusion_form(
    plan: Plan, item: PlanItem, items: Sequence[InclusionItem], test: InclusionTest | None = None,
    typed: Mapping[str, str] | None = None, refusal: str = "",
) -> InclusionForm:  # fmt: skip
    """Return the form; `typed` is what was sent and not kept, by the names of its fields."""
    sent = _standing(test) | dict(typed or {})
    return InclusionForm(
        base=f"/traject/{plan.trajectory.id}", id=item.id, title=item.title,
        municipality=plan.trajectory.municipality_name,
        questions=tuple(
            Asked(one.number, one.question, one.is_key, sent.get(f"antwoord.{one.number}", ""),
                  sent.get(f"opmerking.{one.number}", ""))
            for one in items
        ),
        answers=tuple(Answer), filled_by=sent.get("wie", ""), outside=sent.get("buiten", ""),
        test_id=test.id if test else "", version=test.version if test else 0, refusal=refusal,
    )  # fmt: skip


def _standing(test: InclusionTest | None) -> dict[str, str]:
    """What a kept test has in each field of the form."""
    if test is None:
        return {}
    fields = {"wie": test.filled_by, "buiten": "ja" if test.outside else "nee"}
    fields |= {f"antwoord.{number}": answer.value for number, answer in test.answers.items()}
    return fields | {f"opmerking.{number}": note for number, note in test.notes.items()}


def _mark(state: InclusionState) -> str:
    if state.key_noes:
        return "attention"
    return "good" if state.is_done else "" if state.reason else "attention"


def _said(state: InclusionState) -> Words:
    if state.is_done:
        return Words(
            N_("Ingevuld door %(people)s, van buiten de dienst: %(outside)s."),
            {"people": state.people, "outside": state.outside},
        )
    if not state.tests and state.reason:
        return Words(N_("Er is geen toets, met een reden."))
    if not state.tests:
        return Words(N_("Nog niet ingevuld."))
    if state.people < PEOPLE_NEEDED:
        return Words(
            N_("Helemaal ingevuld door %(people)s van %(needed)s."), {"people": state.people, "needed": PEOPLE_NEEDED}
        )
    return Words(N_("Vraag nog %(n)s van buiten de dienst."), {"n": OUTSIDE_NEEDED - state.outside})


def _asked(now: Iterable[Question], tests: Iterable[InclusionTest]) -> tuple[Question, ...]:
    """The questions as they are asked now, and those that were once asked in other words."""
    every = {(one.number, one.text): one for one in now}
    for test in tests:
        for question in test.questions:
            every.setdefault((question.number, question.text), question)
    return tuple(sorted(every.values(), key=lambda one: one.number))


def _head(test: InclusionTest, reader: Account) -> TestHead:
    counts = tuple((answer.value, MARKS[answer], test.count(answer)) for answer in Answer)
    return TestHead(
        test.id, test.filled_by, test.outside, day(test.filled_at), counts, test.open, test.account_id == reader.id
    )


def _row(question: Question, tests: Sequence[InclusionTest], tasks: tuple[TaskView, ...]) -> QuestionRow:
    asked = [test for test in tests if (question.number, question.text) in {(q.number, q.text) for q in test.questions}]
    answers = [test.answers.get(question.number) for test in asked]
    return QuestionRow(
        question.number, question.text, question.is_key,
        given=tuple(_given(test, question.number) for test in asked),
        differs=len({answer for answer in answers if answer in WEIGHED}) > 1,
        asks_task=any(answer in ASK_FOR_TASK for answer in answers),
        tasks=tasks,
    )  # fmt: skip


def _given(test: InclusionTest, number: int) -> Given:
    answer = test.answers.get(number)
    return Given(
        test.filled_by, test.outside, answer.value if answer else "", MARKS[answer] if answer else "",
        test.notes.get(number, ""),
    )  # fmt: skip
