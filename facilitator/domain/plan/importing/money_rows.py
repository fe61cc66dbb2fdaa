"""Reads rows of estimate lines."""

from facilitator.domain.bbc.money import TEXTS, Line, read_line
from facilitator.domain.bbc.words import COST_KINDS, Credit, Entity, Flow
from facilitator.domain.refusals import InvalidInput
from facilitator.domain.text import one_line

from .book import Cell, is_blank, shown
from .cells import Table, money, padded
from .parts import ID, LINE_COLUMNS
from .rows import LineRow

WHOLE = ("boekjaar",)
# People write «uitgave» and «ocmw» too.
_WORDS = {
    word.casefold(): word
    for word in (*Flow, *Credit, *Entity, *(kind for kinds in COST_KINDS.values() for kind in kinds))
}
_OF_WORDS = frozenset({"soort", "kredietsoort", "budgettaire_entiteit", "kostensoort"})


def lines(table: Table, codes: frozenset[str]) -> list[LineRow]:
    """Return a line for each row; one that names no action, no year or no amount is refused."""
    found = []
    for row in table.rows():
        cells = table.cells(row)
        line = _line(table, row, cells, codes)
        names = shown(cells.get(ID)).strip(), shown(cells.get("AC_code")).strip()
        if not any(names):
            table.refuse(table.place(row, ID), InvalidInput("Schrijf bij welke actie dit bedrag hoort."))
        elif line is not None:
            found.append(LineRow(table.place(row, ID if names[0] else "AC_code"), *names, line))
    return found


def _line(table: Table, row: int, cells: dict[str, Cell], codes: frozenset[str]) -> Line | None:
    raw = {name: _raw(name, cells[name], codes) for name in LINE_COLUMNS if not is_blank(cells.get(name))}
    if "bedrag" in raw:
        amount = table.tried(row, "bedrag", money, cells["bedrag"])
        if amount is None:
            return None
        raw["bedrag"] = amount
    for name, (_, limit) in TEXTS.items():
        if name in raw and table.tried(row, name, one_line, raw[name], limit) is None:
            return None
    try:
        return read_line(raw)
    except InvalidInput as refusal:
        table.refuse(table.place(row, _column(refusal)), refusal)
        return None


def _raw(name: str, cell: Cell, codes: frozenset[str]) -> object:
    if name in WHOLE:
        return cell
    if name in _OF_WORDS:
        return _WORDS.get(shown(cell).strip().casefold(), shown(cell))
    return padded(cell, codes) if name == "beleidsveld_code" else shown(cell)


def _column(refusal: InvalidInput) -> str:
    """The column that a refusal of a line is about, where its sentence names it."""
    about = str(refusal.values.get("name", "")).replace(" ", "_")
    if about:
        return about
    return "boekjaar" if "jaar van" in refusal.sentence else "kostensoort" if "kostensoort" in refusal.sentence else ""
