"""Reads a spreadsheet into plain cells: XLSX, ODS and the old XLS."""

import io
from datetime import date, datetime, time, timedelta
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum

from facilitator.domain.plan.importing.book import Book, Cell, Range, Sheet
from facilitator.domain.refusals import InvalidInput

from .limits import BROKEN, CELLS, LOCKED, SHEETS, SIGNS, FileTooLarge, check_size

ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read(content: bytes) -> Book:
    """Return every sheet with cells."""
    if ENCRYPTED in content:
        raise InvalidInput(LOCKED)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            return _book(book)
    except PasswordError as error:
        raise InvalidInput(LOCKED) from error
    except CalamineError as error:
        raise InvalidInput(BROKEN) from error


def _book(book: CalamineWorkbook) -> Book:
    names = [sheet.name for sheet in book.sheets_metadata if sheet.typ is SheetTypeEnum.WorkSheet]
    if len(names) > SHEETS:
        raise InvalidInput("Dit bestand heeft %(n)s bladen. Hou er hoogstens %(most)s.", n=len(names), most=SHEETS)
    sheets, cells, signs = [], 0, 0
    for name in names:
        sheet = _sheet(book, name)
        cells += len(sheet.rows) * sheet.width
        signs += sum(len(cell) for row in sheet.rows for cell in row if isinstance(cell, str))
        if cells > CELLS or signs > SIGNS:
            raise FileTooLarge()
        sheets.append(sheet)
    return Book(tuple(sheets))


def _sheet(book: CalamineWorkbook, name: str) -> Sheet:
    found = book.get_sheet_by_name(name)
    if found.end is None:
        return Sheet(name, ())
    check_size(name, found.end[0] + 1, found.end[1] + 1)
    rows = [tuple(_cell(cell) for cell in row) for row in found.to_python(skip_empty_area=False)]
    return Sheet(name, tuple(rows), _merged(found.merged_cell_ranges))


def _cell(raw: Any) -> Cell:
    if raw is None or raw == "":
        return None
    if isinstance(raw, bool | int):
        return raw
    if isinstance(raw, float):
        return int(raw) if raw.is_integer() and abs(raw) < 1e15 else raw
    if isinstance(raw, datetime | date):
        return f"{raw.day}/{raw.month}/{raw.year}"
    if isinstance(raw, time | timedelta):
        return str(raw)
    return str(raw).replace("\r\n", "\n").replace("\r", "\n")


def _merged(ranges: Any) -> tuple[Range, ...]:
    return tuple((first[0], first[1], last[0], last[1]) for first, last in (ranges or [])[:1000])
