"""Plan items, their fields and who has which field on loan."""

from collections.abc import Iterable
from datetime import datetime

from facilitator.domain.plan.item import Field, Loan, PlanItem, Status, Version
from facilitator.store.rows import Family, Row, moment, pack, stamp, sure_moment, unpack

ITEM_COLUMNS = "id, trajectory_id, session_id, step_id, action_id, position"


class Plans(Family):
    """The plan of a trajectory, each field under a version of its own."""

    def add(self, item: PlanItem, at: datetime) -> None:
        """Keep a new item; its fields are written apart. One that came from no vote has no session, step and action."""
        self._do(
            f"INSERT INTO plan_items ({ITEM_COLUMNS}, created_at) "
            "VALUES (:id, :trajectory, :session, :step, :action, :position, :at)",
            {"id": item.id, "trajectory": item.trajectory_id, "session": item.session_id or None,
             "step": item.step_id or None, "action": item.action_id or None, "position": item.position, "at": stamp(at)},
        )  # fmt: skip

    def move(self, item_id: str, step_id: str) -> None:
        """Let another vote be the one that an item comes from."""
        self._do("UPDATE plan_items SET step_id = :step WHERE id = :id", {"id": item_id, "step": step_id})

    def last_position(self, trajectory_id: str) -> int:
        """Return the place of the last item of a plan, 0 where there is none."""
        sql = "SELECT max(position) FROM plan_items WHERE trajectory_id = :id"
        return int(self._value(sql, {"id": trajectory_id}) or 0)

    def number(self, trajectory_id: str) -> int:
        """Return how many items stand in a plan."""
        sql = ("SELECT count(*) FROM plan_items i WHERE i.trajectory_id = :id AND NOT EXISTS (SELECT 1 FROM plan_fields f "
               "WHERE f.item_id = i.id AND f.name = 'status' AND f.value = :withdrawn)")  # fmt: skip
        return int(self._value(sql, {"id": trajectory_id, "withdrawn": pack(Status.WITHDRAWN.value)}))

    def items(self, trajectory_id: str, now: datetime) -> tuple[PlanItem, ...]:
        """Return every item of a plan in its order, also what was withdrawn, with the loans that still run."""
        named = {"id": trajectory_id, "now": stamp(now)}
        within = "item_id IN (SELECT id FROM plan_items WHERE trajectory_id = :id)"
        fields = self._by_item(self._rows(f"SELECT * FROM plan_fields WHERE {within} ORDER BY item_id, name", named))
        loans = self._by_item(
            self._rows(f"SELECT * FROM plan_loans WHERE {within} AND until > :now ORDER BY item_id, name", named)
        )
        rows = self._rows(
            f"SELECT {ITEM_COLUMNS} FROM plan_items WHERE trajectory_id = :id ORDER BY position, id", named
        )
        return tuple(_item(row, fields.get(row["id"], []), loans.get(row["id"], [])) for row in rows)

    def item(self, trajectory_id: str, item_id: str, now: datetime) -> PlanItem | None:
        """Return one item of this plan."""
        named = {"trajectory": trajectory_id, "id": item_id, "now": stamp(now)}
        row = self._row(f"SELECT {ITEM_COLUMNS} FROM plan_items WHERE trajectory_id = :trajectory AND id = :id", named)
        if row is None:
            return None
        fields = self._rows("SELECT * FROM plan_fields WHERE item_id = :id ORDER BY name", named)
        loans = self._rows("SELECT * FROM plan_loans WHERE item_id = :id AND until > :now ORDER BY name", named)
        return _item(row, fields, loans)

    def of_session(self, session_id: str, now: datetime) -> tuple[PlanItem, ...]:
        """Return every item that comes from this session, also what was withdrawn."""
        trajectory = self._value("SELECT trajectory_id FROM sessions WHERE id = :id", {"id": session_id})
        return (
            tuple(item for item in self.items(trajectory, now) if item.session_id == session_id) if trajectory else ()
        )

    def proposed(self, step_id: str) -> list[str]:
        """Return the actions that this vote brought into the plan, by their place in it, whatever their status."""
        sql = ("SELECT i.action_id FROM plan_items i JOIN plan_fields f ON f.item_id = i.id AND f.name = 'status' "
               "WHERE i.step_id = :step AND f.value <> :withdrawn ORDER BY i.position, i.id")  # fmt: skip
        return [
            row["action_id"] for row in self._rows(sql, {"step": step_id, "withdrawn": pack(Status.WITHDRAWN.value)})
        ]

    def write(self, item_id: str, name: str, field: Field, at: datetime, way: str = "") -> None:
        """Keep what stands in a field, under its version; every version stays, with the way it came."""
        self.write_all([(item_id, name, field)], at, way)

    def write_all(self, fields: Iterable[tuple[str, str, Field]], at: datetime, way: str = "") -> None:
        """Keep what stands in many fields at once, by item and name."""
        kept = [
            {"item": item_id, "name": name, "value": pack(field.value), "version": field.version,
             "by": field.changed_by, "at": stamp(at), "way": way}
            for item_id, name, field in fields
        ]  # fmt: skip
        self._db.conn.executemany(
            "INSERT INTO plan_versions (item_id, name, version, value, changed_by, changed_at, way) "
            "VALUES (:item, :name, :version, :value, :by, :at, :way)", kept,
        )  # fmt: skip
        self._db.conn.executemany(
            "INSERT INTO plan_fields (item_id, name, value, version, changed_by, changed_at) "
            "VALUES (:item, :name, :value, :version, :by, :at) ON CONFLICT (item_id, name) DO UPDATE SET "
            "value = excluded.value, version = excluded.version, changed_by = excluded.changed_by, changed_at = excluded.changed_at",
            kept,
        )

    def stand(self, trajectory_id: str) -> str:
        """Return a short mark of all fields of a plan: another mark says that somebody wrote in one of them."""
        sql = ("SELECT count(*) || '-' || coalesce(sum(f.version), 0) AS mark FROM plan_fields f "
               "JOIN plan_items i ON i.id = f.item_id WHERE i.trajectory_id = :id")  # fmt: skip
        return str(self._value(sql, {"id": trajectory_id}))

    def versions(self, item_id: str, name: str) -> tuple[Version, ...]:
        """Return everything that ever stood in a field, oldest first."""
        sql = ("SELECT v.*, a.name AS who FROM plan_versions v LEFT JOIN accounts a ON a.id = v.changed_by "
               "WHERE v.item_id = :item AND v.name = :name ORDER BY v.version")  # fmt: skip
        return tuple(
            Version(row["version"], unpack(row["value"]), row["who"] or "", sure_moment(row["changed_at"]), row["way"])
            for row in self._rows(sql, {"item": item_id, "name": name})
        )

    def lend(self, loan: Loan) -> None:
        """Lend a field, in the place of an earlier loan."""
        self._do(
            "INSERT INTO plan_loans (item_id, name, account_id, account_name, until) VALUES (:item, :name, :account, :who, :until) "
            "ON CONFLICT (item_id, name) DO UPDATE SET account_id = excluded.account_id, "
            "account_name = excluded.account_name, until = excluded.until",
            {"item": loan.item_id, "name": loan.name, "account": loan.account_id, "who": loan.account_name,
             "until": stamp(loan.until)},
        )  # fmt: skip

    def give_back(self, item_id: str, name: str, account_id: str) -> None:
        """End somebody's own loan of a field."""
        self._do("DELETE FROM plan_loans WHERE item_id = :item AND name = :name AND account_id = :account",
                 {"item": item_id, "name": name, "account": account_id})  # fmt: skip

    @staticmethod
    def _by_item(rows: Iterable[Row]) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = {}
        for row in rows:
            found.setdefault(row["item_id"], []).append(row)
        return found


def _item(row: Row, fields: Iterable[Row], loans: Iterable[Row]) -> PlanItem:
    return PlanItem(
        id=row["id"], trajectory_id=row["trajectory_id"], session_id=row["session_id"] or "", step_id=row["step_id"] or "",
        action_id=row["action_id"] or "", position=row["position"],
        fields={f["name"]: Field(unpack(f["value"]), f["version"], f["changed_by"], moment(f["changed_at"])) for f in fields},
        loans=tuple(Loan(ln["item_id"], ln["name"], ln["account_id"], ln["account_name"], sure_moment(ln["until"])) for ln in loans),
    )  # fmt: skip
