"""Inclusietoetsen on actions of the plan, and the tasks that come of them."""

from facilitator.domain.plan.inclusion import Answer, InclusionTest, Task
from facilitator.store.rows import Family, Row, day, moment, unpack

OF_PLAN = "item_id IN (SELECT id FROM plan_items WHERE trajectory_id = :id)"


def _test(row: Row) -> InclusionTest:
    answers = {int(number): Answer(answer) for number, answer in unpack(row["answers"]).items()}
    notes = {int(number): note for number, note in unpack(row["notes"]).items()}
    return InclusionTest(row["id"], row["item_id"], row["filled_by"], bool(row["outside"]), answers, notes,
                         moment(row["filled_at"]))  # fmt: skip


def _task(row: Row) -> Task:
    return Task(row["id"], row["item_id"], row["text"], row["question"], row["who"], day(row["due"]),
                moment(row["done_at"]))  # fmt: skip


class Inclusion(Family):
    """Every filled-in test, none of them merged, and tasks."""

    def tests(self, trajectory_id: str) -> tuple[InclusionTest, ...]:
        """Return the tests of a plan, oldest first."""
        sql = f"SELECT * FROM inclusion_tests WHERE {OF_PLAN} ORDER BY filled_at, id"
        return tuple(_test(row) for row in self._rows(sql, {"id": trajectory_id}))

    def tasks(self, trajectory_id: str) -> tuple[Task, ...]:
        """Return the tasks of a plan, oldest first."""
        sql = f"SELECT * FROM plan_tasks WHERE {OF_PLAN} ORDER BY made_at, id"
        return tuple(_task(row) for row in self._rows(sql, {"id": trajectory_id}))
