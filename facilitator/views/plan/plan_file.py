"""What a file of the plan is called, and as what it is sent."""

import re
import unicodedata
from collections.abc import Mapping

from facilitator.domain.plan.item import Plan

MIMETYPES: Mapping[str, str] = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json; charset=utf-8",
}
CORE, FULL = "kern", "full"


def file_name(plan: Plan, kind: str, profile: str, sheet: str) -> str:
    """Return a name that says of whom and when the file is: «plan-aalter-2027-03-13-kern.xlsx»."""
    words = ["plan", plain(plan.trajectory.municipality_name), plan.made_on.isoformat()]
    words += [sheet] if kind == "csv" else ["volledig" if profile == FULL else profile] if kind == "xlsx" else []
    return f"{'-'.join(words)}.{kind}"


def plain(name: str) -> str:
    """A municipality's name as it may stand in any file system: «sint-niklaas»."""
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", bare.lower()).strip("-") or "gemeente"
