"""Sessions, their steps and the keys of their boards."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from facilitator.domain.sessions.runsheet import Method
from facilitator.domain.sessions.session import SessionStatus, Step, StepState, WorkshopSession
from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.groups import GroupRule
from facilitator.store.rows import Family, Row, day, moment, pack, stamp, sure_moment, unpack

SESSION_COLUMNS = (
    "id trajectory_id code title format status version has_tables table_count languages current_step created_at starts_at "
    "ends_at ended_at answer_date frozen receipts languages_reason"
).split()
STEP_COLUMNS = (
    "id session_id position method kind options title minutes setting board_text phone_text read_aloud note skippable "
    "skipped state shown opened opened_at closed_at extra_seconds group_rule papers_out"
).split()
UNDONE = ("state", "shown", "skipped", "opened", "opened_at", "closed_at", "extra_seconds", "group_rule")
EXTRAS = ("people_present", "board_page", "undo")


def _session(row: Row) -> WorkshopSession:
    return WorkshopSession(
        id=row["id"], trajectory_id=row["trajectory_id"], code=row["code"], title=row["title"], format=row["format"],
        status=SessionStatus(row["status"]), version=row["version"], has_tables=bool(row["has_tables"]),
        created_at=sure_moment(row["created_at"]), current_step=row["current_step"], languages=tuple(unpack(row["languages"])),
        table_count=row["table_count"], starts_at=moment(row["starts_at"]), ends_at=moment(row["ends_at"]),
        ended_at=moment(row["ended_at"]), answer_date=day(row["answer_date"]), frozen=bool(row["frozen"]),
        receipts=bool(row["receipts"]), languages_reason=row["languages_reason"],
    )  # fmt: skip


def _session_row(session: WorkshopSession) -> Row:
    row = {name: getattr(session, name) for name in SESSION_COLUMNS}
    times = {name: stamp(row[name]) for name in ("created_at", "starts_at", "ends_at", "ended_at")}
    answer = session.answer_date.isoformat() if session.answer_date else None
    return row | times | {"languages": pack(list(session.languages)), "answer_date": answer, "frozen": int(session.frozen),
                          "has_tables": int(session.has_tables), "receipts": int(session.receipts)}  # fmt: skip


def _step(row: Row) -> Step:
    return Step(
        id=row["id"], session_id=row["session_id"], position=row["position"], method=Method(row["method"]), title=row["title"],
        minutes=row["minutes"], setting=row["setting"], kind=BallotKind(row["kind"]) if row["kind"] else None,
        options=unpack(row["options"]), board_text=row["board_text"], phone_text=row["phone_text"],
        read_aloud=row["read_aloud"], note=row["note"], skippable=bool(row["skippable"]), skipped=bool(row["skipped"]),
        state=StepState(row["state"]), shown=bool(row["shown"]), opened=row["opened"], opened_at=moment(row["opened_at"]),
        closed_at=moment(row["closed_at"]), extra_seconds=row["extra_seconds"],
        group_rule=None if row["group_rule"] is None else GroupRule(row["group_rule"]), papers_out=row["papers_out"],
    )  # fmt: skip


def _step_row(step: Step) -> Row:
    row = {name: getattr(step, name) for name in STEP_COLUMNS}
    return row | {"options": pack(dict(step.options)), "opened_at": stamp(step.opened_at), "closed_at": stamp(step.closed_at),
                  "skippable": int(step.skippable), "skipped": int(step.skipped), "shown": int(step.shown)}  # fmt: skip


def _insert(table: str, columns: Iterable[str]) -> str:
    names = list(columns)
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join(':' + name for name in names)})"


def _update(table: str, columns: Iterable[str]) -> str:
    return f"UPDATE {table} SET {', '.join(f'{name} = :{name}' for name in columns if name != 'id')} WHERE id = :id"


class Sessions(Family):
    """Sessions by id or code, and their steps in order."""

    def add(self, session: WorkshopSession) -> None:
        """Keep a new session."""
        self._do(_insert("sessions", [*SESSION_COLUMNS, "board_page"]), _session_row(session) | {"board_page": 0})

    def save(self, session: WorkshopSession) -> WorkshopSession:
        """Keep a changed session under the next version, and return it."""
        grown = replace(session, version=session.version + 1)
        self._do(_update("sessions", SESSION_COLUMNS), _session_row(grown))
        return grown

    def touch(self, session_id: str) -> None:
        """Give the session its next version: something that a screen shows has changed."""
        self._do("UPDATE sessions SET version = version + 1 WHERE id = :id", {"id": session_id})

    def get(self, session_id: str) -> WorkshopSession | None:
        """Return a session by id."""
        row = self._row("SELECT * FROM sessions WHERE id = :id", {"id": session_id})
        return _session(row) if row else None

    def by_code(self, code: str) -> WorkshopSession | None:
        """Return a session by its six digits."""
        row = self._row("SELECT * FROM sessions WHERE code = :code", {"code": code})
        return _session(row) if row else None

    def of_trajectory(self, trajectory_id: str) -> list[WorkshopSession]:
        """Return the sessions of a trajectory, oldest first."""
        return [_session(row) for row in self._rows("SELECT * FROM sessions WHERE trajectory_id = :id ORDER BY created_at, id",
                                                    {"id": trajectory_id})]  # fmt: skip

    def ended_before(self, limit: datetime) -> list[WorkshopSession]:
        """Return the sessions whose end, planned end or making lies before a moment."""
        sql = "SELECT * FROM sessions WHERE coalesce(ended_at, ends_at, created_at) < :limit ORDER BY created_at, id"
        return [_session(row) for row in self._rows(sql, {"limit": stamp(limit)})]

    def extras(self, session_id: str) -> Row:
        """Return what only the console keeps: people present, board page, the deed that can be undone."""
        row = self._row("SELECT people_present, board_page, undo FROM sessions WHERE id = :id", {"id": session_id})
        return row or dict.fromkeys(EXTRAS)

    def set_extra(self, session_id: str, name: str, value: object) -> None:
        """Keep one of the extras."""
        if name not in EXTRAS:
            raise KeyError(name)
        self._do(f"UPDATE sessions SET {name} = :value WHERE id = :id", {"value": value, "id": session_id})

    def add_board_key(self, key_hash: str, session_id: str, at: datetime) -> None:
        """Keep the key of one more board."""
        self._do("INSERT INTO board_keys (hash, session_id, created_at) VALUES (:hash, :session, :at)",
                 {"hash": key_hash, "session": session_id, "at": stamp(at)})  # fmt: skip

    def by_board_key(self, key_hash: str) -> WorkshopSession | None:
        """Return the session a board may show."""
        row = self._row("SELECT s.* FROM sessions s JOIN board_keys k ON k.session_id = s.id WHERE k.hash = :hash",
                        {"hash": key_hash})  # fmt: skip
        return _session(row) if row else None

    def add_steps(self, steps: Iterable[Step]) -> None:
        """Keep new steps."""
        for step in steps:
            self._do(_insert("steps", STEP_COLUMNS), _step_row(step))

    def save_step(self, step: Step) -> None:
        """Keep a changed step."""
        self._do(_update("steps", STEP_COLUMNS), _step_row(step))

    def drop_step(self, step_id: str) -> None:
        """Take a step that was never opened off the run sheet."""
        self._do("DELETE FROM steps WHERE id = :id", {"id": step_id})

    def steps(self, session_id: str) -> tuple[Step, ...]:
        """Return the steps of a session in order."""
        rows = self._rows("SELECT * FROM steps WHERE session_id = :id ORDER BY position, id", {"id": session_id})
        return tuple(_step(row) for row in rows)

    def step(self, session_id: str, step_id: str) -> Step | None:
        """Return one step of this session."""
        row = self._row(
            "SELECT * FROM steps WHERE session_id = :session AND id = :id", {"session": session_id, "id": step_id}
        )
        return _step(row) if row else None

    def counting(self) -> list[tuple[str, str]]:
        """Return the votes whose count was cut short by a crash, as (session, step)."""
        rows = self._rows("SELECT session_id, id FROM steps WHERE state = 'counting' ORDER BY session_id, id", {})
        return [(row["session_id"], row["id"]) for row in rows]

    def votes_under_way(self) -> int:
        """How many votes hold ballots that hang on seats."""
        sql = "SELECT count(*) FROM steps WHERE method = 'vote' AND kind IS NOT NULL AND state IN ('open', 'stopped', 'counting')"
        return int(self._value(sql, {}))

    def step_states(self, session_id: str) -> list[Row]:
        """Return the changeable part of every step, to put back when a deed is undone."""
        columns = ", ".join(("id", *UNDONE))
        return list(self._rows(f"SELECT {columns} FROM steps WHERE session_id = :id ORDER BY id", {"id": session_id}))

    def restore_states(self, session_id: str, rows: Iterable[Mapping[str, Any]]) -> None:
        """Put back what `step_states` returned."""
        pairs = ", ".join(f"{name} = :{name}" for name in UNDONE)
        for row in rows:
            self._do(
                f"UPDATE steps SET {pairs} WHERE id = :id AND session_id = :session", {**row, "session": session_id}
            )
