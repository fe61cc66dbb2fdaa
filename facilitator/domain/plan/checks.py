"""The checks of the BBC on actions in the plan: each finding names the action and the field, and says what to do."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from facilitator.domain.bbc.personal import found
from facilitator.domain.bbc.verbs import begins_with_deed
from facilitator.domain.bbc.words import NO_PLACE
from facilitator.domain.text import N_

from .fields import LINES, NO_EXTRA_BUDGET, Kind, known
from .item import Plan, PlanItem, Status, listed

SHORT_LIMIT, SHORT_ADVISED, LONG_LIMIT = 100, 60, 4_000


class Level(StrEnum):
    """How much a finding matters; the word is what people see."""

    ERROR = N_("los op")
    WARN = N_("kijk na")
    INFO = N_("ter info")


@dataclass(frozen=True)
class Finding:
    """One remark on one field of one action; `advice` says what to do."""

    level: Level
    item_id: str
    action: str
    field: str
    label: str
    advice: str

    @property
    def sentence(self) -> str:
        """The remark for who does not see the field beside it."""
        return f"Actie «{self.action}», {self.label}: {self.advice}"


Remark = tuple[Level, str, str]
_ERROR, _WARN, _INFO = Level.ERROR, Level.WARN, Level.INFO


def findings(plan: Plan) -> tuple[Finding, ...]:
    """Return every finding, action by action in the order of the plan, what must be solved first."""
    return tuple(finding for item in plan.items for finding in findings_of(plan, item))


def findings_of(plan: Plan, item: PlanItem) -> tuple[Finding, ...]:
    """Return the findings on one action; of a dropped one only what may not become public."""
    rules = (_personal,) if item.status is Status.DROPPED else RULES
    remarks = [remark for rule in rules for remark in rule(plan, item)]
    labels = {name: spec.label for name, spec in known(plan.years).items()}
    order = list(Level)
    return tuple(
        Finding(level, item.id, item.title, name, labels[name], advice)
        for level, name, advice in sorted(remarks, key=lambda remark: order.index(remark[0]))
    )


def _short(_: Plan, item: PlanItem) -> Iterator[Remark]:
    name, text = "AC_korte_omschrijving", item.title
    if not text:
        yield _ERROR, name, "schrijf in enkele woorden wat jullie doen."
        return
    if len(text) > SHORT_LIMIT:
        yield _ERROR, name, f"maak dit korter, hoogstens {SHORT_LIMIT} tekens (nu {len(text)})."
    elif len(text) > SHORT_ADVISED:
        yield _WARN, name, f"veel pakketten tonen {SHORT_ADVISED} tekens (nu {len(text)}). Kan het korter?"
    if "\n" in text:
        yield _ERROR, name, "schrijf dit op één regel."
    if not begins_with_deed(text):
        yield _WARN, name, "begin met een werkwoord of met «We»."


def _long(_: Plan, item: PlanItem) -> Iterator[Remark]:
    for name in ("AC_lange_omschrijving", "AC_commentaar", "AC_evaluatie"):
        if len(item.text(name)) > LONG_LIMIT:
            yield _ERROR, name, f"maak dit korter, hoogstens {LONG_LIMIT} tekens (nu {len(item.text(name))})."
    if not item.text("AC_lange_omschrijving"):
        yield _WARN, "AC_lange_omschrijving", "schrijf wat jullie doen, voor wie en waar."


def _place(plan: Plan, item: PlanItem) -> Iterator[Remark]:
    if item.text("AP_code") in NO_PLACE:
        yield _INFO, "AP_code", f"deze actie staat als «{item.text('AP_code')}»."
        return
    for name, word in (("AP_code", "actieplan"), ("BD_code", "beleidsdoelstelling")):
        if not item.text(name):
            yield _ERROR, name, f"vul de code van één {word} in, of kies «nog te plaatsen»."
        elif len(listed(item.text(name))) > 1:
            yield _ERROR, name, f"een actie hangt onder één {word}. Laat één code staan."
    for child, parent in (("AP_code", "BD_code"), ("BD_code", "SD_code")):
        if len(_parents(plan, child, parent, item.text(child))) > 1:
            yield _ERROR, parent, f"«{item.text(child)}» hangt bij een andere actie onder een andere code."


def _parents(plan: Plan, child: str, parent: str, code: str) -> set[str]:
    placed = (other for other in plan.items if other.status is not Status.DROPPED and code)
    return {other.text(parent) for other in placed if other.text(child) == code and other.text(parent)}


def _indicator(_: Plan, item: PlanItem) -> Iterator[Remark]:
    parts = ("indicator", "nulmeting", "streefwaarde", "meetmoment")
    if not item.is_yes("prioritair") and not any(item.text(name) for name in parts):
        return
    for name in parts:
        if not item.text(name):
            word = (
                "naam, eenheid en bron"
                if name == "indicator"
                else f"de {name}"
                if name != "meetmoment"
                else "het meetjaar"
            )
            yield _WARN, name, f"vul {word} in."


def _timing(plan: Plan, item: PlanItem) -> Iterator[Remark]:
    start, end = item.year("startjaar"), item.year("eindjaar")
    if start is not None and end is not None and start > end:
        yield _ERROR, "eindjaar", f"het einde ({end}) komt vóór de start ({start})."
    for name, year in (("startjaar", start), ("eindjaar", end)):
        if year is not None and year not in plan.years:
            yield _WARN, name, f"{year} valt buiten dit plan ({plan.years[0]}-{plan.years[-1]})."


def _lead(_: Plan, item: PlanItem) -> Iterator[Remark]:
    if not item.text("dienst"):
        yield _WARN, "dienst", "schrijf welke dienst trekt."
    if not item.text("bevoegd_mandataris"):
        yield _WARN, "bevoegd_mandataris", "schrijf welke mandataris bevoegd is, als functie."


def _lists(_: Plan, item: PlanItem) -> Iterator[Remark]:
    for name, advice in (
        ("partners", "wie helpt er mee?"),
        ("doelgroep", "voor wie doen jullie dit?"),
        ("hefboom", "welke hefboom gebruiken jullie?"),
        ("SDG", "bij welke SDG past dit?"),
    ):
        if not item.text(name):
            yield _INFO, name, advice


def _money(plan: Plan, item: PlanItem) -> Iterator[Remark]:
    lines = item.lines
    if not lines and not item.is_yes(NO_EXTRA_BUDGET):
        yield _WARN, LINES, "schrijf bedragen, of kies «geen extra budget»."
    if any(line.amount for line in lines) and item.is_yes(NO_EXTRA_BUDGET):
        yield _WARN, NO_EXTRA_BUDGET, "er staan toch bedragen. Kies één van de twee."
    if not lines and item.is_yes(NO_EXTRA_BUDGET):
        yield _INFO, NO_EXTRA_BUDGET, "deze actie vraagt geen extra budget."
    if any(line.amount < 0 for line in lines):
        yield _ERROR, LINES, "schrijf elk bedrag als 0 of meer."
    for year in sorted({line.year for line in lines} - set(plan.years)):
        yield _WARN, LINES, f"{year} valt buiten dit plan ({plan.years[0]}-{plan.years[-1]})."


def _policy_field(plan: Plan, item: PlanItem) -> Iterator[Remark]:
    if not item.codes:
        yield _WARN, "beleidsveld_code", "kies een beleidsveld."
    named = [("beleidsveld_code", code) for code in item.codes]
    named += [(LINES, line.policy_field) for line in item.lines if line.policy_field not in ("", *item.codes)]
    for name, code in dict.fromkeys(named):
        if code not in plan.policy_fields:
            meant = f"0{code}"
            hint = f" Bedoel je {meant}?" if meant in plan.policy_fields else ""
            yield _WARN, name, f"{code} staat niet in onze lijst, kijk na.{hint}"


def _personal(plan: Plan, item: PlanItem) -> Iterator[Remark]:
    texts = [(name, item.text(name)) for name, spec in known(plan.years).items() if spec.kind in (Kind.LINE, Kind.TEXT)]
    texts += [(LINES, text) for line in item.lines for text in (line.description, line.project, line.subsidy)]
    for name, text in texts:
        kind = found(text)
        if kind:
            yield _ERROR, name, f"haal weg wat op {kind} lijkt."


def _duplicate(plan: Plan, item: PlanItem) -> Iterator[Remark]:
    for name, word in (("AC_code", "code"), ("AC_korte_omschrijving", "omschrijving")):
        own = _folded(item.text(name))
        others = (other for other in plan.items if other.id != item.id and other.status is not Status.DROPPED)
        if own and any(_folded(other.text(name)) == own for other in others):
            yield _ERROR, name, f"deze {word} staat twee keer in het plan."


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


RULES: tuple[Callable[[Plan, PlanItem], Iterable[Remark]], ...] = (
    _short,
    _long,
    _place,
    _indicator,
    _timing,
    _lead,
    _lists,
    _money,
    _policy_field,
    _personal,
    _duplicate,
)
