"""What a file of the plan is called, as what it is sent, and what is ordered for it."""

import re
import unicodedata
from collections.abc import Mapping

from facilitator.domain.plan.columns import ColumnProfile
from facilitator.domain.plan.item import Plan
from facilitator.making import Order

MIMETYPES: Mapping[str, str] = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
SHEETS = ("acties", "ramingen", "doelstellingenboom", "advies")
CORE, FULL = "kern", "full"
# Up to so many actions a file is there within a second: whoever asks then waits without a bar.
AT_ONCE: Mapping[str, int] = {"xlsx": 100, "csv": 200, "json": 200, "docx": 60, "pdf": 8}


def plan_order(
    plan: Plan, kind: str, owner: str, profile: str = FULL, sheet: str = "acties", columns: ColumnProfile | None = None
) -> Order:
    """Return the order for a file of the plan, for the process that makes it."""
    name = file_name(plan, kind, profile, sheet, columns.name if columns else "")
    return Order(owner, plan.trajectory.id, name, MIMETYPES[kind], (plan, kind, profile, sheet, columns))


def is_quick(plan: Plan, kind: str) -> bool:
    """Say whether a file is made within a second."""
    return len(plan.items) <= AT_ONCE[kind]


def file_name(plan: Plan, kind: str, profile: str, sheet: str, columns: str = "") -> str:
    """Return a name that says of whom and when the file is: «plan-aalter-2027-03-13-kern.xlsx»."""
    words = ["plan", plain(plan.trajectory.municipality_name), plan.made_on.isoformat()]
    words += [sheet] if kind == "csv" else []
    if kind in ("csv", "xlsx"):
        words += (
            [plain(columns, "eigen")]
            if columns
            else []
            if kind == "csv"
            else ["volledig" if profile == FULL else profile]
        )
    return f"{'-'.join(words)}.{kind}"


def plain(name: str, otherwise: str = "gemeente") -> str:
    """A name as it may stand in any file system: «sint-niklaas»."""
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", bare.lower()).strip("-") or otherwise
