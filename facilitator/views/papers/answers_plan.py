"""Answers about what a plan is: the actions, for whom, by whom, when, and where they hang."""

from facilitator.domain.bbc.words import REGULAR_WORK, TO_BE_PLACED
from facilitator.domain.plan.item import Plan, PlanItem, Status, listed

from .behind import Behind, named
from .document import Block, Table, Text, begun, counted


def kept(plan: Plan) -> list[PlanItem]:
    """The actions that the municipality goes for; before any decision those that are proposed."""
    retained = [item for item in plan.items if item.status is Status.RETAINED]
    return retained or [item for item in plan.items if item.status is Status.PROPOSED]


def what(behind: Behind) -> list[Block]:
    """Which actions there are, and who carries them."""
    items = kept(behind.plan)
    if not items:
        return []
    decided = any(item.status is Status.RETAINED for item in items)
    said = (
        f"{counted(len(items), 'actie', 'acties')}{'' if decided else ', als voorstel: de gemeente besliste nog niet'}."
    )
    rows = tuple((named(item), _first(item.text("AC_lange_omschrijving")), item.text("dienst")) for item in items)
    return [Text(said), Table("", ("Actie", "Wat", "Dienst"), rows, (2, 3, 1.2))]


def for_whom(behind: Behind) -> list[Block]:
    """For whom the plan is, group by group."""
    found: dict[str, list[str]] = {}
    for item in kept(behind.plan):
        for group in listed(item.text("doelgroep")):
            found.setdefault(begun(group), []).append(named(item))
    rows = tuple((group, "; ".join(titles)) for group, titles in found.items())
    return [Table("", ("Voor wie", "Met welke acties"), rows, (1, 2))] if rows else []


def who_does(behind: Behind) -> list[Block]:
    """Who carries each action, and with whom."""
    rows = tuple(
        (named(item), item.text("dienst") or "–", item.text("bevoegd_mandataris") or "–", item.text("partners") or "–")
        for item in kept(behind.plan)
    )
    return [Table("", ("Actie", "Dienst", "Mandataris", "Partners"), rows, (2, 1.3, 1.3, 1.3))] if rows else []


def when(behind: Behind) -> list[Block]:
    """When it begins, by what one sees that it works, and how far it is."""
    rows = tuple(
        (
            named(item),
            _years(item),
            item.text("indicator") or "–",
            item.text("streefwaarde") or "–",
            behind.stages[item.id].value,
        )
        for item in kept(behind.plan)
    )
    head = ("Actie", "Wanneer", "Indicator", "Streefwaarde", "Stand")
    return [Table("", head, rows, (2, 1, 1.4, 1.1, 1))] if rows else []


def placed(behind: Behind) -> list[Block]:
    """Under which action plan of the municipality each action hangs."""
    found: dict[str, list[str]] = {}
    for item in kept(behind.plan):
        code = item.text("AP_code")
        where = " ".join(filter(None, (code, item.text("AP_kort")))) or TO_BE_PLACED
        found.setdefault(where, []).append(named(item))
    last = (TO_BE_PLACED, REGULAR_WORK)
    rows = tuple((where, "; ".join(titles)) for where, titles in sorted(found.items(), key=lambda one: one[0] in last))
    return [Table("", ("Actieplan", "Acties"), rows, (1, 2))] if rows else []


def _years(item: PlanItem) -> str:
    start, end = item.year("startjaar"), item.year("eindjaar")
    years = f"{start}-{end}" if start and end and start != end else str(start or end or "")
    return years or item.text("termijn") or "–"


def _first(text: str) -> str:
    """The first paragraph, as much as an answer needs."""
    return text.split("\n", 1)[0]
