"""Estimate lines as a sheet: a row for what is alike in them, a column a year, and what stands in the way of keeping it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from facilitator.domain.bbc.money import TEXTS, Line, amount, as_columns, read_line
from facilitator.domain.refusals import InvalidInput

ATTRIBUTES = ("soort", "kredietsoort", "budgettaire_entiteit", *TEXTS)
CHOSEN = ATTRIBUTES[:3]
_FIRST_YEAR = 2026


@dataclass(frozen=True)
class Estimate:
    """One row: words under the names of sheet Ramingen, and an amount a year as a person types it."""

    words: Mapping[str, str]
    amounts: Mapping[int, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Say whether nobody wrote an amount here."""
        return not any(text.strip() for text in self.amounts.values())

    @property
    def total(self) -> Decimal | None:
        """The sum of the row, None while one of its amounts cannot be read."""
        try:
            return sum((amount(text) or Decimal(0) for text in self.amounts.values()), Decimal(0))
        except InvalidInput:
            return None

    @property
    def is_begun(self) -> bool:
        """Say whether somebody wrote words here that would be lost without an amount."""
        return any(self.words.get(name) for name in TEXTS if name != "beleidsveld_code")


def estimates_of(lines: Iterable[Line]) -> tuple[Estimate, ...]:
    """Return lines as rows: those that are alike but for year and amount share one."""
    rows: list[tuple[dict[str, str], dict[int, str]]] = []
    for line in lines:
        words = {name: str(value) for name, value in as_columns(line).items() if name in ATTRIBUTES}
        home = next((amounts for alike, amounts in rows if alike == words and line.year not in amounts), None)
        if home is None:
            home = {}
            rows.append((words, home))
        home[line.year] = f"{line.amount:.2f}".removesuffix(".00").replace(".", ",")
    return tuple(Estimate(words, amounts) for words, amounts in rows)


def lines_of(rows: Iterable[Estimate]) -> list[dict[str, object]]:
    """Return rows as lines of sheet Ramingen; a cell without an amount is none."""
    return [
        {**row.words, "boekjaar": year, "bedrag": text}
        for row in rows
        for year, text in sorted(row.amounts.items())
        if text.strip()
    ]


def refusals(rows: Sequence[Estimate]) -> dict[tuple[int, int], InvalidInput]:
    """Return what cannot be kept, by row and year; year 0 is about the words of a row."""
    return {place: refusal for n, row in enumerate(rows) for place, refusal in _refusals(n, row)}


def _refusals(n: int, row: Estimate) -> Iterator[tuple[tuple[int, int], InvalidInput]]:
    if row.is_empty and not row.is_begun:
        return
    if row.is_empty:
        yield (n, 0), InvalidInput("Schrijf minstens één bedrag, of vink «weg» aan.")
    try:
        read_line({**row.words, "boekjaar": _FIRST_YEAR, "bedrag": 0})
    except InvalidInput as refusal:
        yield (n, 0), refusal
    for year, text in row.amounts.items():
        try:
            amount(text)
        except InvalidInput as refusal:
            yield (n, year), refusal
