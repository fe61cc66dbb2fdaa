"""The estimate lines of an action as rows of inputs, under the names of sheet Ramingen."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from facilitator.domain.bbc.money import TEXTS, Line, total
from facilitator.domain.bbc.words import COST_KINDS, Board, Credit, Entity, Flow
from facilitator.domain.plan.changes import may_write, version
from facilitator.domain.plan.fields import FieldSpec
from facilitator.domain.plan.item import PlanItem
from facilitator.domain.roles import Duty
from facilitator.views.plan.plan_table import euro


@dataclass(frozen=True)
class LineView:
    """One estimate line as a row of inputs; `number` is what a refusal calls it, 0 for one without an amount."""

    values: Mapping[str, str]
    number: int = 0


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
    """All estimate lines, with an empty one to add, and what they are together."""

    rows: tuple[LineView, ...]
    version: int
    writable: bool
    refusal: str = ""
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    cost_kinds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    years: tuple[int, ...] = ()
    sums: tuple[SumRow, ...] = ()
    fresh: Mapping[str, str] = field(default_factory=dict)


def lines_view(
    item: PlanItem, spec: FieldSpec, duty: Duty, sent: Sequence[Mapping[str, str]] | None = None, refusal: str = ""
) -> LinesView:
    """Return the estimate lines to write in, or what was sent and refused, with an empty line at the end."""
    rows = [_line(line) for line in item.lines] if sent is None else list(sent)
    years = tuple(sorted({line.year for line in item.lines}))
    return LinesView(
        rows=tuple(_numbered(rows)),
        version=version(item, spec),
        writable=may_write(duty, spec),
        refusal=refusal,
        choices={"soort": tuple(Flow), "kredietsoort": tuple(Credit), "budgettaire_entiteit": tuple(Entity)},
        cost_kinds={flow.value: COST_KINDS[flow] for flow in Flow},
        years=years,
        sums=tuple(_sums(item.lines, years)),
        fresh=_fresh(item),
    )


def _numbered(rows: Sequence[Mapping[str, str]]) -> Iterator[LineView]:
    number = 0
    for row in rows:
        number += bool(row["bedrag"].strip())
        yield LineView(row, number if row["bedrag"].strip() else 0)


def _sums(lines: Sequence[Line], years: Sequence[int]) -> Iterator[SumRow]:
    for flow, credit, entity in product(Flow, Credit, Entity):
        own = [line for line in lines if (line.flow, line.credit, line.entity) == (flow, credit, entity)]
        if own:
            amounts = tuple(euro(total(line for line in own if line.year == year)) for year in years)
            yield SumRow(flow.value, credit.value, entity.value, amounts, euro(total(own)))


def _fresh(item: PlanItem) -> dict[str, str]:
    """The empty line: as most lines of this action will be."""
    entity = Entity.OCMW if item.text("bestuur") == Board.OCMW else Entity.MUNICIPALITY
    code = item.codes[0] if item.codes else ""
    year = str(item.year("startjaar") or "")
    plain = {"soort": Flow.EXPENSE.value, "kredietsoort": Credit.OPERATING.value, "budgettaire_entiteit": entity.value}
    return {"boekjaar": year, "bedrag": "", **plain, **dict.fromkeys(TEXTS, ""), "beleidsveld_code": code}


def _line(line: Line) -> dict[str, str]:
    return {
        "boekjaar": str(line.year),
        "soort": line.flow.value,
        "bedrag": f"{line.amount:.2f}".removesuffix(".00").replace(".", ","),
        "kredietsoort": line.credit.value,
        "budgettaire_entiteit": line.entity.value,
        **{column: getattr(line, attribute) for column, (attribute, _) in TEXTS.items()},
    }
