"""Helpers' keys, and how many people were helped to vote for which reason: never who, by whom, or how."""

from datetime import datetime

from facilitator.domain.helping.helper import Helper
from facilitator.domain.roles import Role
from facilitator.domain.sessions.session import Channel
from facilitator.store.rows import Family, stamp

HELPER = "SELECT id, session_id, name FROM helper_keys "


class Helpers(Family):
    """The helpers of sessions."""

    def add(self, helper: Helper, key_hash: str, at: datetime) -> None:
        """Keep a helper with the hash of the key."""
        self._do("INSERT INTO helper_keys (id, hash, session_id, name, created_at) VALUES (:id, :hash, :session, :name, :at)",
                 {"id": helper.id, "hash": key_hash, "session": helper.session_id, "name": helper.name, "at": stamp(at)})  # fmt: skip

    def by_key(self, key_hash: str) -> Helper | None:
        """Return whose key this is."""
        row = self._row(HELPER + "WHERE hash = :hash", {"hash": key_hash})
        return Helper(**row) if row else None

    def of_session(self, session_id: str) -> tuple[Helper, ...]:
        """Return the helpers of a session, oldest first."""
        rows = self._rows(HELPER + "WHERE session_id = :id ORDER BY created_at, rowid", {"id": session_id})
        return tuple(Helper(**row) for row in rows)

    def remove(self, session_id: str, helper_id: str) -> int:
        """Take a helper's key back."""
        return self._do("DELETE FROM helper_keys WHERE session_id = :session AND id = :id",
                        {"session": session_id, "id": helper_id})  # fmt: skip

    def forget(self, session_id: str) -> int:
        """Erase all helpers of a session."""
        return self._do("DELETE FROM helper_keys WHERE session_id = :id", {"id": session_id})

    def helped(self, step_id: str, helper_id: str) -> int:
        """How many people this helper helped in a vote under way: their forms' keys, which the count erases."""
        sql = "SELECT count(*) FROM deed_keys WHERE scope = :step AND asker = :helper"
        return int(self._value(sql, {"step": step_id, "helper": helper_id}))

    def count(self, step_id: str, reason: str) -> None:
        """Count one more person who voted with a helper."""
        self._do("INSERT INTO assisted_votes (step_id, reason, n) VALUES (:step, :reason, 1) "
                 "ON CONFLICT (step_id, reason) DO UPDATE SET n = n + 1", {"step": step_id, "reason": reason})  # fmt: skip

    def assisted(self, step_id: str) -> dict[str, int]:
        """How many voted with a helper, by reason."""
        rows = self._rows(
            "SELECT reason, n FROM assisted_votes WHERE step_id = :step ORDER BY reason", {"step": step_id}
        )
        return {row["reason"]: row["n"] for row in rows}

    def idle_seat(self, session_id: str, step_id: str, role: Role, table: int | None) -> str | None:
        """Return a seat that voted with a helper in an earlier vote and not yet in this one, of this role and table."""
        found = self._value(
            "SELECT id FROM participants p WHERE session_id = :session AND channel = :channel AND role = :role "
            "AND table_number IS :table AND NOT EXISTS "
            "(SELECT 1 FROM ballots b WHERE b.step_id = :step AND b.participant_id = p.id) ORDER BY id LIMIT 1",
            {"session": session_id, "channel": Channel.ASSISTED, "role": role, "table": table, "step": step_id},
        )
        return str(found) if found else None
