"""Which tables of a file are of use, and what each of their columns is: known by its header, or told by somebody."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import islice
from types import MappingProxyType

from facilitator.domain.bbc.money import TEXTS
from facilitator.domain.plan.columns import ColumnProfile
from facilitator.domain.plan.fields import Kind as FieldKind
from facilitator.domain.plan.fields import known
from facilitator.domain.plan.item import is_cell
from facilitator.domain.refusals import InvalidInput
from facilitator.domain.text import N_

from .book import Book, Sheet, filled, is_blank, letters, shown

Own = Mapping["Kind", Mapping[str, str]]
HEADER_WITHIN = 20
STAND = "Stand van"
# Sheet «Wijzigingen voor de AMJP» tells again what the others hold.
BLOCK = "blok"
_YEAR = re.compile(r"\b20\d\d\b")
_PARTS = {"strategische": "SD", "beleidsdoel": "BD", "actieplan": "AP", "actie": "AC"}
_TREE_WORDS = {"nr": "code", "nummer": "code", "omschrijving": "korte_omschrijving", "titel": "korte_omschrijving",
               "naam": "korte_omschrijving", "type": "niveau", "soort": "niveau", "onder": "bovenliggende_code"}  # fmt: skip


class Kind(StrEnum):
    """What the rows of a table are."""

    ACTIONS = "acties"
    ESTIMATES = "ramingen"
    TREE = "boom"
    WIDE = "breed"
    ANALYSIS = "analyse"
    ADVICE = "advies"


WORDS: Mapping[Kind, str] = {
    Kind.ACTIONS: N_("acties"),
    Kind.ESTIMATES: N_("ramingen"),
    Kind.TREE: N_("doelen, één per rij"),
    Kind.WIDE: N_("doelen, plannen en acties naast elkaar"),
    Kind.ANALYSIS: N_("doelen uit de analysetool"),
    Kind.ADVICE: N_("advies"),
}
# What a person may choose for a table that we do not know.
OFFERED = (Kind.TREE, Kind.WIDE, Kind.ACTIONS, Kind.ESTIMATES)
ID = "actie_id"
TREE_COLUMNS = (
    "niveau", "code", "bovenliggende_code", "korte_omschrijving", "lange_omschrijving", "commentaar", "evaluatie", "prioritair",
)  # fmt: skip
WIDE_COLUMNS = tuple(f"{letters}_{what}" for letters in ("SD", "BD", "AP", "AC") for what in ("code", "kort", "lang"))
LINE_COLUMNS = ("boekjaar", "kredietsoort", "soort", "bedrag", "budgettaire_entiteit", *TEXTS)
ADVICE_COLUMNS = ("sessie", "datum", "vraag", "groep", "stemmen", "stemmen_uitgebracht", "rang",
                  "stemmen_gsm", "stemmen_tablet", "stemmen_papier", "stemmen_met_hulp", "telt", "punten")  # fmt: skip
ANALYSIS_COLUMNS = {
    "strat": "SD", "beleidsdoelst. totaaloverzicht": "BD", "actieplan totaaloverzicht": "AP", "actie totaaloverzicht": "AC",
    "nis-code": "nis", "rapportjaar": "rapportjaar", "boekjaar": "boekjaar", "uitgave": "U", "uitgaven": "U", "ontvangst": "O", "ontvangsten": "O",
}  # fmt: skip
NEEDED: Mapping[Kind, tuple[tuple[str, ...], ...]] = {
    Kind.ACTIONS: (("AC_korte_omschrijving",),),
    Kind.ESTIMATES: ((ID, "AC_code"), ("boekjaar",), ("soort",), ("bedrag",)),
    Kind.TREE: (("niveau",), ("code",), ("korte_omschrijving",)),
    Kind.WIDE: (("BD_code", "AP_code", "AC_code"),),
    Kind.ANALYSIS: (("BD", "AP", "AC"),),
    Kind.ADVICE: ((ID,), ("groep",), ("stemmen",), ("rang",)),
}


@dataclass(frozen=True)
class Part:
    """One table of a file: its sheet, the row of its header from 0, and what each column is."""

    kind: Kind
    sheet: int
    header: int
    columns: Mapping[int, str]

    def column(self, name: str) -> str:
        """The letters of the column that holds this."""
        return next((letters(at) for at, each in self.columns.items() if each == name), "")


def targets(kind: Kind, years: Iterable[int]) -> tuple[str, ...]:
    """Return everything that a column may be in a table of this kind."""
    money = tuple(f"{letter}_{year}" for letter in "UO" for year in years)
    if kind is Kind.ACTIONS:
        specs = known(tuple(years)).values()
        return (ID, *(s.name for s in specs if s.kind not in (FieldKind.DERIVED, FieldKind.LINES)))
    if kind is Kind.ESTIMATES:
        return (ID, "AC_code", *LINE_COLUMNS)
    return (*TREE_COLUMNS, *money) if kind is Kind.TREE else (*WIDE_COLUMNS, "prioritair", *money)


def recognised(book: Book, years: tuple[int, ...], own: Own = MappingProxyType({})) -> tuple[Part, ...]:
    """Return the tables of a file whose headers say what they are; none for a table of somebody else.

    `own` are the headers that the municipality gives our columns, by what the rows are.
    """
    return tuple(part for at, sheet in enumerate(book.sheets) if (part := _part(sheet, at, years, own)))


def renamed(profiles: Iterable[ColumnProfile]) -> Own:
    """Return the headers under which our columns go out by a municipality's own choice; two meanings are none."""
    found: dict[Kind, dict[str, str]] = {}
    for kind, sheet in ((Kind.ACTIONS, "Acties"), (Kind.ESTIMATES, "Ramingen"), (Kind.TREE, "Doelstellingenboom")):
        told: dict[str, set[str]] = {}
        for profile in profiles:
            for column, header in profile.of(sheet) or ():
                told.setdefault(header.casefold(), set()).add(column)
        found[kind] = {header: columns.pop() for header, columns in told.items() if len(columns) == 1}
    return found


def _part(sheet: Sheet, at: int, years: tuple[int, ...], own: Own) -> Part | None:
    for row in islice(filled(sheet), HEADER_WITHIN):
        names = [shown(cell).strip() for cell in sheet.rows[row]]
        if BLOCK in names:
            return None
        for kind, read in _READERS:
            ours = [own.get(kind, {}).get(name.casefold(), name) for name in names]
            columns = {column: found for column, name in enumerate(ours) if (found := read(name, years))}
            # One name alone may stand in any table: sheet Controle names fields too.
            if len(columns) > 1 and _has_all(kind, columns.values()):
                _refuse_twice(sheet, row, columns)
                return Part(kind, at, row, columns)
    return None


def _has_all(kind: Kind, names: Iterable[str]) -> bool:
    there = set(names)
    return all(there.intersection(some) for some in NEEDED[kind])


def _refuse_twice(sheet: Sheet, row: int, columns: Mapping[int, str]) -> None:
    seen: dict[str, int] = {}
    for column, name in columns.items():
        if name in seen:
            raise InvalidInput(
                "Blad «%(sheet)s», rij %(row)s: «%(name)s» staat in kolom %(first)s en %(second)s. Hou er één.",
                sheet=sheet.name, row=row + 1, name=name, first=letters(seen[name]), second=letters(column),
            )  # fmt: skip
        seen[name] = column


def _named(names: Iterable[str], name: str) -> str:
    folded = name.casefold()
    return next((each for each in names if each.casefold() == folded), "")


def _money(name: str) -> str:
    return name.upper() if is_cell(name.upper()) else ""


def _of_actions(name: str, years: tuple[int, ...]) -> str:
    # Totals, advice and checks are ours to make: known, and left alone; those of a vote count for an action that is new.
    told = (*targets(Kind.ACTIONS, years), "advies", "bron")
    return _named(told, name) or _money(name)


def _of_lines(name: str, _: tuple[int, ...]) -> str:
    return _named((ID, "AC_code", *LINE_COLUMNS), name)


def _of_tree(name: str, _: tuple[int, ...]) -> str:
    return _named((ID, *TREE_COLUMNS), name) or _money(name)


def _of_advice(name: str, _: tuple[int, ...]) -> str:
    return _named((ID, *ADVICE_COLUMNS), name)


def _of_analysis(name: str, _: tuple[int, ...]) -> str:
    folded = name.casefold()
    if folded.startswith("strat") and folded.endswith("totaaloverzicht"):
        return "SD"
    return ANALYSIS_COLUMNS.get(folded, "") if folded != "strat" else ""


_READERS = (
    (Kind.TREE, _of_tree),
    (Kind.ESTIMATES, _of_lines),
    (Kind.ADVICE, _of_advice),
    (Kind.ANALYSIS, _of_analysis),
    (Kind.ACTIONS, _of_actions),
)


def told(book: Book, raw: object, years: tuple[int, ...]) -> Part:
    """Return the table as somebody told it: `{"kind", "sheet", "header", "columns": {"0": name}}`; refuses what cannot be."""
    if not isinstance(raw, Mapping):
        raise InvalidInput()
    kind, at, header, chosen = raw.get("kind"), raw.get("sheet"), raw.get("header"), raw.get("columns")
    if kind not in list(OFFERED) or not isinstance(chosen, Mapping):
        raise InvalidInput("Kies eerst wat er in dit bestand staat.")
    if not _within(at, len(book.sheets)) or not _within(header, len(book.sheets[int(str(at))].rows)):
        raise InvalidInput("Kies het blad en de rij met de namen van de kolommen.")
    sheet, kind = book.sheets[int(str(at))], Kind(kind)
    allowed = targets(kind, years)
    columns = {int(n): str(name) for n, name in chosen.items() if name in allowed and _is_column(n, sheet)}
    _refuse_twice(sheet, int(str(header)), dict(sorted(columns.items())))
    if not _has_all(kind, columns.values()):
        missing = next(some for some in NEEDED[kind] if not set(columns.values()).intersection(some))
        raise InvalidInput("Kies ook een kolom voor «%(name)s».", name=missing[0])
    return Part(kind, int(str(at)), int(str(header)), dict(sorted(columns.items())))


def _within(number: object, most: int) -> bool:
    return isinstance(number, int) and not isinstance(number, bool) and 0 <= number < most


def _is_column(raw: object, sheet: Sheet) -> bool:
    text = str(raw)
    return text.isascii() and text.isdecimal() and len(text) < 4 and int(text) < sheet.width


def guessed_header(sheet: Sheet) -> int:
    """Return the row that looks most like names of columns: the first with at least half as many texts as the widest."""
    for row in islice(filled(sheet), HEADER_WITHIN):
        texts = sum(isinstance(cell, str) and not is_blank(cell) for cell in sheet.rows[row])
        if texts * 2 >= sheet.width:
            return row
    return next(filled(sheet), 0)


def guessed_kind(sheet: Sheet, header: int, years: tuple[int, ...]) -> Kind:
    """Return what the rows most probably are: of what the most columns have a name."""
    found = {kind: guessed_columns(sheet, header, kind, years) for kind in OFFERED}
    likely = [kind for kind in OFFERED if kind is not Kind.TREE or "niveau" in found[kind].values()]
    return max(likely, key=lambda kind: len(found[kind]))


def guessed_columns(sheet: Sheet, header: int, kind: Kind, years: tuple[int, ...]) -> dict[int, str]:
    """Return the columns whose name is, or speaks of, what they may be."""
    names = targets(kind, years)
    cells = sheet.rows[header] if header < len(sheet.rows) else ()
    found: dict[int, str] = {}
    for at, cell in enumerate(cells):
        text = shown(cell).strip()
        name = _named(names, text.replace(" ", "_")) or _named(names, _spoken(text, kind))
        if name and name not in found.values():
            found[at] = name
    return found


def _spoken(text: str, kind: Kind) -> str:
    """What a municipality would call it: «Budget 2026», «Code actieplan», «Omschrijving»."""
    folded = text.casefold()
    year = _YEAR.search(folded)
    if year:
        return f"{'O' if 'ontv' in folded else 'U'}_{year.group()}"
    about = next((part for part in _PARTS if part in folded), "")
    is_code = any(word in folded for word in ("code", "nummer", "nr"))
    if kind is Kind.TREE:
        return _TREE_WORDS.get(folded, "")
    letters = _PARTS.get(about, "")
    if kind is Kind.WIDE and letters:
        return f"{letters}_{'code' if is_code else 'lang' if 'lang' in folded else 'kort'}"
    if kind is Kind.ACTIONS and letters:
        return f"{letters}_{'code' if is_code else 'korte_omschrijving' if letters == 'AC' else 'kort'}"
    return ""


def stand(book: Book) -> datetime | None:
    """Return up to when our own workbook knew the plan, None where it does not say."""
    for first, second in _pairs(book):
        if first == STAND and isinstance(second, str):
            try:
                moment = datetime.fromisoformat(second)
            except ValueError:
                return None
            return moment if moment.tzinfo else None
    return None


def _pairs(book: Book) -> Iterator[tuple[object, object]]:
    for sheet in book.sheets:
        if sheet.width == 2:
            yield from ((row[0], row[1]) for row in sheet.rows[:60] if len(row) == 2)
