"""What the run-sheet page shows: every step with its time and what may still change, and the data of the session."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from facilitator.domain.roles import Role
from facilitator.domain.room import Room
from facilitator.domain.sessions.runsheet import LIVE_METHODS, Method
from facilitator.domain.sessions.schedule import schedule
from facilitator.domain.sessions.session import SessionStatus, Step, WorkshopSession
from facilitator.domain.text import N_
from facilitator.views.console.kind_form import KindChoice, kind_choices
from facilitator.views.console.timeline import StepLine, step_lines
from facilitator.views.times import hour, local

METHODS: Mapping[Method, str] = {
    Method.WELCOME: N_("Welkom"),
    Method.PRACTICE: N_("Oefenvraag"),
    Method.EXPLAIN: N_("Uitleg"),
    Method.STORY: N_("Verhaal"),
    Method.WRITE: N_("Schrijven"),
    Method.TABLES: N_("Tafels kiezen"),
    Method.MERGE: N_("Samenvoegen"),
    Method.READ: N_("Voorlezen"),
    Method.VOTE: N_("Stemming"),
    Method.RESULTS: N_("Uitslag"),
    Method.EVALUATE: N_("Evaluatie"),
    Method.BREAK: N_("Pauze"),
    Method.CLOSE: N_("Afsluiten"),
}


@dataclass(frozen=True)
class SheetLine:
    """One step on the run-sheet page."""

    line: StepLine
    kind_of_step: str
    can_move: bool
    can_skip: bool


@dataclass(frozen=True)
class RunSheetView:
    """The run sheet of a session, as it stands."""

    base: str
    version: int
    lines: tuple[SheetLine, ...]
    starts: str
    ends: str
    expected: str
    late: int
    minutes: int
    over: bool


@dataclass(frozen=True)
class StepForm:
    """One step to change: its texts, its minutes, and for a vote its rule, which is fixed once it opened."""

    step: Step
    kind_of_step: str
    rule_fixed: bool
    electorate: Mapping[Role, bool]
    kinds: tuple[KindChoice, ...] = ()
    costs_at: str = ""


@dataclass(frozen=True)
class SessionForm:
    """The data of a session as a form shows them, on the clock of the room."""

    title: str
    day: str
    starts: str
    ends: str
    answer_date: str
    table_count: int
    has_tables: bool
    receipts: bool


def run_sheet(room: Room) -> RunSheetView:
    """Return the run sheet with what may still change."""
    session = room.session
    times = schedule(room.steps, session.current_step, room.now, session.starts_at, session.ends_at)
    lines = step_lines(room, times)
    over = session.status is SessionStatus.ENDED
    return RunSheetView(
        base=f"/console/{session.id}",
        version=session.version,
        lines=tuple(_line(line, step, over) for line, step in zip(lines, room.steps, strict=True)),
        starts=hour(session.starts_at),
        ends=hour(session.ends_at),
        expected=hour(times.ends),
        late=times.late,
        minutes=sum(step.minutes for step in room.steps if not step.skipped),
        over=over,
    )


def step_form(step: Step, typed: Mapping[str, object] = MappingProxyType({})) -> StepForm:
    """Return the form of one step, with the rule of a vote as it stands or was typed."""
    return StepForm(
        step=step,
        kind_of_step=METHODS.get(step.method, step.title),
        rule_fixed=bool(step.opened),
        electorate={role: role in step.electorate for role in Role} if step.is_vote else {},
        kinds=kind_choices(step, typed) if step.is_vote else (),
        costs_at=f"/console/{step.session_id}/kosten",
    )


def session_form(session: WorkshopSession) -> SessionForm:
    """Return the form of the session's data."""
    return SessionForm(
        title=session.title,
        day=local(session.starts_at).date().isoformat() if session.starts_at else "",
        starts=hour(session.starts_at),
        ends=hour(session.ends_at),
        answer_date=session.answer_date.isoformat() if session.answer_date else "",
        table_count=session.table_count,
        has_tables=session.has_tables,
        receipts=session.receipts,
    )


def addable(has_tables: bool) -> Mapping[Method, str]:
    """Return the kinds of step that can be added, with their words; tables only where people sit at them."""
    live = {method: word for method, word in METHODS.items() if method in LIVE_METHODS}
    return live if has_tables else {method: word for method, word in live.items() if method is not Method.TABLES}


def _line(line: StepLine, step: Step, over: bool) -> SheetLine:
    can_skip = not step.opened and not over and line.mark != "now"
    return SheetLine(line, METHODS.get(step.method, "Op papier"), not over, can_skip)
