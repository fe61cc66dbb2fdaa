"""Tel: the page that says what is in and what is missing before the link is cut for good."""

from flask import Response as Page
from flask import make_response, render_template, request
from werkzeug.wrappers import Response

from facilitator import context
from facilitator.domain.refusals import InvalidInput, NotFound
from facilitator.http_status import status_of
from facilitator.services import counting, papers
from facilitator.views.vote_card import counting

from . import bp
from .door import TOLD_IN_PLACE, back, room_here, step_here, version, whole

MOST_PAPERS = 2000


@bp.get("/stap/<step_id>/tellen")
def ask_count(session_id: str, step_id: str) -> Response:
    """Say what is in and what is missing, and ask whether to count."""
    room = room_here(session_id)
    if not step_here(room, step_id).under_vote:
        return back(session_id)
    return _page(session_id, step_id)


@bp.post("/stap/<step_id>/tellen")
def count(session_id: str, step_id: str) -> Response:
    """Count for good; nothing can be added or undone after."""
    step = step_here(room_here(session_id), step_id)
    if not step.is_vote:
        raise NotFound()
    try:
        house = context.house()
        counting.count_vote(house.writer, context.require_account(), session_id, step_id, version(), house.after_count)
    except TOLD_IN_PLACE as refusal:
        return _page(session_id, step_id, str(refusal), status_of(refusal))
    return back(session_id)


def _page(session_id: str, step_id: str, notice: str = "", status: int = 200) -> Page:
    room = room_here(session_id)
    step = step_here(room, step_id)
    account = context.require_account()
    kept = papers.paper(context.store(), account, session_id, step_id)
    view = counting(room, step, len(kept.serials), _handed_out(), kept.mismatching)
    page = render_template("console/count.html", view=view, session=room.session, notice=notice)
    return make_response(page, status)


def _handed_out() -> int | None:
    """How many paper ballots were handed out, if the facilitator typed it."""
    try:
        return whole(request.values.get("papieren", ""), 0, MOST_PAPERS)
    except InvalidInput:
        return None
