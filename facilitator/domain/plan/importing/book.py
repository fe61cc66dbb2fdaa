"""A file as it was read: sheets of plain cells, each still in its row and column."""

import base64
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

Cell = str | int | float | bool | None
Range = tuple[int, int, int, int]
SHOWN = 60


@dataclass(frozen=True)
class Sheet:
    """One table; `merged` are first row, first column, last row, last column of cells that were made one, from 0."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    merged: tuple[Range, ...] = ()

    def cell(self, row: int, column: int) -> Cell:
        """What stands there, nothing outside the table; both counted from 0."""
        cells = self.rows[row] if 0 <= row < len(self.rows) else ()
        return cells[column] if 0 <= column < len(cells) else None

    @property
    def width(self) -> int:
        """How many columns the widest row has."""
        return max((len(row) for row in self.rows), default=0)


@dataclass(frozen=True)
class Book:
    """All sheets of a file, with what its reader should know: `notices` are sentences of ours."""

    sheets: tuple[Sheet, ...]
    notices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Place:
    """Where something stands, as people count: row 1 is the first, column A is the first."""

    sheet: str
    row: int
    column: str = ""


def is_blank(cell: Cell) -> bool:
    """Say whether nothing stands in a cell."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def shown(cell: Cell) -> str:
    """Return a cell as people see it in their spreadsheet."""
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, float):
        return f"{cell:.10g}".replace(".", ",")
    return "" if cell is None else str(cell)


def letters(index: int) -> str:
    """Return the letters of a column counted from 0: A … Z, AA …"""
    before, last = divmod(index, 26)
    return (letters(before - 1) if before else "") + chr(ord("A") + last)


def filled(sheet: Sheet, after: int = -1) -> Iterator[int]:
    """Yield the rows after this one in which something stands."""
    for at in range(after + 1, len(sheet.rows)):
        if not all(is_blank(cell) for cell in sheet.rows[at]):
            yield at


def packed(book: Book) -> str:
    """Return a book as a short text, to keep until somebody says yes."""
    told = {
        "notices": list(book.notices),
        "sheets": [{"name": sheet.name, "rows": sheet.rows, "merged": sheet.merged} for sheet in book.sheets],
    }
    return base64.b64encode(zlib.compress(json.dumps(told, separators=(",", ":")).encode(), 6)).decode()


def unpacked(text: str) -> Book:
    """Return the book that `packed` wrote."""
    told = json.loads(zlib.decompress(base64.b64decode(text)))
    sheets = tuple(
        Sheet(one["name"], tuple(tuple(row) for row in one["rows"]), tuple(tuple(each) for each in one["merged"]))
        for one in told["sheets"]
    )
    return Book(sheets, tuple(told["notices"]))
