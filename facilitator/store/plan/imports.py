"""What was imported into a plan, what stood there before, and drafts that wait for a yes."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from facilitator.domain.plan.advice import Advice, AdviceRow
from facilitator.domain.plan.goals import Goal, Level
from facilitator.domain.plan.importing.kept import Draft, Import, Written, WrittenField, WrittenGoal
from facilitator.domain.plan.item import Version
from facilitator.store.rows import Family, Row, moment, pack, stamp, sure_moment, unpack


class Imports(Family):
    """Imports with what undoes them, and drafts of imports."""

    def keep_draft(self, draft: Draft) -> None:
        """Keep what somebody sent, in the place of what they sent before."""
        self._do("DELETE FROM plan_drafts WHERE trajectory_id = :trajectory AND account_id = :account",
                 {"trajectory": draft.trajectory_id, "account": draft.account_id})  # fmt: skip
        self._do(
            "INSERT INTO plan_drafts (id, trajectory_id, account_id, file_name, content, mapping, made_at) "
            "VALUES (:id, :trajectory, :account, :name, :content, :mapping, :at)",
            {"id": draft.id, "trajectory": draft.trajectory_id, "account": draft.account_id, "name": draft.file_name,
             "content": draft.content, "mapping": pack(draft.mapping), "at": stamp(draft.made_at)},
        )  # fmt: skip

    def draft(self, trajectory_id: str, draft_id: str) -> Draft | None:
        """Return what waits for a yes in this plan."""
        row = self._row("SELECT * FROM plan_drafts WHERE id = :id AND trajectory_id = :trajectory",
                        {"id": draft_id, "trajectory": trajectory_id})  # fmt: skip
        if row is None:
            return None
        return Draft(row["id"], row["trajectory_id"], row["account_id"], row["file_name"], row["content"],
                     sure_moment(row["made_at"]), unpack(row["mapping"]))  # fmt: skip

    def tell_columns(self, draft_id: str, mapping: object) -> None:
        """Keep what somebody told of the columns of a draft."""
        self._do("UPDATE plan_drafts SET mapping = :mapping WHERE id = :id", {"id": draft_id, "mapping": pack(mapping)})

    def drop_draft(self, draft_id: str) -> None:
        """Forget what somebody sent."""
        self._do("DELETE FROM plan_drafts WHERE id = :id", {"id": draft_id})

    def drop_drafts_before(self, at: datetime) -> int:
        """Forget what nobody said yes to, and return how much that was."""
        return self._do("DELETE FROM plan_drafts WHERE made_at < :at", {"at": stamp(at)})

    def add(self, done: Import, written: Written) -> None:
        """Keep an import with what it wrote."""
        self._do(
            "INSERT INTO plan_imports (id, trajectory_id, account_id, file_name, kind, imported_at, counts, before) "
            "VALUES (:id, :trajectory, :account, :name, '', :at, :counts, :before)",
            {"id": done.id, "trajectory": done.trajectory_id, "account": done.account_id, "name": done.file_name,
             "at": stamp(done.at), "counts": pack(done.counts), "before": pack(_written_as_data(written))},
        )  # fmt: skip

    def all(self, trajectory_id: str) -> tuple[Import, ...]:
        """Return the imports into a plan, newest first."""
        sql = ("SELECT i.*, a.name AS who FROM plan_imports i LEFT JOIN accounts a ON a.id = i.account_id "
               "WHERE i.trajectory_id = :id ORDER BY i.imported_at DESC, i.rowid DESC LIMIT 50")  # fmt: skip
        return tuple(_import(row) for row in self._rows(sql, {"id": trajectory_id}))

    def get(self, trajectory_id: str, import_id: str) -> tuple[Import, Written] | None:
        """Return one import into this plan, with what it wrote."""
        sql = ("SELECT i.*, a.name AS who FROM plan_imports i LEFT JOIN accounts a ON a.id = i.account_id "
               "WHERE i.trajectory_id = :trajectory AND i.id = :id")  # fmt: skip
        row = self._row(sql, {"trajectory": trajectory_id, "id": import_id})
        return (_import(row), _written(unpack(row["before"]))) if row else None

    def mark_undone(self, import_id: str, at: datetime) -> None:
        """Say that an import was undone; what undid it is no longer needed."""
        self._do("UPDATE plan_imports SET undone_at = :at, before = :nothing WHERE id = :id",
                 {"id": import_id, "at": stamp(at), "nothing": pack({})})  # fmt: skip

    def versions(self, item_id: str) -> dict[str, tuple[Version, ...]]:
        """Return everything that ever stood in an action, by field, oldest first."""
        found: dict[str, list[Version]] = {}
        sql = "SELECT * FROM plan_versions WHERE item_id = :id ORDER BY name, version"
        for row in self._rows(sql, {"id": item_id}):
            version = Version(
                row["version"], unpack(row["value"]), row["changed_by"], sure_moment(row["changed_at"]), row["way"]
            )
            found.setdefault(row["name"], []).append(version)
        return {name: tuple(versions) for name, versions in found.items()}

    def is_taken(self, item_id: str) -> bool:
        """Say whether any plan has an action with this id."""
        return self._row("SELECT id FROM plan_items WHERE id = :id", {"id": item_id}) is not None

    def keep_advice(self, item_id: str, advice: Advice) -> None:
        """Keep what a vote elsewhere advised on an action that came by a file."""
        told = asdict(advice) | {"day": advice.day.isoformat() if advice.day else None}
        self._do("UPDATE plan_items SET advice = :advice WHERE id = :id", {"id": item_id, "advice": pack(told)})

    def advice(self, trajectory_id: str) -> dict[str, Advice]:
        """Return the advice that came by a file, by action."""
        sql = "SELECT id, advice FROM plan_items WHERE trajectory_id = :id AND advice IS NOT NULL"
        return {row["id"]: _advice(unpack(row["advice"])) for row in self._rows(sql, {"id": trajectory_id})}


def _import(row: Row) -> Import:
    return Import(row["id"], row["trajectory_id"], row["account_id"], row["file_name"], sure_moment(row["imported_at"]),
                  unpack(row["counts"]), moment(row["undone_at"]), row["who"] or "")  # fmt: skip


def _written_as_data(written: Written) -> dict[str, Any]:
    return {
        "fields": [[one.item_id, one.name, one.before, one.version] for one in written.fields],
        "added": list(written.added),
        "goals": [[_goal_as_data(one.before), _goal_as_data(one.after)] for one in written.goals],
    }


def _written(data: dict[str, Any]) -> Written:
    goals = [(_goal(before), _goal(after)) for before, after in data.get("goals", ())]
    return Written(
        tuple(WrittenField(*one) for one in data.get("fields", ())), tuple(data.get("added", ())),
        tuple(WrittenGoal(before, after) for before, after in goals if after is not None),
    )  # fmt: skip


def _goal_as_data(goal: Goal | None) -> dict[str, Any] | None:
    if goal is None:
        return None
    amounts = {name: str(value) for name, value in goal.amounts.items()}
    return {"level": goal.level.value, "code": goal.code, "parent": goal.parent, "short": goal.short, "long": goal.long,
            "comment": goal.comment, "evaluation": goal.evaluation, "priority": goal.priority, "amounts": amounts}  # fmt: skip


def _goal(data: dict[str, Any] | None) -> Goal | None:
    if data is None:
        return None
    amounts = {name: Decimal(value) for name, value in data["amounts"].items()}
    return Goal(**(data | {"level": Level(data["level"]), "amounts": amounts}))


def _advice(data: dict[str, Any]) -> Advice:
    rows: Iterable[dict[str, Any]] = data["rows"]
    day = date.fromisoformat(data["day"]) if data["day"] else None
    return Advice(**(data | {"day": day, "rows": tuple(AdviceRow(**row) for row in rows)}))
