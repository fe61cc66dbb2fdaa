"""The money of an action in a file: estimate lines, the sums of years, and what to do where the two differ."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from facilitator.domain.bbc.money import LINE_LIMIT, TEXTS, Line, as_columns, number, read_line, total
from facilitator.domain.numbers import with_cents
from facilitator.domain.plan import changes
from facilitator.domain.plan.fields import known
from facilitator.domain.plan.inert import inert
from facilitator.domain.plan.item import PlanItem, is_cell, listed
from facilitator.domain.refusals import InvalidInput
from facilitator.domain.roles import Duty
from facilitator.domain.text import N_

from .against import FieldChange
from .cells import Refused
from .rows import ActionRow, LineRow

Lines = tuple[Line, ...]


def money_changes(
    item: PlanItem, row: ActionRow | None, lines: Sequence[LineRow], years: tuple[int, ...], refused: list[Refused]
) -> Iterator[FieldChange]:
    """Yield the cells of the grid that change; lines tell more than sums, so they win where only one of both moved."""
    if len(lines) > LINE_LIMIT:
        refused.append(Refused(lines[0].place, N_("Geef hoogstens %(most)s ramingen per actie."), {"most": LINE_LIMIT}))
        return
    main = _main(item, row)
    told: dict[str, list[Line]] = {}
    for line in lines:
        told.setdefault(line.line.field, []).append(_bare(line.line, main))
    sums = {name: value for name, value in row.values.items() if is_cell(name)} if row else {}
    for name in sorted({*item.money_fields, *told, *sums}):
        now = tuple(_bare(line, main) for line in item.cell(name))
        file = tuple(told.get(name, ())) if lines else None
        file = now if file in (tuple(map(_inert, now)), tuple(map(_lean, now))) else file
        try:
            wished = _wished(item, name, now, file, sums, years)
        except InvalidInput as refusal:
            place = (row or lines[0]).place
            column = row.columns.get(name, "") if row else ""
            refused.append(Refused(replace(place, column=column), refusal.sentence, dict(refusal.values)))
            continue
        if wished is not None and wished != now:
            yield _change(name, now, wished, row, lines, years)


def _wished(
    item: PlanItem, name: str, now: Lines, file: Lines | None, sums: Mapping[str, object], years: tuple[int, ...]
) -> Lines | None:
    if name not in sums:
        return file
    raw = sums[name]
    wished = raw if isinstance(raw, Decimal) else None
    is_sum_new = _sum(now) != wished
    if file is None or file == now:
        if not is_sum_new:
            return None
        return _of_sum(item, name, wished, years)
    if not is_sum_new or _sum(file) == wished or wished is None:
        return file
    if not file:
        return _of_sum(item, name, wished, years)
    raise InvalidInput(
        "Hier staat %(sum)s, bij de ramingen %(lines)s. Maak ze gelijk.",
        sum=with_cents(wished),
        lines=with_cents(total(file)),
    )


def _of_sum(item: PlanItem, name: str, wished: Decimal | None, years: tuple[int, ...]) -> Lines:
    """One line with this amount, by the same rule as who types it in the grid."""
    patch = {name: {"value": number(wished), "version": item.field(name).version}}
    for change in changes.changes(item, Duty.SECRETARY, patch, years):
        value = change.value
        return tuple(read_line(line) for line in value) if isinstance(value, list) else ()
    return item.cell(name)


def _change(
    name: str, now: Lines, wished: Lines, row: ActionRow | None, lines: Sequence[LineRow], years: tuple[int, ...]
) -> FieldChange:
    label = known((*years, int(name[2:])))[name].label  # Also a year that the plan has no column for.
    place = next((line.place for line in lines if line.line.field == name), (row or lines[0]).place)
    return FieldChange(name, label, _told(now), _told(wished), [as_columns(line) for line in wished], place)


def _main(item: PlanItem, row: ActionRow | None) -> str:
    """The main policy field: of an action in the plan the one that it has, since an export wrote that beside each line."""
    codes = item.codes or (listed(row.text("beleidsveld_code")) if row else ())
    return codes[0] if codes else ""


def _bare(line: Line, main: str) -> Line:
    """A line without its own policy field is in the main one of its action, also where a file says so."""
    return replace(line, policy_field="") if line.policy_field in (main, main.lstrip("0")) else line


def _inert(line: Line) -> Line:
    """A line as a CSV file holds it; somebody may have saved that as a workbook."""
    texts: dict[str, Any] = {name: inert(getattr(line, name)) for name, _ in TEXTS.values()}
    return replace(line, **texts)


def _lean(line: Line) -> Line:
    """A line of a CSV file after a spreadsheet took its policy field for a number."""
    return replace(line, policy_field=line.policy_field.lstrip("0"))


def _sum(lines: Lines) -> Decimal | None:
    return total(lines) if lines else None


def _told(lines: Lines) -> str:
    return " + ".join(with_cents(line.amount) for line in lines)
