"""Checks on what an action costs and brings in: amounts or «geen extra budget», in the plan's years, in the right budget."""

from facilitator.domain.bbc.words import Board, Entity

from .fields import LINES, NO_EXTRA_BUDGET
from .item import Plan, PlanItem
from .remarks import ERROR, INFO, WARN, Remarks, Rule


def amounts(plan: Plan, item: PlanItem) -> Remarks:
    """Remark on amounts that lack, that contradict «geen extra budget», or that lie outside the plan."""
    lines, free = item.lines, item.is_yes(NO_EXTRA_BUDGET)
    if not lines and not free:
        yield WARN, LINES, "schrijf bedragen, of kies «geen extra budget»."
    if any(line.amount for line in lines) and free:
        yield WARN, NO_EXTRA_BUDGET, "er staan toch bedragen. Kies één van de twee."
    if not lines and free:
        yield INFO, NO_EXTRA_BUDGET, "deze actie vraagt geen extra budget."
    if any(line.amount < 0 for line in lines):
        yield ERROR, LINES, "schrijf elk bedrag als 0 of meer."
    for year in sorted({line.year for line in lines} - set(plan.years)):
        yield WARN, LINES, f"{year} valt buiten dit plan ({plan.years[0]}-{plan.years[-1]})."


def entities(_: Plan, item: PlanItem) -> Remarks:
    """Remark on money in the budget of a board that does not carry the action, or of only one of two."""
    board, money = item.text("bestuur"), {line.entity for line in item.lines if line.amount}
    if not board or not money:
        return
    carriers = {Entity.MUNICIPALITY, Entity.OCMW} if board == Board.BOTH else {Entity(board)}
    for entity in Entity:
        if entity in money - carriers:
            yield WARN, "bestuur", f"er staan ook bedragen bij {entity}. Pas het bestuur of de ramingen aan."
        elif entity in carriers - money:
            yield INFO, LINES, f"er staan geen bedragen bij {entity}. Splits de ramingen als dat nodig is."


def cost_kinds(_: Plan, item: PlanItem) -> Remarks:
    """Tell how many lines do not say what kind of cost or receipt they are; the secretary needs it for the account."""
    bare = sum(not line.cost_kind for line in item.lines if line.amount)
    if bare:
        yield INFO, LINES, f"kies een kostensoort ({bare} {'raming' if bare == 1 else 'ramingen'} zonder)."


MONEY: tuple[Rule, ...] = (amounts, entities, cost_kinds)
