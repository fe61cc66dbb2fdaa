"""How a municipality wants the columns of its sheets: which, in which order, and under which header."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from facilitator.domain.refusals import InvalidInput
from facilitator.domain.text import one_line

SHEETS = ("Acties", "Ramingen", "Doelstellingenboom")
HEADER_LIMIT, NAME_LIMIT = 100, 60
LAST_PLACE = 999

Chosen = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ColumnProfile:
    """A kept choice of columns; a sheet that is not named keeps all of its own."""

    name: str
    sheets: Mapping[str, Chosen]

    def of(self, sheet: str) -> Chosen | None:
        """Return our column and their header for each column of a sheet, None where it stays as it is."""
        return self.sheets.get(sheet)


@dataclass(frozen=True)
class Wish:
    """What somebody typed for one column: whether it goes along, at which place, and under which header."""

    column: str
    kept: bool
    place: int
    header: str = ""


def arranged(wishes: Sequence[Wish]) -> Chosen:
    """Return the columns in the order of their places; one that was moved to a place comes before who stood there."""
    kept = [(wish, before) for before, wish in enumerate(wishes, 1) if wish.kept]
    kept.sort(key=lambda pair: (pair[0].place, pair[0].place >= pair[1], pair[1]))
    chosen = tuple((wish.column, _header(wish)) for wish, _ in kept)
    headers = [header.casefold() for _, header in chosen]
    twice = next((header for _, header in chosen if headers.count(header.casefold()) > 1), None)
    if twice is not None:
        raise InvalidInput("Twee kolommen heten «%(header)s». Geef er één een andere naam.", header=twice)
    return chosen


def profile_name(raw: object) -> str:
    """Return the name of a choice, in one line."""
    return one_line(raw, NAME_LIMIT)


def as_data(sheets: Mapping[str, Chosen]) -> dict[str, list[list[str]]]:
    """Return the columns as they are kept."""
    return {sheet: [list(pair) for pair in chosen] for sheet, chosen in sheets.items()}


def from_data(name: str, kept: object) -> ColumnProfile:
    """Return what was kept; whatever is no column of ours by now is left out when the sheet is made."""
    sheets = kept if isinstance(kept, Mapping) else {}
    return ColumnProfile(name, {
        sheet: tuple((pair[0], pair[1]) for pair in sheets[sheet]) for sheet in SHEETS if sheets.get(sheet)
    })  # fmt: skip


def _header(wish: Wish) -> str:
    return one_line(wish.header, HEADER_LIMIT) if wish.header.strip() else wish.column
