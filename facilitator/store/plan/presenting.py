"""Presentations of a plan, answers to their questions, and reactions with what was answered."""

from facilitator.domain.plan.presentation import Audience, Reaction, Way
from facilitator.store.rows import Family, Row, moment, sure_moment


def _reaction(row: Row) -> Reaction:
    return Reaction(row["id"], Audience(row["audience"]), Way(row["way"]), row["text"], sure_moment(row["told_at"]),
                    row["item_id"], row["presentation_id"], row["answer"], row["effect"], moment(row["answered_at"]))  # fmt: skip


class Presenting(Family):
    """Presentations, answers and reactions."""

    def reactions(self, trajectory_id: str) -> tuple[Reaction, ...]:
        """Return what people said of a plan, oldest first."""
        sql = "SELECT * FROM reactions WHERE trajectory_id = :id ORDER BY told_at, id"
        return tuple(_reaction(row) for row in self._rows(sql, {"id": trajectory_id}))
