"""What the pages of the editions show: which versions of the plan lie fixed, what one holds, and what changed between two."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from facilitator.domain.days import day_of
from facilitator.domain.numbers import with_cents
from facilitator.domain.plan.decision import Edition
from facilitator.domain.plan.differences import Part, differences
from facilitator.domain.plan.editions import TITLE, Comparison, FieldChange, in_order, is_untouched, told
from facilitator.domain.plan.fields import known
from facilitator.domain.text import N_
from facilitator.views.room.cards import spoken_date

NOW = "nu"
# From this many letters on one looks for the words that changed.
LONG = 60
_LABELS: Mapping[str, str] = {"beslissing": N_("beslissing")}
_ABOVE = frozenset({TITLE, "status", "AC_code"})


@dataclass(frozen=True)
class EditionRow:
    """One version in the list."""

    n: int
    title: str
    final: bool
    day: str
    who: str


@dataclass(frozen=True)
class EditionsPage:
    """All versions, the newest first."""

    base: str
    municipality: str
    rows: tuple[EditionRow, ...]

    @property
    def newest(self) -> int:
        """The number of the newest version."""
        return self.rows[0].n if self.rows else 0


@dataclass(frozen=True)
class EditionItem:
    """One action as it stood in a version."""

    title: str
    status: str
    code: str
    decided: str
    reason: str
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class EditionPage:
    """One version: what it says, and that nobody touched it since."""

    base: str
    municipality: str
    row: EditionRow
    items: tuple[EditionItem, ...]
    hash: str
    untouched: bool


@dataclass(frozen=True)
class ChangeRow:
    """One field before and after; `parts` lay a text that was rewritten word by word."""

    label: str
    before: str
    after: str
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True)
class ChangedItem:
    """One action of which fields changed; `id` is empty where it is no longer in the plan."""

    id: str
    title: str
    changes: tuple[ChangeRow, ...]


@dataclass(frozen=True)
class AmountRow:
    """What all actions cost or bring in one year, before and after."""

    label: str
    before: str
    after: str
    difference: str


@dataclass(frozen=True)
class ComparisonPage:
    """What changed between two versions."""

    base: str
    municipality: str
    rows: tuple[EditionRow, ...]
    first: int
    second: str
    added: tuple[str, ...]
    gone: tuple[str, ...]
    changed: tuple[ChangedItem, ...]
    amounts: tuple[AmountRow, ...]
    same: bool


def edition_rows(editions: tuple[Edition, ...]) -> tuple[EditionRow, ...]:
    """Return versions for a list, the newest first."""
    return tuple(_row(edition) for edition in reversed(editions))


def edition_page(trajectory_id: str, municipality: str, edition: Edition) -> EditionPage:
    """Return one version as it was frozen."""
    decided: Mapping[str, Mapping[str, str]] = edition.content.get("decided", {})  # type: ignore[assignment]
    return EditionPage(
        base=f"/traject/{trajectory_id}",
        municipality=municipality,
        row=_row(edition),
        items=tuple(
            _item(fields, decided.get(item_id, {}), _fields(edition.content, item_id))
            for item_id, fields in in_order(edition.content).items()
        ),
        hash=edition.hash,
        untouched=is_untouched(edition),
    )


def comparison_page(
    trajectory_id: str, municipality: str, editions: tuple[Edition, ...], first: int, second: int | None,
    found: Comparison,
) -> ComparisonPage:  # fmt: skip
    """Return what changed, each field by the name that people know."""
    years = tuple(sorted({int(one.cell[2:]) for one in found.amounts}))
    labels = {name: spec.label for name, spec in known(years).items()} | dict(_LABELS)
    return ComparisonPage(
        base=f"/traject/{trajectory_id}",
        municipality=municipality,
        rows=edition_rows(editions),
        first=first,
        second=NOW if second is None else str(second),
        added=tuple(title for _, title in found.added),
        gone=tuple(title for _, title in found.gone),
        changed=tuple(
            ChangedItem(one.id, one.title, tuple(_change(labels, field) for field in one.fields))
            for one in found.changed
        ),
        amounts=tuple(
            AmountRow(labels[one.cell], with_cents(one.before), with_cents(one.after), _signed(one.after - one.before))
            for one in found.amounts
            if one.before != one.after
        ),
        same=found.is_same,
    )  # fmt: skip


def _change(labels: Mapping[str, str], field: FieldChange) -> ChangeRow:
    rewritten = min(len(field.before), len(field.after)) >= LONG
    parts = differences(field.before, field.after) if rewritten else ()
    return ChangeRow(labels.get(field.name, field.name), field.before, field.after, parts)


def _row(edition: Edition) -> EditionRow:
    return EditionRow(edition.n, edition.title, edition.final, spoken_date(day_of(edition.made_at)), edition.made_by)


def _fields(content: Mapping[str, Any], item_id: str) -> tuple[tuple[str, str], ...]:
    """What stood in each field beside what the table already says, by the name that people know."""
    specs = known(tuple(content.get("years", ())))
    named = ((specs[name].label if name in specs else name, text) for name, text in told(content, item_id)
             if name not in _ABOVE)  # fmt: skip
    return tuple(named)


def _item(fields: Mapping[str, Any], decided: Mapping[str, str], written: tuple[tuple[str, str], ...]) -> EditionItem:
    def text(name: str) -> str:
        value = fields.get(name)
        return value if isinstance(value, str) else ""

    return EditionItem(
        text(TITLE), text("status"), text("AC_code"), decided.get("choice", ""), decided.get("reason", ""), written
    )


def _signed(value: Decimal) -> str:
    return f"+{with_cents(value)}" if value > 0 else with_cents(value)
