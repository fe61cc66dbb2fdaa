"""Decisions on actions of a plan, and the editions that were frozen with them."""

from collections.abc import Iterator
from datetime import date, datetime

from facilitator.domain.plan.decision import Body, Choice, Decided, Decision, Edition
from facilitator.store.rows import Family, Row, day, moment, pack, stamp, sure_moment, unpack


def _decision(row: Row, items: dict[str, Decided]) -> Decision:
    decided_on = day(row["day"])
    assert decided_on is not None
    return Decision(row["id"], Body(row["body"]), decided_on, items, row["budget_round"], day(row["told_on"]),
                    row["note"], row["edition"], moment(row["made_at"]))  # fmt: skip


def _edition(row: Row) -> Edition:
    return Edition(row["n"], row["title"], bool(row["final"]), row["hash"], sure_moment(row["made_at"]), row["who"] or "",
                   unpack(row["content"]) if "content" in row else {})  # fmt: skip


class Deciding(Family):
    """Decisions and editions."""

    def decisions(self, trajectory_id: str) -> tuple[Decision, ...]:
        """Return the decisions that were not taken back, oldest first."""
        named = {"id": trajectory_id}
        items: dict[str, dict[str, Decided]] = {}
        for row in self._rows(
            "SELECT i.* FROM decided_items i JOIN decisions d ON d.id = i.decision_id WHERE d.trajectory_id = :id",
            named,
        ):
            items.setdefault(row["decision_id"], {})[row["item_id"]] = Decided(Choice(row["choice"]), row["reason"])
        sql = ("SELECT * FROM decisions WHERE trajectory_id = :id AND taken_back_at IS NULL "
               "ORDER BY day, edition, id")  # fmt: skip
        return tuple(_decision(row, items.get(row["id"], {})) for row in self._rows(sql, named))

    def add(self, trajectory_id: str, one: Decision, who: str, at: datetime) -> None:
        """Keep a decision with what it says of each action."""
        self._do(
            "INSERT INTO decisions (id, trajectory_id, body, day, budget_round, told_on, note, edition, made_by, made_at) "
            "VALUES (:id, :trajectory, :body, :day, :round, :told, :note, :edition, :who, :at)",
            {"id": one.id, "trajectory": trajectory_id, "body": one.body, "day": one.day.isoformat(),
             "round": one.budget_round, "told": one.told_on.isoformat() if one.told_on else None, "note": one.note,
             "edition": one.edition, "who": who, "at": stamp(at)},
        )  # fmt: skip
        for item_id, decided in one.items.items():
            self._do(
                "INSERT INTO decided_items (decision_id, item_id, choice, reason) VALUES (:id, :item, :choice, :reason)",
                {"id": one.id, "item": item_id, "choice": decided.choice, "reason": decided.reason},
            )

    def take_back(self, decision_id: str, at: datetime) -> None:
        """Let a decision hold no longer; it stays in the house."""
        self._do("UPDATE decisions SET taken_back_at = :at WHERE id = :id", {"at": stamp(at), "id": decision_id})

    def days(self, trajectory_id: str) -> list[date]:
        """Return the days of the decisions that hold, the first first."""
        sql = "SELECT day FROM decisions WHERE trajectory_id = :id AND taken_back_at IS NULL ORDER BY day"
        return [date.fromisoformat(row["day"]) for row in self._rows(sql, {"id": trajectory_id})]

    def editions(self, trajectory_id: str) -> tuple[Edition, ...]:
        """Return the frozen editions of a plan without their content, oldest first."""
        sql = ("SELECT e.n, e.title, e.final, e.hash, e.made_at, a.name AS who FROM plan_editions e "
               "LEFT JOIN accounts a ON a.id = e.made_by WHERE e.trajectory_id = :id ORDER BY e.n")  # fmt: skip
        return tuple(_edition(row) for row in self._rows(sql, {"id": trajectory_id}))

    def edition(self, trajectory_id: str, n: int) -> Edition | None:
        """Return one edition with its content."""
        sql = ("SELECT e.*, a.name AS who FROM plan_editions e LEFT JOIN accounts a ON a.id = e.made_by "
               "WHERE e.trajectory_id = :id AND e.n = :n")  # fmt: skip
        row = self._row(sql, {"id": trajectory_id, "n": n})
        return _edition(row) if row else None

    def every_edition(self) -> Iterator[tuple[str, Edition]]:
        """Yield every edition of every plan with its content, one at a time: all together may not fit in memory."""
        keys = [(row["trajectory_id"], row["n"]) for row in self._rows(
            "SELECT trajectory_id, n FROM plan_editions ORDER BY trajectory_id, n", {})]  # fmt: skip
        for trajectory_id, n in keys:
            found = self.edition(trajectory_id, n)
            if found is not None:
                yield trajectory_id, found

    def last_edition(self, trajectory_id: str) -> int:
        """Return the number of the newest edition, 0 where there is none."""
        sql = "SELECT max(n) FROM plan_editions WHERE trajectory_id = :id"
        return int(self._value(sql, {"id": trajectory_id}) or 0)

    def freeze(self, trajectory_id: str, edition: Edition) -> None:
        """Keep an edition for good; `made_by` is the account here."""
        self._do(
            "INSERT INTO plan_editions (trajectory_id, n, final, title, content, hash, made_by, made_at) "
            "VALUES (:trajectory, :n, :final, :title, :content, :hash, :who, :at)",
            {"trajectory": trajectory_id, "n": edition.n, "final": int(edition.final), "title": edition.title,
             "content": pack(edition.content), "hash": edition.hash, "who": edition.made_by, "at": stamp(edition.made_at)},
        )  # fmt: skip
