"""What a patch does to an action in the plan: who may, what conflicts, and what is then stored."""

from collections.abc import Mapping
from dataclasses import dataclass

from facilitator.domain.bbc.money import Line, amount, as_columns, number, read_line, total
from facilitator.domain.bbc.words import Board, Entity, Flow
from facilitator.domain.refusals import ChangedMeanwhile, InvalidInput, NotAllowed
from facilitator.domain.roles import Duty

from .fields import LINES, STATUS, FieldSpec, Kind, known, read
from .item import PlanItem, is_cell

WRITERS = frozenset({Duty.FACILITATOR, Duty.SECRETARY, Duty.AUTHOR})
DECIDERS = frozenset({Duty.SECRETARY, Duty.AUTHOR})


@dataclass(frozen=True)
class Change:
    """One stored field and what stands there from now on."""

    name: str
    value: object


@dataclass(frozen=True)
class _Wish:
    spec: FieldSpec
    version: int
    value: object


def may_write(duty: Duty, spec: FieldSpec) -> bool:
    """Say whether somebody with this duty may write in this field."""
    if spec.name == STATUS:
        return duty in DECIDERS
    return duty in WRITERS or (duty is Duty.FINANCE and spec.is_money)


def changes(item: PlanItem, duty: Duty, patch: object, years: tuple[int, ...]) -> tuple[Change, ...]:
    """Return what to store for a patch `{name: {"value", "version"}}`; all of it is done, or nothing."""
    if duty is Duty.READER:
        raise NotAllowed("Je mag dit plan lezen, niet veranderen.")
    if not isinstance(patch, Mapping):
        raise InvalidInput("Geef de velden als {naam: {value, version}}.")
    specs = known(years)
    named = {name: specs[name] for name in patch if name in specs}
    _check_duty(duty, named)
    wishes = [_wish(spec, patch[name]) for name, spec in named.items()]
    _check_money(item, wishes)
    _check_versions(item, wishes)
    return tuple(change for wish in wishes for change in _stored(item, wish))


def shown(item: PlanItem, spec: FieldSpec) -> object:
    """What a writable field shows: an amount as a number, lines under the names of sheet Ramingen."""
    if spec.kind is Kind.AMOUNT:
        lines = item.cell(spec.name)
        return number(total(lines)) if lines else None
    if spec.kind is Kind.LINES:
        return [as_columns(line) for line in item.lines]
    if spec.kind is Kind.YES_NO:
        return item.is_yes(spec.name)
    return item.year(spec.name) if spec.kind is Kind.YEAR else item.text(spec.name)


def version(item: PlanItem, spec: FieldSpec) -> int:
    """The version of a field; lines are as new as all their cells together."""
    if spec.kind is Kind.LINES:
        return sum(item.field(name).version for name in item.money_fields)
    return item.field(spec.name).version


def _check_duty(duty: Duty, named: Mapping[str, FieldSpec]) -> None:
    if STATUS in named and duty not in DECIDERS:
        raise NotAllowed("Alleen een beleidsmedewerker of auteur kiest de status.")
    derived = [spec for spec in named.values() if spec.kind is Kind.DERIVED]
    if any(not may_write(duty, spec) for spec in named.values() if spec not in derived):
        raise NotAllowed("Jij vult hier alleen bedragen in.")


def _wish(spec: FieldSpec, raw: object) -> _Wish:
    if not isinstance(raw, Mapping) or "value" not in raw or "version" not in raw:
        raise InvalidInput("Geef bij «%(label)s» een value en een version.", label=spec.label)
    seen = raw["version"]
    if isinstance(seen, bool) or not isinstance(seen, int) or seen < 0:
        raise InvalidInput("Geef bij «%(label)s» de version als een getal.", label=spec.label)
    return _Wish(spec, seen, read(spec, raw["value"]))


def _check_money(item: PlanItem, wishes: list[_Wish]) -> None:
    amounts = [wish for wish in wishes if wish.spec.kind is Kind.AMOUNT]
    if amounts and any(wish.spec.name == LINES for wish in wishes):
        raise InvalidInput("Verander de bedragen per jaar of de ramingen, niet allebei samen.")
    for wish in amounts:
        if len(item.cell(wish.spec.name)) > 1 and wish.value != shown(item, wish.spec):
            raise InvalidInput(
                "Kijk bij «%(label)s». Dit is een som. Verander de ramingen zelf.", label=wish.spec.label
            )


def _check_versions(item: PlanItem, wishes: list[_Wish]) -> None:
    conflicts: dict[str, object] = {}
    for wish in wishes:
        now, theirs, yours = version(item, wish.spec), shown(item, wish.spec), _public(wish)
        # The same value is no conflict: a patch that is sent again has already been done.
        if wish.version != now and yours != theirs:
            conflicts[wish.spec.name] = {"yours": yours, "theirs": theirs, "version": now}
    if conflicts:
        raise ChangedMeanwhile(conflicts)


def _public(wish: _Wish) -> object:
    if wish.spec.kind is Kind.LINES and isinstance(wish.value, list):
        return [as_columns(line) for line in wish.value]
    return wish.value


def _stored(item: PlanItem, wish: _Wish) -> list[Change]:
    name = wish.spec.name
    if wish.spec.kind is Kind.LINES and isinstance(wish.value, list):
        return _lines_stored(item, wish.value)
    if wish.value == shown(item, wish.spec):
        return []
    if wish.spec.kind is Kind.AMOUNT:
        return [Change(name, _one_line(item, name, wish.value))]
    return [Change(name, wish.value)]


def _one_line(item: PlanItem, name: str, value: object) -> list[dict[str, object]]:
    """The single line of a cell with another amount; a first one is of the plainest kind."""
    money = amount(value)
    if money is None:
        return []
    kept = item.cell(name)
    first = as_columns(kept[0] if kept else _plainest(item, name))
    return [{**first, "bedrag": number(money)}]


def _plainest(item: PlanItem, name: str) -> Line:
    entity = Entity.OCMW if item.text("bestuur") == Board.OCMW else Entity.MUNICIPALITY
    flow = Flow.EXPENSE if name.startswith("U") else Flow.RECEIPT
    return read_line({"boekjaar": int(name[2:]), "soort": flow, "bedrag": 0, "budgettaire_entiteit": entity})


def _lines_stored(item: PlanItem, lines: list[Line]) -> list[Change]:
    by_cell: dict[str, list[dict[str, object]]] = {name: [] for name in item.money_fields if is_cell(name)}
    for line in lines:
        by_cell.setdefault(line.field, []).append(as_columns(line))
    return [
        Change(name, value)
        for name, value in by_cell.items()
        if value != [as_columns(line) for line in item.cell(name)]
    ]
