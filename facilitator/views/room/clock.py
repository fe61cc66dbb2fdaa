"""The clock of a step on the wall: when it runs out, and how much is left at the moment of drawing."""

from dataclasses import dataclass
from datetime import UTC, datetime

from facilitator.domain.room import Room
from facilitator.domain.sessions.schedule import clock_ends
from facilitator.domain.sessions.session import StepState


@dataclass(frozen=True)
class Clock:
    """Both times in UTC, so that a wall whose own clock is wrong still counts down right."""

    ends: str
    now: str
    left: int
    total: int

    @property
    def text(self) -> str:
        """What stands on the clock at the moment of drawing."""
        minutes, seconds = divmod(max(0, self.left), 60)
        return f"{minutes}:{seconds:02}"

    @property
    def percent(self) -> float:
        """How much of the time is left, of a hundred."""
        return round(100 * max(0, self.left) / self.total, 1) if self.total else 0.0


def clock(room: Room) -> Clock | None:
    """Return the clock of the step the room is at, None where nothing runs."""
    step = room.step
    if step is None or step.state is not StepState.OPEN:
        return None
    ends = clock_ends(step)
    if ends is None:
        return None
    left = int((ends - room.now).total_seconds())
    return Clock(_utc(ends), _utc(room.now), left, step.minutes * 60 + step.extra_seconds)


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
