"""Decisions on actions of a plan, and the editions that were frozen with them."""

from facilitator.domain.plan.decision import Body, Choice, Decided, Decision, Edition
from facilitator.store.rows import Family, Row, day, moment, sure_moment, unpack


def _decision(row: Row, items: dict[str, Decided]) -> Decision:
    decided_on = day(row["day"])
    assert decided_on is not None
    return Decision(row["id"], Body(row["body"]), decided_on, items, row["budget_round"], day(row["told_on"]),
                    row["note"], row["edition"], moment(row["made_at"]))  # fmt: skip


class Deciding(Family):
    """Decisions and editions."""

    def decisions(self, trajectory_id: str) -> tuple[Decision, ...]:
        """Return the decisions that were not taken back, oldest first."""
        named = {"id": trajectory_id}
        items: dict[str, dict[str, Decided]] = {}
        for row in self._rows(
            "SELECT i.* FROM decided_items i JOIN decisions d ON d.id = i.decision_id WHERE d.trajectory_id = :id",
            named,
        ):
            items.setdefault(row["decision_id"], {})[row["item_id"]] = Decided(Choice(row["choice"]), row["reason"])
        sql = ("SELECT * FROM decisions WHERE trajectory_id = :id AND taken_back_at IS NULL "
               "ORDER BY day, made_at, id")  # fmt: skip
        return tuple(_decision(row, items.get(row["id"], {})) for row in self._rows(sql, named))

    def editions(self, trajectory_id: str) -> tuple[Edition, ...]:
        """Return the frozen editions of a plan, oldest first."""
        sql = "SELECT * FROM plan_editions WHERE trajectory_id = :id ORDER BY n"
        return tuple(
            Edition(row["n"], row["title"], bool(row["final"]), unpack(row["content"]), row["hash"],
                    sure_moment(row["made_at"]), row["made_by"])
            for row in self._rows(sql, {"id": trajectory_id})
        )  # fmt: skip
