"""Receipts of ballots: on seats until the count, and after it a list of words that belong to nobody."""

from collections.abc import Iterable

from facilitator.domain.roles import Role
from facilitator.store.rows import Family


class Receipts(Family):
    """The words by which somebody finds back that their ballot counted."""

    def give(self, step_id: str, seat_id: str, receipt: str) -> None:
        """Keep the receipt of a seat."""
        self._do("INSERT INTO receipts (step_id, participant_id, receipt) VALUES (:step, :seat, :receipt)",
                 {"step": step_id, "seat": seat_id, "receipt": receipt})  # fmt: skip

    def withdraw(self, step_id: str, seat_id: str) -> None:
        """Take the receipt of a seat back with its ballot."""
        self._do("DELETE FROM receipts WHERE step_id = :step AND participant_id = :seat",
                 {"step": step_id, "seat": seat_id})  # fmt: skip

    def of_seat(self, step_id: str, seat_id: str) -> str | None:
        """Return the receipt of a seat while it hangs there."""
        sql = "SELECT receipt FROM receipts WHERE step_id = :step AND participant_id = :seat"
        found = self._value(sql, {"step": step_id, "seat": seat_id})
        return str(found) if found else None

    def is_taken(self, step_id: str, receipt: str) -> bool:
        """Say whether somebody in this vote has these words already, on a seat or on paper."""
        sql = ("SELECT 1 FROM receipts WHERE step_id = :step AND receipt = :receipt UNION ALL "
               "SELECT 1 FROM printed_ballots WHERE step_id = :step AND receipt = :receipt LIMIT 1")  # fmt: skip
        return self._value(sql, {"step": step_id, "receipt": receipt}) is not None

    def of_ballots(self, step_id: str, electorate: Iterable[Role]) -> list[str]:
        """Return the receipts of the seats whose ballot counts."""
        voting = set(electorate)
        sql = ("SELECT r.receipt, p.role FROM receipts r JOIN ballots b ON b.step_id = r.step_id "
               "AND b.participant_id = r.participant_id JOIN participants p ON p.id = r.participant_id "
               "WHERE r.step_id = :step ORDER BY r.receipt")  # fmt: skip
        return [row["receipt"] for row in self._rows(sql, {"step": step_id}) if Role(row["role"]) in voting]

    def cut(self, step_id: str, counted: Iterable[str]) -> None:
        """Erase whose receipts they were, and keep those that counted, sorted by their words."""
        for table in ("receipts", "counted_receipts"):
            self._do(f"DELETE FROM {table} WHERE step_id = :step", {"step": step_id})
        for receipt in sorted(counted):
            self._do("INSERT INTO counted_receipts (step_id, receipt) VALUES (:step, :receipt)",
                     {"step": step_id, "receipt": receipt})  # fmt: skip

    def counted(self, step_id: str) -> tuple[str, ...]:
        """Return the receipts that counted, by their words."""
        rows = self._rows("SELECT receipt FROM counted_receipts WHERE step_id = :step ORDER BY receipt", {"step": step_id})  # fmt: skip
        return tuple(row["receipt"] for row in rows)

    def forget(self, session_id: str) -> int:
        """Erase the lists of the votes of a session, and return how many receipts stood there."""
        within = "step_id IN (SELECT id FROM steps WHERE session_id = :id)"
        found = self._do(f"DELETE FROM counted_receipts WHERE {within}", {"id": session_id})
        return found + self._do(f"DELETE FROM receipts WHERE {within}", {"id": session_id})
