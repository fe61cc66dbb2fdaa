"""Lays the actions of a file beside those of a plan: which is which, and what would change in each."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial

from facilitator.domain.bbc.words import Amendment
from facilitator.domain.plan import changes
from facilitator.domain.plan.fields import STATUS, FieldSpec, Kind, known, read
from facilitator.domain.plan.item import Field, Plan, PlanItem, Status
from facilitator.domain.plan.together import folded
from facilitator.domain.refusals import InvalidInput
from facilitator.domain.text import N_

from .against import FieldChange, ItemChange, Past, State, Verdict, alike, verdict
from .book import Place, shown
from .cells import Refused
from .money import money_changes
from .rows import ActionRow, LineRow, Wishes

TITLE, CODE = "AC_korte_omschrijving", "AC_code"
DEFAULTS: Mapping[str, object] = {STATUS: Status.PROPOSED.value, "wijziging": Amendment.NEW.value}


@dataclass
class Target:
    """One action that a file is about: its row, the action of the plan, and its estimate lines, as far as there are."""

    row: ActionRow | None
    item: PlanItem | None
    lines: list[LineRow] = field(default_factory=list)

    @property
    def place(self) -> Place:
        """Where the file begins about it."""
        return self.row.place if self.row else self.lines[0].place

    @property
    def is_new(self) -> bool:
        """Say whether it stands in no plan, or no longer."""
        return self.item is None or self.item.status is Status.WITHDRAWN

    @property
    def title(self) -> str:
        """What people call it."""
        return (self.row.text(TITLE) if self.row else "") or (self.item.title if self.item else "")

    @property
    def standing(self) -> PlanItem:
        """The action as it stands; one that is new stands empty."""
        return self.item or PlanItem(self.row.id if self.row else "", "", "", "", "", 0)

    @property
    def with_board(self) -> PlanItem:
        """The action with the board that the file gives it, since a first amount is of that board."""
        board = self.row.text("bestuur") if self.row else ""
        item = self.standing
        return (
            replace(item, fields={**item.fields, "bestuur": Field(board, item.field("bestuur").version)})
            if board
            else item
        )


@dataclass(frozen=True)
class Beside:
    """What a file is laid beside: the plan, every action that it ever had, and what stood in its fields."""

    plan: Plan
    items: tuple[PlanItem, ...]
    past: Past
    stand: datetime | None = None


def item_changes(wishes: Wishes, beside: Beside, refused: list[Refused]) -> list[ItemChange]:
    """Return what would happen to each action that the file is about; what cannot be goes to `refused`."""
    targets = _targets(wishes, beside, refused)
    return [_change(target, wishes, beside, refused) for target in targets]


def _targets(wishes: Wishes, beside: Beside, refused: list[Refused]) -> list[Target]:
    find = _Find(beside.items)
    found: list[Target] = []
    claimed: dict[str, Place] = {}
    for row in wishes.actions:
        item = find(row.id, row.text(CODE), row.text(TITLE))
        if item is not None and item.id in claimed:
            sentence = N_("Deze actie staat ook in rij %(row)s. Hou er één.")
            refused.append(Refused(row.place, sentence, {"row": claimed[item.id].row}))
            continue
        if item is not None:
            claimed[item.id] = row.place
        found.append(Target(row, item))
    _hang_lines(wishes.lines, found, find, refused)
    return found


def _hang_lines(lines: Iterable[LineRow], found: list[Target], find: "_Find", refused: list[Refused]) -> None:
    by_id = {target.row.id: target for target in found if target.row and target.row.id}
    by_code = {target.row.text(CODE): target for target in found if target.row and target.row.text(CODE)}
    by_item = {target.item.id: target for target in found if target.item}
    for line in lines:
        target = by_id.get(line.id) or (by_code.get(line.code) if not line.id else None)
        if target is None:
            item = find(line.id, line.code, "")
            target = by_item.get(item.id) if item else None
            if item is not None and target is None and item.status is not Status.WITHDRAWN:
                target = by_item[item.id] = Target(None, item)
                found.append(target)
        if target is None:
            refused.append(Refused(line.place, N_("Deze actie vinden we niet in het plan."), {}))
        else:
            target.lines.append(line)


class _Find:
    """Finds the action of the plan that a row means: by its id, else by its code, else by its title."""

    def __init__(self, items: Iterable[PlanItem]) -> None:
        self._by_id = {item.id: item for item in items}
        standing = [item for item in items if item.status is not Status.WITHDRAWN]
        self._by_code = _only(standing, CODE)
        self._by_title = _only(standing, TITLE)

    def __call__(self, item_id: str, code: str, title: str) -> PlanItem | None:
        return self._by_id.get(item_id) or self._by_code.get(folded(code)) or self._by_title.get(folded(title))


def _only(items: Iterable[PlanItem], name: str) -> dict[str, PlanItem]:
    """The actions by what stands in a field, leaving out what stands in several."""
    found: dict[str, list[PlanItem]] = {}
    for item in items:
        found.setdefault(folded(item.text(name)), []).append(item)
    return {text: those[0] for text, those in found.items() if text and len(those) == 1}


def _change(target: Target, wishes: Wishes, beside: Beside, refused: list[Refused]) -> ItemChange:
    fields = tuple(change for change in _fields(target, beside, refused) if change is not None)
    if target.is_new:
        fields = (*_defaults(target, beside, fields), *fields)
    fields = tuple(replace(change, now=target.standing.field(change.name)) for change in fields)
    if target.is_new:
        advice = wishes.advice.get(target.row.id) if target.row else None
        is_known = target.item is not None
        return ItemChange(State.NEW, target.place, target.standing.id, target.title, fields, advice, is_known)
    state = State.CHANGED if fields else State.SAME
    return ItemChange(state, target.place, target.standing.id, target.title, fields)


def _fields(target: Target, beside: Beside, refused: list[Refused]) -> Iterator[FieldChange | None]:
    specs = known(beside.plan.years)
    item, row = target.standing, target.row
    for name, wished in row.values.items() if row else ():
        spec = specs.get(name)
        if row and spec and spec.kind is not Kind.AMOUNT and not _stands(item, spec, wished):
            place = replace(row.place, column=row.columns.get(name, ""))
            before = changes.shown(item, spec)
            yield judged(
                FieldChange(name, spec.label, _told(before), _told(wished), wished, place),
                item,
                beside,
                partial(_asks, wished),
            )
    for change in money_changes(target.with_board, target.row, target.lines, beside.plan.years, refused):
        yield judged(change, item, beside, partial(_same_lines, change.value))


def judged(
    change: FieldChange, item: PlanItem, beside: Beside, is_wished: Callable[[object], bool]
) -> FieldChange | None:
    """Return the change, marked where somebody was there after the file was made; None where the file is simply older."""
    stands = item.field(change.name).version and item.status is not Status.WITHDRAWN
    versions = beside.past(item.id, change.name) if stands else ()
    found = verdict(versions, beside.stand, is_wished)
    if found is Verdict.KEEP:
        return None
    return replace(change, is_newer=True) if found is Verdict.CONFLICT else change


def _stands(item: PlanItem, spec: FieldSpec, wished: object) -> bool:
    now = changes.shown(item, spec)
    if alike(now, wished):
        return True
    try:
        return alike(read(spec, now), wished)
    except InvalidInput:
        return False


def _defaults(target: Target, beside: Beside, fields: tuple[FieldChange, ...]) -> Iterator[FieldChange]:
    """What a new action starts with where the file does not say."""
    specs = known(beside.plan.years)
    told = {*(target.row.values if target.row else ()), *(change.name for change in fields)}
    for name, value in DEFAULTS.items():
        if name not in told:
            yield FieldChange(name, specs[name].label, "", str(value), value, target.place)


def _asks(wished: object, value: object) -> bool:
    return alike(value, wished)


def _same_lines(wished: object, value: object) -> bool:
    return (value or []) == wished


def _told(value: object) -> str:
    return shown(value) if isinstance(value, str | int | float | bool) and value is not False else ""
