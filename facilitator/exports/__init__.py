"""Files to keep: the plan as a workbook, CSV, JSON, Word and PDF, each a pure function of the plan."""

from collections.abc import Callable, Mapping

from facilitator.domain.plan.checks import findings
from facilitator.domain.plan.columns import ColumnProfile
from facilitator.domain.plan.item import Plan
from facilitator.domain.refusals import InvalidInput, NotFound

from . import sheets
from .csv_file import csv_file
from .json_file import json_file
from .sheets import Profile
from .table import Table, arranged
from .workbook import workbook

CSV_SHEETS: Mapping[str, Callable[[Plan, Profile], Table]] = {
    "acties": lambda plan, profile: sheets.actions(plan, profile, findings(plan)),
    "ramingen": lambda plan, _: sheets.estimates(plan),
    "doelstellingenboom": lambda plan, _: sheets.tree(plan),
    "advies": lambda plan, _: sheets.advice(plan),
}
KINDS = ("xlsx", "csv", "json", "docx", "pdf")
STEPS = 1 + 8
Tell = Callable[[int, int], None]


def write(
    plan: Plan, kind: str, profile: str = Profile.FULL, sheet: str = "acties", columns: ColumnProfile | None = None,
    tell: Tell = lambda _done, _of: None,
) -> bytes:  # fmt: skip
    """Return the plan as a file of this kind (csv: one sheet); NotFound for a kind that we do not make.

    `columns` is the municipality's own choice of columns; `tell` hears how far it is.
    """
    if kind not in KINDS:
        raise NotFound("Dit soort bestand maken we niet.")
    if profile not in list(Profile):
        raise InvalidInput(f"Kies als profiel: {', '.join(Profile)}.")
    if kind == "csv":
        return _csv(plan, Profile(profile), sheet, columns)
    if kind == "xlsx":
        return _xlsx(plan, Profile(profile), columns, tell)
    return json_file(plan) if kind == "json" else _paper(plan, kind)


def _csv(plan: Plan, profile: Profile, sheet: str, columns: ColumnProfile | None) -> bytes:
    if sheet not in CSV_SHEETS:
        raise InvalidInput(f"Kies als blad: {', '.join(CSV_SHEETS)}.")
    return csv_file(_own(CSV_SHEETS[sheet](plan, Profile.FULL if columns else profile), columns))


def _xlsx(plan: Plan, profile: Profile, columns: ColumnProfile | None, tell: Tell) -> bytes:
    found, done = findings(plan), iter(range(2, STEPS + 1))
    tell(1, STEPS)
    shown = Profile.FULL if columns else profile
    acts = _own(sheets.actions(plan, shown, found), columns)
    tables = (
        sheets.readme(plan, acts, shown, columns),
        acts,
        _own(sheets.estimates(plan), columns),
        _own(sheets.tree(plan), columns),
        sheets.amendment(plan),
        sheets.advice(plan),
        sheets.control(plan, found),
        sheets.lists(plan),
    )
    title = f"{plan.trajectory.municipality_name}: {plan.trajectory.title}"
    return workbook(tables, title=title, made_on=plan.made_on,
                    tell=lambda: tell(next(done), STEPS))  # fmt: skip


def _own(table: Table, columns: ColumnProfile | None) -> Table:
    chosen = columns.of(table.name) if columns else None
    return arranged(table, chosen) if chosen else table


def _paper(plan: Plan, kind: str) -> bytes:
    """Word and PDF bring libraries of their own: who makes another file goes without them."""
    if kind == "docx":
        from .word import plan_docx  # noqa: PLC0415  # slow import

        return plan_docx(plan)
    from .papers.plan_pdf import plan_pdf  # noqa: PLC0415  # slow import

    return plan_pdf(plan)
