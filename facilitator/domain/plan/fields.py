"""The fields of an action in the plan, named as the columns of sheet Acties: kind, label, limit, choices."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from facilitator.domain.bbc.money import amount, number, read_lines, year
from facilitator.domain.bbc.words import Amendment, Board
from facilitator.domain.refusals import InvalidInput
from facilitator.domain.text import N_, one_line, written

from .item import SHOWN, cells

SHORT, LONG = 200, 10_000


class Kind(StrEnum):
    """How a field is written and read."""

    LINE = "line"
    TEXT = "text"
    CODE = "code"
    CHOICE = "choice"
    YES_NO = "yes_no"
    YEAR = "year"
    AMOUNT = "amount"
    LINES = "lines"
    DERIVED = "derived"


@dataclass(frozen=True)
class FieldSpec:
    """What may stand in a field, what people call it, and the page that helps to fill it: its path and a word for it."""

    name: str
    label: str
    kind: Kind = Kind.LINE
    choices: tuple[str, ...] = ()
    hint: str = ""
    door: tuple[str, str] | None = None

    @property
    def is_money(self) -> bool:
        """Say whether the financial director may write here."""
        return self.kind in (Kind.AMOUNT, Kind.LINES) or self.name == NO_EXTRA_BUDGET

    @property
    def limit(self) -> int:
        """How many characters fit; what the BBC allows is less, and is checked, not refused."""
        return LONG if self.kind is Kind.TEXT else SHORT


LINES = "ramingen"
NO_EXTRA_BUDGET = "geen_extra_budget"
STATUS = "status"

BEFORE_MONEY: tuple[FieldSpec, ...] = (
    FieldSpec("rangorde", "rangorde", Kind.DERIVED),
    FieldSpec(STATUS, "status", Kind.CHOICE, tuple(SHOWN)),
    FieldSpec(
        "prioritair", "prioritair", Kind.YES_NO, hint="De raad beslist dit. Het is niet de rangorde van de stemming."
    ),
    FieldSpec("SD_code", "code strategische doelstelling", Kind.CODE),
    FieldSpec("SD_kort", "strategische doelstelling"),
    FieldSpec("BD_code", "code beleidsdoelstelling", Kind.CODE),
    FieldSpec("BD_kort", "beleidsdoelstelling"),
    FieldSpec(
        "AP_code",
        "code actieplan",
        Kind.CODE,
        hint="Of schrijf: nog te plaatsen.",
        door=("plaats", N_("Zoek de plaats")),
    ),
    FieldSpec("AP_kort", "actieplan"),
    FieldSpec("AC_code", "code actie", Kind.CODE),
    FieldSpec("AC_korte_omschrijving", "korte omschrijving", hint="Wat gaan jullie doen? Begin met een werkwoord."),
    FieldSpec("AC_lange_omschrijving", "lange omschrijving", Kind.TEXT, hint="Wat, voor wie en waar?"),
    FieldSpec("AC_commentaar", "commentaar", Kind.TEXT),
    FieldSpec("AC_evaluatie", "evaluatie", Kind.TEXT, hint="Laat leeg zolang je plant."),
    FieldSpec("externe_rapporteringscode", "externe rapporteringscode", hint="Meer dan één? Zet ; ertussen."),
    FieldSpec("bestuur", "bestuur", Kind.CHOICE, tuple(Board)),
    FieldSpec("dienst", "verantwoordelijke dienst"),
    FieldSpec("bevoegd_mandataris", "bevoegd mandataris", hint="Schrijf een functie, geen naam van een inwoner."),
    FieldSpec("partners", "partners", hint="Meer dan één? Zet ; ertussen."),
    FieldSpec("doelgroep", "doelgroep", hint="Wie heeft het nu moeilijk?"),
    FieldSpec(
        "beleidsveld_code",
        "beleidsveld",
        Kind.CODE,
        hint="Vier cijfers, het belangrijkste eerst.",
        door=("beleidsveld", N_("Zoek een beleidsveld")),
    ),
    FieldSpec("beleidsveld_naam", "naam van het beleidsveld", Kind.DERIVED),
    FieldSpec("beleidsdomein", "beleidsdomein"),
    FieldSpec("startjaar", "startjaar", Kind.YEAR),
    FieldSpec("eindjaar", "eindjaar", Kind.YEAR),
    FieldSpec("indicator", "indicator", hint="Naam, eenheid en bron."),
    FieldSpec("nulmeting", "nulmeting"),
    FieldSpec("streefwaarde", "streefwaarde"),
    FieldSpec("meetmoment", "meetmoment"),
    FieldSpec("SDG", "SDG", hint="Nummers, met ; ertussen."),
    FieldSpec("hefboom", "hefboom"),
    FieldSpec("wijziging", "wijziging", Kind.CHOICE, tuple(Amendment)),
    FieldSpec("motivering_wijziging", "motivering van de wijziging", Kind.TEXT),
)
AFTER_MONEY: tuple[FieldSpec, ...] = (
    FieldSpec("U_totaal", "totaal uitgaven", Kind.DERIVED),
    FieldSpec("O_totaal", "totaal ontvangsten", Kind.DERIVED),
    FieldSpec("saldo", "saldo", Kind.DERIVED),
    FieldSpec("advies", "advies", Kind.DERIVED),
    FieldSpec("bron", "bron", Kind.DERIVED),
    FieldSpec("controle", "controle", Kind.DERIVED),
)
SIDES = (N_("dienst makkelijker"), N_("burger sterker"), N_("allebei"))
NEEDS = (N_("bestaat al"), N_("moet"), N_("kan"))
TERMS = (N_("kort: dit jaar"), N_("middellang: 1 tot 3 jaar"), N_("lang: tot het einde van het plan"))
REACHES = (N_("alleen hier"), N_("samen met de regio"))
BESIDE_THE_SHEET: tuple[FieldSpec, ...] = (
    FieldSpec(LINES, "ramingen", Kind.LINES),
    FieldSpec(NO_EXTRA_BUDGET, "geen extra budget", Kind.YES_NO),
    FieldSpec("wat_wordt_beter", "wat wordt beter", Kind.TEXT, hint="Wat wordt beter voor hen, en hoe zien we dat?"),
    FieldSpec("principe", "principe", hint="Meer dan één? Zet ; ertussen."),
    FieldSpec("kant", "kant", Kind.CHOICE, SIDES, hint="Maken jullie de dienst makkelijker of de burger sterker?"),
    FieldSpec("noodzaak", "noodzaak", Kind.CHOICE, NEEDS, hint="Bestaat het al, moet het nog, of kan het?"),
    FieldSpec("regierol", "regierol", Kind.TEXT, hint="Wie heeft de regie? Wie coördineert, betaalt en beslist?"),
    FieldSpec("termijn", "termijn", Kind.CHOICE, TERMS),
    FieldSpec("uren_per_jaar", "uren per jaar", hint="Hoeveel uren werk vraagt dit in een jaar?"),
    FieldSpec("bereik", "lokaal of regionaal", Kind.CHOICE, REACHES),
    FieldSpec("antwoord_burgers", "wat burgers zeiden, en ons antwoord", Kind.TEXT),
    FieldSpec(
        "inclusietoets_reden",
        "reden zonder inclusietoets",
        hint="Waarom is er geen inclusietoets?",
        door=("inclusietoets", N_("Doe de inclusietoets")),
    ),
)


def columns(years: Iterable[int]) -> tuple[FieldSpec, ...]:
    """The columns of sheet Acties for these years, in their order."""
    money = tuple(_cell(name) for name in cells(years))
    return BEFORE_MONEY + money + AFTER_MONEY


@cache
def known(years: tuple[int, ...]) -> Mapping[str, FieldSpec]:
    """Every field that a program may name, by name; the same for all who ask for these years."""
    return MappingProxyType({spec.name: spec for spec in columns(years) + BESIDE_THE_SHEET})


def read(spec: FieldSpec, raw: object) -> object:
    """Return the value that a field shows after this is written there, or refuse it naming the field."""
    try:
        return _read(spec, raw)
    except InvalidInput as refusal:
        refusal.resay(N_("Kijk bij «%(label)s». %(reason)s"), label=spec.label, reason=str(refusal))
        raise


def _cell(name: str) -> FieldSpec:
    word = "uitgaven" if name.startswith("U") else "ontvangsten"
    return FieldSpec(name, f"{word} {name[2:]}", Kind.AMOUNT)


def _read(spec: FieldSpec, raw: object) -> object:
    if spec.kind is Kind.DERIVED:
        raise InvalidInput("Dit berekenen we zelf. Laat het weg.")
    if spec.kind is Kind.AMOUNT:
        return number(amount(raw))
    if spec.kind is Kind.LINES:
        return list(read_lines(raw))
    if spec.kind is Kind.YES_NO:
        return _yes_no(raw)
    if raw is None or (isinstance(raw, str) and not raw.strip()):
        return _nothing(spec)
    if spec.kind is Kind.YEAR:
        return year(raw)
    if spec.kind is Kind.CHOICE:
        return _choice(spec, raw)
    return written(raw, spec.limit) if spec.kind is Kind.TEXT else one_line(raw, spec.limit)


def _nothing(spec: FieldSpec) -> object:
    if spec.name == STATUS:
        raise InvalidInput("Kies: %(words)s.", words=", ".join(spec.choices))
    return None if spec.kind is Kind.YEAR else ""


def _choice(spec: FieldSpec, raw: object) -> str:
    if not isinstance(raw, str) or raw not in spec.choices:
        raise InvalidInput("Kies: %(words)s.", words=", ".join(spec.choices))
    return str(raw)


def _yes_no(raw: object) -> bool:
    if raw is None or raw == "":
        return False
    if isinstance(raw, str) and raw in ("ja", "nee"):
        return raw == "ja"
    if not isinstance(raw, bool):
        raise InvalidInput("Kies ja of nee.")
    return raw
