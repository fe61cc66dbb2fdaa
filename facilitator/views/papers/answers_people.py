"""Answers about people: who decides, what was said, who can take part, what is left out, and when one hears."""

from collections.abc import Iterable

from facilitator.domain.plan.decision import Choice, Decided, Verdict, in_order, verdicts
from facilitator.domain.plan.inclusion import state_of
from facilitator.domain.plan.item import PlanItem, Status
from facilitator.views.times import day

from .answers_plan import kept
from .behind import Behind, named
from .document import Block, Table, Text, begun, bullets, counted
from .fiche_inclusion import counts, who
from .fiche_voices import groups


def who_decides(behind: Behind) -> list[Block]:
    """Who decides, and what was decided when."""
    told = [
        f"{begun(one.body.value)}, {day(one.day)}: {_tally(one.items.values())}"
        for one in in_order(behind.plan.decisions)
    ]
    blocks: list[Block] = [Text("De stemming in de sessies is advies. De gemeente beslist.")]
    return [*blocks, *bullets(told)] if told else [*blocks, Text("De gemeente besliste nog niet over dit plan.")]


def _tally(decided: Iterable[Decided]) -> str:
    choices = [one.choice for one in decided]
    return ", ".join(f"{choices.count(choice)} {choice.value}" for choice in Choice if choice in choices)


def citizens(behind: Behind) -> list[Block]:
    """What the sessions advised, and what people said and heard."""
    plan = behind.plan
    rows = tuple((named(item), item.advice.sentence, groups(item.advice) or "–") for item in plan.items if item.advice)
    blocks: list[Block] = (
        [Table("Advies uit de sessies", ("Actie", "Samen", "Per groep"), rows, (2, 2, 2))] if rows else []
    )
    answered = sum(map(len, behind.reactions.values()))
    waiting = sum(map(len, behind.waiting.values()))
    if answered or waiting:
        blocks.append(
            Text(f"{counted(answered, 'reactie kreeg', 'reacties kregen')} een antwoord, {waiting} nog niet.")
        )
    told = tuple((named(item), item.text("antwoord_burgers")) for item in plan.items if item.text("antwoord_burgers"))
    head = ("Actie", "Wat ze zeiden, en ons antwoord")
    return [*blocks, Table("Wat burgers zeiden", head, told, (1, 2))] if told else blocks


def inclusive(behind: Behind) -> list[Block]:
    """How far the inclusietoets of each action is, each test by itself."""
    rows = []
    for item in kept(behind.plan):
        tests = behind.tests.get(item.id, [])
        state = state_of(tests, item)
        told = "\n".join(f"{who(test)}: {counts(test)}" for test in tests)
        stand = "gedaan" if state.is_done else f"nog niet: {state.reason}" if state.reason else "nog niet gedaan"
        noes = "; ".join(question.text for question in state.key_noes)
        rows.append((named(item), stand, told or "–", noes or "–"))
    head = ("Actie", "Inclusietoets", "Wie vulde in, en wat", "«nee» bij een sleutelvraag")
    return [Table("", head, tuple(rows), (2, 1.2, 2.2, 2))] if rows else []


def not_in_it(behind: Behind) -> list[Block]:
    """What fell off or was put off, and why."""
    decided = verdicts(behind.plan.decisions)
    left = [item for item in behind.plan.items if _is_left(item, decided.get(item.id))]
    rows = tuple((named(item), behind.stages[item.id].value, _why(decided.get(item.id))) for item in left)
    if not rows:
        return [Text("Geen enkele actie viel weg of werd uitgesteld.")]
    return [Table("", ("Actie", "Stand", "Waarom"), rows, (2, 1, 2.4))]


def _is_left(item: PlanItem, verdict: Verdict | None) -> bool:
    return item.status is Status.DROPPED or (verdict is not None and verdict.choice is not Choice.CHOSEN)


def _why(verdict: Verdict | None) -> str:
    return verdict.decided.reason if verdict and verdict.decided.reason else "De reden staat nog niet in het plan."


def hears(behind: Behind) -> list[Block]:
    """When people hear, and for which round of the budget it is ready."""
    plan = behind.plan
    days = sorted({one.told_on for one in plan.decisions if one.told_on})
    rounds = sorted({one.budget_round for one in plan.decisions if one.budget_round})
    told = [f"Mensen horen wat beslist is op {day(when)}." for when in days]
    told += [f"Klaar voor de begrotingsronde tegen {one}." for one in rounds]
    return bullets(told)
