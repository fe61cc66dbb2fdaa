"""How an action goes on after the decision, for the report of each half-year and year."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from facilitator.domain.text import N_

if TYPE_CHECKING:
    from .item import Plan, PlanItem

TEXT_LIMIT = 4_000
_WRITTEN = re.compile(r"([0-9]{4})(-1)?")


class State(StrEnum):
    """How far an action is."""

    NOT_STARTED = N_("niet gestart")
    RUNNING = N_("bezig")
    DONE = N_("klaar")
    STOPPED = N_("gestopt")


@dataclass(frozen=True)
class Progress:
    """One report on one action; `period` is `2027-1` for a first half-year, `2027` for a year."""

    item_id: str
    period: str
    state: State
    text: str = ""
    version: int = 1
    written_at: datetime | None = None


@dataclass(frozen=True, order=True)
class Period:
    """A first half-year (`half` 1), or a whole year (`half` 2), which comes after it."""

    year: int
    half: int

    @property
    def key(self) -> str:
        """The period as it is kept: `2027-1`, `2027`."""
        return str(self.year) if self.is_year else f"{self.year}-1"

    @property
    def is_year(self) -> bool:
        """Say whether it is a whole year, whose text may become the evaluation in the accounts."""
        return self.half == 2

    @property
    def due(self) -> date:
        """The last day on which its report is of use: what is reported of a half-year, and the accounts of a year."""
        return date(self.year + 1, 6, 30) if self.is_year else date(self.year, 9, 30)

    @property
    def ends(self) -> date:
        """The last day that it is about."""
        return date(self.year, 12, 31) if self.is_year else date(self.year, 6, 30)

    @property
    def sentence(self) -> str:
        """What people call it, with a place for the year."""
        return N_("Jaar %(year)s") if self.is_year else N_("Eerste semester %(year)s")

    @property
    def name(self) -> str:
        """What people call it, in Dutch: «Eerste semester 2027», for files."""
        return self.sentence % {"year": self.year}


@dataclass(frozen=True)
class Numbers:
    """How many actions stand where in one period, and how many nobody reported on yet."""

    states: tuple[tuple[State, int], ...]
    reported: int
    silent: int

    @property
    def all(self) -> int:
        """How many actions are followed."""
        return self.reported + self.silent


def read_period(raw: str) -> Period | None:
    """Return the period that a key names, None where it names none."""
    found = _WRITTEN.fullmatch(raw)
    return Period(int(found[1]), 1 if found[2] else 2) if found else None


def periods(plan: "Plan") -> tuple[Period, ...]:
    """Return the periods of the plan's years and those that were reported on, oldest first."""
    told = {period for one in plan.progress if (period := read_period(one.period))}
    return tuple(sorted(told | {Period(year, half) for year in plan.years for half in (1, 2)}))


def next_period(plan: "Plan", today: date) -> Period:
    """Return the period whose report is due first, the last of the plan when all are past."""
    every = periods(plan)
    return next((one for one in every if one.due >= today), every[-1])


def followed(plan: "Plan") -> tuple["PlanItem", ...]:
    """Return the actions that are followed: what was decided, and what was ever reported on."""
    told = {one.item_id for one in plan.progress}
    return tuple(item for item in plan.items if is_followed(item, was_told=item.id in told))


def is_followed(item: "PlanItem", *, was_told: bool) -> bool:
    """Say whether an action goes on: also what was dropped after its first report, so that nothing fades away."""
    return was_told or item.status == "weerhouden"


def reports(plan: "Plan", period: Period) -> dict[str, Progress]:
    """Return what was reported in a period, by action."""
    return {one.item_id: one for one in plan.progress if one.period == period.key}


def latest(progress: Iterable[Progress], item_id: str, before: Period | None = None) -> Progress | None:
    """Return the newest report on an action, before a period where one is given; None where nobody wrote any."""
    return newest((one for one in progress if one.item_id == item_id), before).get(item_id)


def newest(progress: Iterable[Progress], before: Period | None = None) -> dict[str, Progress]:
    """Return the newest report on every action, before a period where one is given."""
    dated = [(period, one) for one in progress if (period := read_period(one.period))]
    told = sorted(
        ((period, one) for period, one in dated if before is None or period < before), key=lambda pair: pair[0]
    )
    return {one.item_id: one for _, one in told}


def numbers(plan: "Plan", period: Period) -> Numbers:
    """Return how many of the followed actions stand where in a period."""
    told = reports(plan, period)
    items = followed(plan)
    given = [told[item.id].state for item in items if item.id in told]
    return Numbers(tuple((state, given.count(state)) for state in State), len(given), len(items) - len(given))
