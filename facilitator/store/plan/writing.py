"""Who is in an action of the plan, and what they say and suggest beside its fields."""

from collections.abc import Mapping
from datetime import datetime

from facilitator.domain.plan.talk import Comment, Outcome, Presence, Suggestion, Talk
from facilitator.domain.trajectory import Account
from facilitator.store.rows import Family, Row, moment, pack, stamp, sure_moment, unpack

COMMENT = "id, item_id, name, account_id, account_name, text, written_at"
SUGGESTION = "id, item_id, name, account_id, account_name, value, version, reason, written_at, state"


class Writing(Family):
    """Presence, comments and suggestions."""

    def be_at(self, item_id: str, account: Account, name: str, at: datetime) -> None:
        """Keep at which field somebody is now."""
        self._do(
            "INSERT INTO plan_presence (item_id, account_id, account_name, name, seen_at) "
            "VALUES (:item, :account, :who, :name, :at) ON CONFLICT (item_id, account_id) DO UPDATE SET "
            "account_name = excluded.account_name, name = excluded.name, seen_at = excluded.seen_at",
            {"item": item_id, "account": account.id, "who": account.name, "name": name, "at": stamp(at)},
        )

    def leave(self, item_id: str, account_id: str) -> None:
        """Forget that somebody is here."""
        self._do("DELETE FROM plan_presence WHERE item_id = :item AND account_id = :account",
                 {"item": item_id, "account": account_id})  # fmt: skip

    def forget_presence(self, before: datetime) -> None:
        """Forget everybody who was last here before this moment: where people were is nobody's to look back at."""
        self._do("DELETE FROM plan_presence WHERE seen_at < :before", {"before": stamp(before)})

    def present(self, item_id: str, since: datetime) -> tuple[Presence, ...]:
        """Return who was here since, by name."""
        sql = ("SELECT account_id, account_name, name FROM plan_presence WHERE item_id = :item AND seen_at >= :since "
               "ORDER BY account_name, account_id")  # fmt: skip
        return tuple(Presence(**row) for row in self._rows(sql, {"item": item_id, "since": stamp(since)}))

    def add_comment(self, comment: Comment) -> None:
        """Keep a comment."""
        self._do(
            f"INSERT INTO plan_comments ({COMMENT}) VALUES (:id, :item, :name, :account, :who, :text, :at)",
            {**_said(comment), "text": comment.text},
        )

    def settle_comment(self, comment: Comment) -> None:
        """Keep who settled a comment and when, or that it is open again."""
        self._do("UPDATE plan_comments SET settled_by = :who, settled_at = :at WHERE id = :id",
                 {"id": comment.id, "who": comment.settled_by or None, "at": stamp(comment.settled_at)})  # fmt: skip

    def add_suggestion(self, made: Suggestion) -> None:
        """Keep a suggestion."""
        self._do(
            f"INSERT INTO plan_suggestions ({SUGGESTION}) "
            "VALUES (:id, :item, :name, :account, :who, :value, :version, :reason, :at, :state)",
            {**_said(made), "value": pack(made.value), "version": made.version, "reason": made.reason,
             "state": made.outcome.value},
        )  # fmt: skip

    def settle_suggestion(self, made: Suggestion) -> None:
        """Keep what became of a suggestion."""
        self._do("UPDATE plan_suggestions SET state = :state, settled_by = :who, settled_at = :at WHERE id = :id",
                 {"id": made.id, "state": made.outcome.value, "who": made.settled_by, "at": stamp(made.settled_at)})  # fmt: skip

    def talk(self, item_id: str) -> Talk:
        """Return all that is said and suggested beside an action, oldest first."""
        named = {"item": item_id}
        comments = self._rows("SELECT * FROM plan_comments WHERE item_id = :item ORDER BY written_at, id", named)
        made = self._rows("SELECT * FROM plan_suggestions WHERE item_id = :item ORDER BY written_at, id", named)
        return Talk(tuple(_comment(row) for row in comments), tuple(_suggestion(row) for row in made))


def _said(one: Comment | Suggestion) -> Mapping[str, object]:
    return {"id": one.id, "item": one.item_id, "name": one.name, "account": one.account_id, "who": one.account_name,
            "at": stamp(one.written_at)}  # fmt: skip


def _comment(row: Row) -> Comment:
    return Comment(row["id"], row["item_id"], row["name"], row["account_id"], row["account_name"], row["text"],
                   sure_moment(row["written_at"]), row["settled_by"] or "", moment(row["settled_at"]))  # fmt: skip


def _suggestion(row: Row) -> Suggestion:
    return Suggestion(row["id"], row["item_id"], row["name"], row["account_id"], row["account_name"],
                      unpack(row["value"]), row["version"], row["reason"], sure_moment(row["written_at"]),
                      Outcome(row["state"]), row["settled_by"] or "", moment(row["settled_at"]))  # fmt: skip
