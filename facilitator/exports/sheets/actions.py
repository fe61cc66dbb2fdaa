"""Sheet Acties: one row an action, in the columns of the BBC; short for people, full for programs."""

import re
from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum

from facilitator.domain.bbc.money import total
from facilitator.domain.bbc.words import Flow
from facilitator.domain.plan.checks import Finding
from facilitator.domain.plan.fields import BESIDE_THE_SHEET, FieldSpec, Kind, columns
from facilitator.domain.plan.item import Plan, PlanItem
from facilitator.domain.plan.sheet import derived_values, totals
from facilitator.exports.table import Cell, CellKind, Column, Formula, Table, Where, as_table, summed

from . import estimates


class Profile(StrEnum):
    """How many columns: the core for people, everything for programs."""

    CORE = "kern"
    FULL = "full"


CORE = (
    "rangorde", "status", "prioritair", "BD_code", "AP_code", "AC_code", "AC_korte_omschrijving", "AC_lange_omschrijving",
    "bestuur", "dienst", "bevoegd_mandataris", "partners", "doelgroep", "beleidsveld_code", "startjaar", "eindjaar",
    "U_totaal", "O_totaal", "saldo", "advies", "controle",
)  # fmt: skip
NAME = "Acties"
ID = Column("actie_id", CellKind.CODE, 16)
_MAYBE_NUMBER = ("nulmeting", "streefwaarde")
_NUMBER = re.compile(r"-?\d{1,12}(,\d{1,2})?")
_KINDS = {Kind.TEXT: CellKind.LONG, Kind.CODE: CellKind.CODE, Kind.YEAR: CellKind.WHOLE, Kind.AMOUNT: CellKind.AMOUNT}
_DERIVED = {
    "rangorde": CellKind.WHOLE,
    "U_totaal": CellKind.AMOUNT,
    "O_totaal": CellKind.AMOUNT,
    "saldo": CellKind.AMOUNT,
}
_WIDTHS = {CellKind.LONG: 50, CellKind.CODE: 14, CellKind.WHOLE: 10, CellKind.AMOUNT: 14}
_WIDE = {"AC_korte_omschrijving": 45, "advies": 40, "bron": 32, "controle": 60, "beleidsveld_naam": 28}


def actions(plan: Plan, profile: Profile, found: Iterable[Finding]) -> Table:
    """Return sheet Acties; the id under which other sheets and an import know the action ends what people read.

    In full, what stands beside the sheet of the BBC follows it, so that an import gives the whole action back.
    """
    specs, remarks = {spec.name: spec for spec in columns(plan.years)}, by_item(found)
    chosen = [specs[name] for name in CORE] if profile is Profile.CORE else list(specs.values())
    beside = [] if profile is Profile.CORE else [spec for spec in BESIDE_THE_SHEET if spec.kind is not Kind.LINES]
    rows = []
    for item in plan.items:
        values = _values(plan, item, [*chosen, *beside], remarks.get(item.id, ()))
        rows.append([*(values[spec.name] for spec in chosen), item.id, *(values[spec.name] for spec in beside)])
    return as_table(NAME, [*map(_column, chosen), ID, *map(_column, beside)], rows, tall=True)


def by_item(found: Iterable[Finding]) -> dict[str, tuple[Finding, ...]]:
    """Return the findings of each action."""
    remarks: dict[str, tuple[Finding, ...]] = {}
    for one in found:
        remarks[one.item_id] = (*remarks.get(one.item_id, ()), one)
    return remarks


def _column(spec: FieldSpec) -> Column:
    kind = _DERIVED.get(spec.name) or _KINDS.get(spec.kind, CellKind.TEXT)
    choices = ("ja", "nee") if spec.kind is Kind.YES_NO else spec.choices
    return Column(spec.name, kind, _WIDE.get(spec.name, _WIDTHS.get(kind, 18)), choices)


def _values(plan: Plan, item: PlanItem, specs: Iterable[FieldSpec], found: tuple[Finding, ...]) -> dict[str, Cell]:
    derived = derived_values(plan, item, found)
    values: dict[str, Cell] = {}
    for spec in specs:
        if spec.kind is Kind.DERIVED:
            value = derived[spec.name]
            values[spec.name] = value if isinstance(value, str | int) else None
        else:
            values[spec.name] = _stored(item, spec)
    return values | _sums(plan, item)


def _stored(item: PlanItem, spec: FieldSpec) -> Cell:
    if spec.kind is Kind.AMOUNT:
        lines = item.cell(spec.name)
        return total(lines) if lines else None
    if spec.kind is Kind.YEAR:
        return item.year(spec.name)
    if spec.kind is Kind.YES_NO:
        return "ja" if item.is_yes(spec.name) else "nee"
    text = item.text(spec.name)
    if spec.name in _MAYBE_NUMBER and _NUMBER.fullmatch(text):
        return Decimal(text.replace(",", "."))
    return text


def _sums(plan: Plan, item: PlanItem) -> dict[str, Cell]:
    spent, received = totals(plan, item)
    return {
        "U_totaal": Formula(spent, lambda where, row: _total(plan, item, Flow.EXPENSE, where, row)),
        "O_totaal": Formula(received, lambda where, row: _total(plan, item, Flow.RECEIPT, where, row)),
        "saldo": Formula(received - spent, _balance),
    }


def _total(plan: Plan, item: PlanItem, flow: Flow, where: Where, row: int) -> str | None:
    """Add up the years beside it, or sheet Ramingen where the years are not shown."""
    years = where.columns(NAME, [f"{'U' if flow is Flow.EXPENSE else 'O'}_{year}" for year in plan.years])
    return estimates.sum_of(plan, item, flow, where) if years is None else summed(years, row)


def _balance(where: Where, row: int) -> str | None:
    both = where.columns(NAME, ("U_totaal", "O_totaal"))
    return f"={both[1]}{row}-{both[0]}{row}" if both else None
