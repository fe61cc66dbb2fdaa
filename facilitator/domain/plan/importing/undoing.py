"""Whether an import can be undone: only where nobody wrote since in what it wrote, so that nobody loses a text."""

from collections.abc import Iterable, Mapping

from facilitator.domain.plan.fields import known
from facilitator.domain.plan.goals import Goal
from facilitator.domain.plan.item import PlanItem
from facilitator.domain.refusals import ChangedMeanwhile
from facilitator.domain.text import N_

from .kept import Written, WrittenGoal

MOST_NAMED = 5


def check_untouched(
    written: Written, items: Mapping[str, PlanItem], goals: Iterable[Goal], years: tuple[int, ...]
) -> None:
    """Refuse with ChangedMeanwhile, naming what somebody changed since."""
    labels = {name: spec.label for name, spec in known(years).items()}
    fields: dict[str, object] = {}
    named = []
    for one in written.fields:
        item = items.get(one.item_id)
        if item is None or item.field(one.name).version != one.version:
            fields[f"{one.item_id}.{one.name}"] = {"version": item.field(one.name).version if item else 0}
            named.append(f"«{labels.get(one.name, one.name)}» van «{item.title if item else one.item_id}»")
    for item_id, names in _since(written, items).items():
        fields |= {f"{item_id}.{name}": {"version": items[item_id].field(name).version} for name in names}
        named += [f"«{labels.get(name, name)}» van «{items[item_id].title}»" for name in names]
    standing = {(goal.level, goal.code): goal for goal in goals}
    named += [
        f"«{one.after.code}»" for one in written.goals if standing.get((one.after.level, one.after.code)) != one.after
    ]
    if named:
        refusal = ChangedMeanwhile(fields)
        told = ", ".join(named[:MOST_NAMED]) + (" …" if len(named) > MOST_NAMED else "")
        refusal.resay(N_("Iemand veranderde intussen %(what)s. Ongedaan maken kan niet meer."), what=told)
        raise refusal


def _since(written: Written, items: Mapping[str, PlanItem]) -> dict[str, list[str]]:
    """Fields of added actions that the import did not write, and that somebody filled in."""
    known_fields = {(one.item_id, one.name) for one in written.fields}
    return {
        item_id: [name for name in items[item_id].fields if (item_id, name) not in known_fields]
        for item_id in written.added
        if item_id in items and not items[item_id].session_id
    }


def without(goals: Iterable[Goal], written: Iterable[WrittenGoal]) -> tuple[Goal, ...]:
    """Return the tree as it was before these nodes were written, in the order that it has."""
    before = {(one.after.level, one.after.code): one.before for one in written}
    kept = (before.get((goal.level, goal.code), goal) for goal in goals)
    return tuple(goal for goal in kept if goal is not None)


def merged(goals: Iterable[Goal], written: Iterable[WrittenGoal]) -> tuple[Goal, ...]:
    """Return the tree with these nodes: known ones in their place, new ones behind."""
    after = {(one.after.level, one.after.code): one.after for one in written}
    kept = tuple(after.pop((goal.level, goal.code), goal) for goal in goals)
    return (*kept, *after.values())
