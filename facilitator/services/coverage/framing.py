"""Framing: which frame a trajectory works with, and the municipality's own."""

from collections.abc import Sequence

from facilitator.domain.coverage.frames import Frames
from facilitator.domain.coverage.own_frame import OwnFrame, revised
from facilitator.domain.events import Event
from facilitator.domain.refusals import InvalidInput
from facilitator.domain.trajectory import Account
from facilitator.services.house.trajectories import FACILITATORS, trajectory
from facilitator.store import Store


def frame_of(store: Store, trajectory_id: str) -> tuple[str, OwnFrame]:
    """Return the name of a trajectory's frame and its own one, for who may see the trajectory."""
    return store.framing.of_trajectory(trajectory_id)


def choose_frame(
    tx: Store, account: Account, trajectory_id: str, name: object, frames: Frames
) -> tuple[None, list[Event]]:
    """Work with another frame: actions keep their places in every one."""
    trajectory(tx, account, trajectory_id, FACILITATORS)
    chosen, own = tx.framing.of_trajectory(trajectory_id)
    if not isinstance(name, str) or name not in {axis.name for axis in frames.choices(own.axis)}:
        raise InvalidInput("Kies een kader uit de lijst.")
    if name != chosen:
        tx.framing.choose(trajectory_id, name)
        tx.journal.record("choose_frame", account.id, tx.now(), trajectory_id=trajectory_id, frame=name)
    return None, []


def write_own_frame(
    tx: Store, account: Account, trajectory_id: str, lines: Sequence[tuple[str, object]]
) -> tuple[OwnFrame, list[Event]]:
    """Write the municipality's own frame; a place that goes takes nothing from the actions that stood there."""
    trajectory(tx, account, trajectory_id, FACILITATORS)
    _, own = tx.framing.of_trajectory(trajectory_id)
    changed = revised(own, lines)
    if changed != own:
        tx.framing.write(trajectory_id, changed)
        tx.journal.record("write_own_frame", account.id, tx.now(), trajectory_id=trajectory_id,
                          places=[place.code for place in changed.places])  # fmt: skip
    return changed, []
