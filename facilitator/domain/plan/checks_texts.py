"""Checks on what is written: lengths, a deed at the beginning, nothing twice, and nobody's data."""

from collections.abc import Mapping

from facilitator.domain.bbc.personal import found
from facilitator.domain.bbc.verbs import begins_with_deed

from .fields import LINES, Kind, known
from .item import Plan, PlanItem
from .remarks import ERROR, INFO, WARN, Remarks, Rule
from .together import UNIQUE

SHORT_LIMIT, SHORT_ADVISED, LONG_LIMIT = 100, 60, 4_000
_SHORT = "AC_korte_omschrijving"
_LONG = ("AC_lange_omschrijving", "AC_commentaar", "AC_evaluatie")
_TWICE: Mapping[str, str] = dict(zip(UNIQUE, ("code", "omschrijving"), strict=True))


def short(_: Plan, item: PlanItem) -> Remarks:
    """Remark on the short description, which packages cut off."""
    text = item.title
    if not text:
        yield ERROR, _SHORT, "schrijf in enkele woorden wat jullie doen."
        return
    if len(text) > SHORT_LIMIT:
        yield ERROR, _SHORT, f"maak dit korter, hoogstens {SHORT_LIMIT} tekens (nu {len(text)})."
    elif len(text) > SHORT_ADVISED:
        yield WARN, _SHORT, f"veel pakketten tonen {SHORT_ADVISED} tekens (nu {len(text)}). Kan het korter?"
    if "\n" in text:
        yield ERROR, _SHORT, "schrijf dit op één regel."
    if not begins_with_deed(text):
        yield WARN, _SHORT, "begin met een werkwoord of met «We»."


def long(_: Plan, item: PlanItem) -> Remarks:
    """Remark on the texts of which the report shows no more than so much."""
    for name in _LONG:
        if len(item.text(name)) > LONG_LIMIT:
            yield ERROR, name, f"maak dit korter, hoogstens {LONG_LIMIT} tekens (nu {len(item.text(name))})."
    if not item.text(_LONG[0]):
        yield WARN, _LONG[0], "schrijf wat jullie doen, voor wie en waar."


def amended(_: Plan, item: PlanItem) -> Remarks:
    """Remark on a change without a word on why: an adaptation of the plan carries its reasons."""
    if item.text("wijziging") in ("nieuw", "gewijzigd") and not item.text("motivering_wijziging"):
        yield INFO, "motivering_wijziging", "schrijf waarom, voor de aanpassing van het meerjarenplan."


def personal(plan: Plan, item: PlanItem) -> Remarks:
    """Remark on what looks like somebody's address or number: what is reported becomes public."""
    texts = [(name, item.text(name)) for name, spec in known(plan.years).items() if spec.kind in (Kind.LINE, Kind.TEXT)]
    texts += [(LINES, text) for line in item.lines for text in (line.description, line.project, line.subsidy)]
    for name, text in dict.fromkeys(texts):
        kind = found(text) if text else None
        if kind:
            yield ERROR, name, f"haal weg wat op {kind} lijkt."


def twice(plan: Plan, item: PlanItem) -> Remarks:
    """Remark on a code or a title that another action has too."""
    for name, word in _TWICE.items():
        if item.text(name) and plan.together.stands_twice(name, item.text(name)):
            yield ERROR, name, f"deze {word} staat twee keer in het plan."


TEXTS: tuple[Rule, ...] = (short, long, amended, personal, twice)
