"""What every picture has besides its shapes: a title, a sentence that says what it shows, and the table behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from facilitator.views.words import Words

# What a cell says: a sentence of ours, or a number or text as it is, such as the title somebody wrote.
Cell = Words | str | int


@dataclass(frozen=True)
class Picture:
    """One picture; `kind` is the name of the template with its shapes, `key` is its own on a page.

    Lengths are in units of the drawing, about a sixteenth of a letter each, so that it grows with the place it gets.
    The first cell of a row says what the row is about.
    """

    kind: str
    key: str
    title: Words
    told: Words
    width: int
    height: int
    heads: tuple[Words, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Drawn(Protocol):
    """A picture together with where its shapes stand."""

    @property
    def picture(self) -> Picture:
        """What it has in common with every picture."""


@dataclass(frozen=True)
class Point:
    """A place in a drawing, to a tenth of a unit."""

    x: float
    y: float


@dataclass(frozen=True)
class Scale:
    """Puts the values between two bounds on a stretch of the drawing; `start` may lie beyond `end`, for heights."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Return where a value stands, to a tenth; what lies outside the bounds stands at the nearest."""
        share = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return tenth(self.start + share * (self.end - self.start))


def tenth(length: float) -> float:
    """Return a length to a tenth, so that the same values give the same picture on every machine."""
    return round(length, 1) + 0.0  # without the zero that is below nothing


def named(number: int, title: str) -> str:
    """Return an action as the head of a row: its number, and what somebody wrote."""
    return f"{number} · {title}" if title else str(number)


def texts(cells: Sequence[Cell]) -> tuple[str, ...]:
    """Return cells as Dutch text, for paper."""
    return tuple(dutch(cell) if isinstance(cell, Words) else str(cell) for cell in cells)


def dutch(said: Words) -> str:
    """Return a sentence as it stands on paper."""
    return said.sentence % said.values if said.values else said.sentence
