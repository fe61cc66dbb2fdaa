"""Importing into a plan, as programs do it: look first, do it all or nothing, undo."""

from contextlib import closing
from typing import Any

from flask_smorest.fields import Upload
from marshmallow import EXCLUDE, Schema, fields, validate
from werkzeug.datastructures import FileStorage

from facilitator import context
from facilitator.api.body import FILE_CALLS
from facilitator.api.door import Door, on_trajectory, refuses
from facilitator.api.schemas import Input
from facilitator.domain.plan.changes import DECIDERS
from facilitator.domain.plan.importing.book import unpacked
from facilitator.domain.plan.importing.preview import Preview
from facilitator.domain.refusals import InvalidInput
from facilitator.domain.trajectory import Account
from facilitator.services.house import trajectories
from facilitator.services.plan import importing

LARGEST_FORM = 9_000_000
KEEP, TAKE, REFUSE = "keep", "take", "refuse"
door = Door("importing", __name__, url_prefix="/api/v1", description="Importing into a plan")
FILE_CALLS["importing.import_plan"] = LARGEST_FORM


class FileIn(Schema):
    """The file: a workbook of ours, our CSV, sheet Doelstellingenboom, or the CSV of the analysis tool."""

    class Meta:
        """What else is sent is ignored."""

        unknown = EXCLUDE

    file = Upload(required=True)


class ImportIn(Input):
    """How to import: only looking, and what to do with fields that somebody changed after the file was made."""

    dry_run = fields.Boolean(load_default=False)
    newer = fields.String(load_default=REFUSE, validate=validate.OneOf([REFUSE, KEEP, TAKE]))


class FieldChangeOut(Schema):
    """One field that changes, as people read it; `newer` if somebody changed it after the file was made."""

    name = fields.String(required=True)
    before = fields.String(required=True)
    after = fields.String(required=True)
    newer = fields.Boolean(required=True)


class ItemChangeOut(Schema):
    """One action that is new or changes; a new one may get another id than the file gives."""

    item = fields.String(required=True)
    title = fields.String(required=True)
    state = fields.String(required=True)
    sheet = fields.String(required=True)
    row = fields.Integer(required=True)
    fields_ = fields.List(fields.Nested(FieldChangeOut), required=True, data_key="fields")


class GoalChangeOut(Schema):
    """One node of the tree that is new or changes."""

    level = fields.String(required=True)
    code = fields.String(required=True)
    state = fields.String(required=True)
    sheet = fields.String(required=True)
    row = fields.Integer(required=True)


class RefusedOut(Schema):
    """What cannot be imported, and where it stands."""

    sheet = fields.String(required=True)
    row = fields.Integer(required=True)
    column = fields.String(required=True)
    message = fields.String(required=True)


class ImportOut(Schema):
    """What an import did, or would do; `id` undoes it, null if nothing was done."""

    id = fields.String(required=True, allow_none=True)
    counts = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)
    actions = fields.List(fields.Nested(ItemChangeOut), required=True)
    goals = fields.List(fields.Nested(GoalChangeOut), required=True)
    refused = fields.List(fields.Nested(RefusedOut), required=True)
    notices = fields.List(fields.String(), required=True)


class UndoneOut(Schema):
    """An import that was undone."""

    id = fields.String(required=True)
    undone = fields.Boolean(required=True)


@door.post("/trajectories/<trajectory_id>/plan/import")
@refuses(door, 403, 404, 409, 422, changes=True)
@on_trajectory(DECIDERS)
@door.arguments(ImportIn, location="query")
@door.arguments(FileIn, location="files")
@door.response(200, ImportOut)
def import_plan(
    query: dict[str, Any], files: dict[str, FileStorage], account: Account, trajectory_id: str
) -> dict[str, Any]:
    """Do all that a file asks of the plan, or nothing; `dry_run` tells what that would be."""
    place = trajectories.trajectory(context.store(), account, trajectory_id)
    with closing(files["file"]) as file:
        book = context.in_thread(unpacked, context.in_thread(context.house().read_import, file.read()))
    codes = [field.code for field in context.house().policy_fields]
    wished, known = importing.asked(book, importing.parts(context.store(), place, book, {}), place, codes)
    seen = context.in_thread(importing.look, context.store(), account, trajectory_id, wished, known)
    if query["dry_run"]:
        return _told(None, seen.preview)
    importing.check(seen.preview)
    if query["newer"] == REFUSE:
        importing.check_nobody_since(seen.preview)
    take = None if query["newer"] == TAKE else ()
    done = context.perform(importing.take_in, account, trajectory_id, seen, file.filename, take=take)
    return _told(done.id, seen.preview)


@door.route("/trajectories/<trajectory_id>/imports/<import_id>", methods=["DELETE"])
@refuses(door, 403, 404, 409, changes=True)
@on_trajectory(DECIDERS)
@door.response(200, UndoneOut)
def undo_import(account: Account, trajectory_id: str, import_id: str) -> dict[str, Any]:
    """Put back exactly what stood there before an import; 409 where somebody changed it since."""
    done = context.perform(importing.undo, account, trajectory_id, import_id)
    return {"id": done.id, "undone": True}


def _told(import_id: str | None, found: Preview) -> dict[str, Any]:
    return {
        "id": import_id,
        "counts": found.counts,
        "actions": [
            {"item": one.item_id, "title": one.title, "state": one.state.value, "sheet": one.place.sheet,
             "row": one.place.row, "fields_": [{"name": each.name, "before": each.before, "after": each.after,
                                                "newer": each.is_newer} for each in one.fields]}
            for one in found.items
        ],
        "goals": [{"level": one.after.level.value, "code": one.after.code, "state": one.state.value,
                   "sheet": one.place.sheet, "row": one.place.row} for one in found.goals],
        "refused": [{"sheet": one.place.sheet, "row": one.place.row, "column": one.place.column,
                     "message": str(context.told(InvalidInput(one.sentence, **one.values)))} for one in found.refused],
        "notices": list(found.notices),
    }  # fmt: skip
