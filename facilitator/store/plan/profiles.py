"""Column mappings that a municipality keeps for its own files."""

from datetime import datetime
from typing import Any

from facilitator.store.rows import Family, pack, stamp, unpack

ONE = "municipality = :municipality AND direction = :direction AND name = :name"


class Profiles(Family):
    """Mappings by municipality, direction («import», «export») and name."""

    def all(self, municipality: str, direction: str) -> tuple[tuple[str, Any], ...]:
        """Return the names of the mappings of a municipality, each with its columns, by name."""
        sql = ("SELECT name, columns FROM mapping_profiles WHERE municipality = :municipality "
               "AND direction = :direction ORDER BY name")  # fmt: skip
        rows = self._rows(sql, {"municipality": municipality, "direction": direction})
        return tuple((row["name"], unpack(row["columns"])) for row in rows)

    def get(self, municipality: str, direction: str, name: str) -> Any:
        """Return the columns of one mapping, None where there is none of this name."""
        row = self._row(f"SELECT columns FROM mapping_profiles WHERE {ONE}",
                        {"municipality": municipality, "direction": direction, "name": name})  # fmt: skip
        return unpack(row["columns"]) if row else None

    def keep(
        self, municipality: str, direction: str, name: str, columns: object, account_id: str, at: datetime
    ) -> None:
        """Keep a mapping, in the place of an earlier one of this name."""
        self._do(
            "INSERT INTO mapping_profiles (municipality, direction, name, columns, changed_by, changed_at) "
            "VALUES (:municipality, :direction, :name, :columns, :by, :at) ON CONFLICT (municipality, direction, name) "
            "DO UPDATE SET columns = excluded.columns, changed_by = excluded.changed_by, changed_at = excluded.changed_at",
            {"municipality": municipality, "direction": direction, "name": name, "columns": pack(columns),
             "by": account_id, "at": stamp(at)},
        )  # fmt: skip

    def drop(self, municipality: str, direction: str, name: str) -> None:
        """Forget a mapping."""
        self._do(f"DELETE FROM mapping_profiles WHERE {ONE}",
                 {"municipality": municipality, "direction": direction, "name": name})  # fmt: skip
