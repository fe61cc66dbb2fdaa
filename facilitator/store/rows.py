"""How times, lists and yes or no lie in a row, and how they come out again."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

from sqlite_utils import Database

Row = dict[str, Any]


class Family:
    """A family of tables: what every store module has in common."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def _rows(self, sql: str, values: Mapping[str, object]) -> Iterator[Row]:
        return self._db.query(sql, dict(values))

    def _row(self, sql: str, values: Mapping[str, object]) -> Row | None:
        return next(iter(list(self._rows(sql, values))), None)

    def _value(self, sql: str, values: Mapping[str, object]) -> Any:
        found = self._db.execute(sql, dict(values)).fetchone()
        return found[0] if found else None

    def _do(self, sql: str, values: Mapping[str, object]) -> int:
        """Change rows and return how many."""
        return int(self._db.execute(sql, dict(values)).rowcount)


def stamp(moment: datetime | None) -> str | None:
    """Write a moment as UTC ISO 8601 with `Z`, milliseconds kept so that order survives."""
    if moment is None:
        return None
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def moment(text: str | None) -> datetime | None:
    """Read a moment."""
    return datetime.fromisoformat(text) if text else None


def sure_moment(text: str) -> datetime:
    """Read a moment that is always there."""
    return datetime.fromisoformat(text)


def day(text: str | None) -> date | None:
    """Read a day."""
    return date.fromisoformat(text) if text else None


def pack(value: object) -> str:
    """Write a value as compact JSON, always in the same order."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def unpack(text: str) -> Any:
    """Read what `pack` wrote."""
    return json.loads(text)


def hashed(token: str) -> str:
    """Return what we keep of a token: SHA-256 is enough for 128 bits of chance, and looking it up leaks no timing."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
