"""Answers about money: what a plan costs, in which year, and who pays along."""

from facilitator.domain.bbc.words import Flow
from facilitator.domain.plan.fields import NO_EXTRA_BUDGET
from facilitator.domain.plan.sheet import totals

from .answers_plan import kept
from .behind import Behind, named
from .document import Block, Table, Text, bullets, counted, money
from .fiche_money import year_tables


def cost(behind: Behind) -> list[Block]:
    """What it costs, year by year and action by action."""
    plan, items = behind.plan, kept(behind.plan)
    lines = [line for item in items for line in item.lines]
    if not lines:
        free = [item for item in items if item.is_yes(NO_EXTRA_BUDGET)]
        return [Text(f"{counted(len(free), 'actie vraagt', 'acties vragen')} geen extra budget.")] if free else []
    sums = [(named(item), *totals(plan, item)) for item in items if item.lines]
    rows = tuple((title, money(spent), money(received)) for title, spent, received in sums)
    head = ("Actie", "Uitgaven", "Ontvangsten")
    return [*year_tables(lines, plan.years), Table("Per actie, in euro", head, rows, (3, 1, 1), numbers=1)]


def subsidies(behind: Behind) -> list[Block]:
    """Who pays along."""
    lines = [line for item in kept(behind.plan) for line in item.lines if line.subsidy or line.flow is Flow.RECEIPT]
    found = sorted({line.subsidy or line.cost_kind or "bron nog niet ingevuld" for line in lines})
    return [Text("Ja, dit rekenen we mee:"), *bullets(found)] if found else []
