"""Checks on who does what when, how one sees that it worked, and whether everybody can come along."""

import re
from collections.abc import Mapping

from .inclusion import REASON, state_of
from .item import Plan, PlanItem, listed
from .remarks import ERROR, INFO, WARN, Remarks, Rule

_MEASURED: Mapping[str, str] = {
    "indicator": "naam, eenheid en bron",
    "nulmeting": "de nulmeting",
    "streefwaarde": "de streefwaarde",
    "meetmoment": "het meetjaar",
}
_LISTS: Mapping[str, str] = {
    "partners": "wie helpt er mee?",
    "doelgroep": "voor wie doen jullie dit?",
    "hefboom": "welke hefboom gebruiken jullie?",
    "SDG": "bij welke SDG past dit?",
}
_YEAR = re.compile(r"(?<!\d)(19|20|21)\d\d(?!\d)")
_FUNCTION = re.compile(
    r"schepen|burgemeester|voorzit|mandata|college|bureau|comité|raad|bestuur|bevoegd|directeur|lid\b", re.IGNORECASE
)
_LAST_SDG = 17


def indicator(_: Plan, item: PlanItem) -> Remarks:
    """Remark on half an indicator, and on a priority action without one."""
    if not item.is_yes("prioritair") and not any(item.text(name) for name in _MEASURED):
        return
    for name, word in _MEASURED.items():
        if not item.text(name):
            yield WARN, name, f"vul {word} in."
    if item.text("meetmoment") and not _YEAR.search(item.text("meetmoment")):
        yield WARN, "meetmoment", "schrijf er het jaar bij, bijvoorbeeld 2028."


def timing(plan: Plan, item: PlanItem) -> Remarks:
    """Remark on an end before the start, and on years outside the plan."""
    start, end = item.year("startjaar"), item.year("eindjaar")
    if start is not None and end is not None and start > end:
        yield ERROR, "eindjaar", f"het einde ({end}) komt vóór de start ({start})."
    for name, year in (("startjaar", start), ("eindjaar", end)):
        if year is not None and year not in plan.years:
            yield WARN, name, f"{year} valt buiten dit plan ({plan.years[0]}-{plan.years[-1]})."


def lead(_: Plan, item: PlanItem) -> Remarks:
    """Remark on an action that nobody carries."""
    if not item.text("bestuur"):
        yield WARN, "bestuur", "kies wie dit draagt: gemeente, OCMW of allebei."
    if not item.text("dienst"):
        yield WARN, "dienst", "schrijf welke dienst trekt."
    if not item.text("bevoegd_mandataris"):
        yield WARN, "bevoegd_mandataris", "schrijf welke mandataris bevoegd is, als functie."
    elif not _FUNCTION.search(item.text("bevoegd_mandataris")):
        yield WARN, "bevoegd_mandataris", "schrijf een functie, geen naam. Bijvoorbeeld: schepen van cultuur."


def lists(_: Plan, item: PlanItem) -> Remarks:
    """Tell which lists are empty, and what is no number of a goal of the United Nations."""
    for name, advice in _LISTS.items():
        if not item.text(name):
            yield INFO, name, advice
    if any(not _is_sdg(part) for part in listed(item.text("SDG"))):
        yield INFO, "SDG", f"schrijf nummers van 1 tot {_LAST_SDG}, met ; ertussen."


def inclusion(plan: Plan, item: PlanItem) -> Remarks:
    """Remark on an action that was not looked at from outside, and on a «nee» to what matters most."""
    state = state_of(plan.tests, item)
    if not state.is_settled:
        yield WARN, REASON, "doe de inclusietoets met twee mensen, één van buiten de dienst. Of schrijf waarom niet."
    for question in state.key_noes:
        yield WARN, REASON, f"een belangrijke vraag kreeg «nee»: {question.text}"


def _is_sdg(part: str) -> bool:
    number = re.match(r"(?:SDG\s*)?(\d{1,2})\b", part, re.IGNORECASE)
    return number is not None and 1 <= int(number[1]) <= _LAST_SDG


PEOPLE: tuple[Rule, ...] = (indicator, timing, lead, lists, inclusion)
