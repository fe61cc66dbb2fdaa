"""Sheet Controle: every finding with the row of sheet Acties that it is about."""

from collections.abc import Iterable

from facilitator.domain.plan.checks import Finding
from facilitator.domain.plan.item import Plan
from facilitator.exports.table import CellKind, Column, Table, as_table

COLUMNS = (
    Column("niveau", width=12),
    Column("rij", CellKind.WHOLE, 8),
    Column("AC_code", CellKind.CODE, 14),
    Column("actie", width=45),
    Column("veld", width=26),
    Column("bevinding", CellKind.LONG, 90),
)


def control(plan: Plan, found: Iterable[Finding]) -> Table:
    """Return sheet Controle; row 1 of sheet Acties is its header."""
    at = {item.id: (row, item.text("AC_code")) for row, item in enumerate(plan.items, 2)}
    rows = [(one.level.value, *at[one.item_id], one.action, one.field, one.sentence) for one in found]
    return as_table("Controle", COLUMNS, rows)
