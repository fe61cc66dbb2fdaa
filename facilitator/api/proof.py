"""The anonymous ballots of a counted vote, as programs take them away to count again."""

from flask import Response

from facilitator import context
from facilitator.api.door import Door, asker, in_sight, refuses
from facilitator.services.voting import proving
from facilitator.views.voting.ballot_files import MIMETYPES, file_name

door = Door("ballots", __name__, url_prefix="/api/v1", description="Anonymous ballots, to count again")
FILE = {"type": "string", "format": "binary"}


@door.get("/sessions/<session_id>/steps/<step_id>/ballots.csv")
@refuses(door, 403, 404, 409)
@in_sight
@door.response(200, FILE, content_type="text/csv")
def get_ballots_table(session_id: str, step_id: str) -> Response:
    """Return the ballots as a table: to the team once counted, to seats once shown, to nobody under twenty ballots."""
    return _file(session_id, step_id, "csv")


@door.get("/sessions/<session_id>/steps/<step_id>/ballots.pb")
@refuses(door, 403, 404, 409)
@in_sight
@door.response(200, FILE, content_type="text/plain")
def get_ballots_pabulib(session_id: str, step_id: str) -> Response:
    """Return the ballots as a file of Pabulib, which the command `tally` counts."""
    return _file(session_id, step_id, "pb")


def _file(session_id: str, step_id: str, kind: str) -> Response:
    ballots = proving.ballot_file(context.store(), asker(), session_id, step_id)
    content = context.in_thread(context.house().write_ballots, ballots, kind)
    response = Response(content, content_type=MIMETYPES[kind])
    response.headers["Content-Disposition"] = f'attachment; filename="{file_name(ballots, kind)}"'
    response.headers["Cache-Control"] = "no-store"
    return response
