"""The page of checks: what must be solved first, then what deserves a look, each leading to its field."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from facilitator.domain.plan.checks import Finding, Level, blocking, findings
from facilitator.domain.plan.fields import LINES
from facilitator.domain.plan.inclusion import REASON
from facilitator.domain.plan.item import Plan
from facilitator.domain.text import N_
from facilitator.views.plan.plan_table import MARKS

_TITLES: Mapping[Level, tuple[str, str]] = {
    Level.ERROR: (N_("Los dit eerst op"), N_("Zonder dit wordt het plan niet definitief.")),
    Level.WARN: (N_("Kijk dit na"), N_("Dit mag blijven staan. Kijk of het klopt.")),
    Level.INFO: (N_("Ter info"), N_("Dit mag je nog aanvullen.")),
}
_PLACES = frozenset({"SD_code", "BD_code", "AP_code"})


@dataclass(frozen=True)
class CheckLine:
    """One finding: the word that leads to its field, and what to do there."""

    link: str
    word: str
    advice: str


@dataclass(frozen=True)
class CheckGroup:
    """The findings of one action, or those on one field of all actions."""

    title: str
    lines: tuple[CheckLine, ...]


@dataclass(frozen=True)
class CheckPart:
    """All findings that matter equally."""

    key: str
    mark: str
    title: str
    sentence: str
    n: int
    groups: tuple[CheckGroup, ...]


@dataclass(frozen=True)
class ChecksPage:
    """Everything to solve and to look at in a plan, or in one action of it."""

    base: str
    municipality: str
    parts: tuple[CheckPart, ...]
    actions: tuple[tuple[str, str], ...]
    chosen: str
    by_field: bool
    to_solve: int


def checks_page(plan: Plan, chosen: str = "", *, by_field: bool = False) -> ChecksPage:
    """Return the page; of one action where one is chosen, by field instead of by action where that is asked."""
    base, found = f"/traject/{plan.trajectory.id}", findings(plan)
    first = blocking(plan, found)
    told = [*first, *(rest for rest in found if rest.level is not Level.ERROR)]
    known = {item.id for item in plan.items}
    if chosen in known:
        told = [one for one in told if one.item_id == chosen]
    return ChecksPage(
        base=base,
        municipality=plan.trajectory.municipality_name,
        parts=tuple(_part(base, level, told, by_field) for level in Level if any(one.level is level for one in told)),
        actions=tuple((item.id, item.title) for item in plan.items),
        chosen=chosen if chosen in known else "",
        by_field=by_field,
        to_solve=len(first),
    )


def field_link(base: str, item_id: str, name: str) -> str:
    """Return where one can do something about a field: its own page where it has one, else its place on the sheet."""
    item = f"{base}/plan/{item_id}"
    if name in _PLACES:
        return f"{item}/plaats"
    pages = {REASON: "inclusietoets", LINES: "ramingen"}
    return f"{item}/{pages[name]}" if name in pages else f"{item}#{name}"


def _part(base: str, level: Level, told: Iterable[Finding], by_field: bool) -> CheckPart:
    own = [one for one in told if one.level is level]
    groups: dict[str, list[Finding]] = {}
    for one in own:
        groups.setdefault(one.label if by_field else one.item_id, []).append(one)
    title, sentence = _TITLES[level]
    return CheckPart(
        key=level.name.lower(),
        mark=MARKS[level],
        title=title,
        sentence=sentence,
        n=len(own),
        groups=tuple(_group(base, of_one, by_field) for of_one in groups.values()),
    )


def _group(base: str, own: list[Finding], by_field: bool) -> CheckGroup:
    return CheckGroup(
        title=own[0].label if by_field else own[0].action,
        lines=tuple(
            CheckLine(field_link(base, one.item_id, one.field), one.action if by_field else one.label, one.advice)
            for one in own
        ),
    )
