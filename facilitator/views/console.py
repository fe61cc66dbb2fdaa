"""What the facilitator sees while a session runs: the run sheet and its times, the next deed, the inbox, the people."""

from collections.abc import Mapping
from dataclasses import dataclass

from facilitator.domain.idea import Idea, IdeaStatus
from facilitator.domain.roles import Role
from facilitator.domain.room import Room
from facilitator.domain.runsheet import Method
from facilitator.domain.schedule import Schedule, catch_up, clock_ends, schedule
from facilitator.domain.session import (
    SessionStatus,
    Step,
    StepState,
    next_step,
    previous_step,
)

from .helping import HandLine, hand_lines
from .next_deed import Deed, DeedKind, next_deed
from .times import data, hour
from .vote_card import VoteCard, vote_card

MOST_ACTIONS = 12


@dataclass(frozen=True)
class StepLine:
    """One line of the run sheet: `mark` says done, now, next, skipped or later."""

    id: str
    number: int
    title: str
    minutes: int
    starts: str
    mark: str
    method: Method
    at_tables: bool
    skippable: bool
    is_vote: bool
    counted: bool


@dataclass(frozen=True)
class Clock:
    """The clock of the step that runs; a script counts down to `ends`, `left` is for a page without one."""

    ends: str
    now: str
    left: int
    minutes: int

    @property
    def spoken(self) -> str:
        """The time left, «6:30», or how far over, «+1:05»."""
        seconds = abs(self.left)
        return f"{'+' if self.left < 0 else ''}{seconds // 60}:{seconds % 60:02}"

    @property
    def over(self) -> bool:
        """Say whether the step runs longer than planned."""
        return self.left < 0


@dataclass(frozen=True)
class Saving:
    """One thing by which the room catches up: a step that goes, or that gets fewer minutes."""

    title: str
    minutes: int
    skipped: bool


@dataclass(frozen=True)
class InboxItem:
    """What a table handed in and nobody has looked at yet; never with a role."""

    id: str
    title: str
    text: str
    table: int | None
    scribed: bool = False


@dataclass(frozen=True)
class TableLine:
    """One table: how many people sit there, and how much it has handed in."""

    number: int
    seats: int
    handed_in: int


@dataclass(frozen=True)
class People:
    """Who is here: seats per role and table, screens connected, and what the facilitator counted in the room."""

    seats: int
    roles: Mapping[Role, int]
    tables: tuple[TableLine, ...]
    connected: int
    counted: int | None

    @property
    def surplus(self) -> int:
        """How many more seats there are than people."""
        return max(0, self.seats - self.counted) if self.counted else 0


@dataclass(frozen=True)
class ConsoleView:
    """All that the console's region draws."""

    base: str
    version: int
    title: str
    municipality: str
    code: str
    spoken_code: str
    status: SessionStatus
    frozen: bool
    now: str
    ends: str
    expected: str
    late: int
    savings: tuple[Saving, ...]
    steps: tuple[StepLine, ...]
    step: Step | None
    number: int
    clock: Clock | None
    deed: Deed
    back: StepLine | None
    reading: tuple[str, str]
    vote: VoteCard | None
    inbox: tuple[InboxItem, ...]
    hidden: int
    written: int
    loose: int
    actions: int
    objections: int
    people: People
    undoable: str | None
    can_show: str
    can_propose: str
    proposed: int
    report: str
    board: object
    hands: tuple[HandLine, ...] = ()


def console(room: Room, board: object) -> ConsoleView:
    """Return what the console shows of this room; `board` is what the room sees now."""
    session, step = room.session, room.step
    times = schedule(room.steps, session.current_step, room.now, session.starts_at, session.ends_at)
    lines = step_lines(room, times)
    deed = next_deed(room)
    changes = catch_up(room.steps, session.current_step, times.late)
    minutes = {one.id: one for one in room.steps}
    return ConsoleView(
        base=f"/console/{session.id}",
        version=session.version,
        title=session.title,
        municipality=room.municipality,
        code=session.code,
        spoken_code=session.spoken_code,
        status=session.status,
        frozen=session.frozen,
        now=hour(room.now),
        ends=hour(session.ends_at),
        expected=hour(times.ends),
        late=times.late,
        savings=tuple(_saving(minutes[c.step_id], c.minutes, c.skipped) for c in changes),
        steps=lines,
        step=step,
        number=next((line.number for line in lines if line.mark == "now"), 0),
        clock=_clock(room),
        deed=deed,
        back=_back(room, lines),
        reading=_reading(room),
        vote=vote_card(room, _vote_at_hand(room)),
        inbox=tuple(_item(idea) for idea in room.ideas if idea.status is IdeaStatus.HANDED_IN and not idea.action_id),
        hidden=sum(idea.status is IdeaStatus.HIDDEN for idea in room.ideas),
        written=sum(idea.status is not IdeaStatus.WITHDRAWN for idea in room.ideas),
        loose=sum(idea.status is IdeaStatus.APPROVED and not idea.action_id for idea in room.ideas),
        actions=len(room.actions),
        objections=sum(idea.objected and idea.action_id is not None for idea in room.ideas),
        people=_people(room),
        undoable=room.undoable,
        can_show=_can_show(room, deed),
        can_propose=room.tally_step.id if room.tally_step and room.tally_step.shown else "",
        proposed=len(room.proposed),
        report=f"/druk/{session.id}/verslag",
        board=board,
        hands=hand_lines(room),
    )


def step_lines(room: Room, times: Schedule) -> tuple[StepLine, ...]:
    """Return the run sheet with its times; skipped steps stay in sight, without a time."""
    following = next_step(room.steps, room.session.current_step)
    lines = []
    for number, step in enumerate(room.steps, 1):
        slot = times.slot(step.id)
        mark = _mark(step, room.session.current_step, following)
        lines.append(
            StepLine(
                id=step.id,
                number=number,
                title=step.title,
                minutes=step.minutes,
                starts=hour(slot.starts) if slot else "",
                mark=mark,
                method=step.method,
                at_tables=step.setting == "tables",
                skippable=step.skippable,
                is_vote=step.is_vote,
                counted=step.counted,
            )
        )
    return tuple(lines)


def _mark(step: Step, here: str | None, following: Step | None) -> str:
    if step.id == here:
        return "now"
    if step.opened:
        return "done"
    if step.skipped:
        return "skipped"
    return "next" if following is not None and step.id == following.id else "later"


def _can_show(room: Room, deed: Deed) -> str:
    """The counted vote that may be shown now, beside the filled button."""
    vote = room.tally_step
    can = vote is not None and vote.counted and not vote.shown and deed.kind is not DeedKind.SHOW
    return vote.id if can and vote else ""


def _vote_at_hand(room: Room) -> Step | None:
    """The vote the room is at, or the one that the next deed opens: its rule is seen before it opens."""
    if room.step is not None and room.step.is_vote:
        return room.step
    following = next_step(room.steps, room.session.current_step)
    return following if following is not None and following.is_vote else None


def _back(room: Room, lines: tuple[StepLine, ...]) -> StepLine | None:
    if room.session.status is SessionStatus.ENDED or (room.step and room.step.under_vote):
        return None
    earlier = previous_step(room.steps, room.session.current_step)
    return next((line for line in lines if earlier and line.id == earlier.id), None)


def _reading(room: Room) -> tuple[str, str]:
    """What to read out, and the note; while paper is keyed in, already the text of the step that follows."""
    step = room.step
    if step is not None and step.under_vote and step.state is not StepState.OPEN:
        step = next_step(room.steps, step.id) or step
    return (step.read_aloud, step.note) if step else ("", "")


def _clock(room: Room) -> Clock | None:
    step = room.step
    ends = clock_ends(step) if step else None
    if step is None or ends is None or step.state is StepState.CLOSED or room.session.status is SessionStatus.ENDED:
        return None
    return Clock(data(ends), data(room.now), int((ends - room.now).total_seconds()), step.minutes)


def _saving(step: Step, minutes: int, skipped: bool) -> Saving:
    return Saving(step.title, step.minutes if skipped else step.minutes - minutes, skipped)


def _item(idea: Idea) -> InboxItem:
    return InboxItem(idea.id, idea.title, idea.text, idea.table, idea.scribed)


def _people(room: Room) -> People:
    tables = range(1, room.session.table_count + 1) if room.session.has_tables else ()
    return People(
        seats=room.present,
        roles={role: room.seats.get(role, 0) for role in Role},
        tables=tuple(TableLine(n, room.tables.get(n, 0), _handed_in(room, n)) for n in tables),
        connected=room.connected,
        counted=room.people_present,
    )


def _handed_in(room: Room, table: int) -> int:
    own = (IdeaStatus.OWN, IdeaStatus.WITHDRAWN)
    return sum(idea.table == table and idea.status not in own for idea in room.ideas)
