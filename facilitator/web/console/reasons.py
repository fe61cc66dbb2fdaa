"""Why people object, for who runs the session; on the wall they come by nobody's doing but theirs."""

from flask import render_template
from werkzeug.wrappers import Response

from facilitator import context
from facilitator.services.voting.reasons import erase_reason, reasons
from facilitator.services.voting.results import results
from facilitator.views.voting.reasons import reasons_view

from . import bp
from .door import back, do, number, room_here, step_here

PAGE = "/redenen"
MOST = 99_999


@bp.get(f"{PAGE}/<step_id>")
def show_reasons(session_id: str, step_id: str) -> str:
    """Show the reasons of a counted vote."""
    room = room_here(session_id)
    step = step_here(room, step_id)
    found = reasons(context.store(), context.require_account(), session_id, step_id)
    ballots = results(context.store(), session_id, step_id).ballots
    view = reasons_view(f"/console/{session_id}", step, ballots, room.actions, found)
    return render_template("console/reasons.html", view=view, session=room.session, notice="")


@bp.post(f"{PAGE}/<step_id>/wissen")
def erase(session_id: str, step_id: str) -> Response:
    """Erase one reason for good."""
    step_here(room_here(session_id), step_id)
    do(erase_reason, session_id, step_id, number("n", 1, MOST))
    return back(session_id, f"{PAGE}/{step_id}")
