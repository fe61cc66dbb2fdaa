"""The plan, as programs propose to it, read it, change it and take it away as a file."""

import functools
from typing import Any

from flask import Response
from marshmallow import Schema, fields, validate

from facilitator import context
from facilitator.api.door import Door, View, asker, on_session, on_trajectory, refuses
from facilitator.api.schemas import Input, RefusalSchema
from facilitator.domain.plan.item import Plan, PlanItem, Status
from facilitator.domain.plan.sheet import values
from facilitator.domain.refusals import NotAllowed, NotFound, TryAgain
from facilitator.domain.roles import Duty
from facilitator.domain.sessions.session import Participant
from facilitator.domain.trajectory import Account
from facilitator.services.house import trajectories
from facilitator.services.plan import files, planning
from facilitator.views.plan.plan_file import FULL, MIMETYPES, SHEETS, Asked, plan_order

door = Door("planning", __name__, url_prefix="/api/v1", description="The plan of a trajectory and its files")

FIELD = {
    "type": "object",
    "required": ["value", "version"],
    "properties": {"value": {}, "version": {"type": "integer", "minimum": 0}},
}
FILE = {"type": "string", "format": "binary"}


class ProposalIn(Input):
    """The actions of a counted vote that go to the municipality."""

    actions = fields.List(fields.String(), required=True, validate=validate.Length(max=500))


class ProposedOut(Schema):
    """An action that stands in the plan."""

    id = fields.String(required=True)
    action = fields.String(required=True)


class ProposalOut(Schema):
    """The proposed actions, in the order asked."""

    items = fields.List(fields.Nested(ProposedOut), required=True)


class ItemOut(Schema):
    """An action in the plan; the fields are named as the columns of sheet Acties."""

    id = fields.String(required=True)
    fields_ = fields.Dict(
        keys=fields.String(), required=True, data_key="fields", metadata={"additionalProperties": FIELD}
    )


class PlanOut(Schema):
    """The plan in its order."""

    items = fields.List(fields.Nested(ItemOut), required=True)


class PatchIn(Input):
    """Fields to change, each with the version that was seen; all are changed, or none."""

    fields_ = fields.Dict(
        keys=fields.String(), required=True, data_key="fields", metadata={"additionalProperties": FIELD}
    )


class ChangedSchema(RefusalSchema):
    """A field changed meanwhile: what you wrote, what stands there now, and its version."""

    fields_ = fields.Dict(data_key="fields")


class SheetIn(Input):
    """Which sheet."""

    sheet = fields.String(
        load_default="acties",
        validate=validate.OneOf(SHEETS),
    )


@door.post("/sessions/<session_id>/steps/<step_id>/propose")
@refuses(door, 403, 404, 409, 422, changes=True)
@on_session()
@door.arguments(ProposalIn)
@door.response(200, ProposalOut)
def propose(body: dict[str, Any], account: Account, session_id: str, step_id: str) -> dict[str, Any]:
    """Let exactly these actions stand in the plan as proposals of this vote; what was decided stays as it is."""
    items = context.perform(planning.propose, account, session_id, step_id, body["actions"], context.content().frames)
    return {"items": [{"id": item.id, "action": item.action} for item in items]}


@door.get("/trajectories/<trajectory_id>/plan")
@refuses(door, 404)
@on_trajectory()
@door.response(200, PlanOut)
def get_plan(account: Account, trajectory_id: str) -> dict[str, Any]:
    """Return the plan, every field with its version."""
    plan = planning.plan(context.store(), account, trajectory_id)
    return {"items": [_item(plan, item) for item in plan.items]}


def _on_item(view: View) -> View:
    """Let accounts in that may write in a plan, on an item that stands there; the view is given `account`."""

    @functools.wraps(view)
    def guarded(trajectory_id: str, item_id: str, *args: Any, **kwargs: Any) -> Any:
        account = asker()
        if isinstance(account, Participant):
            raise NotFound()
        _, duty = trajectories.seen(context.store(), account, trajectory_id)
        item = context.store().plans.item(trajectory_id, item_id, context.store().now())
        if item is None or item.status is Status.WITHDRAWN:
            raise NotFound()
        if duty is Duty.READER:
            raise NotAllowed("Je mag dit plan lezen, niet veranderen.")
        return view(*args, account=account, trajectory_id=trajectory_id, item_id=item_id, **kwargs)

    return guarded


@door.route("/trajectories/<trajectory_id>/plan/<item_id>", methods=["PATCH"])
@refuses(door, 403, 404, 422, changes=True)
@door.alt_response(409, schema=ChangedSchema, description="A field changed meanwhile; nothing was written")
@_on_item
@door.arguments(PatchIn)
@door.response(200, ItemOut)
def patch_item(body: dict[str, Any], account: Account, trajectory_id: str, item_id: str) -> dict[str, Any]:
    """Change fields of one action, all or none; an unknown name is ignored, a derived one refused."""
    plan, item = context.perform(planning.patch, account, trajectory_id, item_id, body["fields_"])
    return _item(plan, item)


@door.get("/trajectories/<trajectory_id>/plan.xlsx")
@refuses(door, 404, 503)
@on_trajectory()
@door.response(200, FILE, content_type=MIMETYPES["xlsx"])
def get_workbook(account: Account, trajectory_id: str) -> Response:
    """Return the whole plan as a workbook."""
    return _file(account, trajectory_id, "xlsx")


@door.get("/trajectories/<trajectory_id>/plan.json")
@refuses(door, 404, 503)
@on_trajectory()
@door.response(200, {"type": "array", "items": {"type": "object"}})
def get_json(account: Account, trajectory_id: str) -> Response:
    """Return the whole plan in the words of the BBC's data model."""
    return _file(account, trajectory_id, "json")


@door.get("/trajectories/<trajectory_id>/plan.docx")
@refuses(door, 404, 503)
@on_trajectory()
@door.response(200, FILE, content_type=MIMETYPES["docx"])
def get_word(account: Account, trajectory_id: str) -> Response:
    """Return the whole plan for who reads it, as a Word file: a sheet an action, and what the room advised."""
    return _file(account, trajectory_id, "docx")


@door.get("/trajectories/<trajectory_id>/plan.pdf")
@refuses(door, 404, 503)
@on_trajectory()
@door.response(200, FILE, content_type=MIMETYPES["pdf"])
def get_pdf(account: Account, trajectory_id: str) -> Response:
    """Return the same as a tagged PDF (PDF/UA-1)."""
    return _file(account, trajectory_id, "pdf")


@door.get("/trajectories/<trajectory_id>/plan.csv")
@refuses(door, 404, 422, 503)
@on_trajectory()
@door.arguments(SheetIn, location="query")
@door.response(200, FILE, content_type="text/csv")
def get_csv(query: dict[str, Any], account: Account, trajectory_id: str) -> Response:
    """Return one sheet of the plan."""
    return _file(account, trajectory_id, "csv", query["sheet"])


def _file(account: Account, trajectory_id: str, kind: str, sheet: str = SHEETS[0]) -> Response:
    desk = files.desk(context.store(), account, trajectory_id)
    order = plan_order(Asked(kind, FULL, sheet), desk.trajectory, account.id, context.house().folder, desk.day)
    made = context.house().makings.made(order)
    if made is None:
        raise TryAgain()
    response = Response(made, content_type=order.mimetype)
    response.headers["Content-Disposition"] = f'attachment; filename="{order.name}"'
    return response


def _item(plan: Plan, item: PlanItem) -> dict[str, Any]:
    told = {name: {"value": value, "version": version} for name, (value, version) in values(plan, item).items()}
    return {"id": item.id, "fields_": told}
