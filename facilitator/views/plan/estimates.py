"""The sheet of estimates of an action: each row with its words and an amount a year, and one to add."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from facilitator.domain.bbc.money import TEXTS, total
from facilitator.domain.bbc.words import COST_KINDS, Board, Credit, Entity, Flow
from facilitator.domain.numbers import with_cents
from facilitator.domain.plan.changes import may_write, version
from facilitator.domain.plan.estimates import Estimate, estimates_of
from facilitator.domain.plan.fields import LINES, known
from facilitator.domain.plan.item import Plan, PlanItem
from facilitator.domain.roles import Duty

Refused = Mapping[tuple[int, int], str]


@dataclass(frozen=True)
class AmountView:
    """The amount of one row in one year, as typed, with what stands in its way."""

    year: int
    value: str
    refusal: str = ""


@dataclass(frozen=True)
class EstimateView:
    """One row; `n` is its place in the form, `details` says whether its rarer words hold something."""

    n: int
    words: Mapping[str, str]
    amounts: tuple[AmountView, ...]
    refusal: str = ""
    total: str = ""
    details: bool = False


@dataclass(frozen=True)
class TotalView:
    """What all rows of one flow are together, as they were last kept."""

    label: str
    amounts: tuple[str, ...]
    total: str


@dataclass(frozen=True)
class EstimatesPage:
    """The sheet, ready to be written in."""

    base: str
    id: str
    title: str
    writes: bool
    version: int
    years: tuple[int, ...]
    outside: tuple[int, ...]
    rows: tuple[EstimateView, ...]
    fresh: EstimateView
    choices: Mapping[str, tuple[str, ...]]
    cost_kinds: Mapping[str, tuple[str, ...]]
    policy_fields: Mapping[str, str]
    totals: tuple[TotalView, ...]
    theirs: tuple[EstimateView, ...] = ()


def estimates_page(
    plan: Plan, item: PlanItem, duty: Duty, sent: Sequence[Estimate] | None = None, refused: Refused | None = None,
    *, overtaken: bool = False,
) -> EstimatesPage:  # fmt: skip
    """Return the sheet as it was kept, or as it was sent and refused; who was overtaken sees what stands there now."""
    years, rows = years_of(plan, item), estimates_of(item.lines) if sent is None else tuple(sent)
    spec, told = known(plan.years)[LINES], refused or {}
    return EstimatesPage(
        base=f"/traject/{plan.trajectory.id}",
        id=item.id,
        title=item.title,
        writes=may_write(duty, spec),
        version=version(item, spec),
        years=years,
        outside=tuple(year for year in years if year not in plan.years),
        rows=tuple(_row(n, row, years, told) for n, row in enumerate(rows)),
        fresh=_row(len(rows), Estimate(_fresh(item)), years, {}),
        choices={"soort": tuple(Flow), "kredietsoort": tuple(Credit), "budgettaire_entiteit": tuple(Entity)},
        cost_kinds={flow.value: COST_KINDS[flow] for flow in Flow},
        policy_fields=plan.policy_fields,
        totals=tuple(_total(label, item, flow, years) for label, flow in _FLOWS),
        theirs=tuple(_row(n, row, years, {}) for n, row in enumerate(estimates_of(item.lines) if overtaken else ())),
    )


def years_of(plan: Plan, item: PlanItem) -> tuple[int, ...]:
    """Return the columns of the sheet: the years of the plan, and those outside it in which something stands."""
    return tuple(sorted({*plan.years, *(line.year for line in item.lines)}))


_RARE = ("algemene_rekening", "subsidiebron", "investeringsproject", "omschrijving")
_FLOWS = (("Uitgaven", Flow.EXPENSE), ("Ontvangsten", Flow.RECEIPT))


def _row(n: int, row: Estimate, years: Sequence[int], refused: Refused) -> EstimateView:
    amounts = tuple(AmountView(year, row.amounts.get(year, ""), refused.get((n, year), "")) for year in years)
    told = with_cents(row.total) if row.total else ""
    return EstimateView(
        n, row.words, amounts, refused.get((n, 0), ""), told, any(row.words.get(name) for name in _RARE)
    )


def _total(label: str, item: PlanItem, flow: Flow, years: Sequence[int]) -> TotalView:
    sums: list[Decimal] = [
        total(line for line in item.lines if line.flow is flow and line.year == year) for year in years
    ]
    return TotalView(label, tuple(with_cents(one) for one in sums), with_cents(sum(sums, Decimal(0))))


def _fresh(item: PlanItem) -> dict[str, str]:
    """The empty row: as most rows of this action will be."""
    entity = Entity.OCMW if item.text("bestuur") == Board.OCMW else Entity.MUNICIPALITY
    plain = {"soort": Flow.EXPENSE.value, "kredietsoort": Credit.OPERATING.value, "budgettaire_entiteit": entity.value}
    return {**plain, **dict.fromkeys(TEXTS, ""), "beleidsveld_code": item.codes[0] if item.codes else ""}
