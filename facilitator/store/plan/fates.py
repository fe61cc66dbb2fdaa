"""What becomes of ideas and actions that stand in no plan."""

from datetime import datetime

from facilitator.domain.plan.decision import Fate, GivenFate
from facilitator.store.rows import Family, moment, stamp


class Fates(Family):
    """Fates with their reasons."""

    def all(self, trajectory_id: str) -> tuple[GivenFate, ...]:
        """Return the fates given in a trajectory."""
        sql = "SELECT * FROM fates WHERE trajectory_id = :id ORDER BY subject"
        return tuple(
            GivenFate(row["subject"], Fate(row["fate"]), row["reason"], row["item_id"], moment(row["given_at"]))
            for row in self._rows(sql, {"id": trajectory_id})
        )

    def give(self, trajectory_id: str, given: GivenFate, who: str, at: datetime) -> None:
        """Keep the fate of a subject, in the place of an earlier one."""
        self._do(
            "INSERT INTO fates (trajectory_id, subject, fate, reason, item_id, given_by, given_at) "
            "VALUES (:trajectory, :subject, :fate, :reason, :item, :who, :at) ON CONFLICT (trajectory_id, subject) DO UPDATE SET "
            "fate = excluded.fate, reason = excluded.reason, item_id = excluded.item_id, given_by = excluded.given_by, "
            "given_at = excluded.given_at",
            {"trajectory": trajectory_id, "subject": given.subject, "fate": given.fate, "reason": given.reason,
             "item": given.item_id, "who": who, "at": stamp(at)},
        )  # fmt: skip

    def drop(self, trajectory_id: str, subject: str) -> bool:
        """Take the fate of a subject away; says whether there was one."""
        named = {"trajectory": trajectory_id, "subject": subject}
        return self._do("DELETE FROM fates WHERE trajectory_id = :trajectory AND subject = :subject", named) > 0

    def forget_lost(self) -> int:
        """Erase the fates of ideas that are no longer kept; nobody can ask for them."""
        sql = "DELETE FROM fates WHERE subject LIKE 'idea:%' AND substr(subject, 6) NOT IN (SELECT id FROM ideas)"
        return self._do(sql, {})
