"""What stands in a file, row by row: actions, estimate lines, advice and nodes of the tree, each with its place."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from facilitator.domain.bbc.money import Line
from facilitator.domain.plan.advice import Advice
from facilitator.domain.plan.goals import Level

from .book import Place
from .cells import Refused

_ID = re.compile(r"[A-Za-z0-9_-]{1,26}")


@dataclass(frozen=True)
class ActionRow:
    """One action: what its fields should hold, by name, amounts as decimals; `told` is what the file says beside them."""

    place: Place
    id: str
    values: Mapping[str, object]
    columns: Mapping[str, str] = field(default_factory=dict)
    told: Mapping[str, str] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """The text of a field, empty where the file has none."""
        found = self.values.get(name)
        return found if isinstance(found, str) else ""


@dataclass(frozen=True)
class LineRow:
    """One estimate line, for the action with this id or code."""

    place: Place
    id: str
    code: str
    line: Line


@dataclass(frozen=True)
class GoalRow:
    """One node of the tree; only what the file tells is in `texts`, `priority` and `amounts`.

    `is_named`: it went out because an action names it, without being a node of the municipality.
    """

    place: Place
    level: Level
    code: str
    parent: str
    texts: Mapping[str, str]
    priority: bool | None = None
    amounts: Mapping[str, Decimal] = field(default_factory=dict)
    has_parent: bool = True
    is_named: bool = False


@dataclass(frozen=True)
class Ours:
    """A row of the tree that is an action of a plan of ours: it only says what was added up above it."""

    parent: str
    priority: bool
    amounts: Mapping[str, Decimal]


@dataclass
class Wishes:
    """Everything a file asks for."""

    actions: list[ActionRow] = field(default_factory=list)
    lines: list[LineRow] = field(default_factory=list)
    has_lines: bool = False
    advice: dict[str, Advice] = field(default_factory=dict)
    goals: list[GoalRow] = field(default_factory=list)
    ours: list[Ours] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)


def an_id(text: str) -> str:
    """Return an id if it could be one of ours, else nothing."""
    return text if _ID.fullmatch(text) else ""
