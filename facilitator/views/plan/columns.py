"""The page on which a municipality chooses the columns of its files."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from facilitator.domain.plan.columns import ColumnProfile, Wish, own_columns
from facilitator.domain.trajectory import Trajectory


@dataclass(frozen=True)
class ColumnLine:
    """One column: our name, whether it goes along, its place, and what its header is now."""

    column: str
    kept: bool
    place: int
    header: str


@dataclass(frozen=True)
class SheetColumns:
    """The columns of one sheet, those that go along first."""

    sheet: str
    kept: int
    lines: tuple[ColumnLine, ...]


@dataclass(frozen=True)
class ColumnsPage:
    """A choice of columns to make or to change."""

    base: str
    municipality: str
    name: str
    is_new: bool
    sheets: tuple[SheetColumns, ...]


def columns_page(
    trajectory: Trajectory,
    profile: ColumnProfile | None,
    typed: Mapping[str, Sequence[Wish]] | None = None,
    name: str = "",
) -> ColumnsPage:
    """Return the page: as it was kept, or as somebody typed it."""
    sheets = []
    for sheet, own in own_columns(trajectory.years).items():
        wishes = typed[sheet] if typed else _wishes(own, profile.of(sheet) if profile else None)
        lines = tuple(ColumnLine(one.column, one.kept, one.place, one.header or one.column) for one in wishes)
        sheets.append(SheetColumns(sheet, sum(line.kept for line in lines), lines))
    shown = name or (profile.name if profile else "")
    return ColumnsPage(f"/traject/{trajectory.id}", trajectory.municipality_name, shown, profile is None, tuple(sheets))


def _wishes(own: Sequence[str], chosen: Iterable[tuple[str, str]] | None) -> list[Wish]:
    """What was chosen in its order, then what was left out; at first everything goes along."""
    if chosen is None:
        return [Wish(name, kept=True, place=n) for n, name in enumerate(own, 1)]
    headers = {name: header for name, header in chosen if name in own}
    order = [*headers, *(name for name in own if name not in headers)]
    return [Wish(name, name in headers, n, headers.get(name, "")) for n, name in enumerate(order, 1)]
