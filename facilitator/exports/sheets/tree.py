"""Sheet Doelstellingenboom: each goal, plan and action once, under its parent, with the amounts below it."""

from dataclasses import dataclass, field
from decimal import Decimal

from facilitator.domain.bbc.money import total
from facilitator.domain.bbc.words import NO_PLACE
from facilitator.domain.plan.item import Plan, PlanItem, Status, cells
from facilitator.exports.table import Cell, CellKind, Column, Table, as_table

LEVELS = (
    ("strategische doelstelling", "SD_code", "SD_kort"),
    ("beleidsdoelstelling", "BD_code", "BD_kort"),
    ("actieplan", "AP_code", "AP_kort"),
)


@dataclass
class _Node:
    level: str
    code: str
    parent: str
    short: str = ""
    item: PlanItem | None = None
    priority: bool = False
    amounts: dict[str, Decimal] = field(default_factory=dict)


def tree(plan: Plan) -> Table:
    """Return the tree of the actions that were not dropped, from the top down."""
    nodes: dict[tuple[str, str], _Node] = {}
    for item in plan.items:
        if item.status is not Status.DROPPED:
            _hang(plan, item, nodes)
    order = [name for name, _, _ in LEVELS] + ["actie"]
    rows = [_row(plan, node) for node in sorted(nodes.values(), key=lambda node: order.index(node.level))]
    return as_table("Doelstellingenboom", _columns(plan), rows)


def _hang(plan: Plan, item: PlanItem, nodes: dict[tuple[str, str], _Node]) -> None:
    parent = ""
    for level, code_field, short_field in LEVELS:
        code = item.text(code_field)
        if not code or code in NO_PLACE:
            continue
        node = nodes.setdefault((level, code), _Node(level, code, parent))
        node.short = node.short or item.text(short_field)
        _add(plan, item, node)
        parent = code
    leaf = nodes.setdefault(("actie", item.id), _Node("actie", item.text("AC_code"), parent, item.title, item))
    _add(plan, item, leaf)


def _add(plan: Plan, item: PlanItem, node: _Node) -> None:
    """An action with priority makes its parents so too."""
    node.priority = node.priority or item.is_yes("prioritair")
    for name in cells(plan.years):
        node.amounts[name] = node.amounts.get(name, Decimal(0)) + total(item.cell(name))


def _columns(plan: Plan) -> list[Column]:
    money = [Column(name, CellKind.AMOUNT, 14) for name in cells(plan.years)]
    return [
        Column("niveau", width=24), Column("code", CellKind.CODE, 14), Column("bovenliggende_code", CellKind.CODE, 18),
        Column("korte_omschrijving", width=45), Column("lange_omschrijving", CellKind.LONG, 50),
        Column("commentaar", CellKind.LONG, 50), Column("evaluatie", CellKind.LONG, 50), Column("prioritair", width=10),
        *money,
    ]  # fmt: skip


def _row(plan: Plan, node: _Node) -> list[Cell]:
    names = ("AC_lange_omschrijving", "AC_commentaar", "AC_evaluatie")
    texts = [node.item.text(name) if node.item else "" for name in names]
    priority = "ja" if node.priority else "nee"
    return [
        node.level,
        node.code,
        node.parent,
        node.short,
        *texts,
        priority,
        *(node.amounts[c] for c in cells(plan.years)),
    ]
