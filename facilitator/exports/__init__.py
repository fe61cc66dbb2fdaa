"""Files to keep: the plan as a workbook, as CSV and as JSON, each a pure function of the plan."""

from collections.abc import Callable, Mapping

from facilitator.domain.plan.item import Plan
from facilitator.domain.refusals import InvalidInput, NotFound

from . import sheets
from .csv_file import csv_file
from .json_file import json_file
from .sheets import Profile
from .table import Table
from .workbook import workbook

CSV_SHEETS: Mapping[str, Callable[[Plan, Profile], Table]] = {
    "acties": sheets.actions,
    "ramingen": lambda plan, _: sheets.estimates(plan),
    "doelstellingenboom": lambda plan, _: sheets.tree(plan),
    "advies": lambda plan, _: sheets.advice(plan),
}


def write(plan: Plan, kind: str, profile: str = Profile.FULL, sheet: str = "acties") -> bytes:
    """Return the plan as `xlsx`, `csv` (one sheet) or `json`; NotFound for a kind that we do not make."""
    if kind not in ("xlsx", "csv", "json"):
        raise NotFound("Dit soort bestand maken we niet.")
    if profile not in list(Profile):
        raise InvalidInput(f"Kies als profiel: {', '.join(Profile)}.")
    if kind == "json":
        return json_file(plan)
    return _csv(plan, Profile(profile), sheet) if kind == "csv" else _xlsx(plan, Profile(profile))


def _csv(plan: Plan, profile: Profile, sheet: str) -> bytes:
    if sheet not in CSV_SHEETS:
        raise InvalidInput(f"Kies als blad: {', '.join(CSV_SHEETS)}.")
    return csv_file(CSV_SHEETS[sheet](plan, profile))


def _xlsx(plan: Plan, profile: Profile) -> bytes:
    tables = (
        sheets.readme(plan, profile),
        sheets.actions(plan, profile),
        sheets.estimates(plan),
        sheets.advice(plan),
        sheets.control(plan),
        sheets.lists(plan),
    )
    return workbook(tables, title=f"{plan.trajectory.municipality_name}: {plan.trajectory.title}", made_on=plan.made_on)
