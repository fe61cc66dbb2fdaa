"""Changing the years that a plan runs over: an adaptation looks at least three years ahead."""

from dataclasses import replace

from facilitator.domain.events import Event
from facilitator.domain.plan.changes import DECIDERS
from facilitator.domain.plan.years import read_years
from facilitator.domain.trajectory import Account
from facilitator.services.house.trajectories import seen
from facilitator.store import Store


def change_years(
    tx: Store, account: Account, trajectory_id: str, first: object, last: object
) -> tuple[None, list[Event]]:
    """Let the plan run over these years; amounts outside them stay where they are, and are remarked on."""
    trajectory, _ = seen(tx, account, trajectory_id, DECIDERS)
    years = read_years(first, last)
    if years != (trajectory.first_year, trajectory.last_year):
        tx.trajectories.change(replace(trajectory, first_year=years[0], last_year=years[1]))
        tx.journal.record("change_plan_years", account.id, tx.now(), trajectory_id=trajectory_id, first=years[0],
                          last=years[1])  # fmt: skip
    return None, []
