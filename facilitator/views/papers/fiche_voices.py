"""What people said of an action: the vote of a session, which is advice, and reactions with what was answered."""

from collections.abc import Sequence

from facilitator.domain.plan.advice import Advice
from facilitator.domain.plan.item import PlanItem
from facilitator.domain.plan.presentation import Reaction
from facilitator.views.times import local

from .behind import Behind
from .document import Block, Look, Table, Text, begun, counted

CAME = ("reactie wacht", "reacties wachten")


def advised(item: PlanItem) -> list[Block]:
    """Return what the room advised, in total and per group that was shown."""
    if item.advice is None:
        return []
    own = Text(f"{item.advice.question}: {item.advice.sentence}.")
    return [own, Text(groups(item.advice), Look.QUIET)] if groups(item.advice) else [own]


def groups(advice: Advice) -> str:
    """Return the votes of every group that was shown, in one line; nothing where only all together may be told."""
    return "; ".join(f"{row.group}: {row.votes} van {row.ballots}" for row in advice.rows[1:])


def heard(behind: Behind, item: PlanItem) -> list[Block]:
    """Return what people said of an action and what they heard, and how many still wait."""
    own = [Text(item.text("antwoord_burgers"))] if item.text("antwoord_burgers") else []
    return [*own, *voices(behind.reactions.get(item.id, []), len(behind.waiting.get(item.id, [])))]


def voices(told: Sequence[Reaction], waiting: int = 0) -> list[Block]:
    """Return reactions with their answers, and how many wait for one."""
    rows = tuple(
        (f"{begun(one.audience.value)}, {one.way.value}, {local(one.told_at):%-d/%-m/%Y}", one.text or "(tekst gewist)",
         one.answer, one.effect)
        for one in told
    )  # fmt: skip
    blocks: list[Block] = []
    if rows:
        head = ("Wie, en hoe", "Wat ze zeiden", "Ons antwoord", "Wat we ermee deden")
        blocks.append(Table("Reacties op het plan", head, rows, (1.4, 3, 3, 1.6)))
    if waiting:
        blocks.append(Text(f"{counted(waiting, *CAME)} nog op een antwoord.", Look.QUIET))
    return blocks
