"""The columns that a municipality chose for its files: kept by name, for all its plans."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from facilitator.domain.days import day_of
from facilitator.domain.events import Event
from facilitator.domain.plan.changes import WRITERS
from facilitator.domain.plan.columns import Chosen, ColumnProfile, as_data, from_data, profile_name
from facilitator.domain.refusals import InvalidInput, NotAllowed, NotFound
from facilitator.domain.roles import Duty
from facilitator.domain.trajectory import Account, Trajectory
from facilitator.services.house.trajectories import seen
from facilitator.store import Store

EXPORT = "export"
MOST = 20


@dataclass(frozen=True)
class Desk:
    """A plan of which somebody takes files along: whose it is, how many actions it has, today, and what they may do."""

    trajectory: Trajectory
    duty: Duty
    actions: int
    day: date


def desk(store: Store, account: Account, trajectory_id: str) -> Desk:
    """Return the plan in sight without reading its texts."""
    trajectory, duty = seen(store, account, trajectory_id)
    return Desk(trajectory, duty, store.plans.number(trajectory.id), day_of(store.now()))


def column_profiles(store: Store, account: Account, trajectory_id: str) -> tuple[ColumnProfile, ...]:
    """Return the choices of columns of the municipality of a trajectory in sight."""
    trajectory, _ = seen(store, account, trajectory_id)
    return tuple(from_data(name, kept) for name, kept in store.profiles.all(trajectory.municipality, EXPORT))


def column_profile(store: Store, account: Account, trajectory_id: str, name: str) -> ColumnProfile:
    """Return one choice of columns; NotFound if the municipality has none of this name."""
    trajectory, _ = seen(store, account, trajectory_id)
    kept = store.profiles.get(trajectory.municipality, EXPORT, name)
    if kept is None:
        raise NotFound()
    return from_data(name, kept)


def may_choose_columns(duty: Duty) -> bool:
    """Say whether somebody with this duty may keep a choice of columns."""
    return duty in WRITERS


def keep_columns(
    tx: Store, account: Account, trajectory_id: str, name: object, sheets: Mapping[str, Chosen]
) -> tuple[str, list[Event]]:
    """Keep a choice of columns under a name, in the place of an earlier one; returns the name."""
    trajectory = _to_write(tx, account, trajectory_id)
    kept, named = profile_name(name), {each for each, _ in tx.profiles.all(trajectory.municipality, EXPORT)}
    if kept not in named and len(named) >= MOST:
        raise InvalidInput("Jullie hebben al %(most)s keuzes. Verwijder er eerst één.", most=MOST)
    tx.profiles.keep(trajectory.municipality, EXPORT, kept, as_data(sheets), account.id, tx.now())
    tx.journal.record("keep_columns", account.id, tx.now(), trajectory_id=trajectory.id,
                      columns={sheet: len(chosen) for sheet, chosen in sheets.items()})  # fmt: skip
    return kept, []


def drop_columns(tx: Store, account: Account, trajectory_id: str, name: str) -> tuple[None, list[Event]]:
    """Forget a choice of columns."""
    trajectory = _to_write(tx, account, trajectory_id)
    if tx.profiles.get(trajectory.municipality, EXPORT, name) is None:
        raise NotFound()
    tx.profiles.drop(trajectory.municipality, EXPORT, name)
    tx.journal.record("drop_columns", account.id, tx.now(), trajectory_id=trajectory.id)
    return None, []


def _to_write(tx: Store, account: Account, trajectory_id: str) -> Trajectory:
    trajectory, duty = seen(tx, account, trajectory_id)
    if not may_choose_columns(duty):
        raise NotAllowed("Je mag bestanden ophalen, niet de kolommen kiezen.")
    return trajectory
