"""The run sheet while a session runs: its times, where the room is, its clock, and how it catches up."""

from dataclasses import dataclass

from facilitator.domain.room import Room
from facilitator.domain.sessions.runsheet import Method
from facilitator.domain.sessions.schedule import Schedule, catch_up, clock_ends
from facilitator.domain.sessions.session import SessionStatus, Step, StepState, next_step, previous_step
from facilitator.views.times import data, hour


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


def step_back(room: Room, lines: tuple[StepLine, ...]) -> StepLine | None:
    """Return the step to which the room can go back."""
    if room.session.status is SessionStatus.ENDED or (room.step and room.step.under_vote):
        return None
    earlier = previous_step(room.steps, room.session.current_step)
    return next((line for line in lines if earlier and line.id == earlier.id), None)


def clock(room: Room) -> Clock | None:
    """Return the clock of the step that runs."""
    step = room.step
    ends = clock_ends(step) if step else None
    if step is None or ends is None or step.state is StepState.CLOSED or room.session.status is SessionStatus.ENDED:
        return None
    return Clock(data(ends), data(room.now), int((ends - room.now).total_seconds()), step.minutes)


def savings(room: Room, late: int) -> tuple[Saving, ...]:
    """Return by what the room catches up."""
    steps = {one.id: one for one in room.steps}
    changes = catch_up(room.steps, room.session.current_step, late)
    return tuple(_saving(steps[change.step_id], change.minutes, change.skipped) for change in changes)


def _saving(step: Step, minutes: int, skipped: bool) -> Saving:
    return Saving(step.title, step.minutes if skipped else step.minutes - minutes, skipped)
