"""The municipality's own tree of goals, plans and actions, as it was imported or written."""

from decimal import Decimal

from facilitator.domain.plan.goals import Goal, Level
from facilitator.store.rows import Family, Row, pack, unpack


def _goal(row: Row) -> Goal:
    amounts = {name: Decimal(value) for name, value in unpack(row["amounts"]).items()}
    return Goal(Level(row["level"]), row["code"], row["parent_code"], row["short"], row["long"], row["comment"],
                row["evaluation"], bool(row["priority"]), amounts)  # fmt: skip


class Goals(Family):
    """Nodes of the tree by level and code."""

    def all(self, trajectory_id: str) -> tuple[Goal, ...]:
        """Return every node in the order of the file it came from."""
        sql = "SELECT * FROM plan_goals WHERE trajectory_id = :id ORDER BY position, level, code"
        return tuple(_goal(row) for row in self._rows(sql, {"id": trajectory_id}))

    def replace(self, trajectory_id: str, goals: tuple[Goal, ...]) -> None:
        """Let these nodes be the whole tree."""
        self._do("DELETE FROM plan_goals WHERE trajectory_id = :id", {"id": trajectory_id})
        for position, goal in enumerate(goals):
            self._do(
                "INSERT INTO plan_goals (trajectory_id, level, code, parent_code, short, long, comment, evaluation, "
                "priority, amounts, position) VALUES (:id, :level, :code, :parent, :short, :long, :comment, :evaluation, "
                ":priority, :amounts, :position)",
                {"id": trajectory_id, "level": goal.level.value, "code": goal.code, "parent": goal.parent,
                 "short": goal.short, "long": goal.long, "comment": goal.comment, "evaluation": goal.evaluation,
                 "priority": int(goal.priority), "amounts": pack({name: str(value) for name, value in goal.amounts.items()}),
                 "position": position},
            )  # fmt: skip
