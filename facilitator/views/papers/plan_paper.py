"""The plan as a paper: what it is, all actions at a glance, a sheet for each, the decisions, and the advice behind it."""

from facilitator.domain.plan.item import SHOWN, Plan, Status
from facilitator.domain.plan.sheet import totals
from facilitator.domain.plan.stage import stages
from facilitator.views.times import day

from .advice import advice_annex
from .behind import Behind, named
from .decisions import decision_note
from .document import Block, Document, Heading, Look, Table, Text, counted, money
from .fiche import anchor, fiche
from .fiche_money import year_tables

ADVICE = "De stemming is advies. De gemeente beslist."
SUMMED = "Alle acties samen, zonder wat geschrapt is."


def plan_paper(plan: Plan) -> Document:
    """Return the paper; an empty plan says that it is empty."""
    place, behind = plan.trajectory.municipality_name, Behind(plan)
    return Document(
        title=f"{place}: {plan.trajectory.title}",
        subtitle=f"Acties voor het meerjarenplan {plan.years[0]}-{plan.years[-1]}, stand op {day(plan.made_on)}",
        about=f"{place}, {plan.trajectory.title}, {day(plan.made_on)}",
        made_on=plan.made_on.isoformat(),
        blocks=(*_overview(plan), *_fiches(behind), *decision_note(plan), *advice_annex(behind)),
    )


def _overview(plan: Plan) -> list[Block]:
    if not plan.items:
        return [Heading("Overzicht"), Text("In dit plan staan nog geen acties.")]
    by_status = ((status, [item for item in plan.items if item.status is status]) for status in SHOWN)
    counts = ", ".join(f"{len(own)} {status.value}" for status, own in by_status if own)
    said = f"{counted(len(plan.items), 'actie', 'acties')}: {counts}. {ADVICE}"
    return [Heading("Overzicht"), Text(said, Look.LEAD), _all(plan), *_sums(plan)]


def _all(plan: Plan) -> Table:
    rows, held = [], stages(plan)
    for item in plan.items:
        spent, received = totals(plan, item)
        rows.append((named(item), held[item.id].value, item.text("dienst"), money(spent), money(received)))
    head = ("Actie", "Stand", "Dienst", "Uitgaven", "Ontvangsten")
    links = tuple(anchor(item) for item in plan.items)
    title = f"Alle acties, bedragen in euro voor {plan.years[0]}-{plan.years[-1]}"
    return Table(title, head, tuple(rows), (4, 1.4, 2, 1.4, 1.5), numbers=3, links=links)


def _sums(plan: Plan) -> list[Block]:
    """What all actions together ask, without those that were dropped."""
    lines = [line for item in plan.items if item.status is not Status.DROPPED for line in item.lines]
    return [Heading("Wat dit plan kost", 2), Text(SUMMED, Look.QUIET), *year_tables(lines, plan.years)] if lines else []


def _fiches(behind: Behind) -> list[Block]:
    items = behind.plan.items
    blocks: list[Block] = [Heading("Actiefiches", new_page=True)] if items else []
    for at, item in enumerate(items):
        blocks += fiche(behind, item, new_page=at > 0)
    return blocks
