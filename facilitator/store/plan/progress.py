"""How actions of a plan go on after the decision, period by period."""

from facilitator.domain.plan.progress import Progress, State
from facilitator.store.rows import Family, moment


class Progresses(Family):
    """Progress by item and period."""

    def all(self, trajectory_id: str) -> tuple[Progress, ...]:
        """Return the reports of a plan, oldest period first."""
        sql = ("SELECT * FROM plan_progress WHERE item_id IN (SELECT id FROM plan_items WHERE trajectory_id = :id) "
               "ORDER BY period, item_id")  # fmt: skip
        return tuple(
            Progress(row["item_id"], row["period"], State(row["state"]), row["text"], row["version"],
                     moment(row["written_at"]))
            for row in self._rows(sql, {"id": trajectory_id})
        )  # fmt: skip
