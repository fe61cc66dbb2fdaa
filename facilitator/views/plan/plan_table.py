"""The plan as a report: a row an action, what it costs, what the room advised, and what is left to do."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from facilitator.domain.numbers import with_cents
from facilitator.domain.plan.changes import DECIDERS, WRITERS
from facilitator.domain.plan.checks import Finding, Level, findings_of
from facilitator.domain.plan.item import SHOWN, Plan, PlanItem
from facilitator.domain.plan.sheet import totals
from facilitator.domain.plan.stage import Stage, stages
from facilitator.domain.roles import Duty

MARKS = {Level.ERROR: "wrong", Level.WARN: "attention", Level.INFO: ""}


@dataclass(frozen=True)
class PlanRow:
    """One action: what the secretary looks for first."""

    id: str
    title: str
    rank: str
    status: str
    stage: str
    code: str
    place: str
    service: str
    priority: bool
    votes: str
    source: str
    spent: str
    received: str
    balance: str
    to_solve: int
    to_check: int


@dataclass(frozen=True)
class PlanTable:
    """The whole plan on one page."""

    base: str
    municipality: str
    title: str
    years: str
    rows: tuple[PlanRow, ...]
    counts: tuple[tuple[str, int], ...]
    spent: str
    received: str
    balance: str
    writes: bool
    decides: bool


def plan_table(plan: Plan, duty: Duty) -> PlanTable:
    """Return the plan as a table, with its totals and how much is to solve or to check."""
    found = {item.id: findings_of(plan, item) for item in plan.items}
    how_far = stages(plan)
    sums = [totals(plan, item) for item in plan.items if item.status != "geschrapt"]
    spent, received = sum((s for s, _ in sums), Decimal(0)), sum((r for _, r in sums), Decimal(0))
    trajectory = plan.trajectory
    return PlanTable(
        base=f"/traject/{trajectory.id}",
        municipality=trajectory.municipality_name,
        title=trajectory.title,
        years=f"{plan.years[0]}-{plan.years[-1]}",
        rows=tuple(_row(plan, item, found[item.id], how_far[item.id]) for item in plan.items),
        counts=tuple((status.value, sum(item.status is status for item in plan.items)) for status in SHOWN),
        spent=with_cents(spent),
        received=with_cents(received),
        balance=with_cents(received - spent),
        writes=duty in WRITERS,
        decides=duty in DECIDERS,
    )


def _row(plan: Plan, item: PlanItem, found: Sequence[Finding], stage: Stage) -> PlanRow:
    spent, received = totals(plan, item)
    advice = item.advice
    return PlanRow(
        id=item.id,
        title=item.title,
        rank=advice.place if advice else "",
        status=item.status.value,
        stage=stage.value,
        code=item.text("AC_code"),
        place=item.text("AP_code"),
        service=item.text("dienst"),
        priority=item.is_yes("prioritair"),
        votes=advice.votes if advice else "",
        source=advice.source if advice else "",
        spent=with_cents(spent),
        received=with_cents(received),
        balance=with_cents(received - spent),
        to_solve=sum(one.level is Level.ERROR for one in found),
        to_check=sum(one.level is Level.WARN for one in found),
    )
