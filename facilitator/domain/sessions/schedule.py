"""The clock of a run sheet: when every step starts, how late the room is, and how it still ends on time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from facilitator.domain.sessions.runsheet import Method
from facilitator.domain.sessions.session import Step, StepState

# People need these most when time is short, so no re-plan may touch them.
SACRED = frozenset({Method.BREAK, Method.MERGE, Method.READ, Method.VOTE})

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Slot:
    """When one step starts and ends: as it went, as it goes now, or as it is planned."""

    step_id: str
    starts: datetime
    ends: datetime


@dataclass(frozen=True)
class Schedule:
    """The times of all steps that are not skipped; `late` is in whole minutes, below 0 there is time to spare."""

    slots: tuple[Slot, ...]
    ends: datetime
    late: int

    def slot(self, step_id: str) -> Slot | None:
        """Return the times of one step, None where it is skipped."""
        return next((slot for slot in self.slots if slot.step_id == step_id), None)


@dataclass(frozen=True)
class Change:
    """What a re-plan does to one step: skip it, or give it fewer minutes."""

    step_id: str
    minutes: int
    skipped: bool = False


def schedule(
    steps: Sequence[Step],
    here: str | None,
    now: datetime,
    starts_at: datetime | None = None,
    ends_at: datetime | None = None,
) -> Schedule:
    """Return when every step starts, counted on from what has happened; the end stands fixed unless it has none."""
    at = now if starts_at is None or _begun(steps) else max(now, starts_at)
    slots: list[Slot] = []
    for step in steps:
        if step.skipped and not step.opened:
            continue
        slot = _slot(step, here, now, at)
        slots.append(slot)
        at = max(at, slot.ends)
    return Schedule(tuple(slots), at, _late(at, ends_at))


def clock_ends(step: Step) -> datetime | None:
    """Return when the clock of an opened step runs out, None before its opening."""
    if step.opened_at is None:
        return None
    return step.opened_at + step.minutes * _MINUTE + timedelta(seconds=step.extra_seconds)


def drops(steps: Sequence[Step], here: str | None, late: int) -> tuple[str, ...]:
    """Return which skippable steps to drop first: the shortest that is enough alone, else the longest ones."""
    if late <= 0:
        return ()
    free = [step for step in _ahead(steps, here) if step.skippable and step.method not in SACRED]
    enough = [step for step in free if step.minutes >= late]
    if enough:
        return (min(enough, key=lambda step: step.minutes).id,)
    chosen: list[str] = []
    for step in sorted(free, key=lambda step: -step.minutes):
        if late <= 0:
            break
        chosen.append(step.id)
        late -= step.minutes
    return tuple(chosen)


def catch_up(steps: Sequence[Step], here: str | None, late: int) -> tuple[Change, ...]:
    """Return how the rest still ends on time: first drop what may go, then take from the longest, half at most."""
    dropped = drops(steps, here, late)
    ahead = _ahead(steps, here)
    changes = [Change(step.id, step.minutes, skipped=True) for step in ahead if step.id in dropped]
    over = late - sum(change.minutes for change in changes)
    kept = [step for step in ahead if step.id not in dropped and step.method not in SACRED]
    shorter = _shortened({step.id: step.minutes for step in kept}, over)
    changes += [Change(step.id, shorter[step.id]) for step in kept if shorter[step.id] < step.minutes]
    return tuple(changes)


def apply(steps: Iterable[Step], changes: Iterable[Change]) -> tuple[Step, ...]:
    """Return the steps as they would be after these changes."""
    by_id = {change.step_id: change for change in changes}
    return tuple(
        replace(step, minutes=by_id[step.id].minutes, skipped=by_id[step.id].skipped) if step.id in by_id else step
        for step in steps
    )


def _begun(steps: Iterable[Step]) -> bool:
    return any(step.opened for step in steps)


def _slot(step: Step, here: str | None, now: datetime, at: datetime) -> Slot:
    """A step that was opened keeps its own times; one to come starts when the one before it ends."""
    if step.opened_at is not None and step.id != here and step.state is not StepState.PLANNED:
        return Slot(step.id, step.opened_at, min(step.closed_at or now, now))
    if step.opened_at is not None and step.id == here:
        return Slot(step.id, step.opened_at, _expected_end(step, step.opened_at, now))
    return Slot(step.id, at, at + step.minutes * _MINUTE)


def _expected_end(step: Step, opened_at: datetime, now: datetime) -> datetime:
    if step.state is StepState.CLOSED:
        return max(now, opened_at)
    planned = opened_at + step.minutes * _MINUTE + timedelta(seconds=step.extra_seconds)
    return max(planned, now)


def _late(ends: datetime, ends_at: datetime | None) -> int:
    """Whole minutes: a minute that has begun counts as late, a minute to spare only when it is whole."""
    return 0 if ends_at is None else -((ends_at - ends) // _MINUTE)


def _ahead(steps: Sequence[Step], here: str | None) -> list[Step]:
    """The steps still to come, from which time can be taken."""
    position = next((step.position for step in steps if step.id == here), None)
    later = [step for step in steps if position is None or step.position > position]
    return [step for step in later if not step.skipped and not step.opened]


def _shortened(minutes: Mapping[str, int], over: int) -> dict[str, int]:
    """Take minute by minute from the step that is longest now, never below half of what it had."""
    left = dict(minutes)
    floor = {step: (had + 1) // 2 for step, had in minutes.items()}
    for _ in range(max(0, over)):
        roomy = [step for step in left if left[step] > floor[step]]
        if not roomy:
            break
        left[max(roomy, key=lambda step: left[step])] -= 1
    return left
