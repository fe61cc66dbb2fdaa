"""The annex on the advice: each vote with its actions by rank, in total and per group that was shown in the room."""

from collections.abc import Sequence

from facilitator.domain.plan.advice import Advice
from facilitator.domain.plan.item import Plan, PlanItem

from .behind import Behind, named
from .document import Block, Heading, Look, Table, Text, begun
from .fiche_voices import voices

Advised = tuple[PlanItem, Advice]


def advice_annex(behind: Behind) -> list[Block]:
    """Return the annex; each vote is a table."""
    blocks: list[Block] = [
        Heading("Bijlage: advies uit het traject", new_page=True),
        Text("Dit is de keuze van wie erbij was, niet van heel de gemeente. De gemeente beslist.", Look.LEAD),
    ]
    found = _votes(behind.plan)
    if not found:
        blocks.append(Text("Deze acties komen niet uit een stemming."))
    for told in found:
        blocks += _vote(told)
    general = voices(behind.reactions.get("", []), len(behind.waiting.get("", [])))
    return [*blocks, Heading("Reacties op het hele plan", 2), *general] if general else blocks


def _votes(plan: Plan) -> list[list[Advised]]:
    found: dict[tuple[str, str], list[Advised]] = {}
    for item in plan.items:
        if item.advice is not None:
            found.setdefault((item.session_id, item.step_id), []).append((item, item.advice))
    return [sorted(told, key=lambda one: (one[1].rank, one[1].number)) for told in found.values()]


def _vote(told: Sequence[Advised]) -> list[Block]:
    first = told[0][1]
    head = ("Actie", "Plaats", *(row.group for row in first.rows))
    rows = tuple(
        (named(item), advice.place, *(f"{row.votes} van {row.ballots}" for row in advice.rows)) for item, advice in told
    )
    blocks: list[Block] = [Heading(begun(first.source), 2)]
    if first.counts:
        blocks.append(Text(f"Geteld is hoe vaak mensen «{first.counts}» zeiden.", Look.QUIET))
    return [*blocks, Table(first.question, head, rows, (3, 0.8, *(1.2,) * len(first.rows)), numbers=1)]
