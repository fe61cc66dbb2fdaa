"""Writing in the municipality's tree by hand: adding a node, changing it, taking it away."""

from collections.abc import Mapping

from facilitator.domain.events import Event
from facilitator.domain.plan.changes import DECIDERS
from facilitator.domain.plan.goal_form import hang, is_used, mark, read_goal
from facilitator.domain.plan.goals import Goal, Level
from facilitator.domain.plan.item import Plan
from facilitator.domain.plan.tree import tree_of
from facilitator.domain.refusals import ChangedMeanwhile, InvalidInput, NotFound
from facilitator.domain.trajectory import Account
from facilitator.services.house.trajectories import trajectory
from facilitator.services.plan.planning import whole_plan
from facilitator.store import Store


def find(plan: Plan, level: object, code: object) -> Goal | None:
    """Return a node of the municipality; None where there is none, or where only our actions name it."""
    return next((goal for goal in plan.goals if goal.level == level and goal.code == code), None)


def write_goal(
    tx: Store, account: Account, trajectory_id: str, raw: Mapping[str, object], *, code: str = "", level: str = "",
    seen: str = "",
) -> tuple[Goal, list[Event]]:  # fmt: skip
    """Change the node of this level and code as somebody saw it, or add one that is new."""
    plan = whole_plan(tx, trajectory(tx, account, trajectory_id, DECIDERS))
    before = find(plan, level, code) if code else None
    if code and before is None:
        raise NotFound()
    goal = hang(read_goal(raw, plan.years, before), tree_of(plan))
    if before is None and find(plan, goal.level, goal.code):
        raise InvalidInput("«%(code)s» bestaat al. Kies een andere code.", code=goal.code)
    if before is not None and seen != mark(before):
        raise ChangedMeanwhile()
    if goal != before:
        kept = tuple(goal if one is before else one for one in plan.goals)
        tx.goals.replace(trajectory_id, kept if before else (*kept, goal))
        tx.journal.record(
            "write_goal", account.id, tx.now(), trajectory_id=trajectory_id, level=goal.level, new=before is None
        )
    return goal, []


def drop_goal(tx: Store, account: Account, trajectory_id: str, level: str, code: str) -> tuple[None, list[Event]]:
    """Take a node away under which nothing hangs."""
    plan = whole_plan(tx, trajectory(tx, account, trajectory_id, DECIDERS))
    goal = find(plan, level, code)
    if goal is None:
        raise NotFound()
    if goal.level is not Level.ACTION and is_used(goal, tree_of(plan)):
        raise InvalidInput("Hier hangt nog iets onder. Haal dat eerst weg.")
    tx.goals.replace(trajectory_id, tuple(one for one in plan.goals if one is not goal))
    tx.journal.record("drop_goal", account.id, tx.now(), trajectory_id=trajectory_id, level=goal.level)
    return None, []
