"""An edition: the plan as it stood at one moment, proven by a hash, and what changed between two of them."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from facilitator.domain.bbc.money import read_line, total
from facilitator.domain.days import day_month_year
from facilitator.domain.numbers import with_cents

from .decision import Decision, Edition, verdicts
from .fields import known
from .item import PlanItem, cells, is_cell

Content = Mapping[str, Any]
TITLE = "AC_korte_omschrijving"


@dataclass(frozen=True)
class FieldChange:
    """One field that holds something else than before."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class ItemChange:
    """One action with all of its fields that changed."""

    id: str
    title: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True)
class AmountChange:
    """What all actions together cost or bring in one cell of the grid, before and after."""

    cell: str
    before: Decimal
    after: Decimal


@dataclass(frozen=True)
class Comparison:
    """What is new, gone and changed between two editions; actions as (id, title)."""

    added: tuple[tuple[str, str], ...]
    gone: tuple[tuple[str, str], ...]
    changed: tuple[ItemChange, ...]
    amounts: tuple[AmountChange, ...]

    @property
    def is_same(self) -> bool:
        """Say whether nothing changed."""
        return not (self.added or self.gone or self.changed)


def content(years: Iterable[int], items: Iterable[PlanItem], decisions: Iterable[Decision]) -> dict[str, Any]:
    """Return all that an edition keeps: every field of every action in its order, and what was decided on it."""
    standing = list(items)
    return {
        "years": list(years),
        "order": [item.id for item in standing],
        "items": {item.id: {name: one.value for name, one in item.fields.items()} for item in standing},
        "decided": {
            item_id: {
                "choice": verdict.choice.value, "reason": verdict.decided.reason,
                "body": verdict.moment.body.value, "day": verdict.moment.day.isoformat(),
            }
            for item_id, verdict in verdicts(decisions).items()
        },
    }  # fmt: skip


def seal(kept: Content) -> str:
    """Return the hash that proves this content: any other has another."""
    plain = json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()


def is_untouched(edition: Edition) -> bool:
    """Say whether the content of an edition is what was frozen."""
    return seal(edition.content) == edition.hash


def compare(before: Content, after: Content) -> Comparison:
    """Return what changed from one content to the other."""
    old, new = in_order(before), in_order(after)
    years = tuple(sorted({*before.get("years", ()), *after.get("years", ())}))
    labels = known(years)
    changed = tuple(
        ItemChange(item_id, _title(new[item_id]), fields)
        for item_id in new
        if item_id in old and (fields := _fields(labels, _told(before, item_id), _told(after, item_id)))
    )
    return Comparison(
        added=tuple((item_id, _title(new[item_id])) for item_id in new if item_id not in old),
        gone=tuple((item_id, _title(old[item_id])) for item_id in old if item_id not in new),
        changed=changed,
        amounts=tuple(_amount(name, old.values(), new.values()) for name in cells(years)),
    )


def in_order(kept: Content) -> dict[str, Content]:
    """Return the actions of a content by their id, in the order of the plan."""
    items: Mapping[str, Content] = kept.get("items", {})
    return {item_id: items[item_id] for item_id in kept.get("order", items)}


def told(kept: Content, item_id: str) -> tuple[tuple[str, str], ...]:
    """Return what stood in each field of an action as a person reads it, by name, in the order of the sheet."""
    labels = known(tuple(kept.get("years", ())))
    return tuple((one.name, one.after) for one in _fields(labels, {}, kept["items"][item_id]))


def _told(kept: Content, item_id: str) -> dict[str, Any]:
    """The fields of an action, with what was decided on it as one of them."""
    decided = kept.get("decided", {}).get(item_id)
    return {**kept["items"][item_id], "beslissing": _decided(decided) if decided else ""}


def _decided(kept: Mapping[str, str]) -> str:
    day = day_month_year(date.fromisoformat(kept["day"]))
    said = f"{kept['choice']}, {kept['body']} {day}"
    return f"{said}\n{kept['reason']}" if kept["reason"] else said


def _fields(labels: Iterable[str], old: Content, new: Content) -> tuple[FieldChange, ...]:
    order = {name: n for n, name in enumerate(("beslissing", *labels))}
    names = sorted({*old, *new}, key=lambda name: (order.get(name, len(order)), name))
    pairs = ((name, shown(name, old.get(name)), shown(name, new.get(name))) for name in names)
    return tuple(FieldChange(name, before, after) for name, before, after in pairs if before != after)


def shown(name: str, value: object) -> str:
    """Return what a person reads of a value; a cell tells its sum and how it is made up."""
    if is_cell(name) and isinstance(value, list):
        lines = [read_line(line) for line in value]
        parts = [f"{with_cents(line.amount)} {line.credit}, {line.entity}" for line in lines]
        return "; ".join(parts)
    if value is None or value is False or value == []:
        return ""
    return "ja" if value is True else str(value)


def _amount(name: str, old: Iterable[Content], new: Iterable[Content]) -> AmountChange:
    return AmountChange(name, _sum(name, old), _sum(name, new))


def _sum(name: str, items: Iterable[Content]) -> Decimal:
    lines = [read_line(line) for item in items if item.get("status") != "geschrapt" for line in item.get(name) or ()]
    return total(lines)


def _title(fields: Content) -> str:
    title = fields.get(TITLE)
    return title if isinstance(title, str) else ""
