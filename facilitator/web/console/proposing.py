"""Proposing to the municipality what the room chose: advice, never a decision."""

from flask import Response as Page
from flask import make_response, render_template, request
from werkzeug.wrappers import Response

from facilitator import context
from facilitator.http_status import status_of
from facilitator.services.plan import planning, proposals
from facilitator.services.voting.results import results
from facilitator.views.voting.proposing import proposing

from . import bp
from .coverage import while_choosing
from .door import TOLD_IN_PLACE, back, do, room_here, step_here


@bp.get("/voorstel/<step_id>")
def ask_proposal(session_id: str, step_id: str) -> Page:
    """Show the result with what would go to the municipality ticked."""
    return _page(session_id, step_id)


@bp.post("/voorstel/<step_id>")
def propose(session_id: str, step_id: str) -> Response:
    """Let exactly what is ticked stand in the plan as a proposal."""
    wanted = request.form.getlist("action")
    step_here(room_here(session_id), step_id)
    try:
        do(planning.propose, session_id, step_id, wanted, context.content().frames)
    except TOLD_IN_PLACE as refusal:
        return _page(session_id, step_id, context.told(refusal), status_of(refusal), wanted)
    return back(session_id, f"/voorstel/{step_id}")


def _places() -> int | None:
    """Return how many actions the facilitator looks for; None leaves it to the vote."""
    asked = request.args.get("plaatsen", "")
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 4 and int(asked) else None


def _page(session_id: str, step_id: str, notice: str = "", status: int = 200, ticked: list[str] | None = None) -> Page:
    room = room_here(session_id)
    step = step_here(room, step_id)
    tally = results(context.store(), session_id, step_id)
    kept = proposals.standing(context.store(), context.require_account(), session_id, step_id)
    view = proposing(f"/console/{session_id}", step, tally, room.actions, ticked or kept, _places())
    covered = while_choosing(room, step_id, [one.row.action for one in view.rows if one.chosen])
    page = render_template("console/propose.html", view=view, session=room.session, notice=notice, coverage=covered)
    return make_response(page, status)
