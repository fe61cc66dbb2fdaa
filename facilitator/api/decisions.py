"""What a municipality decided on its plan, as programs read it."""

from typing import Any

from marshmallow import Schema, fields, validate

from facilitator import context
from facilitator.api.door import Door, on_trajectory, refuses
from facilitator.domain.plan.decision import Body, Choice, Decision, Edition
from facilitator.domain.trajectory import Account
from facilitator.services.plan import deciding
from facilitator.views.times import data

door = Door("deciding", __name__, url_prefix="/api/v1", description="Decisions on a plan")


class DecidedOut(Schema):
    """What a body decided on one action, and why."""

    item = fields.String(required=True)
    choice = fields.String(required=True, validate=validate.OneOf([choice.value for choice in Choice]))
    reason = fields.String(required=True)


class DecisionOut(Schema):
    """One moment of deciding; `edition` is the version of the plan that was frozen with it."""

    id = fields.String(required=True)
    body = fields.String(required=True, validate=validate.OneOf([body.value for body in Body]))
    day = fields.Date(required=True)
    budget_round = fields.String(required=True)
    told_on = fields.Date(required=True, allow_none=True)
    note = fields.String(required=True)
    edition = fields.Integer(required=True)
    items = fields.List(fields.Nested(DecidedOut), required=True)


class EditionOut(Schema):
    """A version of the plan that lies fixed; `hash` is the SHA-256 of its content."""

    n = fields.Integer(required=True)
    title = fields.String(required=True)
    final = fields.Boolean(required=True)
    hash = fields.String(required=True)
    made_at = fields.String(required=True, metadata={"format": "date-time"})


class DecisionsOut(Schema):
    """Every decision that holds by its day, and every version by its number."""

    decisions = fields.List(fields.Nested(DecisionOut), required=True)
    editions = fields.List(fields.Nested(EditionOut), required=True)


@door.get("/trajectories/<trajectory_id>/decisions")
@refuses(door, 404)
@on_trajectory()
@door.response(200, DecisionsOut)
def get_decisions(account: Account, trajectory_id: str) -> dict[str, Any]:
    """Return what was decided on the plan, by whom, when and why, and which versions were frozen with it."""
    made, frozen = deciding.decisions(context.store(), account, trajectory_id)
    return {"decisions": [_decision(one) for one in made], "editions": [_edition(one) for one in frozen]}


def _decision(one: Decision) -> dict[str, Any]:
    items = [{"item": item_id, "choice": said.choice, "reason": said.reason} for item_id, said in one.items.items()]
    return {"id": one.id, "body": one.body, "day": one.day, "budget_round": one.budget_round, "told_on": one.told_on,
            "note": one.note, "edition": one.edition, "items": items}  # fmt: skip


def _edition(one: Edition) -> dict[str, Any]:
    return {"n": one.n, "title": one.title, "final": one.final, "hash": one.hash, "made_at": data(one.made_at)}
