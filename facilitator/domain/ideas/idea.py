"""Ideas that people wrote, and the actions that are made of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from facilitator.domain.roles import Role


class IdeaStatus(StrEnum):
    """The road of an idea: its writer's own, handed in, then approved or hidden; or withdrawn."""

    OWN = "own"
    HANDED_IN = "handed_in"
    APPROVED = "approved"
    HIDDEN = "hidden"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Idea:
    """What one person, table or scribe wrote; `title` is the short one a table gave it on handing in."""

    id: str
    session_id: str
    step_id: str
    participant_id: str | None
    role: Role | None
    table: int | None
    text: str
    status: IdeaStatus
    written_at: datetime
    title: str = ""
    action_id: str | None = None
    objected: bool = False
    scribed: bool = False

    @property
    def headline(self) -> str:
        """The words by which people talk about it."""
        return self.title or self.text


@dataclass(frozen=True)
class Action:
    """What is voted on: one idea or several merged ones, with one number everywhere, perhaps a pictogram.

    `cost` is in whole euros, None where nobody said it; `tags` are the places it has in each frame of the policy;
    `origins` are the actions of an earlier session that it comes from.
    """

    id: str
    session_id: str
    number: int
    title: str
    ideas: tuple[str, ...] = ()
    pictogram: str = ""
    cost: int | None = None
    tags: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    origins: tuple[str, ...] = ()
