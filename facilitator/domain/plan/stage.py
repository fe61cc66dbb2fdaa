"""How far an action is, in the words of the action form: from an idea over a decision to done."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from facilitator.domain.text import N_

from .deciding import standing
from .decision import Choice, Verdict, verdicts
from .fields import NO_EXTRA_BUDGET
from .item import Plan, PlanItem
from .progress import State, newest


class Stage(StrEnum):
    """Where an action stands; the value is the word on screen."""

    IDEA = N_("idee")
    DRAFT = N_("concept")
    READY = N_("klaar voor advies")
    PRESENTED = N_("voorgelegd")
    CHOSEN = N_("beslist: ja")
    LATER = N_("beslist: later")
    NOT = N_("beslist: nee")
    RUNNING = N_("bezig")
    DONE = N_("klaar")
    STOPPED = N_("gestopt")


_DECIDED: Mapping[Choice, Stage] = {
    Choice.CHOSEN: Stage.CHOSEN, Choice.LATER: Stage.LATER, Choice.NOT: Stage.NOT,
}  # fmt: skip
_ON_THE_WAY: Mapping[State, Stage] = {
    State.RUNNING: Stage.RUNNING, State.DONE: Stage.DONE, State.STOPPED: Stage.STOPPED,
}  # fmt: skip
# What a council asks first: what, for whom, who carries it, and from when.
ASKED = ("AC_korte_omschrijving", "AC_lange_omschrijving", "doelgroep", "dienst")
WRITTEN = (*ASKED[1:], "AC_commentaar", "partners", "wat_wordt_beter", "indicator", "bevoegd_mandataris")


def stages(plan: Plan) -> dict[str, Stage]:
    """Return how far every action of the plan is, by its id."""
    decided = verdicts(plan.decisions)
    going = {item_id: one.state for item_id, one in newest(plan.progress).items()}
    told = {reaction.item_id for reaction in plan.reactions} | plan.presented
    return {item.id: _stage(item, decided.get(item.id), going.get(item.id), item.id in told) for item in plan.items}


def stage(plan: Plan, item: PlanItem) -> Stage:
    """Return how far one action is."""
    return stages(replace(plan, items=(item,)))[item.id]


def _stage(item: PlanItem, verdict: Verdict | None, state: State | None, presented: bool) -> Stage:
    choice = standing(item, verdict)
    if choice is Choice.CHOSEN and state is not None:
        return _ON_THE_WAY.get(state, Stage.CHOSEN)
    if choice is not None:
        return _DECIDED[choice]
    return Stage.PRESENTED if presented else _before(item)


def _before(item: PlanItem) -> Stage:
    if is_ready(item):
        return Stage.READY
    return Stage.DRAFT if any(item.text(name) for name in WRITTEN) or item.lines else Stage.IDEA


def is_ready(item: PlanItem) -> bool:
    """Say whether an action can be laid before people: what, for whom, who, when, and what it costs."""
    when = item.year("startjaar") is not None or bool(item.text("termijn"))
    cost = bool(item.lines) or item.is_yes(NO_EXTRA_BUDGET)
    return when and cost and all(item.text(name) for name in ASKED)
