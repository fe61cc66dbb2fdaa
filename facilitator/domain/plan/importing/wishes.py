"""Everything a file asks for, read from its tables in the order in which one leans on another."""

from collections.abc import Collection, Iterable

from facilitator.domain.refusals import InvalidInput
from facilitator.domain.text import N_
from facilitator.domain.trajectory import Trajectory

from . import action_rows, analysis, goal_rows, money_rows
from .book import Book, shown
from .cells import Table, table
from .parts import ADVICE_COLUMNS, Kind, Part
from .rows import Wishes

NOTHING = N_("In dit bestand staat niets dat we kunnen invoeren.")
ORDER = (Kind.ACTIONS, Kind.ESTIMATES, Kind.ADVICE, Kind.TREE, Kind.WIDE, Kind.ANALYSIS)
OURS_TO_MAKE = frozenset({
    "rangorde", "beleidsveld_naam", "u_totaal", "o_totaal", "saldo", "advies", "bron", "controle", *ADVICE_COLUMNS,
})  # fmt: skip


def wishes(book: Book, parts: Iterable[Part], trajectory: Trajectory, codes: Collection[str]) -> Wishes:
    """Return what these tables ask of the plan of a trajectory; `codes` are the policy fields of the BBC."""
    found = Wishes(notices=list(book.notices))
    known = frozenset(codes)
    for part in sorted(parts, key=lambda part: ORDER.index(part.kind)):
        read = table(book, part)
        _take(found, read, trajectory, known)
        found.refused += read.refused
        found.skipped += _skipped(read)
    if not (found.actions or found.lines or found.goals or found.ours or found.refused):
        raise InvalidInput(NOTHING)
    return found


def _take(found: Wishes, read: Table, trajectory: Trajectory, codes: frozenset[str]) -> None:
    kind = read.part.kind
    if kind is Kind.ACTIONS:
        found.actions += action_rows.actions(read, trajectory.years, codes)
    elif kind is Kind.ESTIMATES:
        found.lines += money_rows.lines(read, codes)
        found.has_lines = True
    elif kind is Kind.ADVICE:
        found.advice |= action_rows.advice(read, {row.id: row for row in found.actions if row.id})
    elif kind is Kind.TREE:
        goals, ours = goal_rows.nodes(read)
        found.goals += goals
        found.ours += ours
    elif kind is Kind.WIDE:
        found.goals += goal_rows.wide(read)
    else:
        found.goals += analysis.nodes(read, trajectory.municipality, found.notices)


def _skipped(read: Table) -> list[str]:
    """The columns that somebody filled and that we do not read."""
    header = read.sheet.rows[read.part.header] if read.part.header < len(read.sheet.rows) else ()
    names = [shown(cell).strip() for at, cell in enumerate(header) if at not in read.part.columns]
    return [name for name in names if name and name.casefold() not in OURS_TO_MAKE]
