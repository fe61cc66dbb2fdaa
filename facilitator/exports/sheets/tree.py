"""Sheet Doelstellingenboom: each goal, plan and action once, under its parent; the same sheet is what an import reads."""

from decimal import Decimal

from facilitator.domain.plan.item import Plan, cells
from facilitator.domain.plan.tree import Node, tree_of
from facilitator.exports.table import Cell, CellKind, Column, Table, as_table


def tree(plan: Plan) -> Table:
    """Return the tree from the top down; `actie_id` stands where only an action of this plan tells us of it."""
    return as_table("Doelstellingenboom", _columns(plan), [_row(plan, node) for node in tree_of(plan)])


def _columns(plan: Plan) -> list[Column]:
    money = [Column(name, CellKind.AMOUNT, 14) for name in cells(plan.years)]
    return [
        Column("niveau", width=24), Column("code", CellKind.CODE, 14), Column("bovenliggende_code", CellKind.CODE, 18),
        Column("korte_omschrijving", width=45), Column("lange_omschrijving", CellKind.LONG, 50),
        Column("commentaar", CellKind.LONG, 50), Column("evaluatie", CellKind.LONG, 50),
        Column("prioritair", width=10, choices=("ja", "nee")), *money, Column("actie_id", CellKind.CODE, 16),
    ]  # fmt: skip


def _row(plan: Plan, node: Node) -> list[Cell]:
    amounts = [node.amounts.get(name, Decimal(0)) for name in cells(plan.years)]
    return [
        node.level.value, node.code, node.parent, node.short, node.long, node.comment, node.evaluation,
        "ja" if node.priority else "nee", *amounts, node.named_by,
    ]  # fmt: skip
