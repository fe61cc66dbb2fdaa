"""Sheet Advies: what the room advised, in total and in the groups that the room itself was shown."""

from facilitator.domain.plan.item import Plan
from facilitator.exports.table import CellKind, Column, Table, as_table

COLUMNS = (
    Column("actie_id", CellKind.CODE, 16),
    Column("sessie", width=24),
    Column("datum", CellKind.DATE, 12),
    Column("vraag", width=36),
    Column("groep", width=36),
    Column("stemmen", CellKind.WHOLE, 10),
    Column("stemmen_uitgebracht", CellKind.WHOLE, 20),
    Column("rang", CellKind.WHOLE, 8),
)


def advice(plan: Plan) -> Table:
    """Return sheet Advies, in the order of the actions, the total first."""
    rows = [
        (item.id, told.session, told.day, told.question, row.group, row.votes, row.ballots, row.rank)
        for item in plan.items
        if (told := item.advice)
        for row in told.rows
    ]
    return as_table("Advies", COLUMNS, rows)
