"""The decisions on a plan, moment by moment: what was chosen, what later, what not, and why."""

from facilitator.domain.plan.deciding import still_needed
from facilitator.domain.plan.decision import Choice, Decision, in_order, verdicts
from facilitator.domain.plan.item import Plan, Status
from facilitator.views.times import day

from .behind import named
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
        (named(item), moment.items[item.id].reason or "–")
        for item in plan.items
        if item.id in moment.items and moment.items[item.id].choice is choice
    )
    title = f"{WORDS[choice]}: {counted(len(rows), 'actie', 'acties')}"
    return [Table(title, ("Actie", "Waarom"), rows, (1, 1.4))] if rows else []


def _open(plan: Plan) -> list[Block]:
    """What is still to be decided: by anybody, and by the councils without which nothing is final."""
    done = verdicts(plan.decisions)
    left = [named(item) for item in plan.items if item.id not in done and item.status is Status.PROPOSED]
    waiting = [(item, still_needed(plan.decisions, item)) for item in plan.items if item.status is Status.RETAINED]
    rows = tuple((named(item), ", ".join(bodies)) for item, bodies in waiting if bodies)
    blocks: list[Block] = [Heading("Nog niet beslist", 2), *bullets(left)] if left else []
    if rows:
        head = ("Actie", "Wie nog moet beslissen")
        blocks += [Heading("Nog nodig voor dit definitief is", 2), Table("", head, rows, (1.4, 1))]
    return blocks or [Text("Over alle acties is beslist.", Look.QUIET)]
