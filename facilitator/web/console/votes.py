"""Tel: the page that says what is in and what is missing before the link is cut for good."""

from flask import Response as Page
from flask import make_response, render_template, request
from werkzeug.wrappers import Response

from facilitator import context
from facilitator.domain.refusals import NotFound
from facilitator.domain.text import N_
from facilitator.http_status import status_of
from facilitator.services.voting import counting as counting_service
from facilitator.services.voting import papers
from facilitator.views.voting.vote_card import counting

from . import bp
from .door import TOLD_IN_PLACE, back, room_here, step_here, version

ASK_AGAIN = N_("Papier is anders ingevoerd dan je net zag. Kijk het eerst na.")


@bp.get("/stap/<step_id>/tellen")
def ask_count(session_id: str, step_id: str) -> Response:
    """Say what is in and what is missing, and ask whether to count."""
    room = room_here(session_id)
    if not step_here(room, step_id).under_vote:
        return back(session_id)
    return _page(session_id, step_id)


@bp.post("/stap/<step_id>/tellen")
def count(session_id: str, step_id: str) -> Response:
    """Count for good; nothing can be added or undone after. What was read differently on paper is asked about first."""
    step = step_here(room_here(session_id), step_id)
    if not step.is_vote:
        raise NotFound()
    try:
        if step.under_vote and _in_doubt(session_id, step_id) != request.form.get("mismatching", ""):
            return _page(session_id, step_id, ASK_AGAIN, 409)
        house = context.house()
        counting_service.count_vote(
            house.writer, context.require_account(), session_id, step_id, version(), house.after_count
        )
    except TOLD_IN_PLACE as refusal:
        return _page(session_id, step_id, context.told(refusal), status_of(refusal))
    return back(session_id)


def _in_doubt(session_id: str, step_id: str) -> str:
    """Return how many ballots were read differently, as the form says it; empty if none was."""
    keyed = papers.paper(context.store(), context.require_account(), session_id, step_id)
    return str(len(keyed.mismatching) or "")


def _page(session_id: str, step_id: str, notice: str = "", status: int = 200) -> Page:
    room = room_here(session_id)
    keyed = papers.paper(context.store(), context.require_account(), session_id, step_id)
    view = counting(room, step_here(room, step_id), keyed)
    return make_response(render_template("console/count.html", view=view, session=room.session, notice=notice), status)
