"""A sheet before it is a file: named columns of one kind each, and rows of plain values."""

from collections.abc import Sequence
from dataclasses import dataclass
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
    """A sum that the workbook keeps making, with its value of now for who does not calculate."""

    text: str
    value: Decimal


Cell = str | int | Decimal | date | Formula | None


@dataclass(frozen=True)
class Column:
    """A column: its header, what it holds, how wide it is, and the words one may choose there."""

    name: str
    kind: CellKind = CellKind.TEXT
    width: int = 18
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """A sheet: header row, then rows."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


def letter(index: int) -> str:
    """Return the letters of a column counted from 0: A … Z, AA …"""
    before, last = divmod(index, 26)
    return (letter(before - 1) if before else "") + chr(ord("A") + last)


def starts_like_formula(text: str) -> bool:
    """Say whether a spreadsheet could take this text for a formula."""
    return text[:1] in ("=", "+", "-", "@", "\t", "\r")


def as_table(name: str, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> Table:
    """Return a sheet of which every row has a cell for every column."""
    return Table(name, tuple(columns), tuple(tuple(row) for row in rows))
