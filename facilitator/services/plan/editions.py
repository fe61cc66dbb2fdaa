"""Editions: freezing the plan at a moment that counts, and reading what was frozen."""

from typing import Any

from facilitator.domain.plan.decision import Edition
from facilitator.domain.plan.editions import Comparison, compare, content, is_untouched, seal
from facilitator.domain.plan.item import Status
from facilitator.domain.refusals import NotFound
from facilitator.domain.trajectory import Account, Trajectory
from facilitator.services.house.trajectories import seen
from facilitator.store import Store


def freeze(tx: Store, account: Account, trajectory: Trajectory, title: str, *, final: bool = False) -> Edition:
    """Keep the plan as it stands now under the next number, and return it."""
    kept = _now(tx, trajectory)
    n = tx.deciding.last_edition(trajectory.id) + 1
    edition = Edition(n, title, final, seal(kept), tx.now(), account.id, kept)
    tx.deciding.freeze(trajectory.id, edition)
    return edition


def edition(store: Store, account: Account, trajectory_id: str, n: int) -> Edition:
    """Return one edition with its content; NotFound if this plan has no such edition."""
    trajectory, _ = seen(store, account, trajectory_id)
    found = store.deciding.edition(trajectory.id, n)
    if found is None:
        raise NotFound("Deze versie vinden we niet.")
    return found


def comparison(store: Store, account: Account, trajectory_id: str, first: int, second: int | None) -> Comparison:
    """Return what changed from one edition to another, or to the plan as it stands now."""
    before = edition(store, account, trajectory_id, first).content
    if second is not None:
        return compare(before, edition(store, account, trajectory_id, second).content)
    return compare(before, _now(store, seen(store, account, trajectory_id)[0]))


def _now(store: Store, trajectory: Trajectory) -> dict[str, Any]:
    items = [item for item in store.plans.items(trajectory.id, store.now()) if item.status is not Status.WITHDRAWN]
    return content(trajectory.years, items, store.deciding.decisions(trajectory.id))


def is_final(store: Store, trajectory: Trajectory) -> bool:
    """Say whether the newest edition is final and the plan still is what was frozen then."""
    newest = store.deciding.edition(trajectory.id, store.deciding.last_edition(trajectory.id))
    return newest is not None and newest.final and newest.hash == seal(_now(store, trajectory))


def faults(store: Store) -> list[str]:
    """Return a sentence for every edition that is no longer what was frozen, or that the journal does not know so."""
    told, found = store.journal.editions(), []
    for trajectory_id, frozen in store.deciding.every_edition():
        known = told.pop((trajectory_id, frozen.n), None)
        if not is_untouched(frozen) or frozen.hash != known:
            found.append(f"Plan {trajectory_id}: versie {frozen.n} is niet meer die van de beslissing.")
    return found + [f"Plan {trajectory_id}: versie {n} is er niet meer." for trajectory_id, n in told]
