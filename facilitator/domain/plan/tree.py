"""The tree as it stands: the municipality's own nodes, those that only our actions name, and our actions hanging in it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from facilitator.domain.bbc.money import total
from facilitator.domain.bbc.words import NO_PLACE

from .goals import LETTERS, Goal, Level
from .item import Plan, PlanItem, Status

Key = tuple[Level, str, str]
Amounts = Mapping[str, Decimal]
ABOVE_ACTIONS = (Level.STRATEGIC, Level.GOAL, Level.ACTION_PLAN)


@dataclass(frozen=True)
class Node:
    """One line of the tree; `above` is the node it hangs under, `goal` what the municipality has, `item` our action.

    `named_by` is our action by which alone we know of it: the action itself, or the first that names this goal.
    Amounts are the municipality's own, or else what stands below added up.
    """

    level: Level
    code: str
    parent: str = ""
    short: str = ""
    long: str = ""
    comment: str = ""
    evaluation: str = ""
    priority: bool = False
    amounts: Amounts = field(default_factory=dict)
    goal: Goal | None = None
    item: PlanItem | None = None
    above: Key | None = None
    named_by: str = ""

    @property
    def key(self) -> Key:
        """What this node is found by: an action of ours may have no code yet."""
        return self.level, self.code, self.item.id if self.item else ""


def tree_of(plan: Plan) -> tuple[Node, ...]:
    """Return every node from the top down, those of one level in the municipality's order; what was dropped hangs nowhere."""
    ours = [item for item in plan.items if item.status is not Status.DROPPED]
    coded = {item.text("AC_code") for item in ours} - {""}
    found = {
        node.key: node
        for goal in plan.goals
        if (node := as_node(goal)).level is not Level.ACTION or node.code not in coded
    }
    known = {goal.code: goal for goal in plan.goals if goal.level is Level.ACTION}
    for item in ours:
        for node in _branch(item, known.get(item.text("AC_code"))):
            earlier = found.setdefault(node.key, node)
            if not earlier.short and node.short:
                found[node.key] = replace(earlier, short=node.short)
    order = list(Level)
    nodes = sorted(found.values(), key=lambda node: order.index(node.level))
    return _summed([replace(node, above=_above(node, found)) for node in nodes])


def children(nodes: Iterable[Node]) -> dict[Key | None, list[Node]]:
    """Return what hangs under each node, and under None what hangs under nothing."""
    found: dict[Key | None, list[Node]] = {}
    for node in nodes:
        found.setdefault(node.above, []).append(node)
    return found


def unplaced(plan: Plan) -> tuple[PlanItem, ...]:
    """Return the actions that still need a place: no action plan, and not said to be regular work."""
    return tuple(
        item for item in plan.items if item.status is not Status.DROPPED and item.text("AP_code") in ("", NO_PLACE[0])
    )


def as_node(goal: Goal) -> Node:
    """Return a node of the municipality as it has it, whatever hangs below."""
    return Node(goal.level, goal.code, goal.parent, goal.short, goal.long, goal.comment, goal.evaluation,
                goal.priority, goal.amounts, goal)  # fmt: skip


def _branch(item: PlanItem, goal: Goal | None) -> Iterator[Node]:
    """Yield what an action names above itself, from the top down, then the action."""
    parent = ""
    for level in ABOVE_ACTIONS:
        code = item.text(f"{LETTERS[level]}_code")
        if code and code not in NO_PLACE:
            yield Node(level, code, parent, item.text(f"{LETTERS[level]}_kort"), named_by=item.id)
            parent = code
    amounts = {name: total(item.cell(name)) for name in item.money_fields}
    yield Node(Level.ACTION, item.text("AC_code"), parent, item.title, item.text("AC_lange_omschrijving"),
               item.text("AC_commentaar"), item.text("AC_evaluatie"), item.is_yes("prioritair"), amounts, goal, item,
               named_by=item.id)  # fmt: skip


def _above(node: Node, found: Mapping[Key, Node]) -> Key | None:
    """The nearest level above that knows the parent's code: an action may hang right under a goal."""
    levels = list(Level)[: list(Level).index(node.level)]
    keys = ((level, node.parent, "") for level in reversed(levels))
    return next((key for key in keys if node.parent and key in found), None)


def _summed(nodes: list[Node]) -> tuple[Node, ...]:
    """Add amounts up from below where a node has none of its own; who has priority gives it to all above."""
    below = children(nodes)
    done: dict[Key, Node] = {}
    for node in reversed(nodes):
        under = [done[child.key] for child in below.get(node.key, [])]
        amounts = node.amounts if node.amounts or node.item else added_up(child.amounts for child in under)
        done[node.key] = replace(
            node, amounts=amounts, priority=node.priority or any(child.priority for child in under)
        )
    return tuple(done[node.key] for node in nodes)


def added_up(amounts: Iterable[Amounts]) -> dict[str, Decimal]:
    """Return the sum of amounts, cell by cell."""
    sums: dict[str, Decimal] = {}
    for each in amounts:
        for name, value in each.items():
            sums[name] = sums.get(name, Decimal(0)) + value
    return sums
