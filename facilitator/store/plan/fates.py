"""What becomes of ideas and actions that stand in no plan."""

from facilitator.domain.plan.decision import Fate, GivenFate
from facilitator.store.rows import Family, moment


class Fates(Family):
    """Fates with their reasons."""

    def all(self, trajectory_id: str) -> tuple[GivenFate, ...]:
        """Return the fates given in a trajectory."""
        sql = "SELECT * FROM fates WHERE trajectory_id = :id ORDER BY subject"
        return tuple(
            GivenFate(row["subject"], Fate(row["fate"]), row["reason"], row["item_id"], moment(row["given_at"]))
            for row in self._rows(sql, {"id": trajectory_id})
        )
