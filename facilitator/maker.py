"""The process that makes one file of a plan. It reads the plan itself, so that the live server never waits for it."""

import json
import os
import sys
from pathlib import Path

from facilitator.domain.plan.columns import ColumnProfile, from_data
from facilitator.domain.plan.item import Plan
from facilitator.exports import write
from facilitator.services.plan.files import EXPORT
from facilitator.services.plan.planning import whole_plan
from facilitator.store import Readers

POLITE = 5


class Gone(Exception):
    """What was asked for is no longer there."""


def main() -> None:
    """Make what our own server ordered, which asked first who may have it."""
    os.nice(POLITE)
    asked = json.load(sys.stdin.buffer)
    plan, columns = read(Path(asked["data"]), asked["trajectory"], asked.get("columns", ""))
    sys.stdout.buffer.write(write(plan, asked["kind"], asked["profile"], asked["sheet"], columns, _tell))


def read(data: Path, trajectory_id: str, columns: str = "") -> tuple[Plan, ColumnProfile | None]:
    """Return a plan as it stands at one moment, with the municipality's own columns where they are asked for."""
    readers = Readers(data)
    with readers.lent() as store:
        store.db.execute("BEGIN")
        trajectory = store.trajectories.get(trajectory_id)
        if trajectory is None:
            raise Gone(trajectory_id)
        kept = store.profiles.get(trajectory.municipality, EXPORT, columns) if columns else None
        plan = whole_plan(store, trajectory)
    readers.close()
    return plan, from_data(columns, kept) if kept is not None else None


def _tell(done: int, of: int) -> None:
    sys.stderr.write(f"{done}/{of}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    main()
