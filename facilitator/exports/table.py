"""A sheet before it is a file: named columns of one kind each, and rows of plain values."""

import functools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum


class CellKind(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    LONG = "long"
    CODE = "code"
    WHOLE = "whole"
    AMOUNT = "amount"
    DATE = "date"


@dataclass(frozen=True)
class Formula:
    """A sum that the workbook keeps making, with its value of now for who does not calculate.

    `text` makes it for the row it stands in, None where the workbook lacks a column that it needs.
    """

    value: Decimal
    text: "Callable[[Where, int], str | None]"


Cell = str | int | Decimal | date | Formula | None


@dataclass(frozen=True)
class Column:
    """A column: our name for it, what it holds, how wide it is, the words one may choose there, and another header."""

    name: str
    kind: CellKind = CellKind.TEXT
    width: int = 18
    choices: tuple[str, ...] = ()
    header: str = ""

    @property
    def title(self) -> str:
        """What stands in the header row."""
        return self.header or self.name


@dataclass(frozen=True)
class Table:
    """A sheet: header row, then rows; `tall` gives each row the height of a few lines, `strong` rows are totals."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    tall: bool = False
    strong: frozenset[int] = frozenset()


class Where:
    """In which column of the workbook everything stands."""

    def __init__(self, tables: Iterable[Table]) -> None:
        self._letters = {(table.name, column.name): letter(at)
                         for table in tables for at, column in enumerate(table.columns)}  # fmt: skip

    def column(self, sheet: str, name: str) -> str | None:
        """Return the letters of a column, None where the sheet goes without it."""
        return self._letters.get((sheet, name))

    def columns(self, sheet: str, names: Sequence[str]) -> tuple[str, ...] | None:
        """Return the letters of all these columns, None where one is missing."""
        found = tuple(at for name in names if (at := self.column(sheet, name)))
        return found if len(found) == len(names) else None


def arranged(table: Table, chosen: Iterable[tuple[str, str]]) -> Table:
    """Return the sheet with only these columns, in this order and under these headers; what it does not know is left out."""
    at = {column.name: n for n, column in enumerate(table.columns)}
    kept = [(at[name], header) for name, header in chosen if name in at]
    columns = tuple(replace(table.columns[n], header=header) for n, header in kept)
    return replace(table, columns=columns, rows=tuple(tuple(row[n] for n, _ in kept) for row in table.rows))


def summed(letters: Sequence[str], row: int) -> str:
    """Return the sum of these cells of a row, as a range where they stand side by side."""
    first, last = letters[0], letters[-1]
    if [letter(place(first) + n) for n in range(len(letters))] == list(letters):
        return f"=SUM({first}{row}:{last}{row})"
    return f"=SUM({','.join(f'{each}{row}' for each in letters)})"


def place(letters: str) -> int:
    """Return which column has these letters, counted from 0."""
    return functools.reduce(lambda before, sign: before * 26 + ord(sign) - ord("A") + 1, letters, 0) - 1


def letter(index: int) -> str:
    """Return the letters of a column counted from 0: A … Z, AA …"""
    before, last = divmod(index, 26)
    return (letter(before - 1) if before else "") + chr(ord("A") + last)


def as_table(name: str, columns: Sequence[Column], rows: Iterable[Sequence[Cell]], *, tall: bool = False) -> Table:
    """Return a sheet of which every row has a cell for every column."""
    return Table(name, tuple(columns), tuple(tuple(row) for row in rows), tall)
