"""What a person types to make a task: something to do, who does it, and by which day."""

from collections.abc import Iterable
from datetime import date

from facilitator.domain.refusals import InvalidInput

from .inclusion import NAME_LIMIT, TASK_LIMIT, Task, public_line

FIRST_YEAR, LAST_YEAR = 2020, 2100


def read_text(raw: object) -> str:
    """Return what is to be done, on one line."""
    return public_line(raw, TASK_LIMIT)


def read_who(raw: object) -> str:
    """Return who does it, nothing where nobody was named yet."""
    return (
        "" if raw is None or raw == "" or (isinstance(raw, str) and not raw.strip()) else public_line(raw, NAME_LIMIT)
    )


def read_due(raw: object) -> date | None:
    """Return the day of `2027-03-12` or «12/3/2027», nothing where none was named yet."""
    if raw is None or (isinstance(raw, str) and not raw.strip()):
        return None
    day = _day(raw.strip()) if isinstance(raw, str) and len(raw) < 30 else None
    if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise InvalidInput("Schrijf de dag als 12/3/2027.")
    return day


def in_order(tasks: Iterable[Task]) -> tuple[Task, ...]:
    """Return tasks as one works: what is open first, by its day, what has none last; what is done after that."""
    return tuple(sorted(tasks, key=lambda task: (task.done_at is not None, task.due or date.max)))


def _day(text: str) -> date | None:
    parts = text.split("-") if "-" in text else text.split("/")[::-1]
    if len(parts) != 3 or not all(part.isascii() and part.isdecimal() and len(part) < 5 for part in parts):
        return None
    try:
        return date(*(int(part) for part in parts))
    except ValueError:
        return None
