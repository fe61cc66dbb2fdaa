"""Bringing actions along from an earlier session, and making one of those that are alike."""

from collections.abc import Callable

from flask import Response as Page
from flask import make_response, render_template, request
from werkzeug.wrappers import Response

from facilitator import context
from facilitator.http_status import status_of
from facilitator.services.ideas import bringing as deeds
from facilitator.views.ideas.bringing import bringing

from . import bp
from .door import TOLD_IN_PLACE, back, do, room_here, session_here

PAGE = "/meebrengen"


@bp.get(PAGE)
def show_sources(session_id: str) -> Page:
    """Show the votes from which actions may come, and the actions that are here."""
    return _page(session_id)


@bp.post(PAGE)
def bring_along(session_id: str) -> Response:
    """Bring the ticked actions along."""
    return _done(session_id, lambda: do(deeds.bring_along, session_id, request.form.getlist("action")))


@bp.post(f"{PAGE}/samen")
def merge_actions(session_id: str) -> Response:
    """Make one action of the ticked ones."""
    return _done(session_id, lambda: do(deeds.merge_actions, session_id, request.form.getlist("here")))


def _done(session_id: str, deed: Callable[[], object]) -> Response:
    session_here(session_id)
    try:
        deed()
    except TOLD_IN_PLACE as refusal:
        return _page(session_id, context.told(refusal), status_of(refusal))
    return back(session_id, PAGE)


def _page(session_id: str, notice: str = "", status: int = 200) -> Page:
    room = room_here(session_id)
    view = bringing(room, deeds.sources(context.store(), context.require_account(), session_id))
    page = render_template("console/rounds/bringing.html", view=view, session=room.session, notice=notice)
    return make_response(page, status)
