"""Reads rows of actions, and what a vote once advised on them."""

import re
from collections.abc import Collection, Mapping
from datetime import date

from facilitator.domain.numbers import typed_number
from facilitator.domain.plan.advice import Advice, AdviceRow
from facilitator.domain.plan.fields import STATUS, FieldSpec, Kind, known
from facilitator.domain.refusals import InvalidInput
from facilitator.domain.sessions.session import Channel

from .book import Cell, Place, is_blank, shown
from .cells import Table, value
from .parts import ID
from .rows import ActionRow, an_id

TITLE = "AC_korte_omschrijving"
WAYS = {Channel.PHONE: "gsm", Channel.KIOSK: "tablet", Channel.PAPER: "papier", Channel.ASSISTED: "met_hulp"}
_SHARED = re.compile(r"plaats (\d{1,4})-(\d{1,4})\b")
_NUMBER = re.compile(r"actie (\d{1,4})$")
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


def actions(table: Table, years: tuple[int, ...], codes: Collection[str]) -> list[ActionRow]:
    """Return a row for each action; one without a short description is refused."""
    specs = known(years)
    found = []
    for row in table.rows():
        cells = table.cells(row)
        values: dict[str, object] = {}
        for name, cell in cells.items():
            spec = specs.get(name)
            if spec is not None and spec.kind is not Kind.DERIVED and not (name == STATUS and is_blank(cell)):
                _read(table, row, spec, cell, codes, values)
        _outside(table, row, cells, specs)
        if is_blank(cells.get(TITLE)):
            table.refuse(table.place(row, TITLE), InvalidInput("Schrijf een korte omschrijving."))
        columns = {name: table.part.column(name) for name in values}
        told = {name: shown(cells.get(name)) for name in ("advies", "bron")}
        found.append(ActionRow(table.place(row), an_id(shown(cells.get(ID)).strip()), values, columns, told))
    _refuse_repeated(table, found)
    return found


def _read(table: Table, row: int, spec: FieldSpec, cell: Cell, codes: Collection[str], into: dict[str, object]) -> None:
    before = len(table.refused)
    read = table.tried(row, spec.name, value, spec, cell, codes)
    if len(table.refused) == before:
        into[spec.name] = read


def _outside(table: Table, row: int, cells: Mapping[str, Cell], specs: Collection[str]) -> None:
    """An amount in a year that this plan has no column for would be lost: say so."""
    for name, cell in cells.items():
        if (
            name[:2] in ("U_", "O_")
            and name not in specs
            and not name.endswith("totaal")
            and shown(cell) not in ("", "0")
        ):
            table.refuse(
                table.place(row, name), InvalidInput("Dit jaar staat niet in dit plan. Zet het bij de ramingen.")
            )


def _refuse_repeated(table: Table, rows: list[ActionRow]) -> None:
    seen: dict[str, Place] = {}
    for row in rows:
        if row.id and row.id in seen:
            table.refuse(
                Place(row.place.sheet, row.place.row, table.part.column(ID)),
                InvalidInput("Deze actie staat ook in rij %(row)s. Hou er één.", row=seen[row.id].row),
            )
        seen.setdefault(row.id, row.place)


def advice(table: Table, rows: Mapping[str, ActionRow]) -> dict[str, Advice]:
    """Return what a vote advised, by the id of the action; the place that actions shared stands in sheet Acties."""
    told: dict[str, list[dict[str, Cell]]] = {}
    for row in table.rows():
        cells = table.cells(row)
        told.setdefault(shown(cells.get(ID)).strip(), []).append(cells)
    return {name: _advice(lines, rows[name]) for name, lines in told.items() if name in rows}


def _advice(lines: list[dict[str, Cell]], row: ActionRow) -> Advice:
    first = lines[0]
    shared, number = _SHARED.search(row.told["advies"]), _NUMBER.search(row.told["bron"])
    channels = {
        way.value: count for way, word in WAYS.items() if (count := _whole(first.get(f"stemmen_{word}"))) is not None
    }
    return Advice(
        session=shown(first.get("sessie")), day=_day(shown(first.get("datum"))), question=shown(first.get("vraag")),
        number=int(number.group(1)) if number else 0, rows=tuple(map(_advice_row, lines)),
        shared=int(shared.group(2)) - int(shared.group(1)) + 1 if shared else 1,
        channels=channels, counts=shown(first.get("telt")),
    )  # fmt: skip


def _advice_row(cells: Mapping[str, Cell]) -> AdviceRow:
    return AdviceRow(shown(cells.get("groep")), _whole(cells.get("stemmen")) or 0,
                     _whole(cells.get("stemmen_uitgebracht")) or 0, _whole(cells.get("rang")) or 0,
                     _whole(cells.get("punten")))  # fmt: skip


def _whole(cell: Cell) -> int | None:
    return typed_number(shown(cell).strip(), 9)


def _day(text: str) -> date | None:
    found = _DAY.fullmatch(text.strip())
    try:
        return date(int(found.group(3)), int(found.group(2)), int(found.group(1))) if found else None
    except ValueError:
        return None
