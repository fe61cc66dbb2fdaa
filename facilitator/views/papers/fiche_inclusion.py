"""The inclusietoets of an action: what each who filled it in answered, side by side, never merged or graded."""

from collections.abc import Sequence

from facilitator.domain.plan.inclusion import Answer, InclusionTest, Question, Task, state_of
from facilitator.domain.plan.item import PlanItem
from facilitator.views.times import day

from .behind import Behind
from .document import Block, Look, Table, Text

TESTS_A_TABLE = 4


def inclusion(behind: Behind, item: PlanItem) -> list[Block]:
    """Return what the tests of an action say, with the tasks that came of them."""
    tests = behind.tests.get(item.id, [])
    state = state_of(tests, item)
    blocks: list[Block] = []
    if not state.is_done:
        said = f"Nog niet gedaan. Reden: {state.reason}" if state.reason else "Nog niet gedaan."
        blocks.append(Text(said if not tests else said.replace("Nog niet gedaan", "Nog niet volledig")))
    if state.key_noes:
        named = "; ".join(question.text for question in state.key_noes)
        blocks.append(Text(f"«nee» bij een sleutelvraag: {named}", Look.WARNING, label="Let op"))
    blocks += [Text(counts(test), label=who(test)) for test in tests]
    blocks += [_table(tests[at : at + TESTS_A_TABLE]) for at in range(0, len(tests), TESTS_A_TABLE)]
    return blocks + tasks(behind.tasks.get(item.id, []))


def tasks(found: Sequence[Task]) -> list[Block]:
    """Return tasks as a table, or nothing where there are none."""
    rows = tuple((task.text, task.who or "–", day(task.due) or "–", "ja" if task.done_at else "nee") for task in found)
    return [Table("Taken", ("Taak", "Wie", "Tegen wanneer", "Klaar"), rows, (4, 2, 2, 0.8))] if rows else []


def who(test: InclusionTest) -> str:
    """Return who filled in a test, and from where."""
    return f"{test.filled_by} ({'van buiten de dienst' if test.outside else 'van de dienst'})"


def counts(test: InclusionTest) -> str:
    """Return how often each answer was given, never a grade."""
    told = [f"{test.count(answer)} keer {answer.value}" for answer in Answer if test.count(answer)]
    return ", ".join([*told, *([f"{test.open} nog open"] if test.open else [])])


def _table(tests: Sequence[InclusionTest]) -> Table:
    asked: dict[int, Question] = {one.number: one for test in tests for one in test.questions}
    numbers = sorted({*asked, *(number for test in tests for number in test.answers)})
    rows = tuple((_question(asked, n), *(_answer(test, n) for test in tests)) for n in numbers)
    return Table("Antwoorden per vraag", ("Vraag", *map(who, tests)), rows, (3, *(1.5,) * len(tests)))


def _question(asked: dict[int, Question], number: int) -> str:
    found = asked.get(number)
    if found is None:
        return f"Vraag {number}"
    return f"{number}. {found.text}{' (sleutelvraag)' if found.is_key else ''}"


def _answer(test: InclusionTest, number: int) -> str:
    answer, note = test.answers.get(number), test.notes.get(number, "")
    return ": ".join(filter(None, (answer.value if answer else "–", note)))
