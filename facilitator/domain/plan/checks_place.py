"""Checks on where an action hangs: one plan of action under one goal, in the municipality's own tree, in known policy fields."""

import re
from collections.abc import Mapping

from facilitator.domain.bbc.words import NO_PLACE

from .fields import LINES
from .goals import Level as Height
from .item import Plan, PlanItem, Status, listed
from .remarks import ERROR, INFO, WARN, Remarks, Rule
from .together import UNDER

_HEIGHTS: Mapping[str, Height] = {"AP_code": Height.ACTION_PLAN, "BD_code": Height.GOAL, "SD_code": Height.STRATEGIC}
_NEEDED: Mapping[str, str] = {"AP_code": "actieplan", "BD_code": "beleidsdoelstelling"}
_OWN_TEXT_LIMIT = 100
_POLICY_FIELD = re.compile(r"\d{4}")


def place(_: Plan, item: PlanItem) -> Remarks:
    """Remark on an action without one place; only what was taken up goes into the final export."""
    code, level = item.text("AP_code"), ERROR if item.status is Status.RETAINED else WARN
    if code in NO_PLACE:
        yield INFO, "AP_code", f"deze actie staat als «{code}»."
        return
    for name, word in _NEEDED.items():
        if not item.text(name):
            yield level, name, f"vul de code van één {word} in, of kies «nog te plaatsen»."
        elif len(listed(item.text(name))) > 1:
            yield ERROR, name, f"een actie hangt onder één {word}. Laat één code staan."


def hangs(plan: Plan, item: PlanItem) -> Remarks:
    """Remark on a code that other actions hang elsewhere, and on what the municipality's tree says otherwise."""
    if item.text("AP_code") in NO_PLACE:
        return
    for child, parent in UNDER.items():
        code = item.text(child)
        if len(plan.together.parents_of(child, code)) > 1:
            yield ERROR, parent, f"«{code}» hangt bij een andere actie onder een andere code."
    if plan.goals:
        yield from _in_the_tree(plan, item)


def _in_the_tree(plan: Plan, item: PlanItem) -> Remarks:
    for name, height in _HEIGHTS.items():
        code = item.text(name)
        node = plan.together.goal(height, code)
        if code and node is None:
            yield WARN, name, f"«{code}» staat niet in de doelen van jullie gemeente. Kijk na, of voeg ze toe."
        above = UNDER.get(name, "")
        if node is not None and node.parent and item.text(above) and item.text(above) != node.parent:
            yield WARN, above, f"in jullie doelen hangt «{code}» onder «{node.parent}»."


def own_texts(_: Plan, item: PlanItem) -> Remarks:
    """Remark on descriptions of goals and plans that a report would cut off."""
    for name in ("SD_kort", "BD_kort", "AP_kort"):
        if len(item.text(name)) > _OWN_TEXT_LIMIT:
            yield WARN, name, f"maak dit korter, hoogstens {_OWN_TEXT_LIMIT} tekens (nu {len(item.text(name))})."


def policy_fields(plan: Plan, item: PlanItem) -> Remarks:
    """Remark on policy fields that are none of ours; several may stand, the main one first."""
    if not item.codes:
        yield WARN, "beleidsveld_code", "kies een beleidsveld."
    named = [("beleidsveld_code", code) for code in item.codes]
    named += [(LINES, line.policy_field) for line in item.lines if line.policy_field not in ("", *item.codes)]
    for name, code in dict.fromkeys(named):
        if code not in plan.policy_fields:
            yield WARN, name, f"{code} staat niet in onze lijst, kijk na.{_meant(plan, code)}"
    if len(set(item.codes)) < len(item.codes):
        yield WARN, "beleidsveld_code", "een beleidsveld staat er twee keer. Laat één staan."


def _meant(plan: Plan, code: str) -> str:
    if len(_POLICY_FIELD.findall(code)) > 1:
        return " Zet ; tussen de codes."
    full = code.zfill(4)
    return f" Bedoel je {full}?" if full in plan.policy_fields else ""


PLACE: tuple[Rule, ...] = (place, hangs, own_texts, policy_fields)
