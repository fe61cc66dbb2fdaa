"""The journal: an append-only chain of what facilitators, secretaries and deciders did, never of votes or texts."""

import hashlib
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from facilitator.store.rows import Family, pack, stamp, unpack

GENESIS = "0" * 64


@dataclass(frozen=True)
class Entry:
    """One deed in the journal."""

    n: int
    trajectory_id: str | None
    session_id: str | None
    at: str
    who: str
    deed: str
    facts: Mapping[str, Any]


class Journal(Family):
    """The chain; each entry holds the hash of all before it."""

    def record(self, deed: str, who: str, at: datetime, *, trajectory_id: str | None = None,
               session_id: str | None = None, **facts: object) -> None:  # fmt: skip
        """Append a deed; facts are ids, numbers and words of ours, texts only as `seal` returned them."""
        last = self._row("SELECT n, hash FROM journal ORDER BY n DESC LIMIT 1", {})
        row = {"n": (last["n"] if last else 0) + 1, "trajectory_id": trajectory_id, "session_id": session_id,
               "at": stamp(at), "who": who, "deed": deed, "facts": pack(facts)}  # fmt: skip
        previous = last["hash"] if last else GENESIS
        self._do("INSERT INTO journal (n, trajectory_id, session_id, at, who, deed, facts, previous, hash) "
                 "VALUES (:n, :trajectory_id, :session_id, :at, :who, :deed, :facts, :previous, :hash)",
                 row | {"previous": previous, "hash": _link(previous, row)})  # fmt: skip

    def seal(self, text: str, session_id: str | None) -> str:
        """Keep a text apart from the chain, and return the hash by which the chain may name it."""
        salt = secrets.token_hex(16)
        sealed = hashlib.sha256((salt + text).encode()).hexdigest()
        self._do("INSERT INTO journal_texts (hash, salt, text, session_id) VALUES (:hash, :salt, :text, :session)",
                 {"hash": sealed, "salt": salt, "text": text, "session": session_id})  # fmt: skip
        return sealed

    def erase_texts(self, session_id: str) -> int:
        """Erase the texts of a session; the chain still holds."""
        return self._do("DELETE FROM journal_texts WHERE session_id = :id", {"id": session_id})

    def of_session(self, session_id: str) -> list[Entry]:
        """Return the deeds of a session in order."""
        rows = self._rows("SELECT * FROM journal WHERE session_id = :id ORDER BY n", {"id": session_id})
        return [
            Entry(r["n"], r["trajectory_id"], r["session_id"], r["at"], r["who"], r["deed"], unpack(r["facts"]))
            for r in rows
        ]

    def counts(self) -> dict[str, Mapping[str, Any]]:
        """Return what the journal says of each counted vote, by step."""
        found = self._rows("SELECT session_id, facts FROM journal WHERE deed = 'count_vote' ORDER BY n", {})
        told = [unpack(row["facts"]) | {"session": row["session_id"]} for row in found]
        return {facts["step"]: facts for facts in told}

    def editions(self) -> dict[tuple[str, int], str]:
        """Return the hash of each edition of a plan as the journal knows it, by trajectory and number."""
        deeds = "('decide', 'take_back_decision', 'make_final')"
        found = self._rows(f"SELECT trajectory_id, facts FROM journal WHERE deed IN {deeds} ORDER BY n", {})
        told = [(row["trajectory_id"], unpack(row["facts"])) for row in found]
        return {(trajectory_id, facts["edition"]): facts["hash"] for trajectory_id, facts in told}

    def breaks(self) -> Iterator[int]:
        """Yield the numbers of entries at which the chain does not hold."""
        previous, expected = GENESIS, 1
        for row in self._rows("SELECT * FROM journal ORDER BY n", {}):
            if row["n"] != expected or row["previous"] != previous or row["hash"] != _link(previous, row):
                yield row["n"]
            previous, expected = row["hash"], row["n"] + 1


def _link(previous: str, row: Mapping[str, Any]) -> str:
    chained = [row[name] for name in ("n", "trajectory_id", "session_id", "at", "who", "deed", "facts")]
    return hashlib.sha256((previous + pack(chained)).encode()).hexdigest()
