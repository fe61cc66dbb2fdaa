"""Hanging an action under a plan of action of the municipality's tree, or saying that it has no place (yet)."""

from facilitator.domain.events import Event
from facilitator.domain.plan.changes import WRITERS
from facilitator.domain.plan.placing import chosen, places, standing, version
from facilitator.domain.plan.tree import tree_of
from facilitator.domain.refusals import ChangedMeanwhile, NotAllowed
from facilitator.domain.trajectory import Account
from facilitator.services.plan.items import item_in_sight, write_field
from facilitator.services.plan.planning import whole_plan
from facilitator.store import Store


def place(
    tx: Store, account: Account, trajectory_id: str, item_id: str, choice: object, seen: int
) -> tuple[None, list[Event]]:
    """Let an action hang where somebody chose; `seen` is the version of the place on the page they chose on."""
    trajectory, duty, item = item_in_sight(tx, account, trajectory_id, item_id)
    if duty not in WRITERS:
        raise NotAllowed("Je mag dit plan lezen, niet veranderen.")
    wanted, now = chosen(places(tree_of(whole_plan(tx, trajectory))), choice), standing(item)
    if wanted == now:
        return None, []
    if seen != version(item):
        raise ChangedMeanwhile(message="Iemand anders koos net een plaats. Kijk even na.")
    changed = [name for name, text in wanted.items() if text != now[name]]
    for name in changed:
        write_field(tx, account, item, name, wanted[name])
    tx.journal.record("place_action", account.id, tx.now(), trajectory_id=trajectory_id, item=item_id, fields=changed)
    return None, []
