"""What a file of the plan is called, as what it is sent, and what is ordered for it."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from facilitator.domain.trajectory import Trajectory
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


@dataclass(frozen=True)
class Asked:
    """Which file of a plan: its kind, its columns (ours or, by name, the municipality's own), and which sheet."""

    kind: str
    profile: str = FULL
    sheet: str = SHEETS[0]
    columns: str = ""


def plan_order(asked: Asked, trajectory: Trajectory, owner: str, data: Path, day: date) -> Order:
    """Return the order for a file of a plan, for the process that reads the plan and makes it."""
    given = {"data": str(data.absolute()), "trajectory": trajectory.id, **asdict(asked)}
    return Order(owner, trajectory.id, file_name(asked, trajectory, day), MIMETYPES[asked.kind], given)


def is_quick(kind: str, actions: int) -> bool:
    """Say whether a file is made within a second."""
    return actions <= AT_ONCE[kind]


def file_name(asked: Asked, trajectory: Trajectory, day: date) -> str:
    """Return a name that says of whom and when the file is: «plan-aalter-2027-03-13-kern.xlsx»."""
    words = ["plan", plain(trajectory.municipality_name), day.isoformat()]
    words += [asked.sheet] if asked.kind == "csv" else []
    if asked.columns and asked.kind in ("csv", "xlsx"):
        words.append(plain(asked.columns, "eigen"))
    elif asked.kind == "xlsx":
        words.append("volledig" if asked.profile == FULL else asked.profile)
    return f"{'-'.join(words)}.{asked.kind}"


def plain(name: str, otherwise: str = "gemeente") -> str:
    """A name as it may stand in any file system: «sint-niklaas»."""
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", bare.lower()).strip("-") or otherwise
