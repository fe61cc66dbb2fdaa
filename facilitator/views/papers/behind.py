"""What lies behind the actions of a plan, gathered once, so that a paper of hundreds of them is made quickly."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, TypeVar

from facilitator.domain.plan.decision import Decided, Decision, in_order
from facilitator.domain.plan.inclusion import InclusionTest, Task
from facilitator.domain.plan.item import Plan, PlanItem
from facilitator.domain.plan.presentation import Reaction
from facilitator.domain.plan.progress import Progress
from facilitator.domain.plan.reactions import open_ones, public_ones
from facilitator.domain.plan.stage import Stage, stages


class _Told(Protocol):
    @property
    def item_id(self) -> str | None: ...


_One = TypeVar("_One", bound=_Told)


@dataclass(frozen=True)
class Behind:
    """A plan with its tests, tasks, reactions, decisions and reports by action."""

    plan: Plan

    @cached_property
    def stages(self) -> Mapping[str, Stage]:
        """How far each action is."""
        return stages(self.plan)

    @cached_property
    def tests(self) -> Mapping[str, list[InclusionTest]]:
        """The inclusietoetsen by action."""
        return _by_item(self.plan.tests)

    @cached_property
    def tasks(self) -> Mapping[str, list[Task]]:
        """The tasks by action."""
        return _by_item(self.plan.tasks)

    @cached_property
    def reactions(self) -> Mapping[str, list[Reaction]]:
        """What people said and was answered, by action; what is about the whole plan stands under «»."""
        return _by_item(public_ones(self.plan.reactions))

    @cached_property
    def waiting(self) -> Mapping[str, list[Reaction]]:
        """What waits for an answer; its text goes in no paper before somebody of the municipality read it."""
        return _by_item(open_ones(self.plan.reactions))

    @cached_property
    def progress(self) -> Mapping[str, list[Progress]]:
        """The reports by action, oldest period first."""
        return _by_item(self.plan.progress)

    def decisions(self, item: PlanItem) -> list[tuple[Decision, Decided]]:
        """What was decided on an action, oldest first."""
        return [(one, one.items[item.id]) for one in in_order(self.plan.decisions) if item.id in one.items]


def named(item: PlanItem) -> str:
    """Return what people call an action, also while nobody named it."""
    return item.title or "Actie zonder naam"


def _by_item(told: Iterable[_One]) -> dict[str, list[_One]]:
    found: dict[str, list[_One]] = {}
    for one in told:
        found.setdefault(one.item_id or "", []).append(one)
    return found
