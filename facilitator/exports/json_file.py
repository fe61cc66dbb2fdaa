"""Writes the plan as JSON, in the words of the BBC's own data model."""

import json
from typing import Any

from facilitator.domain.bbc.money import Line, number
from facilitator.domain.bbc.words import NO_PLACE, Board, Entity
from facilitator.domain.plan.goals import LETTERS, Goal, Level
from facilitator.domain.plan.item import Plan, PlanItem, listed

PARENTS = (
    ("actieplan", Level.ACTION_PLAN),
    ("beleidsdoelstelling", Level.GOAL),
    ("strategischeDoelstelling", Level.STRATEGIC),
)


def json_file(plan: Plan) -> bytes:
    """Return a list with one object an action."""
    return json.dumps(json_plan(plan), ensure_ascii=False, indent=2).encode("utf-8", "replace")


def json_plan(plan: Plan) -> list[dict[str, Any]]:
    """Return every action as programs read it."""
    return [action(plan, item) for item in plan.items]


def action(plan: Plan, item: PlanItem) -> dict[str, Any]:
    """Return one action with its parents, boards and transactions."""
    told: dict[str, Any] = {
        "actie": {
            "id": item.id,
            "code": item.text("AC_code"),
            "externeRapporteringscode": list(listed(item.text("externe_rapporteringscode"))),
            "korteOmschrijving": item.title,
            "langeOmschrijving": item.text("AC_lange_omschrijving"),
            "commentaar": item.text("AC_commentaar"),
            "evaluatie": item.text("AC_evaluatie"),
        }
    }
    told |= {name: _parent(plan, item, level) for name, level in PARENTS}
    told["bestuur"] = _boards(plan, item)
    told["transacties"] = [_transaction(plan, item, line) for line in item.lines]
    return told


def _parent(plan: Plan, item: PlanItem, level: Level) -> dict[str, Any] | None:
    """A parent with the municipality's own texts where it is in their tree; None while the action has no place there."""
    letters = LETTERS[level]
    code, short = item.text(f"{letters}_code"), item.text(f"{letters}_kort")
    if code in NO_PLACE or not (code or short):
        return None
    goal = plan.together.goal(level, code) or Goal(level, code)
    return {
        "id": code or None,
        "code": code,
        "korteOmschrijving": short or goal.short,
        "langeOmschrijving": goal.long,
        "commentaar": goal.comment,
        "evaluatie": goal.evaluation,
    }


def _boards(plan: Plan, item: PlanItem) -> list[dict[str, str]]:
    chosen = item.text("bestuur")
    kinds = [entity for entity in Entity if chosen in (entity, Board.BOTH)]
    nis, name = plan.trajectory.municipality, plan.trajectory.municipality_name
    return [{"id": f"{nis}-{kind.value}", "type": kind.value, "grondgebied": name} for kind in kinds]


def _transaction(plan: Plan, item: PlanItem, line: Line) -> dict[str, Any]:
    code = line.policy_field or (item.codes[0] if item.codes else "")
    return {
        "soort": line.flow.value,
        "bedrag": number(line.amount),
        "boekjaar": line.year,
        "kredietsoort": line.credit.value,
        "beleidsveld": {"notation": code, "label": plan.policy_fields.get(code, "")} if code else None,
    }
