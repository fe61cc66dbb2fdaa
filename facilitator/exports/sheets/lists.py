"""Sheet Codelijsten: the words and codes that the other sheets choose from."""

from facilitator.domain.bbc.words import COST_KINDS, NO_PLACE, Amendment, Board, Credit, Entity, Flow
from facilitator.domain.plan.checks import Level
from facilitator.domain.plan.item import SHOWN, Plan
from facilitator.exports.table import CellKind, Column, Table, as_table

COLUMNS = (Column("lijst", width=26), Column("code", CellKind.CODE, 38), Column("naam", width=70))


def lists(plan: Plan) -> Table:
    """Return sheet Codelijsten."""
    words: list[tuple[str, tuple[str, ...]]] = [
        ("status", tuple(SHOWN)),
        ("bestuur", tuple(Board)),
        ("wijziging", tuple(Amendment)),
        ("AP_code", NO_PLACE),
        ("soort", tuple(Flow)),
        ("kredietsoort", tuple(Credit)),
        ("budgettaire_entiteit", tuple(Entity)),
        ("kostensoort (Uitgave)", COST_KINDS[Flow.EXPENSE]),
        ("kostensoort (Ontvangst)", COST_KINDS[Flow.RECEIPT]),
        ("niveau (Controle)", tuple(Level)),
    ]
    rows = [(name, str(word), str(word)) for name, chosen in words for word in chosen]
    rows += [("beleidsveld", code, name) for code, name in plan.policy_fields.items()]
    return as_table("Codelijsten", COLUMNS, rows)
