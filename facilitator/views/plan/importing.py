"""What somebody sees who brings a file into the plan: what was imported, what the columns are, and what would change."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from facilitator.domain.numbers import with_cents
from facilitator.domain.plan.fields import known as fields_known
from facilitator.domain.plan.goals import Goal
from facilitator.domain.plan.importing.against import ItemChange, State
from facilitator.domain.plan.importing.against_tree import LABELS, GoalChange
from facilitator.domain.plan.importing.book import Book, filled, letters, shown
from facilitator.domain.plan.importing.cells import Refused
from facilitator.domain.plan.importing.kept import Draft, Import
from facilitator.domain.plan.importing.parts import (
    OFFERED,
    WORDS,
    Kind,
    Part,
    guessed_columns,
    guessed_header,
    guessed_kind,
    targets,
)
from facilitator.domain.plan.importing.preview import Preview
from facilitator.domain.text import N_
from facilitator.domain.trajectory import Trajectory
from facilitator.views.times import minute
from facilitator.views.words import Words

SAMPLES, SHOWN_CHANGES = 3, 300
CLIPPED = 240


@dataclass(frozen=True)
class ImportRow:
    """One import of before."""

    id: str
    file_name: str
    who: str
    when: str
    actions: Words
    goals: Words
    is_undone: bool


@dataclass(frozen=True)
class ImportPage:
    """Where a file is chosen, and what was imported before."""

    base: str
    municipality: str
    decides: bool
    rows: tuple[ImportRow, ...]


def import_page(place: Trajectory, decides: bool, done: Iterable[Import]) -> ImportPage:
    """Return the page on which a file is chosen."""
    return ImportPage(f"/traject/{place.id}", place.municipality_name, decides, tuple(map(_import_row, done)))


def _import_row(done: Import) -> ImportRow:
    n = done.counts
    actions = Words(N_("Acties: %(new)s nieuw, %(changed)s gewijzigd."),
                    {"new": n.get("actions_new", 0), "changed": n.get("actions_changed", 0)})  # fmt: skip
    goals = Words(N_("Doelen: %(new)s nieuw, %(changed)s gewijzigd."),
                  {"new": n.get("goals_new", 0), "changed": n.get("goals_changed", 0)})  # fmt: skip
    return ImportRow(
        done.id,
        done.file_name,
        done.who,
        minute(done.at),
        actions,
        goals,
        done.undone_at is not None,
    )


@dataclass(frozen=True)
class Line:
    """One field of an action or node that changes; `choice` names it where a person must choose."""

    label: str
    before: str
    after: str
    where: str
    choice: str = ""


@dataclass(frozen=True)
class Changed:
    """One action or node that is new or changes."""

    title: str
    word: str
    row: int
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Stop:
    """What must be solved in the file first."""

    where: Words
    what: Words


@dataclass(frozen=True)
class PreviewPage:
    """What a yes would do."""

    base: str
    municipality: str
    id: str
    file_name: str
    mark: str
    stops: tuple[Stop, ...]
    newer: tuple[Changed, ...]
    actions: tuple[Changed, ...]
    goals: tuple[Changed, ...]
    counts: Mapping[str, int]
    notices: tuple[str, ...]
    skipped: str
    is_told: bool
    changes_something: bool
    left_out: int


def preview_page(place: Trajectory, draft: Draft, found: Preview) -> PreviewPage:
    """Return what an import would do, what somebody must choose first, and what stands in its way."""
    changed = [change for change in found.items if change.state is not State.SAME]
    goals = [change for change in found.goals if change.state is not State.SAME]
    return PreviewPage(
        base=f"/traject/{place.id}", municipality=place.municipality_name, id=draft.id, file_name=draft.file_name,
        mark=found.mark, stops=tuple(map(_stop, found.refused)),
        newer=tuple(one for change in changed if (one := _item(change, newer=True)).lines),
        actions=tuple(_item(change) for change in changed[:SHOWN_CHANGES]),
        goals=tuple(map(_goal, goals[:SHOWN_CHANGES])), counts=found.counts, notices=found.notices,
        skipped=", ".join(dict.fromkeys(found.skipped)), is_told=bool(draft.mapping),
        changes_something=found.changes_something,
        left_out=max(0, len(changed) - SHOWN_CHANGES) + max(0, len(goals) - SHOWN_CHANGES),
    )  # fmt: skip


def _stop(refused: Refused) -> Stop:
    place = refused.place
    sentence = N_("%(sheet)s, rij %(row)s, kolom %(column)s") if place.column else N_("%(sheet)s, rij %(row)s")
    where = Words(sentence, {"sheet": place.sheet, "row": place.row, "column": place.column})
    return Stop(where, Words(refused.sentence, refused.values))


def _item(change: ItemChange, *, newer: bool = False) -> Changed:
    lines = tuple(
        Line(field.label, _clipped(field.before), _clipped(field.after), f"{field.place.column}{field.place.row}",
             f"{change.item_id}.{field.name}" if newer else "")
        for field in change.fields
        if field.is_newer is newer
    )  # fmt: skip
    return Changed(change.title, change.state.value, change.place.row, lines)


def _goal(change: GoalChange) -> Changed:
    title = " ".join(filter(None, (change.after.code, change.after.short)))
    lines = tuple(
        Line(LABELS[name], _of_goal(change.before, name), _of_goal(change.after, name), "") for name in change.names
    )
    return Changed(title, change.state.value, change.place.row, lines)


def _of_goal(goal: Goal | None, name: str) -> str:
    value = getattr(goal, name) if goal else ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, Mapping):
        return ", ".join(f"{cell} {with_cents(amount)}" for cell, amount in sorted(value.items()))
    return _clipped(str(value))


def _clipped(text: str) -> str:
    return text if len(text) <= CLIPPED else text[:CLIPPED].rstrip() + " …"


@dataclass(frozen=True)
class ColumnChoice:
    """One column of a file: its letters, its name, what stands in it, and what it is."""

    at: int
    letters: str
    name: str
    samples: tuple[str, ...]
    chosen: str


@dataclass(frozen=True)
class MappingPage:
    """Where somebody says what the columns of a file are."""

    base: str
    municipality: str
    id: str
    file_name: str
    kinds: tuple[tuple[str, str], ...]
    kind: str
    sheets: tuple[tuple[int, str], ...]
    sheet: int
    header: int
    targets: tuple[tuple[str, str], ...]
    columns: tuple[ColumnChoice, ...]
    profiles: tuple[str, ...]


def mapping_page(
    place: Trajectory, draft: Draft, book: Book, profiles: Sequence[tuple[str, Mapping[str, object]]],
    *, kind: str = "", sheet: int | None = None, header: int | None = None, profile: str = "",
) -> MappingPage:  # fmt: skip
    """Return the columns of one sheet of a file, each with what it probably is."""
    known = dict(profiles).get(profile, {})
    told = draft.mapping if kind == "" and not profile else {}
    at = _first(sheet, told.get("sheet"), _fullest(book), most=len(book.sheets) - 1)
    table = book.sheets[at]
    top = _first(header, told.get("header"), guessed_header(table), most=max(0, len(table.rows) - 1))
    chosen = _kind(kind or known.get("kind") or told.get("kind")) or guessed_kind(table, top, place.years)
    names = told.get("columns") or _by_name(book, at, top, known.get("columns"))
    guessed = guessed_columns(table, top, chosen, place.years)
    found = {int(n): str(name) for n, name in names.items()} if names else guessed
    return MappingPage(
        base=f"/traject/{place.id}", municipality=place.municipality_name, id=draft.id, file_name=draft.file_name,
        kinds=tuple((each.value, WORDS[each]) for each in OFFERED), kind=chosen.value,
        sheets=tuple(enumerate(each.name for each in book.sheets)), sheet=at, header=top + 1,
        targets=_labelled(chosen, place.years), columns=tuple(_column(book, at, top, n, found) for n in range(table.width)),
        profiles=tuple(name for name, _ in profiles),
    )  # fmt: skip


def headers(book: Book, part: Part) -> dict[str, object]:
    """Return what the columns of a table are, by the name in their header: so a profile knows them in the next file."""
    table = book.sheets[part.sheet]
    return {shown(table.cell(part.header, at)).strip(): name for at, name in part.columns.items()}


def _kind(raw: object) -> Kind | None:
    return next((kind for kind in OFFERED if kind == raw), None)


def _labelled(kind: Kind, years: tuple[int, ...]) -> tuple[tuple[str, str], ...]:
    specs = fields_known(years) if kind in (Kind.ACTIONS, Kind.WIDE) else {}
    return tuple((name, specs[name].label if name in specs else "") for name in targets(kind, years))


def _first(*choices: object, most: int) -> int:
    whole = (each for each in choices if isinstance(each, int) and 0 <= each <= most)
    return next(whole, 0)


def _fullest(book: Book) -> int:
    return max(range(len(book.sheets)), key=lambda at: len(book.sheets[at].rows), default=0)


def _by_name(book: Book, sheet: int, header: int, named: object) -> dict[str, object]:
    if not isinstance(named, Mapping):
        return {}
    cells = book.sheets[sheet].rows[header] if header < len(book.sheets[sheet].rows) else ()
    return {str(n): named[name] for n, cell in enumerate(cells) if (name := shown(cell).strip()) in named}


def _column(book: Book, sheet: int, header: int, at: int, chosen: Mapping[int, str]) -> ColumnChoice:
    table = book.sheets[sheet]
    rows = [row for row, _ in zip(filled(table, header), range(SAMPLES), strict=False)]
    samples = tuple(text[:60] for row in rows if (text := shown(table.cell(row, at)).strip()))
    return ColumnChoice(at, letters(at), shown(table.cell(header, at)).strip(), samples, chosen.get(at, ""))
