"""What people said of a plan, without a name, and what was answered."""

from collections.abc import Iterable
from datetime import datetime

from facilitator.domain.plan.presentation import Audience, Reaction, Way
from facilitator.store.rows import Family, Row, moment, stamp, sure_moment


class Reacting(Family):
    """Reactions from talks, from paper and by a link; a code opens those that one browser sent."""

    def all(self, trajectory_id: str) -> tuple[Reaction, ...]:
        """Return what people said of a plan, oldest first."""
        sql = "SELECT * FROM reactions WHERE trajectory_id = :id ORDER BY told_at, id"
        return tuple(_reaction(row) for row in self._rows(sql, {"id": trajectory_id}))

    def by_code(self, code_hash: str) -> tuple[Reaction, ...]:
        """Return what was said under one code, oldest first."""
        sql = "SELECT * FROM reactions WHERE code_hash = :code ORDER BY told_at, id"
        return tuple(_reaction(row) for row in self._rows(sql, {"code": code_hash}))

    def count(self, presentation_id: str) -> int:
        """Return how many reactions a presentation brought."""
        return int(
            self._value("SELECT count(*) FROM reactions WHERE presentation_id = :id", {"id": presentation_id}) or 0
        )

    def add(self, said: Reaction, trajectory_id: str, code_hash: str | None = None) -> None:
        """Keep what somebody said."""
        self._do("INSERT INTO reactions (id, trajectory_id, presentation_id, item_id, audience, way, text, told_at, code_hash) "
                 "VALUES (:id, :trajectory, :presentation, :item, :audience, :way, :text, :at, :code)",
                 {"id": said.id, "trajectory": trajectory_id, "presentation": said.presentation_id,
                  "item": said.item_id, "audience": said.audience, "way": said.way, "text": said.text,
                  "at": stamp(said.told_at), "code": code_hash})  # fmt: skip

    def write(self, reaction_id: str, text: str) -> None:
        """Keep another text."""
        self._do("UPDATE reactions SET text = :text WHERE id = :id", {"id": reaction_id, "text": text})

    def drop(self, reaction_id: str) -> None:
        """Let a reaction go."""
        self._do("DELETE FROM reactions WHERE id = :id", {"id": reaction_id})

    def answer(self, reaction_ids: Iterable[str], answer: str, effect: str, account_id: str, at: datetime) -> None:
        """Keep one answer to some reactions."""
        for reaction_id in reaction_ids:
            self._do("UPDATE reactions SET answer = :answer, effect = :effect, answered_by = :by, answered_at = :at "
                     "WHERE id = :id", {"id": reaction_id, "answer": answer, "effect": effect, "by": account_id,
                                        "at": stamp(at)})  # fmt: skip

    def forget(self, limit: datetime) -> int:
        """Erase texts, and the codes that open them, told before a moment of plans on which nothing was decided since."""
        return self._do("UPDATE reactions SET text = '', code_hash = NULL WHERE text <> '' AND told_at < :limit "
                        "AND NOT EXISTS (SELECT 1 FROM decisions d WHERE d.trajectory_id = reactions.trajectory_id "
                        "AND d.taken_back_at IS NULL AND d.day >= :day)",
                        {"limit": stamp(limit), "day": limit.date().isoformat()})  # fmt: skip


def _reaction(row: Row) -> Reaction:
    return Reaction(row["id"], Audience(row["audience"]), Way(row["way"]), row["text"], sure_moment(row["told_at"]),
                    row["item_id"], row["presentation_id"], row["answer"], row["effect"], moment(row["answered_at"]))  # fmt: skip
