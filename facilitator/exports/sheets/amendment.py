"""Sheet Wijzigingen voor de AMJP: each new or changed action as the strategic note tells it, with why it changes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from facilitator.domain.bbc.money import Line
from facilitator.domain.bbc.words import NO_PLACE, REGULAR_WORK, TO_BE_PLACED, Amendment, Credit, Flow
from facilitator.domain.plan.item import Plan, PlanItem, Status
from facilitator.domain.plan.stage import Stage, stages
from facilitator.exports.table import Cell, CellKind, Column, Formula, Table, Where, as_table, summed

NAME = "Wijzigingen voor de AMJP"
ACTION, OF_GOAL = "actie", "totaal beleidsdoelstelling"
REST, ALL = "overige acties (niet prioritair)", "totaal van de wijzigingen"
Kind = tuple[Credit, Flow]
KINDS: tuple[Kind, ...] = tuple((credit, flow) for credit in Credit for flow in Flow)


@dataclass(frozen=True)
class _Block:
    """What stands together: one action, or a total over the rows from `first` to `last`."""

    head: tuple[Cell, ...]
    lines: tuple[Line, ...]
    id: str = ""
    first: int = 0
    last: int = 0
    only_rest: bool = False


def amendment(plan: Plan) -> Table:
    """Return the sheet: by policy goal its actions, those with priority first, and its total; then all together."""
    rows: list[list[Cell]] = []
    held = stages(plan)
    # What a council put off is no change of this plan, nor is its money.
    changed = sorted((item for item in plan.items if _belongs(item) and held[item.id] is not Stage.LATER), key=_order)
    for _, of_goal in groupby(changed, key=_goal):
        members, first = list(of_goal), len(rows) + 2
        for item in members:
            rows += _rows(plan, _block(item))
        head = (OF_GOAL, *_goal_words(members[0]), *[None] * 6)
        rows += _rows(plan, _Block(head, _lines(members), first=first, last=len(rows) + 1))
    if changed:
        last, rest = len(rows) + 1, [item for item in changed if not item.is_yes("prioritair")]
        rows += _rows(plan, _Block((REST, *[None] * 8), _lines(rest), first=2, last=last, only_rest=True))
        rows += _rows(plan, _Block((ALL, *[None] * 8), _lines(changed), first=2, last=last))
    strong = frozenset(n for n, row in enumerate(rows) if row[0] != ACTION)
    return replace(as_table(NAME, _columns(plan), rows), strong=strong)


def _belongs(item: PlanItem) -> bool:
    kept = item.status is not Status.DROPPED and item.text("AP_code") != REGULAR_WORK
    return kept and item.text("wijziging") in (Amendment.NEW, Amendment.CHANGED)


def _goal(item: PlanItem) -> str:
    return "" if item.text("AP_code") in NO_PLACE else item.text("BD_code")


def _order(item: PlanItem) -> tuple[bool, str, bool, int]:
    """By goal, what has no place yet last; within a goal priority first."""
    return not _goal(item), _goal(item), not item.is_yes("prioritair"), item.position


def _goal_words(item: PlanItem) -> tuple[str, str]:
    return (_goal(item), item.text("BD_kort")) if _goal(item) else ("", TO_BE_PLACED)


def _block(item: PlanItem) -> _Block:
    head = (
        ACTION, *_goal_words(item), item.text("AP_code"), item.text("AP_kort"), item.text("AC_code"), item.title,
        "ja" if item.is_yes("prioritair") else "nee", item.text("wijziging"),
    )  # fmt: skip
    return _Block((*head, item.text("motivering_wijziging")), item.lines, item.id)


def _lines(items: Iterable[PlanItem]) -> tuple[Line, ...]:
    return tuple(line for item in items for line in item.lines)


def _rows(plan: Plan, block: _Block) -> Iterator[list[Cell]]:
    """A row for each kind of money that there is; an action without any still tells why it changes."""
    amounts = _amounts(plan, block.lines)
    for n, kind in enumerate([kind for kind in KINDS if any(amounts[kind])] or [KINDS[0]]):
        head = [*block.head, *[None] * (10 - len(block.head))]
        head[9] = head[9] if n == 0 else None
        yield [*head, kind[0].value, kind[1].value, *_money(plan, block, amounts[kind], kind), block.id or None]


def _amounts(plan: Plan, lines: Sequence[Line]) -> dict[Kind, list[Decimal]]:
    sums = {kind: dict.fromkeys(plan.years, Decimal(0)) for kind in KINDS}
    for line in lines:
        if line.year in plan.years:
            sums[line.credit, line.flow][line.year] += line.amount
    return {kind: list(by_year.values()) for kind, by_year in sums.items()}


def _money(plan: Plan, block: _Block, amounts: Sequence[Decimal], kind: Kind) -> list[Cell]:
    names = [str(year) for year in plan.years]
    cells: list[Cell] = list(amounts)
    if block.first:
        cells = [_part(block, kind, name, value) for name, value in zip(names, amounts, strict=True)]
    return [*cells, Formula(sum(amounts, Decimal(0)), lambda where, row: _across(where, names, row))]


def _part(block: _Block, kind: Kind, name: str, value: Decimal) -> Formula:
    return Formula(value, lambda where, _: _over(block, kind, where, name))


def _across(where: Where, names: Sequence[str], row: int) -> str | None:
    letters = where.columns(NAME, names)
    return summed(letters, row) if letters else None


def _over(block: _Block, kind: Kind, where: Where, name: str) -> str | None:
    """Add up the rows of actions within the block; only words of ours are conditions, never a code that somebody typed."""
    letters = where.columns(NAME, (name, "blok", "kredietsoort", "soort", "prioritair"))
    if letters is None:
        return None
    year, blocks, kinds, flows, priority = (f"{at}${block.first}:{at}${block.last}" for at in letters)
    rest = f',{priority},"nee"' if block.only_rest else ""
    return f'=SUMIFS({year},{blocks},"{ACTION}",{kinds},"{kind[0]}",{flows},"{kind[1]}"{rest})'


def _columns(plan: Plan) -> list[Column]:
    return [
        Column("blok", width=26), Column("BD_code", CellKind.CODE, 12), Column("BD_kort", width=30),
        Column("AP_code", CellKind.CODE, 12), Column("AP_kort", width=30), Column("AC_code", CellKind.CODE, 14),
        Column("AC_korte_omschrijving", width=45), Column("prioritair", width=10), Column("wijziging", width=12),
        Column("motivering_wijziging", CellKind.LONG, 60), Column("kredietsoort", width=14), Column("soort", width=11),
        *(Column(str(year), CellKind.AMOUNT, 14) for year in plan.years), Column("totaal", CellKind.AMOUNT, 15),
        Column("actie_id", CellKind.CODE, 16),
    ]  # fmt: skip
