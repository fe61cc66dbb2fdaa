"""What an action costs and brings in, year by year: every kind of money a row, then the sums."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from facilitator.domain.bbc.money import Line, total
from facilitator.domain.bbc.words import Flow
from facilitator.domain.plan.fields import NO_EXTRA_BUDGET
from facilitator.domain.plan.item import Plan, PlanItem

from .document import Block, Look, Table, Text, money

YEARS_A_TABLE, WIDE_YEARS_A_TABLE = 6, 3
WIDE = 10  # Signs of an amount of which six stand beside each other on A4.
MOST_WHOLE = 12  # Rows that surely fit on one page together.
NOTHING = "–"


def costs(plan: Plan, item: PlanItem) -> list[Block]:
    """Return the tables of an action, or the sentence that stands in their place."""
    if item.lines:
        return year_tables(item.lines, plan.years, _kinds(item.lines))
    if item.is_yes(NO_EXTRA_BUDGET):
        return [Text("Deze actie vraagt geen extra budget.")]
    return [Text("Hier staan nog geen bedragen.", Look.QUIET)]


def year_tables(
    lines: Sequence[Line], planned: Sequence[int], kinds: Iterable[tuple[str, Sequence[Line]]] = ()
) -> list[Block]:
    """Return the money of these years, also where it falls outside the plan; a row for each kind, then the sums."""
    years = sorted({*planned, *(line.year for line in lines)})
    sums = _sums(lines)
    rows = [*kinds, *sums]
    each = WIDE_YEARS_A_TABLE if _is_wide(rows, years, lines) else YEARS_A_TABLE
    tables: list[Block] = []
    for start in range(0, len(years), each):
        is_last = start + each >= len(years) > 1
        tables.append(_table(years[start : start + each], rows, len(sums) + 1, is_last, lines))
    return tables


def _is_wide(rows: Iterable[tuple[str, Sequence[Line]]], years: Sequence[int], lines: Sequence[Line]) -> bool:
    told = [cell for _, own in rows for cell in _cells(own, years)] + [_balance(lines, year) for year in years]
    return any(len(cell) > WIDE for cell in told)


def _table(years: Sequence[int], rows: Sequence[tuple[str, Sequence[Line]]], sums: int, is_last: bool,
           lines: Sequence[Line]) -> Table:  # fmt: skip
    head = ("In euro", *map(str, years), *(["Samen"] if is_last else []))
    told = [(word, *_cells(own, years, is_last)) for word, own in rows]
    told.append(("Saldo", *(_balance(lines, year) for year in years), *([_balance(lines)] if is_last else [])))
    period = f"{years[0]}-{years[-1]}" if len(years) > 1 else str(years[0])
    return Table(
        f"Bedragen {period}",
        head,
        tuple(told),
        (2.1, *(1.1,) * len(years), *((1.25,) if is_last else ())),
        numbers=1,
        totals=sums,
        whole=len(told) <= MOST_WHOLE,
    )


def _cells(lines: Sequence[Line], years: Sequence[int], is_last: bool = False) -> tuple[str, ...]:
    each = [[line for line in lines if line.year == year] for year in years]
    return (*(money(total(own)) if own else NOTHING for own in each), *([money(total(lines))] if is_last else []))


def _sums(lines: Sequence[Line]) -> list[tuple[str, Sequence[Line]]]:
    flows = (("Uitgaven", Flow.EXPENSE), ("Ontvangsten", Flow.RECEIPT))
    return [(word, [line for line in lines if line.flow is flow]) for word, flow in flows]


def _balance(lines: Sequence[Line], year: int | None = None) -> str:
    own = [line for line in lines if year in (None, line.year)]
    signed = sum((line.amount if line.flow is Flow.RECEIPT else -line.amount for line in own), Decimal(0))
    return money(signed) if own else NOTHING


def _kinds(lines: Sequence[Line]) -> list[tuple[str, Sequence[Line]]]:
    found: dict[str, list[Line]] = {}
    for line in sorted(lines, key=lambda one: one.flow is Flow.RECEIPT):
        found.setdefault(_kind(line), []).append(line)
    return list(found.items())


def _kind(line: Line) -> str:
    """What a line says beside its year and its amount."""
    named = (
        ("beleidsveld", line.policy_field),
        ("rekening", line.account),
        ("sector", line.sector),
        ("project", line.project),
        ("subsidie", line.subsidy),
    )
    parts = (
        line.flow.value, line.credit.value, line.entity.value, line.cost_kind,
        *(f"{word} {value}" for word, value in named if value), line.description,
    )  # fmt: skip
    return ", ".join(filter(None, parts))
