"""What was decided on an action and why, and how it goes on since."""

from facilitator.domain.plan.decision import Choice
from facilitator.domain.plan.item import PlanItem
from facilitator.domain.plan.progress import Progress, read_period
from facilitator.views.times import day

from .behind import Behind
from .document import Block, Text, begun


def decided(behind: Behind, item: PlanItem) -> list[Block]:
    """Return every decision on an action, oldest first."""
    blocks: list[Block] = []
    for moment, verdict in behind.decisions(item):
        parts = [verdict.choice.value, verdict.reason]
        if moment.budget_round and verdict.choice is Choice.CHOSEN:
            parts.append(f"Klaar voor de begrotingsronde tegen {moment.budget_round}")
        if moment.told_on:
            parts.append(f"Mensen horen het op {day(moment.told_on)}")
        said = ". ".join(part.rstrip(".") for part in parts if part)
        blocks.append(Text(f"{said}.", label=f"{begun(moment.body.value)}, {day(moment.day)}"))
    return blocks


def followed_up(behind: Behind, item: PlanItem) -> list[Block]:
    """Return the reports on an action, and its evaluation."""
    blocks: list[Block] = [Text(report_line(one), label=_period(one)) for one in behind.progress.get(item.id, [])]
    evaluation = item.text("AC_evaluatie")
    return [*blocks, Text(evaluation, label="Evaluatie")] if evaluation else blocks


def report_line(one: Progress) -> str:
    """Return how far an action is and what was told of it."""
    return f"{one.state.value}. {one.text}" if one.text else f"{one.state.value}."


def _period(one: Progress) -> str:
    found = read_period(one.period)
    return found.name if found else one.period
