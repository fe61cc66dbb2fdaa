"""What the estimate lines of an action are together: per year, by flow, credit and entity."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from facilitator.domain.bbc.money import Line, total
from facilitator.domain.bbc.words import Credit, Entity, Flow
from facilitator.domain.numbers import with_cents
from facilitator.domain.plan.changes import may_write
from facilitator.domain.plan.fields import FieldSpec
from facilitator.domain.plan.item import PlanItem
from facilitator.domain.roles import Duty


@dataclass(frozen=True)
class SumRow:
    """What lines of one flow, credit and entity are together, year by year."""

    flow: str
    credit: str
    entity: str
    amounts: tuple[str, ...]
    total: str


@dataclass(frozen=True)
class LinesView:
    """The sums of all lines, in the years in which there are any."""

    years: tuple[int, ...]
    sums: tuple[SumRow, ...]
    writable: bool


def lines_view(item: PlanItem, spec: FieldSpec, duty: Duty) -> LinesView:
    """Return what the lines are together, and whether the reader may change them."""
    years = tuple(sorted({line.year for line in item.lines}))
    return LinesView(years, tuple(_sums(item.lines, years)), may_write(duty, spec))


def _sums(lines: Sequence[Line], years: Sequence[int]) -> Iterator[SumRow]:
    for flow, credit, entity in product(Flow, Credit, Entity):
        own = [line for line in lines if (line.flow, line.credit, line.entity) == (flow, credit, entity)]
        if own:
            amounts = tuple(with_cents(total(line for line in own if line.year == year)) for year in years)
            yield SumRow(flow.value, credit.value, entity.value, amounts, with_cents(total(own)))
