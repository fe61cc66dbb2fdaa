"""Seats in the room: a random id, a role, perhaps a table, and the hash of a token."""

from datetime import datetime

from facilitator.domain.roles import Role
from facilitator.domain.sessions.session import Channel, Participant
from facilitator.store.rows import Family, Row, moment, stamp

SEAT = "SELECT id, session_id, role, table_number, channel, language, turn FROM participants "


def _seat(row: Row) -> Participant:
    return Participant(row["id"], row["session_id"], Role(row["role"]), row["table_number"], Channel(row["channel"]),
                       row["language"], row["turn"])  # fmt: skip


class Seats(Family):
    """The participants of sessions."""

    def add(self, seat: Participant, token_hash: str, at: datetime) -> None:
        """Keep a new seat."""
        self._do(
            "INSERT INTO participants (id, session_id, token_hash, role, table_number, channel, language, turn, joined_at) "
            "VALUES (:id, :session, :hash, :role, :table, :channel, :language, :turn, :at)",
            {"id": seat.id, "session": seat.session_id, "hash": token_hash, "role": seat.role, "table": seat.table,
             "channel": seat.channel, "language": seat.language, "turn": seat.turn, "at": stamp(at)},
        )  # fmt: skip

    def change(self, seat: Participant) -> None:
        """Keep a changed role, table or language."""
        self._do("UPDATE participants SET role = :role, table_number = :table, language = :language WHERE id = :id",
                 {"id": seat.id, "role": seat.role, "table": seat.table, "language": seat.language})  # fmt: skip

    def rekey(self, seat_id: str, token_hash: str | None) -> None:
        """Give a seat another token, or none: what opened it before opens nothing."""
        self._do("UPDATE participants SET token_hash = :hash WHERE id = :id", {"hash": token_hash, "id": seat_id})

    def by_token(self, token_hash: str) -> Participant | None:
        """Return whose seat a token opens."""
        row = self._row(SEAT + "WHERE token_hash = :hash", {"hash": token_hash})
        return _seat(row) if row else None

    def get(self, session_id: str, seat_id: str) -> Participant | None:
        """Return one seat of a session."""
        row = self._row(SEAT + "WHERE session_id = :session AND id = :id", {"session": session_id, "id": seat_id})
        return _seat(row) if row else None

    def count(self, session_id: str) -> int:
        """How many seats are taken."""
        return int(self._value("SELECT count(*) FROM participants WHERE session_id = :id", {"id": session_id}))

    def dealt(self, session_id: str) -> int:
        """How many turns of the list are dealt: one to each phone, since only phones turn it."""
        sql = "SELECT count(*) FROM participants WHERE session_id = :id AND channel = :phone"
        return int(self._value(sql, {"id": session_id, "phone": Channel.PHONE}))

    def last_joined(self, session_id: str) -> datetime | None:
        """Return when somebody last sat down."""
        return moment(self._value("SELECT max(joined_at) FROM participants WHERE session_id = :id", {"id": session_id}))

    def per_role(self, session_id: str) -> dict[Role, int]:
        """How many seats each role has."""
        rows = self._rows(
            "SELECT role, count(*) AS n FROM participants WHERE session_id = :id GROUP BY role", {"id": session_id}
        )
        found = {row["role"]: row["n"] for row in rows}
        return {role: found.get(role, 0) for role in Role}

    def per_table(self, session_id: str) -> dict[int, int]:
        """How many seats each table has."""
        sql = ("SELECT table_number, count(*) AS n FROM participants WHERE session_id = :id AND table_number IS NOT NULL "
               "GROUP BY table_number ORDER BY table_number")  # fmt: skip
        return {row["table_number"]: row["n"] for row in self._rows(sql, {"id": session_id})}

    def per_channel(self, session_id: str) -> dict[str, int]:
        """How many seats came by each way."""
        rows = self._rows(
            "SELECT channel, count(*) AS n FROM participants WHERE session_id = :id GROUP BY channel",
            {"id": session_id},
        )
        return {row["channel"]: row["n"] for row in rows}

    def forget(self, session_id: str) -> int:
        """Erase the seats of a session, and return how many there were."""
        return self._do("DELETE FROM participants WHERE session_id = :id", {"id": session_id})
