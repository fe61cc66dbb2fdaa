"""The decisions on a plan, moment by moment: what was chosen, what later, what not, and why."""

from facilitator.domain.plan.decision import Choice, Decision, in_order, verdicts
from facilitator.domain.plan.item import Plan, Status
from facilitator.views.times import day

from .document import Block, Heading, Look, Table, Text, begun, bullets, counted, facts

WORDS = {Choice.CHOSEN: "Gekozen", Choice.LATER: "Later", Choice.NOT: "Niet gekozen"}


def decision_note(plan: Plan) -> list[Block]:
    """Return the chapter that goes with the decision of the council; without decisions it says that there are none."""
    blocks: list[Block] = [Heading("Beslissingen", new_page=True)]
    if not plan.decisions:
        return [*blocks, Text("De gemeente besliste nog niet over deze acties. De stemming is advies.")]
    for moment in in_order(plan.decisions):
        blocks += _moment(plan, moment)
    return [*blocks, *_open(plan)]


def _moment(plan: Plan, moment: Decision) -> list[Block]:
    edition = next((one for one in plan.editions if one.n == moment.edition), None)
    blocks: list[Block] = [Heading(f"{begun(moment.body.value)}, {day(moment.day)}", 2)]
    blocks += facts(
        {
            "Begrotingsronde": moment.budget_round,
            "Mensen horen het": day(moment.told_on),
            "Versie van het plan": f"{edition.n}. {edition.title}" if edition else "",
            "Bewijs van de versie": edition.hash if edition else "",
            "Nota": moment.note,
        }
    )
    return blocks + [table for choice in Choice for table in _chosen(plan, moment, choice)]


def _chosen(plan: Plan, moment: Decision, choice: Choice) -> list[Block]:
    rows = tuple(
        (item.title, moment.items[item.id].reason or "–")
        for item in plan.items
        if item.id in moment.items and moment.items[item.id].choice is choice
    )
    title = f"{WORDS[choice]}: {counted(len(rows), 'actie', 'acties')}"
    return [Table(title, ("Actie", "Waarom"), rows, (1, 1.4))] if rows else []


def _open(plan: Plan) -> list[Block]:
    done = verdicts(plan.decisions)
    left = [item.title for item in plan.items if item.id not in done and item.status is Status.PROPOSED]
    if not left:
        return [Text("Over alle acties is beslist.", Look.QUIET)]
    return [Heading("Nog niet beslist", 2), *bullets(left)]
