"""The tree on screen: goals with their plans and actions, what they cost a year, and what still needs a place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlencode

from facilitator.domain.numbers import with_cents
from facilitator.domain.plan.goal_form import is_used, mark
from facilitator.domain.plan.goals import LETTERS, Goal, Level
from facilitator.domain.plan.item import Plan, cells
from facilitator.domain.plan.tree import Key, Node, children, tree_of, unplaced
from facilitator.domain.text import without_accents

QUERY_LIMIT = 200


@dataclass(frozen=True)
class TreeRow:
    """One node: its letters and code, its words, where it leads, and its amounts; `depth` is how far it is moved in."""

    letters: str
    level: str
    code: str
    short: str
    link: str
    depth: int
    is_ours: bool
    is_known: bool
    status: str
    priority: bool
    spent: str
    received: str
    years: tuple[str, ...]


@dataclass(frozen=True)
class Branch:
    """One goal with all that hangs below it; open where somebody looks for it, or where our actions hang."""

    row: TreeRow
    above: str
    rows: tuple[TreeRow, ...]
    ours: int
    is_open: bool


@dataclass(frozen=True)
class Loose:
    """An action of ours without a place."""

    id: str
    title: str


@dataclass(frozen=True)
class TreePage:
    """The whole tree, or what was looked for in it."""

    base: str
    municipality: str
    decides: bool
    writes: bool
    query: str
    years: tuple[int, ...]
    branches: tuple[Branch, ...]
    loose: tuple[Loose, ...]
    is_empty: bool
    n_known: int


def tree_page(plan: Plan, query: str, *, decides: bool, writes: bool) -> TreePage:
    """Return the tree as a page."""
    nodes = tree_of(plan)
    wanted = _found(nodes, query[:QUERY_LIMIT])
    below = children(nodes)
    by_key = {node.key: node for node in nodes}
    tops = [node for node in nodes if _is_top(node, below)]
    return TreePage(
        base=f"/traject/{plan.trajectory.id}", municipality=plan.trajectory.municipality_name, decides=decides,
        writes=writes, query=query[:QUERY_LIMIT], years=plan.years,
        branches=tuple(one for node in tops if (one := _branch(plan, node, by_key, below, wanted, bool(query.strip())))),
        loose=tuple(Loose(item.id, item.title) for item in unplaced(plan)), is_empty=not nodes, n_known=len(plan.goals),
    )  # fmt: skip


def _is_top(node: Node, below: Mapping[Key | None, list[Node]]) -> bool:
    """A goal has a part of its own; a strategic goal stands as a word above its goals, unless it has none."""
    if node.level is Level.GOAL:
        return True
    if node.level is Level.STRATEGIC:
        return not any(child.level is Level.GOAL for child in below.get(node.key, ()))
    # An action without any place stands in the list beside.
    is_placed_nowhere = node.level is Level.ACTION and node.item is not None
    return not is_placed_nowhere and (node.above is None or node.above[0] is Level.STRATEGIC)


def _branch(
    plan: Plan,
    node: Node,
    by_key: Mapping[Key, Node],
    below: Mapping[Key | None, list[Node]],
    wanted: set[Key],
    is_asked: bool,
) -> Branch | None:
    under = list(_under(node, below, 1))
    if is_asked:
        under = [(each, depth) for each, depth in under if each.key in wanted]
        if not under and node.key not in wanted:
            return None
    above = by_key.get(node.above) if node.above else None
    ours = sum(each.item is not None for each, _ in under)
    return Branch(
        _row(plan, node, 0), f"{LETTERS[above.level]} {above.code} {above.short}".strip() if above else "",
        tuple(_row(plan, each, depth) for each, depth in under), ours, is_asked or ours > 0,
    )  # fmt: skip


def _under(node: Node, below: Mapping[Key | None, list[Node]], depth: int) -> Iterable[tuple[Node, int]]:
    for child in below.get(node.key, []):
        yield child, depth
        yield from _under(child, below, depth + 1)


def _found(nodes: tuple[Node, ...], query: str) -> set[Key]:
    """What holds every word that was looked for, with all above it."""
    words = without_accents(query).split()
    by_key = {node.key: node for node in nodes}
    found: set[Key] = set()
    for node in nodes:
        text = without_accents(f"{LETTERS[node.level]} {node.code} {node.short} {node.long}")
        if all(word in text for word in words):
            step: Node | None = node
            while step is not None and step.key not in found:
                found.add(step.key)
                step = by_key.get(step.above) if step.above else None
    return found


def _row(plan: Plan, node: Node, depth: int) -> TreeRow:
    base = f"/traject/{plan.trajectory.id}/plan"
    link = f"{base}/{node.item.id}" if node.item else f"{base}/boom/doel?{_address(node)}" if node.goal else ""
    spent = [node.amounts.get(f"U_{year}", Decimal(0)) for year in plan.years]
    received = [node.amounts.get(f"O_{year}", Decimal(0)) for year in plan.years]
    return TreeRow(
        LETTERS[node.level], node.level.value, node.code, node.short, link, depth, node.item is not None,
        node.goal is not None, node.item.status.value if node.item else "", node.priority, with_cents(sum(spent, Decimal(0))),
        with_cents(sum(received, Decimal(0))), tuple(with_cents(each) if each else "" for each in spent),
    )  # fmt: skip


def _address(node: Node) -> str:
    return urlencode({"niveau": node.level.value, "code": node.code})


@dataclass(frozen=True)
class GoalPage:
    """One node to write in; `code` is empty while it is new."""

    base: str
    municipality: str
    title: str
    level: str
    code: str
    mark: str
    levels: tuple[str, ...]
    parents: tuple[tuple[str, str], ...]
    texts: Mapping[str, str]
    priority: bool
    years: tuple[int, ...]
    amounts: Mapping[str, str]
    shown: Mapping[str, str]
    can_go: bool
    decides: bool


def goal_page(plan: Plan, goal: Goal | None, typed: Mapping[str, str], *, decides: bool) -> GoalPage:
    """Return a node as it stands, or as somebody typed it where it was refused."""
    nodes = tree_of(plan)
    level = goal.level if goal else _level(typed.get("level", ""))
    higher = list(Level)[: list(Level).index(level)] if goal else list(Level)[:3]
    node = next((each for each in nodes if goal and each.goal == goal), None)
    own = {name: _plain(value) for name, value in goal.amounts.items()} if goal else {}
    texts = {"parent": goal.parent, "short": goal.short, "long": goal.long, "comment": goal.comment,
             "evaluation": goal.evaluation} if goal else dict.fromkeys(("parent", "short", "long", "comment", "evaluation"), "")  # fmt: skip
    return GoalPage(
        base=f"/traject/{plan.trajectory.id}", municipality=plan.trajectory.municipality_name,
        title=goal.short if goal else "", level=level.value, code=goal.code if goal else "", mark=mark(goal),
        levels=tuple(each.value for each in Level),
        parents=tuple((each.code, f"{LETTERS[each.level]} {each.code} {each.short}".strip()) for each in nodes
                      if each.level in higher and not each.item),
        texts=texts | {"code": ""} | {name: value for name, value in typed.items() if not name.startswith(("U_", "O_"))},
        priority=(typed.get("priority") == "ja") if typed else bool(goal and goal.priority), years=plan.years,
        amounts={name: typed.get(name, own.get(name, "")) for name in cells(plan.years)},
        shown={name: with_cents(node.amounts.get(name, Decimal(0))) for name in cells(plan.years)} if node and not own else {},
        can_go=bool(goal) and not (goal and goal.level is not Level.ACTION and is_used(goal, nodes)), decides=decides,
    )  # fmt: skip


def _level(raw: str) -> Level:
    return Level(raw) if raw in list(Level) else Level.ACTION_PLAN


def _plain(value: Decimal) -> str:
    return f"{value:.2f}".replace(".", ",").removesuffix(",00")
