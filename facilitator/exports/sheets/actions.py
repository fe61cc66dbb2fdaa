"""Sheet Acties: one row an action, in the columns of the BBC; short for people, full for programs."""

import re
from decimal import Decimal
from enum import StrEnum

from facilitator.domain.bbc.money import total
from facilitator.domain.bbc.words import Flow
from facilitator.domain.plan.checks import findings_of
from facilitator.domain.plan.fields import FieldSpec, Kind, columns
from facilitator.domain.plan.item import Plan, PlanItem, cells
from facilitator.domain.plan.sheet import derived_values, totals
from facilitator.exports.table import Cell, CellKind, Column, Formula, Table, as_table, letter

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


def actions(plan: Plan, profile: Profile = Profile.FULL) -> Table:
    """Return sheet Acties; the full one ends with the id under which Ramingen and Advies name the action."""
    specs = columns(plan.years)
    if profile is Profile.CORE:
        return _table(plan, tuple(spec for name in CORE for spec in specs if spec.name == name), ())
    return _table(plan, specs, (ID,))


def _table(plan: Plan, specs: tuple[FieldSpec, ...], extra: tuple[Column, ...]) -> Table:
    names = [spec.name for spec in specs]
    rows = []
    for at, item in enumerate(plan.items, 2):
        values = _values(plan, item) | _sums(plan, item, names, at)
        rows.append([values[name] for name in names] + [item.id for _ in extra])
    return as_table("Acties", [_column(spec) for spec in specs] + list(extra), rows)


def _column(spec: FieldSpec) -> Column:
    kind = _DERIVED.get(spec.name) or _KINDS.get(spec.kind, CellKind.TEXT)
    choices = ("ja", "nee") if spec.kind is Kind.YES_NO else spec.choices
    return Column(spec.name, kind, _WIDE.get(spec.name, _WIDTHS.get(kind, 18)), choices)


def _values(plan: Plan, item: PlanItem) -> dict[str, Cell]:
    derived = derived_values(plan, item, findings_of(plan, item))
    values: dict[str, Cell] = {}
    for spec in columns(plan.years):
        if spec.kind is Kind.DERIVED:
            value = derived[spec.name]
            values[spec.name] = value if isinstance(value, str | int) else None
        else:
            values[spec.name] = _stored(item, spec)
    return values


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


def _sums(plan: Plan, item: PlanItem, names: list[str], row: int) -> dict[str, Cell]:
    """The totals as formulas: over the years beside them, or over sheet Ramingen where the years are not shown."""
    spent, received = totals(plan, item)
    wide = all(cell in names for cell in cells(plan.years))
    at = {name: f"{letter(names.index(name))}{row}" for name in names}
    sums: dict[str, Cell] = {}
    for name, flow, value in (("U_totaal", Flow.EXPENSE, spent), ("O_totaal", Flow.RECEIPT, received)):
        first, last = f"{name[0]}_{plan.years[0]}", f"{name[0]}_{plan.years[-1]}"
        over_years = f"=SUM({at[first]}:{at[last]})" if wide else estimates.sum_of(plan, item, flow)
        sums[name] = Formula(over_years, value)
    sums["saldo"] = Formula(f"={at['O_totaal']}-{at['U_totaal']}", received - spent)
    return sums
