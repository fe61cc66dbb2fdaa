"""Amounts and estimate lines: a year, a flow, a kind of credit, an entity, and always a positive amount."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TypeVar

from facilitator.domain.refusals import InvalidInput
from facilitator.domain.text import N_, one_line

from .words import COST_KINDS, Credit, Entity, Flow

LINE_LIMIT = 200
LARGEST = Decimal("9999999999.99")
FIRST_YEAR, LAST_YEAR = 2000, 2100

_CENT = Decimal("0.01")
# With dots between thousands and a comma before cents, or the other way round where that cannot be misread.
_FLEMISH = re.compile(r"-?([0-9]+|[0-9]{1,3}(\.[0-9]{3})+)(,[0-9]{1,2})?")
_ENGLISH = re.compile(r"-?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)\.[0-9]{1,2}")
_AROUND = re.compile(r"[\s\u00a0\u202f€]|EUR")
# How a sheet shows nought in a column of accounts.
_DASHES = ("-", "\u2013", "\u2014")
_LONGEST = 20
_Word = TypeVar("_Word", bound=StrEnum)


@dataclass(frozen=True)
class Line:
    """One line of sheet Ramingen."""

    year: int
    flow: Flow
    amount: Decimal
    credit: Credit = Credit.OPERATING
    entity: Entity = Entity.MUNICIPALITY
    policy_field: str = ""
    account: str = ""
    cost_kind: str = ""
    sector: str = ""
    project: str = ""
    subsidy: str = ""
    description: str = ""

    @property
    def field(self) -> str:
        """The column of sheet Acties that this line adds to, such as `U_2026`."""
        return f"{'U' if self.flow is Flow.EXPENSE else 'O'}_{self.year}"


TEXTS: Mapping[str, tuple[str, int]] = {
    "beleidsveld_code": ("policy_field", 200),
    "algemene_rekening": ("account", 20),
    "kostensoort": ("cost_kind", 40),
    "economischesectorcode": ("sector", 20),
    "investeringsproject": ("project", 100),
    "subsidiebron": ("subsidy", 100),
    "omschrijving": ("description", 200),
}


def amount(raw: object) -> Decimal | None:
    """Return the amount in euro, None for an empty cell; reads 1234.5, «1234,50», «1.234,50», «€ 12» and «€ -»."""
    if raw is None or raw == "":
        return None
    if isinstance(raw, bool) or not isinstance(raw, int | float | str | Decimal):
        raise InvalidInput("Schrijf een bedrag in euro, bijvoorbeeld 1250,50.")
    value = _from_text(raw) if isinstance(raw, str) else _from_number(raw)
    if value is not None and not 0 <= value <= LARGEST:
        raise InvalidInput("Schrijf een bedrag van 0 of meer. Een ontvangst krijgt een eigen lijn.")
    return value


def _from_text(raw: str) -> Decimal | None:
    text = _AROUND.sub("", raw)
    if not text:
        return None
    if text in _DASHES:
        return Decimal(0)
    if len(text) <= _LONGEST and _FLEMISH.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", ".")).quantize(_CENT)
    if len(text) <= _LONGEST and _ENGLISH.fullmatch(text):
        return Decimal(text.replace(",", "")).quantize(_CENT)
    raise InvalidInput("Schrijf een bedrag in euro, bijvoorbeeld 1250,50.")


def _from_number(raw: float | Decimal) -> Decimal:
    try:
        exact = Decimal(str(raw))
        rounded = exact.quantize(_CENT)
    except InvalidOperation as error:
        raise InvalidInput("Schrijf een bedrag in euro, bijvoorbeeld 1250,50.") from error
    if exact != rounded:
        raise InvalidInput("Schrijf een bedrag met hoogstens twee cijfers na de komma.")
    return rounded


def number(value: Decimal | None) -> int | float | None:
    """Return the amount as programs know it: a whole number where it is one."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def year(raw: object) -> int:
    """Return a year of a plan, also one outside the years of this plan: the checks tell that."""
    if isinstance(raw, str) and raw.strip().isascii() and raw.strip().isdecimal() and len(raw.strip()) == 4:
        raw = int(raw)
    if isinstance(raw, bool) or not isinstance(raw, int) or not FIRST_YEAR <= raw <= LAST_YEAR:
        raise InvalidInput("Schrijf een jaar van %(first)s tot %(last)s.", first=FIRST_YEAR, last=LAST_YEAR)
    return raw


def read_lines(raw: object) -> tuple[Line, ...]:
    """Return estimate lines in the order of years; refuse what sheet Ramingen could not hold."""
    if not isinstance(raw, list) or not all(isinstance(line, dict) for line in raw):
        raise InvalidInput("Geef de ramingen als een lijst van lijnen.")
    if len(raw) > LINE_LIMIT:
        raise InvalidInput("Geef hoogstens %(most)s ramingen per actie.", most=LINE_LIMIT)
    return ordered(_numbered(n, line) for n, line in enumerate(raw, 1))


def _numbered(n: int, raw: Mapping[str, object]) -> Line:
    """Read one of several lines; a refusal says which one it is."""
    try:
        return read_line(raw)
    except InvalidInput as refusal:
        refusal.resay(N_("Lijn %(n)s: %(reason)s"), n=n, reason=str(refusal))
        raise


def read_line(raw: Mapping[str, object]) -> Line:
    """Return one line from the columns of sheet Ramingen."""
    money = amount(raw.get("bedrag"))
    if money is None:
        raise InvalidInput("Schrijf bij elke raming een bedrag.")
    flow = _word(Flow, raw.get("soort"), "soort")
    texts = {attribute: _text(raw.get(column), limit) for column, (attribute, limit) in TEXTS.items()}
    if texts["cost_kind"] and texts["cost_kind"] not in COST_KINDS[flow]:
        raise InvalidInput("Kies een kostensoort: %(words)s.", words=", ".join(COST_KINDS[flow]))
    return Line(
        year=year(raw.get("boekjaar")),
        flow=flow,
        amount=money,
        credit=_word(Credit, raw.get("kredietsoort", Credit.OPERATING), "kredietsoort"),
        entity=_word(Entity, raw.get("budgettaire_entiteit", Entity.MUNICIPALITY), "budgettaire entiteit"),
        **texts,
    )


def ordered(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Return lines by year, spent before received; lines of one cell keep the order they were given in."""
    return tuple(sorted(lines, key=lambda line: (line.year, line.flow is Flow.RECEIPT)))


def as_columns(line: Line) -> dict[str, object]:
    """Return a line under the names of sheet Ramingen, as programs read it."""
    return {
        "boekjaar": line.year,
        "kredietsoort": line.credit.value,
        "soort": line.flow.value,
        "bedrag": number(line.amount),
        "budgettaire_entiteit": line.entity.value,
        **{column: getattr(line, attribute) for column, (attribute, _) in TEXTS.items()},
    }


def total(lines: Iterable[Line]) -> Decimal:
    """Return the sum of lines."""
    return sum((line.amount for line in lines), Decimal(0))


def _word(words: type[_Word], raw: object, name: str) -> _Word:
    if not isinstance(raw, str) or raw not in [word.value for word in words]:
        raise InvalidInput("Kies als %(name)s: %(words)s.", name=name, words=", ".join(word.value for word in words))
    return words(raw)


def _text(raw: object, limit: int) -> str:
    return "" if raw is None or raw == "" else one_line(raw, limit)
