"""Plan items, their fields and who has which field on loan."""

from facilitator.store.rows import Family


class Plans(Family):
    """The plan of a trajectory."""

    def proposed(self, step_id: str) -> list[str]:
        """Return the actions of a vote that stand in the plan, by their place in it."""
        rows = self._rows("SELECT action_id FROM plan_items WHERE step_id = :step ORDER BY position, id", {"step": step_id})
        return [row["action_id"] for row in rows]
