"""The log of deletions: what was erased, how much and when; never what it was."""

from datetime import datetime

from facilitator.store.rows import Family, stamp


class Deletions(Family):
    """The proof that retention is done."""

    def record(self, what: str, n: int, at: datetime) -> None:
        """Write down that something was erased."""
        self._do("INSERT INTO deletions (at, what, n) VALUES (:at, :what, :n)", {"at": stamp(at), "what": what, "n": n})

    def breathe(self, at: datetime) -> None:
        """Write a line and take it away again: nothing stays of it but that the disk took it."""
        self.record("breath", 0, at)
        self._do("DELETE FROM deletions WHERE what = 'breath'", {})

    def all(self) -> list[tuple[str, str, int]]:
        """Return (when, what, how many), oldest first."""
        return [
            (r["at"], r["what"], r["n"]) for r in self._rows("SELECT at, what, n FROM deletions ORDER BY at, what", {})
        ]
