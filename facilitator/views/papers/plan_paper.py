"""The plan as a paper: what it is, all actions at a glance, a sheet for each, the decisions, and the advice behind it."""

from facilitator.domain.plan.item import Plan
from facilitator.domain.plan.sheet import totals
from facilitator.views.times import day

from .document import Block, Document, Heading, Look, Table, Text, counted, money
from .fiche import anchor, fiche

ADVICE = "De stemming is advies. De gemeente beslist."


def plan_paper(plan: Plan) -> Document:
    """Return the paper; an empty plan says that it is empty."""
    place = plan.trajectory.municipality_name
    return Document(
        title=f"{place}: {plan.trajectory.title}",
        subtitle=f"Acties voor het meerjarenplan {plan.years[0]}-{plan.years[-1]}, stand op {day(plan.made_on)}",
        about=f"{place}, {plan.trajectory.title}, {day(plan.made_on)}",
        blocks=(*_overview(plan), *_fiches(plan)),
    )


def _overview(plan: Plan) -> list[Block]:
    if not plan.items:
        return [Heading("Overzicht"), Text("In dit plan staan nog geen acties.")]
    rows = []
    for item in plan.items:
        spent, received = totals(plan, item)
        rows.append((item.title, item.status.value, item.text("dienst"), money(spent), money(received)))
    head = ("Actie", "Status", "Dienst", "Uitgaven", "Ontvangsten")
    links = tuple(anchor(item) for item in plan.items)
    return [
        Heading("Overzicht"),
        Text(f"{counted(len(plan.items), 'actie', 'acties')}. {ADVICE}", Look.LEAD),
        Table("Alle acties, bedragen in euro", head, tuple(rows), (4, 1.4, 2, 1.4, 1.5), numbers=3, links=links),
    ]


def _fiches(plan: Plan) -> list[Block]:
    blocks: list[Block] = [Heading("Actiefiches", new_page=True)] if plan.items else []
    for at, item in enumerate(plan.items):
        blocks += fiche(plan, item, new_page=at > 0)
    return blocks
