"""The report of a half-year or a year: how far each action is, what was done, and what is still to do."""

from facilitator.domain.plan.item import Plan, PlanItem
from facilitator.domain.plan.progress import Period, followed, numbers, reports
from facilitator.views.times import day

from .behind import Behind, named
from .document import Block, Document, Heading, Look, Table, Text, begun, counted
from .fiche_decision import report_line
from .fiche_inclusion import tasks
from .fiche_money import year_tables


def progress_paper(plan: Plan, period: Period) -> Document:
    """Return the report of a period on the actions that are followed."""
    place = plan.trajectory.municipality_name
    return Document(
        title=f"{place}: {period.name}",
        subtitle=f"Opvolging van het plan «{plan.trajectory.title}», tot {day(period.ends)}",
        about=f"{place}, opvolging, {period.name}",
        made_on=plan.made_on.isoformat(),
        blocks=(*_at_a_glance(plan, period), *_one_by_one(plan, period)),
    )


def _at_a_glance(plan: Plan, period: Period) -> list[Block]:
    items, told, found = followed(plan), reports(plan, period), numbers(plan, period)
    if not items:
        return [Text("Er is nog geen actie om op te volgen: de gemeente besliste nog niet.")]
    counts = ", ".join(f"{n} {state.value}" for state, n in found.states if n)
    said = f"{counted(found.all, 'actie', 'acties')}{f': {counts}' if counts else ''}."
    silent = Text(f"Over {counted(found.silent, 'actie', 'acties')} staat hier nog geen verslag.", Look.QUIET)
    rows = tuple(
        (named(item), told[item.id].state.value if item.id in told else "nog geen verslag", item.text("dienst"))
        for item in items
    )
    links = tuple(_anchor(item) for item in items)
    return [
        Heading("In één oogopslag"),
        Text(said, Look.LEAD),
        *([silent] if found.silent else []),
        Table("Stand per actie", ("Actie", "Stand", "Dienst"), rows, (3, 1.2, 1.4), links=links),
    ]


def _one_by_one(plan: Plan, period: Period) -> list[Block]:
    behind, told = Behind(plan), reports(plan, period)
    blocks: list[Block] = [Heading("Actie per actie")] if followed(plan) else []
    for item in followed(plan):
        blocks.append(Heading(named(item), 2, _anchor(item)))
        report = told.get(item.id)
        blocks.append(Text(begun(report_line(report))) if report else Text("Hier staat nog geen verslag.", Look.QUIET))
        if period.is_year and item.text("AC_evaluatie"):
            blocks.append(Text(item.text("AC_evaluatie"), label="Evaluatie"))
        lines = [line for line in item.lines if line.year == period.year]
        blocks += year_tables(lines, ()) if lines else []
        blocks += tasks(behind.tasks.get(item.id, []))
    return blocks


def _anchor(item: PlanItem) -> str:
    return f"actie-{item.id}"
