"""How a municipality wants the columns of its sheets: which, in which order, and under which header."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from facilitator.domain.refusals import InvalidInput
from facilitator.domain.text import one_line

from .fields import BESIDE_THE_SHEET, Kind, columns
from .item import cells

ID = "actie_id"
IN_ESTIMATES = (
    ID, "AC_code", "boekjaar", "kredietsoort", "soort", "bedrag", "budgettaire_entiteit", "beleidsveld_code",
    "algemene_rekening", "kostensoort", "economischesectorcode", "investeringsproject", "subsidiebron", "omschrijving",
)  # fmt: skip
IN_TREE = (
    "niveau", "code", "bovenliggende_code", "korte_omschrijving", "lange_omschrijving", "commentaar", "evaluatie",
    "prioritair",
)  # fmt: skip
SHEETS = ("Acties", "Ramingen", "Doelstellingenboom")
HEADER_LIMIT, NAME_LIMIT = 100, 60

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


def own_columns(years: Iterable[int]) -> Mapping[str, tuple[str, ...]]:
    """Return the columns from which one chooses, by sheet and in our order."""
    years = tuple(years)
    beside = (spec.name for spec in BESIDE_THE_SHEET if spec.kind is not Kind.LINES)
    acts = (*(spec.name for spec in columns(years)), ID, *beside)
    return dict(zip(SHEETS, (acts, IN_ESTIMATES, (*IN_TREE, *cells(years), ID)), strict=True))


def arranged(wishes: Sequence[Wish]) -> Chosen:
    """Return the columns in the order of their places: who is moved to a place gets it, the others make room."""
    kept = sorted(((wish, stood) for stood, wish in enumerate(wishes, 1) if wish.kept), key=_place)
    chosen = tuple((wish.column, _header(wish)) for wish, _ in kept)
    if ID not in dict(chosen):
        chosen = (*chosen, (ID, ID))  # By it an import finds each action again.
    counted = Counter(header.casefold() for _, header in chosen)
    twice = next((header for _, header in chosen if counted[header.casefold()] > 1), None)
    if twice is not None:
        raise InvalidInput("Twee kolommen heten «%(header)s». Geef er één een andere naam.", header=twice)
    return chosen


def _place(stood: tuple[Wish, int]) -> tuple[int, int, int]:
    """Moved up comes before who stood there, moved down after."""
    wish, before = stood
    return wish.place, (wish.place > before) - (wish.place < before), before


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
