"""Inclusietoetsen on actions of the plan, and the tasks that come of them."""

from datetime import datetime
from functools import lru_cache

from facilitator.domain.plan.inclusion import Answer, InclusionTest, Question, Task
from facilitator.store.rows import Family, Row, day, moment, pack, stamp, unpack

OF_PLAN = "item_id IN (SELECT id FROM plan_items WHERE trajectory_id = :id)"


class Inclusion(Family):
    """Every filled-in test, none of them merged, and tasks."""

    def tests(self, trajectory_id: str) -> tuple[InclusionTest, ...]:
        """Return the tests of a plan, oldest first."""
        sql = f"SELECT * FROM inclusion_tests WHERE {OF_PLAN} ORDER BY filled_at, id"
        return tuple(_test(row) for row in self._rows(sql, {"id": trajectory_id}))

    def tests_of(self, item_id: str) -> tuple[InclusionTest, ...]:
        """Return the tests of one action, oldest first."""
        sql = "SELECT * FROM inclusion_tests WHERE item_id = :id ORDER BY filled_at, id"
        return tuple(_test(row) for row in self._rows(sql, {"id": item_id}))

    def tasks(self, trajectory_id: str) -> tuple[Task, ...]:
        """Return the tasks of a plan, oldest first."""
        sql = f"SELECT * FROM plan_tasks WHERE {OF_PLAN} ORDER BY made_at, id"
        return tuple(_task(row) for row in self._rows(sql, {"id": trajectory_id}))

    def task(self, item_id: str, task_id: str) -> Task | None:
        """Return one task of this action."""
        row = self._row("SELECT * FROM plan_tasks WHERE item_id = :item AND id = :id", {"item": item_id, "id": task_id})
        return _task(row) if row else None

    def keep_test(self, test: InclusionTest) -> None:
        """Keep a test, in the place of what stood under its id."""
        asked = [[one.number, one.text, one.is_key] for one in test.questions]
        self._do(
            "INSERT INTO inclusion_tests (id, item_id, account_id, filled_by, outside, answers, notes, filled_at, questions, version) "
            "VALUES (:id, :item, :account, :by, :outside, :answers, :notes, :at, :questions, :version) "
            "ON CONFLICT (id) DO UPDATE SET filled_by = excluded.filled_by, outside = excluded.outside, answers = excluded.answers, "
            "notes = excluded.notes, questions = excluded.questions, version = excluded.version",
            {"id": test.id, "item": test.item_id, "account": test.account_id, "by": test.filled_by,
             "outside": int(test.outside), "answers": pack(dict(test.answers)), "notes": pack(dict(test.notes)),
             "at": stamp(test.filled_at), "questions": pack(asked), "version": test.version},
        )  # fmt: skip

    def drop_test(self, item_id: str, test_id: str) -> None:
        """Let a test go."""
        self._do("DELETE FROM inclusion_tests WHERE item_id = :item AND id = :id", {"item": item_id, "id": test_id})

    def keep_task(self, task: Task, account_id: str, at: datetime) -> None:
        """Keep a task, in the place of what stood under its id; who made it first stays its maker."""
        self._do(
            "INSERT INTO plan_tasks (id, item_id, text, question, who, due, done_at, made_by, made_at, version) "
            "VALUES (:id, :item, :text, :question, :who, :due, :done, :by, :at, :version) ON CONFLICT (id) DO UPDATE SET "
            "text = excluded.text, who = excluded.who, due = excluded.due, done_at = excluded.done_at, version = excluded.version",
            {"id": task.id, "item": task.item_id, "text": task.text, "question": task.question, "who": task.who,
             "due": task.due.isoformat() if task.due else None, "done": stamp(task.done_at), "by": account_id,
             "at": stamp(at), "version": task.version},
        )  # fmt: skip

    def drop_task(self, item_id: str, task_id: str) -> None:
        """Let a task go."""
        self._do("DELETE FROM plan_tasks WHERE item_id = :item AND id = :id", {"item": item_id, "id": task_id})


def _test(row: Row) -> InclusionTest:
    answers = {int(number): Answer(answer) for number, answer in unpack(row["answers"]).items()}
    notes = {int(number): note for number, note in unpack(row["notes"]).items()}
    return InclusionTest(
        row["id"], row["item_id"], row["filled_by"], bool(row["outside"]), answers, notes, moment(row["filled_at"]),
        _questions(row["questions"]), row["version"], row["account_id"],
    )  # fmt: skip


# Tests of a plan were mostly asked the same: read once, kept once.
@lru_cache(maxsize=16)
def _questions(packed: str) -> tuple[Question, ...]:
    return tuple(Question(number, text, is_key) for number, text, is_key in unpack(packed))


def _task(row: Row) -> Task:
    return Task(row["id"], row["item_id"], row["text"], row["question"], row["who"], day(row["due"]),
                moment(row["done_at"]), row["version"])  # fmt: skip
