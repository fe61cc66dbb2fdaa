"""What an import would do, before anybody says yes."""

import hashlib
from collections import Counter
from dataclasses import dataclass

from .against import ItemChange, State
from .against_items import Beside, item_changes
from .against_tree import GoalChange, goal_changes
from .cells import Refused
from .rows import Wishes


@dataclass(frozen=True)
class Preview:
    """Every change, every refusal, and what a reader should know; one refusal keeps all of it out."""

    items: tuple[ItemChange, ...]
    goals: tuple[GoalChange, ...]
    refused: tuple[Refused, ...]
    notices: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()

    @property
    def newer(self) -> int:
        """How many fields somebody changed after the file was made."""
        return sum(field.is_newer for change in self.items for field in change.fields)

    @property
    def changes_something(self) -> bool:
        """Say whether a yes would do anything."""
        return any(state is not State.SAME for state in self._states)

    @property
    def _states(self) -> tuple[State, ...]:
        return (*(change.state for change in self.items), *(change.state for change in self.goals))

    @property
    def counts(self) -> dict[str, int]:
        """How many actions and goals are new, changed or the same, and what stands in the way."""
        items = Counter(change.state for change in self.items)
        goals = Counter(change.state for change in self.goals)
        return {
            "actions_new": items[State.NEW], "actions_changed": items[State.CHANGED], "actions_same": items[State.SAME],
            "goals_new": goals[State.NEW], "goals_changed": goals[State.CHANGED], "goals_same": goals[State.SAME],
            "newer": self.newer, "refused": len(self.refused),
        }  # fmt: skip

    @property
    def mark(self) -> str:
        """A short mark of all this: another mark says that the plan or the file changed since somebody looked."""
        return hashlib.sha256(repr((self.items, self.goals, self.refused)).encode("utf-8", "replace")).hexdigest()[:16]


def preview(wishes: Wishes, beside: Beside) -> Preview:
    """Lay everything a file asks beside the plan."""
    refused = list(wishes.refused)
    items = item_changes(wishes, beside, refused)
    goals = goal_changes(wishes, beside.plan, refused)
    refused.sort(key=lambda one: (one.place.sheet, one.place.row))
    return Preview(tuple(items), tuple(goals), tuple(refused), tuple(wishes.notices), tuple(wishes.skipped))
