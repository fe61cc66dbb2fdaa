"""The estimate lines of an action as rows of inputs, under the names of sheet Ramingen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from facilitator.domain.bbc.money import TEXTS, Line
from facilitator.domain.bbc.words import COST_KINDS, Credit, Entity, Flow
from facilitator.domain.plan.changes import may_write, version
from facilitator.domain.plan.fields import FieldSpec
from facilitator.domain.plan.item import PlanItem
from facilitator.domain.roles import Duty


@dataclass(frozen=True)
class LineView:
    """One estimate line as a row of inputs, under the names of sheet Ramingen."""

    values: Mapping[str, str]


@dataclass(frozen=True)
class LinesView:
    """All estimate lines, with an empty one to add."""

    rows: tuple[LineView, ...]
    version: int
    writable: bool
    refusal: str = ""
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def lines_view(
    item: PlanItem, spec: FieldSpec, duty: Duty, sent: Sequence[Mapping[str, str]] | None = None, refusal: str = ""
) -> LinesView:
    """Return the estimate lines to write in, or what was sent and refused, with an empty line at the end."""
    rows = [_line(line) for line in item.lines] if sent is None else list(sent)
    writable = may_write(duty, spec)
    choices = {
        "soort": tuple(Flow),
        "kredietsoort": tuple(Credit),
        "budgettaire_entiteit": tuple(Entity),
        "kostensoort": (*COST_KINDS[Flow.EXPENSE], *COST_KINDS[Flow.RECEIPT]),
    }
    return LinesView(tuple(LineView(row) for row in rows), version(item, spec), writable, refusal, choices)


def _line(line: Line) -> dict[str, str]:
    return {
        "boekjaar": str(line.year),
        "soort": line.flow.value,
        "bedrag": f"{line.amount:.2f}".removesuffix(".00").replace(".", ","),
        "kredietsoort": line.credit.value,
        "budgettaire_entiteit": line.entity.value,
        **{column: getattr(line, attribute) for column, (attribute, _) in TEXTS.items()},
    }
