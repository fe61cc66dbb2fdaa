"""Sheet Advies: what the room advised, in total and in the groups that the room itself was shown."""

from facilitator.domain.plan.advice import TOTAL, Advice, AdviceRow
from facilitator.domain.plan.item import Plan
from facilitator.domain.sessions.session import Channel
from facilitator.exports.table import Cell, CellKind, Column, Table, as_table

# How all ballots of the vote came in: beside the total only, since a group is never told finer.
WAYS = {Channel.PHONE: "gsm", Channel.KIOSK: "tablet", Channel.PAPER: "papier", Channel.ASSISTED: "met_hulp"}
COLUMNS = (
    Column("actie_id", CellKind.CODE, 16),
    Column("sessie", width=24),
    Column("datum", CellKind.DATE, 12),
    Column("vraag", width=36),
    Column("groep", width=36),
    Column("stemmen", CellKind.WHOLE, 10),
    Column("stemmen_uitgebracht", CellKind.WHOLE, 20),
    Column("rang", CellKind.WHOLE, 8),
    *(Column(f"stemmen_{word}", CellKind.WHOLE, 14) for word in WAYS.values()),
    # What the votes are of, where a ballot says more than a cross: «ja», «geen bezwaar».
    Column("telt", width=16),
    Column("punten", CellKind.WHOLE, 10),
)


def advice(plan: Plan) -> Table:
    """Return sheet Advies, in the order of the actions, the total first."""
    rows = [
        (
            item.id,
            told.session,
            told.day,
            told.question,
            row.group,
            row.votes,
            row.ballots,
            row.rank,
            *_ways(told, row),
            told.counts,
            row.points,
        )
        for item in plan.items
        if (told := item.advice)
        for row in told.rows
    ]
    return as_table("Advies", COLUMNS, rows)


def _ways(told: Advice, row: AdviceRow) -> list[Cell]:
    return [told.channels.get(way, 0) if row.group == TOTAL and told.channels else None for way in WAYS]
