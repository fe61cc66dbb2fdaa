"""The municipality's own tree of goals, plans and actions, as it was imported or written."""

import hashlib
from collections.abc import Iterable
from decimal import Decimal

from facilitator.domain.plan.goals import Goal, Level
from facilitator.store.rows import Family, Row, pack, unpack


def _goal(row: Row) -> Goal:
    amounts = {name: Decimal(value) for name, value in unpack(row["amounts"]).items()}
    return Goal(Level(row["level"]), row["code"], row["parent_code"], row["short"], row["long"], row["comment"],
                row["evaluation"], bool(row["priority"]), amounts)  # fmt: skip


def _columns(goal: Goal) -> Row:
    amounts = pack({name: str(value) for name, value in goal.amounts.items()})
    return {"level": goal.level.value, "code": goal.code, "parent": goal.parent, "short": goal.short, "long": goal.long,
            "comment": goal.comment, "evaluation": goal.evaluation, "priority": int(goal.priority), "amounts": amounts}  # fmt: skip


class Goals(Family):
    """Nodes of the tree by level and code."""

    def all(self, trajectory_id: str) -> tuple[Goal, ...]:
        """Return every node in the order of the file it came from."""
        sql = "SELECT * FROM plan_goals WHERE trajectory_id = :id ORDER BY position, level, code"
        return tuple(_goal(row) for row in self._rows(sql, {"id": trajectory_id}))

    def replace(self, trajectory_id: str, goals: Iterable[Goal]) -> None:
        """Let these nodes be the whole tree."""
        self._do("DELETE FROM plan_goals WHERE trajectory_id = :id", {"id": trajectory_id})
        self._db.conn.executemany(
            "INSERT INTO plan_goals (trajectory_id, level, code, parent_code, short, long, comment, evaluation, "
            "priority, amounts, position) VALUES (:id, :level, :code, :parent, :short, :long, :comment, :evaluation, "
            ":priority, :amounts, :position)",
            [{"id": trajectory_id, "position": position, **_columns(goal)} for position, goal in enumerate(goals)],
        )

    def stand(self, trajectory_id: str) -> str:
        """Return a short mark of the tree: another mark says that somebody wrote in it."""
        sql = "SELECT * FROM plan_goals WHERE trajectory_id = :id ORDER BY position, level, code"
        rows = [tuple(row.values()) for row in self._rows(sql, {"id": trajectory_id})]
        return hashlib.sha256(repr(rows).encode("utf-8", "replace")).hexdigest()[:16]
