"""One cell as a value of the plan, or a refusal that says in which row and column it stands."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import ParamSpec, TypeVar

from facilitator.domain.bbc.money import amount
from facilitator.domain.plan.fields import FieldSpec, Kind, read
from facilitator.domain.refusals import InvalidInput

from .book import Book, Cell, Place, Sheet, filled, is_blank, letters, shown
from .parts import Part

P = ParamSpec("P")
T = TypeVar("T")
REFUSED_MOST = 200
YES = frozenset({"ja", "j", "x", "waar", "true", "1"})
NO = frozenset({"nee", "n", "neen", "onwaar", "false", "0", ""})


@dataclass(frozen=True)
class Refused:
    """What cannot be imported: where it stands, and a sentence with values on what to do."""

    place: Place
    sentence: str
    values: dict[str, object]


@dataclass
class Table:
    """A table while it is read: what is refused is gathered, so that a person can mend all of it at once."""

    sheet: Sheet
    part: Part
    refused: list[Refused] = field(default_factory=list)

    def rows(self) -> Iterator[int]:
        """Yield the rows with something in them; a merged cell is refused, since nobody knows which rows it is for."""
        for row in filled(self.sheet, self.part.header):
            merged = self._merged(row)
            if merged:
                place = Place(self.sheet.name, row + 1, merged)
                self.refuse(place, InvalidInput("Deze cellen zijn samengevoegd. Maak ze los."))
            else:
                yield row

    def _merged(self, row: int) -> str:
        spans = (span for span in self.sheet.merged if span[0] <= row <= span[2])
        return next(
            (letters(span[1]) for span in spans if any(span[1] <= at <= span[3] for at in self.part.columns)), ""
        )

    def cells(self, row: int) -> dict[str, Cell]:
        """Return what stands in a row, by what its columns are."""
        return {name: self.sheet.cell(row, at) for at, name in self.part.columns.items()}

    def place(self, row: int, name: str = "") -> Place:
        """Return where this stands."""
        return Place(self.sheet.name, row + 1, self.part.column(name))

    def refuse(self, place: Place, refusal: InvalidInput) -> None:
        """Gather what is refused, up to what a person can read."""
        if len(self.refused) < REFUSED_MOST:
            self.refused.append(Refused(place, refusal.sentence, dict(refusal.values)))

    def tried(self, row: int, name: str, reading: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """Return what is read, None where it is refused."""
        try:
            return reading(*args, **kwargs)
        except InvalidInput as refusal:
            self.refuse(self.place(row, name), refusal)
            return None


def table(book: Book, part: Part) -> Table:
    """Return a table of a book, ready to read."""
    return Table(book.sheets[part.sheet], part)


def value(spec: FieldSpec, cell: Cell, codes: Collection[str]) -> object:
    """Return what a field of an action holds after this cell is written there."""
    if spec.kind is Kind.YES_NO:
        return yes_no(cell)
    if spec.kind is Kind.AMOUNT:
        return money(cell)
    if spec.kind is Kind.CHOICE and isinstance(cell, str):
        return read(spec, next((word for word in spec.choices if word.casefold() == cell.strip().casefold()), cell))
    if spec.kind is Kind.YEAR:
        return read(spec, cell)
    return read(spec, padded(cell, codes) if spec.name == "beleidsveld_code" else shown(cell))


def padded(cell: Cell, codes: Collection[str]) -> str:
    """Give a policy field back the zero that a spreadsheet took for a number's; a text of three digits is what somebody wrote."""
    text = shown(cell)
    return f"0{text}" if isinstance(cell, int) and text not in codes and f"0{text}" in codes else text


def money(cell: Cell) -> Decimal | None:
    """Return an amount; what calculating left behind the cents is rounded away."""
    if isinstance(cell, float):
        cents = round(cell, 2)
        return amount(cents if abs(cell - cents) < 1e-6 else cell)
    return amount(None if is_blank(cell) else cell)


def yes_no(cell: Cell) -> bool:
    """Return yes or no."""
    text = shown(cell).strip().casefold()
    if text not in YES | NO:
        raise InvalidInput("Schrijf ja of nee.")
    return text in YES
