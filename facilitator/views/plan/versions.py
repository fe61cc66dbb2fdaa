"""Everything that ever stood in a field: by turns of writing, each compared with the one before, or any two with each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.domain.bbc.money import TEXTS, Line, read_line
from facilitator.domain.numbers import with_cents
from facilitator.domain.plan.changes import may_write
from facilitator.domain.plan.differences import Part, differences
from facilitator.domain.plan.fields import FieldSpec, Kind
from facilitator.domain.plan.item import Version
from facilitator.domain.plan.turns import Turn, turns
from facilitator.domain.roles import Duty
from facilitator.domain.text import N_
from facilitator.domain.trajectory import Trajectory
from facilitator.views.plan.plan_field import typed_as
from facilitator.views.times import minute

WAYS = {
    "": "",
    "voorstel": N_("een voorstel werd overgenomen"),
    "terug": N_("teruggezet naar een oudere tekst"),
    "import": N_("kwam uit een bestand"),
    "ongedaan": N_("invoer ongedaan gemaakt"),
    "opvolging": N_("kwam uit het jaarverslag"),
    "beslissing": N_("volgt uit een beslissing"),
    "teruggenomen": N_("een beslissing werd teruggenomen"),
}
SHOWN = 50


@dataclass(frozen=True)
class VersionView:
    """What stood there after a turn, and what the turn changed; `kept` is how many versions it took."""

    number: int
    who: str
    when: str
    way: str
    value: str
    parts: tuple[Part, ...]
    kept: int
    is_now: bool


@dataclass(frozen=True)
class Comparison:
    """Two versions beside each other."""

    older: int
    newer: int
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class VersionsPage:
    """All versions of one field, newest first."""

    base: str
    id: str
    title: str
    municipality: str
    name: str
    label: str
    version: int
    writable: bool
    versions: tuple[VersionView, ...]
    left_out: int
    is_full: bool
    numbers: tuple[int, ...]
    compared: Comparison | None


def versions_page(
    trajectory: Trajectory,
    item_id: str,
    title: str,
    duty: Duty,
    spec: FieldSpec,
    versions: Sequence[Version],
    *,
    full: bool = False,
    pair: tuple[int, int] | None = None,
) -> VersionsPage:
    """Return the page; `full` shows every version instead of turns, `pair` compares two."""
    told = [Turn((one,)) for one in versions] if full else turns(versions)
    texts = [_text(spec, turn.last.value) for turn in told]
    shown = list(range(len(told)))[-SHOWN:]
    return VersionsPage(
        base=f"/traject/{trajectory.id}",
        id=item_id,
        title=title,
        municipality=trajectory.municipality_name,
        name=spec.name,
        label=spec.label,
        version=versions[-1].version if versions else 0,
        writable=may_write(duty, spec),
        versions=tuple(
            # The first text changed nothing that stood there.
            _view(told[at], texts[at - 1] if at else texts[0], texts[at], at + 1 == len(told))
            for at in reversed(shown)
        ),
        left_out=len(told) - len(shown),
        is_full=full,
        numbers=tuple(turn.last.version for turn in told),
        compared=_compared(spec, versions, pair),
    )


def _view(turn: Turn, before: str, value: str, is_now: bool) -> VersionView:
    last = turn.last
    return VersionView(
        last.version, last.who, minute(last.at), WAYS.get(last.way, last.way), value, differences(before, value),
        len(turn.versions), is_now,
    )  # fmt: skip


def _compared(spec: FieldSpec, versions: Sequence[Version], pair: tuple[int, int] | None) -> Comparison | None:
    found = {one.version: _text(spec, one.value) for one in versions}
    if pair is None or any(number not in found for number in pair):
        return None
    older, newer = sorted(pair)
    return Comparison(older, newer, differences(found[older], found[newer]))


def _text(spec: FieldSpec, value: object) -> str:
    """What stood there as one reads it; the lines of an amount one under the other."""
    if spec.kind is Kind.AMOUNT and isinstance(value, list):
        return "\n".join(_line(read_line(line)) for line in value)
    return typed_as(spec, value)


def _line(line: Line) -> str:
    texts = [getattr(line, attribute) for attribute, _ in TEXTS.values()]
    return " · ".join(word for word in (with_cents(line.amount), line.credit, line.entity, *texts) if word)
