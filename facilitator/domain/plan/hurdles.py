"""What stands between a plan and its final edition: open ideas, findings, actions without a place, and councils."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from facilitator.domain.bbc.words import TO_BE_PLACED

from .checks import blocking
from .checks_texts import personal
from .deciding import standing, still_needed
from .decision import Body, Choice, verdicts
from .item import Plan, PlanItem


@dataclass(frozen=True)
class Hurdles:
    """How many of each there are; `councils` are the bodies that still have to choose, with for how many actions."""

    unanswered: int = 0
    errors: int = 0
    unplaced: tuple[PlanItem, ...] = ()
    councils: Mapping[Body, int] = field(default_factory=dict)
    chosen: int = 0

    @property
    def are_there(self) -> bool:
        """Say whether anything stands in the way; a plan in which nothing was chosen is not one."""
        return bool(self.unanswered or self.errors or self.unplaced or self.councils or not self.chosen)


def hurdles(plan: Plan, unanswered: int) -> Hurdles:
    """Return what stands in the way; `unanswered` is how many ideas and actions nobody answered yet."""
    decided = verdicts(plan.decisions)
    stands = {item.id: standing(item, decided.get(item.id)) for item in plan.items}
    chosen = [item for item in plan.items if stands[item.id] is Choice.CHOSEN]
    councils = [body for item in chosen for body in still_needed(plan.decisions, item)]
    unplaced = tuple(item for item in chosen if item.text("AP_code") == TO_BE_PLACED)
    # What comes later is not in this plan yet, and need not be complete; its texts do become public with the plan.
    later = [item for item in plan.items if stands[item.id] is Choice.LATER]
    spared = {item.id for item in later}
    loose = {(item.id, "AP_code") for item in unplaced}
    errors = {(one.item_id, one.field, one.advice) for one in blocking(plan) if one.item_id not in spared}
    errors |= {(item.id, name, advice) for item in later for _, name, advice in personal(plan, item)}
    return Hurdles(
        unanswered=unanswered,
        errors=sum((item_id, name) not in loose for item_id, name, _ in errors),
        unplaced=unplaced,
        councils={body: councils.count(body) for body in Body if body in councils},
        chosen=len(chosen),
    )
