"""Ideas that people wrote, and the actions made of them."""

from collections.abc import Iterable
from typing import Any

from facilitator.domain.ideas.idea import Action, Idea, IdeaStatus
from facilitator.domain.roles import Role
from facilitator.store.rows import Family, Row, pack, stamp, sure_moment, unpack

IDEA_COLUMNS = "id session_id step_id participant_id role table_number text title status written_at action_id objected scribed".split()


def _idea(row: Row) -> Idea:
    return Idea(
        id=row["id"], session_id=row["session_id"], step_id=row["step_id"], participant_id=row["participant_id"],
        role=Role(row["role"]) if row["role"] else None, table=row["table_number"], text=row["text"],
        status=IdeaStatus(row["status"]), written_at=sure_moment(row["written_at"]), title=row["title"],
        action_id=row["action_id"], objected=bool(row["objected"]), scribed=bool(row["scribed"]),
    )  # fmt: skip


def _idea_row(idea: Idea) -> Row:
    return {
        "id": idea.id, "session_id": idea.session_id, "step_id": idea.step_id, "participant_id": idea.participant_id,
        "role": idea.role, "table_number": idea.table, "text": idea.text, "title": idea.title, "status": idea.status,
        "written_at": stamp(idea.written_at), "action_id": idea.action_id, "objected": int(idea.objected), "scribed": int(idea.scribed),
    }  # fmt: skip


class Ideas(Family):
    """The ideas of a session."""

    def add(self, idea: Idea) -> None:
        """Keep a new idea."""
        names = ", ".join(IDEA_COLUMNS)
        self._do(f"INSERT INTO ideas ({names}) VALUES ({', '.join(':' + c for c in IDEA_COLUMNS)})", _idea_row(idea))

    def save(self, idea: Idea) -> None:
        """Keep a changed idea."""
        pairs = ", ".join(f"{name} = :{name}" for name in IDEA_COLUMNS if name != "id")
        self._do(f"UPDATE ideas SET {pairs} WHERE id = :id", _idea_row(idea))

    def get(self, session_id: str, idea_id: str) -> Idea | None:
        """Return one idea of this session."""
        row = self._row(
            "SELECT * FROM ideas WHERE session_id = :session AND id = :id", {"session": session_id, "id": idea_id}
        )
        return _idea(row) if row else None

    def of_session(self, session_id: str) -> tuple[Idea, ...]:
        """Return all ideas of a session in the order in which they were written."""
        rows = self._rows("SELECT * FROM ideas WHERE session_id = :id ORDER BY written_at, rowid", {"id": session_id})
        return tuple(_idea(row) for row in rows)

    def of_seat(self, seat_id: str) -> tuple[Idea, ...]:
        """Return what one seat wrote."""
        rows = self._rows("SELECT * FROM ideas WHERE participant_id = :id ORDER BY written_at, rowid", {"id": seat_id})
        return tuple(_idea(row) for row in rows)

    def of_table(self, session_id: str, table: int) -> tuple[Idea, ...]:
        """Return what one table handed in."""
        sql = ("SELECT * FROM ideas WHERE session_id = :session AND table_number = :table AND status IN ('handed_in', 'approved') "
               "AND title <> '' ORDER BY written_at, rowid")  # fmt: skip
        return tuple(_idea(row) for row in self._rows(sql, {"session": session_id, "table": table}))

    def written_in(self, seat_id: str, step_id: str) -> int:
        """How many ideas a seat holds of one write step."""
        sql = "SELECT count(*) FROM ideas WHERE participant_id = :seat AND step_id = :step AND status <> 'withdrawn'"
        return int(self._value(sql, {"seat": seat_id, "step": step_id}))

    def by_code(self, code_hash: str) -> Idea | None:
        """Return the idea whose code has this hash, in whichever session."""
        row = self._row("SELECT * FROM ideas WHERE code_hash = :hash", {"hash": code_hash})
        return _idea(row) if row else None

    def set_code(self, idea_id: str, code_hash: str) -> None:
        """Keep the hash of an idea's code."""
        self._do("UPDATE ideas SET code_hash = :hash WHERE id = :id", {"hash": code_hash, "id": idea_id})

    def codes_of_seat(self, seat_id: str) -> dict[str, str]:
        """Return the hashes of the codes of what one seat wrote, by idea."""
        sql = "SELECT id, code_hash FROM ideas WHERE participant_id = :seat AND code_hash IS NOT NULL"
        return {row["id"]: row["code_hash"] for row in self._rows(sql, {"seat": seat_id})}

    def drop(self, idea_id: str) -> None:
        """Erase one idea: what was keyed and undone, or what its writer wants gone."""
        self._do("DELETE FROM ideas WHERE id = :id", {"id": idea_id})

    def blank(self, session_id: str) -> int:
        """Erase the texts of a session and who wrote them; merged titles stay with their actions."""
        return self._do("DELETE FROM ideas WHERE session_id = :id", {"id": session_id})

    def unlink(self, session_id: str) -> int:
        """Cut the ideas of a session loose from their seats."""
        return self._do("UPDATE ideas SET participant_id = NULL WHERE session_id = :id AND participant_id IS NOT NULL",
                        {"id": session_id})  # fmt: skip


class Actions(Family):
    """The actions of a session, by number."""

    def add(self, action: Action, at: Any) -> None:
        """Keep a new action; its ideas are saved apart."""
        self._do("INSERT INTO actions (id, session_id, number, title, pictogram, made_at, cost, tags, origins) "
                 "VALUES (:id, :session, :number, :title, :pictogram, :at, :cost, :tags, :origins)",
                 {"id": action.id, "session": action.session_id, "number": action.number, "title": action.title,
                  "pictogram": action.pictogram, "at": stamp(at), "cost": action.cost,
                  "tags": _packed_tags(action), "origins": pack(list(action.origins))})  # fmt: skip

    def draw(self, action_id: str, pictogram: str) -> None:
        """Give an action a pictogram, or none."""
        self._do("UPDATE actions SET pictogram = :name WHERE id = :id", {"id": action_id, "name": pictogram})

    def rename(self, action_id: str, title: str) -> None:
        """Give an action another title."""
        self._do("UPDATE actions SET title = :title WHERE id = :id", {"id": action_id, "title": title})

    def price(self, action_id: str, cost: int | None) -> None:
        """Say what an action costs, in whole euros, or that nobody knows."""
        self._do("UPDATE actions SET cost = :cost WHERE id = :id", {"id": action_id, "cost": cost})

    def tag(self, action: Action) -> None:
        """Keep the places of an action in the frames of the policy."""
        self._do("UPDATE actions SET tags = :tags WHERE id = :id", {"id": action.id, "tags": _packed_tags(action)})

    def come_from(self, action_id: str, origins: Iterable[str]) -> None:
        """Keep which actions of an earlier session this one comes from."""
        self._do(
            "UPDATE actions SET origins = :origins WHERE id = :id", {"id": action_id, "origins": pack(list(origins))}
        )

    def costs(self, session_id: str) -> dict[str, int]:
        """Return what actions cost, of those of which it is known."""
        rows = self._rows(
            "SELECT id, cost FROM actions WHERE session_id = :id AND cost IS NOT NULL", {"id": session_id}
        )
        return {row["id"]: row["cost"] for row in rows}

    def remove(self, action_id: str) -> None:
        """Undo an action; its ideas come loose."""
        self._do("UPDATE ideas SET action_id = NULL WHERE action_id = :id", {"id": action_id})
        self._do("DELETE FROM actions WHERE id = :id", {"id": action_id})

    def renumber(self, order: Iterable[str]) -> None:
        """Give actions the numbers 1, 2, 3 … in this order."""
        for number, action_id in enumerate(order, 1):
            self._do("UPDATE actions SET number = :number WHERE id = :id", {"id": action_id, "number": number})

    def of_session(self, session_id: str) -> tuple[Action, ...]:
        """Return the actions by number, each with the ideas in it."""
        inside: dict[str, list[str]] = {}
        sql = "SELECT id, action_id FROM ideas WHERE session_id = :id AND action_id IS NOT NULL ORDER BY written_at, rowid"
        for row in self._rows(sql, {"id": session_id}):
            inside.setdefault(row["action_id"], []).append(row["id"])
        rows = self._rows("SELECT * FROM actions WHERE session_id = :id ORDER BY number, id", {"id": session_id})
        return tuple(_action(row, inside.get(row["id"], ())) for row in rows)

    def numbered(self, session_id: str) -> list[tuple[str, int]]:
        """Return (id, number) of the actions by number: all that a ballot needs to know."""
        rows = self._db.execute(
            "SELECT id, number FROM actions WHERE session_id = :id ORDER BY number, id", {"id": session_id}
        )
        return [(row[0], row[1]) for row in rows]


def _action(row: Row, ideas: Iterable[str]) -> Action:
    tags = {frame: tuple(places) for frame, places in unpack(row["tags"]).items()}
    return Action(row["id"], row["session_id"], row["number"], row["title"], tuple(ideas), row["pictogram"],
                  row["cost"], tags, tuple(unpack(row["origins"])))  # fmt: skip


def _packed_tags(action: Action) -> str:
    return pack({frame: list(places) for frame, places in action.tags.items()})
