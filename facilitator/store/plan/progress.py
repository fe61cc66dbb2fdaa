"""How actions of a plan go on after the decision, period by period."""

from facilitator.domain.plan.progress import Progress, State
from facilitator.store.rows import Family, Row, moment, stamp


class Progresses(Family):
    """Progress by item and period."""

    def all(self, trajectory_id: str) -> tuple[Progress, ...]:
        """Return the reports of a plan by period and action."""
        sql = ("SELECT * FROM plan_progress WHERE item_id IN (SELECT id FROM plan_items WHERE trajectory_id = :id) "
               "ORDER BY period, item_id")  # fmt: skip
        return tuple(_progress(row) for row in self._rows(sql, {"id": trajectory_id}))

    def of_item(self, item_id: str) -> tuple[Progress, ...]:
        """Return the reports on one action."""
        sql = "SELECT * FROM plan_progress WHERE item_id = :item ORDER BY period"
        return tuple(_progress(row) for row in self._rows(sql, {"item": item_id}))

    def one(self, item_id: str, period: str) -> Progress | None:
        """Return the report on one action in one period."""
        sql = "SELECT * FROM plan_progress WHERE item_id = :item AND period = :period"
        row = self._row(sql, {"item": item_id, "period": period})
        return _progress(row) if row else None

    def keep(self, told: Progress, account_id: str) -> None:
        """Keep a report, in the place of an earlier version of it."""
        self._do(
            "INSERT INTO plan_progress (item_id, period, state, text, version, written_by, written_at) "
            "VALUES (:item, :period, :state, :text, :version, :by, :at) ON CONFLICT (item_id, period) DO UPDATE SET "
            "state = excluded.state, text = excluded.text, version = excluded.version, written_by = excluded.written_by, "
            "written_at = excluded.written_at",
            {"item": told.item_id, "period": told.period, "state": told.state.value, "text": told.text,
             "version": told.version, "by": account_id, "at": stamp(told.written_at)},
        )  # fmt: skip


def _progress(row: Row) -> Progress:
    return Progress(row["item_id"], row["period"], State(row["state"]), row["text"], row["version"],
                    moment(row["written_at"]))  # fmt: skip
