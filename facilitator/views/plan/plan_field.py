"""One field of an action as it is drawn: what stands there, who writes there, and what is checked beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from facilitator.domain.bbc.words import NO_PLACE
from facilitator.domain.plan.changes import may_write, shown, version
from facilitator.domain.plan.checks import Finding
from facilitator.domain.plan.fields import FieldSpec, Kind, known
from facilitator.domain.plan.goals import LETTERS
from facilitator.domain.plan.item import Plan, PlanItem
from facilitator.domain.plan.talk import NOTHING_BESIDE, Beside
from facilitator.domain.roles import Duty
from facilitator.domain.trajectory import Account
from facilitator.views.plan.plan_table import MARKS


@dataclass(frozen=True)
class Note:
    """A remark beside a field: a shape, a word, and what to do."""

    mark: str
    word: str
    advice: str


@dataclass(frozen=True)
class Typed:
    """What a person sent that was not kept: it stays in the field, with what stands in its way."""

    value: str
    theirs: str | None = None
    refusal: str = ""


@dataclass(frozen=True)
class FieldView:
    """One field as it is drawn."""

    name: str
    label: str
    kind: str
    value: str
    was: str
    version: int
    writable: bool
    hint: str = ""
    choices: tuple[str, ...] = ()
    suggestions: tuple[tuple[str, str], ...] = ()
    notes: tuple[Note, ...] = ()
    lent_to: str = ""
    here: str = ""
    waiting: int = 0
    theirs: str | None = None
    refusal: str = ""
    lines: int = 0
    door: tuple[str, str] | None = None


@dataclass(frozen=True)
class Desk:
    """What every field of one page is drawn from."""

    plan: Plan
    item: PlanItem
    duty: Duty
    reader: Account
    found: Sequence[Finding]
    typed: Mapping[str, Typed]
    beside: Beside = NOTHING_BESIDE

    @property
    def specs(self) -> Mapping[str, FieldSpec]:
        """The fields of this plan, by name."""
        return known(self.plan.years)


def written(item: PlanItem, spec: FieldSpec) -> str:
    """Return what stands in a field as a person would type it."""
    return typed_as(spec, shown(item, spec))


def typed_as(spec: FieldSpec, value: object) -> str:
    """Return a value of a field as a person would type it."""
    if spec.kind is Kind.YES_NO:
        return "ja" if value else "nee"
    if value is None:
        return ""
    if spec.kind is Kind.AMOUNT and isinstance(value, int | float):
        return f"{value:.2f}".removesuffix(".00").replace(".", ",")
    return str(value)


def field(desk: Desk, name: str) -> FieldView:
    """Return a field as this reader sees it."""
    spec, item = desk.specs[name], desk.item
    now, typed = written(item, spec), desk.typed.get(name)
    lines = len(item.cell(name)) if spec.kind is Kind.AMOUNT else 0
    talk = desk.beside.talk.at(name)
    loan = next((one for one in item.loans if one.name == name and one.account_id != desk.reader.id), None)
    return FieldView(
        name=name,
        label=spec.label,
        kind=spec.kind.value,
        value=typed.value if typed else now,
        was=now,
        version=version(item, spec),
        writable=may_write(desk.duty, spec) and lines < 2,
        hint=spec.hint,
        choices=tuple(str(choice) for choice in spec.choices),
        suggestions=_suggestions(desk.plan, name),
        notes=notes(desk, name),
        lent_to=loan.account_name if loan else "",
        here=", ".join(one.account_name for one in desk.beside.others if one.name == name),
        waiting=talk.open_comments + talk.open_suggestions,
        theirs=typed.theirs if typed else None,
        refusal=typed.refusal if typed else "",
        lines=lines,
        door=spec.door,
    )


def notes(desk: Desk, name: str) -> tuple[Note, ...]:
    """Return what is checked beside a field."""
    return tuple(Note(MARKS[one.level], one.level.value, one.advice) for one in desk.found if one.field == name)


def _suggestions(plan: Plan, name: str) -> tuple[tuple[str, str], ...]:
    if name == "beleidsveld_code":
        return tuple(plan.policy_fields.items())
    nodes = tuple((goal.code, goal.short) for goal in plan.goals if name == f"{LETTERS[goal.level]}_code")
    return (tuple((word, word) for word in NO_PLACE) if name == "AP_code" else ()) + nodes
