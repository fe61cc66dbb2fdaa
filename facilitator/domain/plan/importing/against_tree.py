"""Lays the nodes of a file beside the tree of a plan: which are new, and what would change in the others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from facilitator.domain.plan.goals import Goal, Level
from facilitator.domain.plan.item import Plan
from facilitator.domain.plan.tree import ABOVE_ACTIONS, Node, added_up, as_node, tree_of
from facilitator.domain.text import N_

from .against import State, alike
from .book import Place
from .cells import Refused
from .rows import GoalRow, Wishes

LABELS = {"parent": N_("hangt onder"), "short": N_("korte omschrijving"), "long": N_("lange omschrijving"),
          "comment": N_("commentaar"), "evaluation": N_("evaluatie"), "priority": N_("prioritair"),
          "amounts": N_("bedragen")}  # fmt: skip
Key = tuple[Level, str]
Amounts = Mapping[str, Decimal]


@dataclass(frozen=True)
class GoalChange:
    """One node as it stood, None where it is new, and as the file asks; `names` are what changes."""

    state: State
    place: Place
    before: Goal | None
    after: Goal
    names: tuple[str, ...] = ()


def goal_changes(wishes: Wishes, plan: Plan, refused: list[Refused]) -> list[GoalChange]:
    """Return what would happen to each node that the file is about; what hangs nowhere goes to `refused`."""
    standing = {(node.level, node.code): node for node in tree_of(plan) if node.item is None}
    # An action of ours may stand in the place of a node of the municipality, with other words.
    standing |= {(goal.level, goal.code): as_node(goal) for goal in plan.goals if goal.level is Level.ACTION}
    codes: dict[str, set[Level]] = {}
    for level, code in [*((row.level, row.code) for row in wishes.goals), *standing]:
        codes.setdefault(code, set()).add(level)
    sums = _sums_below(wishes)
    found = []
    for row in wishes.goals:
        if row.parent and not any(_is_above(level, row.level) for level in codes.get(row.parent, ())):
            refused.append(
                Refused(
                    row.place, N_("«%(code)s» vinden we niet. Zet dit doel ook in het bestand."), {"code": row.parent}
                )
            )
        node = standing.get((row.level, row.code))
        if node is not None:
            found.append(_beside(row, node))
        elif not row.is_named or any(row.texts.get(name) for name in ("long", "comment", "evaluation")):
            found.append(_new(row, sums))
    return found


@dataclass(frozen=True)
class _Below:
    amounts: Amounts
    priority: bool


def _sums_below(wishes: Wishes) -> Mapping[tuple[str, Level], _Below]:
    """What stands right below each code in the file: it was added up there, so it is not the node's own."""
    amounts: dict[tuple[str, Level], list[Amounts]] = {}
    priority: set[tuple[str, Level]] = set()
    told = [(row.level, row.parent, row.amounts, bool(row.priority)) for row in wishes.goals]
    told += [(Level.ACTION, row.parent, row.amounts, row.priority) for row in wishes.ours]
    names = {(row.level, row.code) for row in wishes.goals}
    for level, parent, each, has_priority in told:
        above = next((up for up in reversed(ABOVE_ACTIONS) if _is_above(up, level) and (up, parent) in names), None)
        if above is not None:
            amounts.setdefault((parent, above), []).append(each)
            priority |= {(parent, above)} if has_priority else set()
    return {key: _Below(added_up(those), key in priority) for key, those in amounts.items()}


def _is_above(one: Level, other: Level) -> bool:
    order = list(Level)
    return order.index(one) < order.index(other)


def _new(row: GoalRow, sums: Mapping[tuple[str, Level], _Below]) -> GoalChange:
    below = sums.get((row.code, row.level))
    amounts = {} if below and not _differ(row.amounts, below.amounts, row.amounts) else _told(row.amounts)
    priority = bool(row.priority) and not (below and below.priority)
    goal = Goal(row.level, row.code, row.parent, priority=priority, amounts=amounts, **row.texts)
    return GoalChange(State.NEW, row.place, None, goal)


def _beside(row: GoalRow, node: Node) -> GoalChange:
    """Only what differs from what is shown changes: what is added up stays added up."""
    before = node.goal or Goal(node.level, node.code, node.parent, node.short)
    texts: dict[str, Any] = {name: text for name, text in row.texts.items() if not alike(getattr(node, name), text)}
    after = replace(before, **texts)
    if row.has_parent and row.parent != node.parent:
        after = replace(after, parent=row.parent)
    if row.priority is not None and row.priority != node.priority:
        after = replace(after, priority=row.priority)
    if _differ(row.amounts, node.amounts, row.amounts):
        after = replace(after, amounts=_told({**before.amounts, **row.amounts}))
    names = tuple(name for name in LABELS if getattr(before, name) != getattr(after, name))
    return GoalChange(State.CHANGED if names else State.SAME, row.place, node.goal, after, names)


def _differ(one: Amounts, other: Amounts, names: Iterable[str]) -> bool:
    return any(one.get(name, Decimal(0)) != other.get(name, Decimal(0)) for name in names)


def _told(amounts: Amounts) -> dict[str, Decimal]:
    return {name: value for name, value in amounts.items() if value}
