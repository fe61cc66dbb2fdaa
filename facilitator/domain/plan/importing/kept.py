"""What is kept of imports: a draft that waits for a yes, and an import with all that undoes it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from facilitator.domain.plan.goals import Goal


@dataclass(frozen=True)
class Draft:
    """A file that somebody sent and that changes nothing yet: `content` is the book, packed; `mapping` what was told of it."""

    id: str
    trajectory_id: str
    account_id: str
    file_name: str
    content: str
    made_at: datetime
    mapping: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class WrittenField:
    """A field that an import wrote: what stood there, and the version that it became."""

    item_id: str
    name: str
    before: object
    version: int


@dataclass(frozen=True)
class WrittenGoal:
    """A node that an import wrote: as it stood, None where it was new, and as it became."""

    before: Goal | None
    after: Goal


@dataclass(frozen=True)
class Written:
    """Everything that an import wrote; `added` are the actions that were in no plan before."""

    fields: tuple[WrittenField, ...] = ()
    added: tuple[str, ...] = ()
    goals: tuple[WrittenGoal, ...] = ()


@dataclass(frozen=True)
class Import:
    """One import: whose, of which file, what it did, and whether it was undone."""

    id: str
    trajectory_id: str
    account_id: str
    file_name: str
    at: datetime
    counts: Mapping[str, int]
    undone_at: datetime | None = None
    who: str = ""
