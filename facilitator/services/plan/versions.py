"""Every version of a field, and going back to an older one: that makes a new version, so that nothing is ever lost."""

from dataclasses import dataclass

from facilitator.domain.events import Event
from facilitator.domain.plan.changes import may_write
from facilitator.domain.plan.fields import FieldSpec, Kind, known
from facilitator.domain.plan.item import PlanItem, Version
from facilitator.domain.refusals import ChangedMeanwhile, NotAllowed, NotFound
from facilitator.domain.roles import Duty
from facilitator.domain.trajectory import Account, Trajectory
from facilitator.services.plan.items import item_in_sight, write_field
from facilitator.store import Store

BACK = "terug"


@dataclass(frozen=True)
class History:
    """A field of an action with everything that ever stood there, oldest first."""

    trajectory: Trajectory
    duty: Duty
    item: PlanItem
    spec: FieldSpec
    versions: tuple[Version, ...]


def history(store: Store, account: Account, trajectory_id: str, item_id: str, name: str) -> History:
    """Return all versions of a field in the account's sight; NotFound for a field that is none."""
    trajectory, duty, item = item_in_sight(store, account, trajectory_id, item_id)
    spec = known(trajectory.years).get(name)
    if spec is None or spec.kind in (Kind.DERIVED, Kind.LINES):
        raise NotFound()
    return History(trajectory, duty, item, spec, store.plans.versions(item.id, name))


def go_back(
    tx: Store, account: Account, trajectory_id: str, item_id: str, name: str, version: int, seen: int
) -> tuple[int, list[Event]]:
    """Write what stood in a version as the newest one; `seen` is the version that stood there on the page."""
    past = history(tx, account, trajectory_id, item_id, name)
    if not may_write(past.duty, past.spec):
        raise NotAllowed("Je mag dit veld lezen, niet veranderen.")
    wanted = next((one for one in past.versions if one.version == version), None)
    if wanted is None:
        raise NotFound()
    now = past.item.field(name)
    if now.version != seen:
        raise ChangedMeanwhile({name: {"version": now.version}})
    if now.value == wanted.value:
        return now.version, []
    write_field(tx, account, past.item, name, wanted.value, BACK)
    tx.journal.record("restore_version", account.id, tx.now(), trajectory_id=trajectory_id, item=item_id, field=name,
                      version=version)  # fmt: skip
    return now.version + 1, []
