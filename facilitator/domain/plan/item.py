"""An action in the plan: its fields with their versions, and the vote it came from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property

from facilitator.domain.bbc.money import Line, ordered, read_line
from facilitator.domain.text import N_
from facilitator.domain.trajectory import Trajectory

from .advice import Advice
from .decision import Decision, Edition
from .goals import Goal
from .inclusion import InclusionTest, Task
from .presentation import Reaction
from .progress import Progress
from .together import Together, together

LOAN_SECONDS = 30


class Status(StrEnum):
    """Where an action stands; a withdrawn proposal stays in the house with its texts, but in no plan."""

    PROPOSED = N_("voorstel")
    RETAINED = N_("weerhouden")
    DROPPED = N_("geschrapt")
    WITHDRAWN = N_("ingetrokken")


SHOWN = (Status.PROPOSED, Status.RETAINED, Status.DROPPED)


@dataclass(frozen=True)
class Field:
    """What stands in one field; `version` is 0 until somebody writes there."""

    value: object = None
    version: int = 0
    changed_by: str = ""
    changed_at: datetime | None = None


EMPTY = Field()


@dataclass(frozen=True)
class Version:
    """What once stood in a field, who put it there, and in which way («», «voorstel», «terug», «import», «ongedaan»)."""

    version: int
    value: object
    who: str
    at: datetime
    way: str = ""


@dataclass(frozen=True)
class Loan:
    """A field that somebody is typing in, theirs until `until` unless they go on."""

    item_id: str
    name: str
    account_id: str
    account_name: str
    until: datetime


@dataclass(frozen=True)
class PlanItem:
    """One action in the plan; money stands under the names of its cells (`U_2026`) as lists of lines."""

    id: str
    trajectory_id: str
    session_id: str
    step_id: str
    action_id: str
    position: int
    fields: Mapping[str, Field] = field(default_factory=dict)
    advice: Advice | None = None
    loans: tuple[Loan, ...] = ()

    @property
    def status(self) -> Status:
        """Where the action stands."""
        return Status(self.text("status") or Status.PROPOSED)

    @property
    def title(self) -> str:
        """The short description, by which people call the action."""
        return self.text("AC_korte_omschrijving")

    def field(self, name: str) -> Field:
        """What stands in a stored field."""
        return self.fields.get(name, EMPTY)

    def text(self, name: str) -> str:
        """The text of a field, empty where nothing stands."""
        value = self.field(name).value
        return value if isinstance(value, str) else ""

    def year(self, name: str) -> int | None:
        """The year in a field, None where none stands."""
        value = self.field(name).value
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def is_yes(self, name: str) -> bool:
        """Say whether a yes-or-no field says yes."""
        return self.field(name).value is True

    def cell(self, name: str) -> tuple[Line, ...]:
        """The estimate lines of one cell of the grid of amounts."""
        return self._cells.get(name, ())

    @cached_property
    def _cells(self) -> Mapping[str, tuple[Line, ...]]:
        """The lines that were read once: every sheet and check asks for them again."""
        kept = ((name, self.field(name).value) for name in self.money_fields)
        return {name: tuple(map(read_line, value)) for name, value in kept if isinstance(value, list)}

    @property
    def money_fields(self) -> tuple[str, ...]:
        """The names of the cells that were ever written, also those of years outside the plan."""
        return tuple(name for name in self.fields if is_cell(name))

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All estimate lines, by year."""
        return ordered(line for name in sorted(self.money_fields) for line in self.cell(name))

    @property
    def codes(self) -> tuple[str, ...]:
        """The policy fields, the main one first."""
        return listed(self.text("beleidsveld_code"))


@dataclass(frozen=True)
class Plan:
    """The plan of one trajectory as it stands, with what is needed to show, check and export it."""

    trajectory: Trajectory
    items: tuple[PlanItem, ...]
    policy_fields: Mapping[str, str]
    made_on: date
    goals: tuple[Goal, ...] = ()
    tests: tuple[InclusionTest, ...] = ()
    tasks: tuple[Task, ...] = ()
    decisions: tuple[Decision, ...] = ()
    editions: tuple[Edition, ...] = ()
    reactions: tuple[Reaction, ...] = ()
    progress: tuple[Progress, ...] = ()
    presented: frozenset[str] = frozenset()

    @property
    def years(self) -> tuple[int, ...]:
        """The years of the plan."""
        return self.trajectory.years

    @cached_property
    def together(self) -> Together:
        """What its actions and its tree hold together, looked through once: a plan may have hundreds of actions."""
        standing = [item for item in self.items if item.status is not Status.DROPPED]
        return together([item.text for item in standing], self.goals)


def is_cell(name: str) -> bool:
    """Say whether a field is a cell of the grid of amounts: `U_` or `O_` and a year."""
    return name[:2] in ("U_", "O_") and name[2:].isascii() and name[2:].isdecimal() and len(name) == 6


def cells(years: Iterable[int]) -> tuple[str, ...]:
    """The names of the cells of these years, what is spent first."""
    years = tuple(years)
    return tuple(f"{letter}_{year}" for letter in "UO" for year in years)


def listed(text: str) -> tuple[str, ...]:
    """The parts of a field that holds several, written with `;` between them."""
    return tuple(part.strip() for part in text.split(";") if part.strip())
