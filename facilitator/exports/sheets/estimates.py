"""Sheet Ramingen: every line of money of every action, long."""

from facilitator.domain.bbc.money import Line
from facilitator.domain.bbc.words import Flow
from facilitator.domain.plan.item import Plan, PlanItem
from facilitator.exports.table import Cell, CellKind, Column, Table, Where, as_table

NAME = "Ramingen"
COLUMNS = (
    Column("actie_id", CellKind.CODE, 16),
    Column("AC_code", CellKind.CODE, 14),
    Column("boekjaar", CellKind.WHOLE, 10),
    Column("kredietsoort"),
    Column("soort", width=12),
    Column("bedrag", CellKind.AMOUNT, 14),
    Column("budgettaire_entiteit"),
    Column("beleidsveld_code", CellKind.CODE, 16),
    Column("algemene_rekening", CellKind.CODE),
    Column("kostensoort", width=22),
    Column("economischesectorcode", CellKind.CODE, 22),
    Column("investeringsproject", width=22),
    Column("subsidiebron", width=22),
    Column("omschrijving", width=40),
)


def estimates(plan: Plan) -> Table:
    """Return sheet Ramingen, in the order of the actions and their years."""
    rows = [_row(item, line) for item in plan.items for line in item.lines]
    return as_table(NAME, COLUMNS, rows)


def sum_of(plan: Plan, item: PlanItem, flow: Flow, where: Where) -> str | None:
    """Return the formula that adds up what an action spends or receives within the years of the plan."""
    letters = where.columns(NAME, ("actie_id", "boekjaar", "soort", "bedrag"))
    if letters is None:
        return None
    last = max(2, 1 + sum(len(each.lines) for each in plan.items))
    ids, years, flows, amounts = (f"{NAME}!${letter}$2:${letter}${last}" for letter in letters)
    within = f'{years},">={plan.years[0]}",{years},"<={plan.years[-1]}"'
    # An id that begins with = < > or holds ? * ~ would be read as a condition; ours are letters, digits, - and _.
    return f'=SUMIFS({amounts},{ids},"{item.id}",{flows},"{flow}",{within})'


def _row(item: PlanItem, line: Line) -> list[Cell]:
    # A line without its own policy field is in the main one of its action.
    policy_field = line.policy_field or (item.codes[0] if item.codes else "")
    return [
        item.id, item.text("AC_code"), line.year, line.credit.value, line.flow.value, line.amount, line.entity.value,
        policy_field, line.account, line.cost_kind, line.sector, line.project, line.subsidy, line.description,
    ]  # fmt: skip
