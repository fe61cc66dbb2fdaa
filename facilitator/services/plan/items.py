"""One action of the plan in somebody's sight, and writing in a field of it: what every deed on the plan begins and ends with."""

from facilitator.domain.plan.changes import WRITERS
from facilitator.domain.plan.item import Field, PlanItem, Status
from facilitator.domain.refusals import NotAllowed, NotFound
from facilitator.domain.roles import Duty
from facilitator.domain.trajectory import Account, Trajectory
from facilitator.services.house.trajectories import seen
from facilitator.store import Store


def item_in_sight(
    store: Store, account: Account, trajectory_id: str, item_id: str
) -> tuple[Trajectory, Duty, PlanItem]:
    """Return an action that stands in a plan of the account, with what the account may do there; else NotFound."""
    trajectory, duty = seen(store, account, trajectory_id)
    return trajectory, duty, standing_item(store, trajectory, item_id)


def item_to_write(store: Store, account: Account, trajectory_id: str, item_id: str) -> PlanItem:
    """Return an action that the account may write in; else NotFound or NotAllowed."""
    _, duty, item = item_in_sight(store, account, trajectory_id, item_id)
    if duty not in WRITERS:
        raise NotAllowed("Je mag dit plan lezen, niet veranderen.")
    return item


def standing_item(store: Store, trajectory: Trajectory, item_id: str) -> PlanItem:
    """Return an action of this plan that was not withdrawn; else NotFound."""
    found = store.plans.item(trajectory.id, item_id, store.now())
    if found is None or found.status is Status.WITHDRAWN:
        raise NotFound()
    return found


def write_field(tx: Store, account: Account, item: PlanItem, name: str, value: object, way: str = "") -> None:
    """Write the next version of a field; `way` says how it came when not by typing."""
    tx.plans.write(item.id, name, Field(value, item.field(name).version + 1, account.id), tx.now(), way)
