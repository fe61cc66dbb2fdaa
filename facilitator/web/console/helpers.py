"""Helpers: the page on which a facilitator hands out links to helpers and shared tablets, and takes them back."""

from flask import Response as Page
from flask import make_response, render_template, request
from werkzeug.wrappers import Response

from facilitator import context
from facilitator.domain.helping.kiosk import MOST_PLACES
from facilitator.domain.refusals import InvalidInput
from facilitator.http_status import status_of
from facilitator.services.helping import helpers, kiosks
from facilitator.services.helping.hands import answer_hand
from facilitator.views.room.board import qr

from . import bp
from .door import TOLD_IN_PLACE, back, do, number, session_here

PLACES = 4


@bp.get("/helpers")
def show_helpers(session_id: str) -> Page:
    """Show who helps, and which tablets go round."""
    return _page(session_id)


@bp.post("/helpers")
def make_helper(session_id: str) -> Response:
    """Make a link for one helper; it is shown once."""
    session_here(session_id)
    name = request.form.get("name", "")
    try:
        if not name.strip():
            raise InvalidInput("Typ een voornaam of een woord.")
        key = do(helpers.make_helper, session_id, name)
    except TOLD_IN_PLACE as refusal:
        return _page(session_id, context.told(refusal), status_of(refusal), name=name[:60])
    return _page(session_id, link=f"/helper/{key}", whose=name.strip())


@bp.post("/helpers/tablet")
def make_tablet(session_id: str) -> Response:
    """Make a link for one shared tablet; it is shown once."""
    session_here(session_id)
    try:
        key = do(kiosks.make_kiosk, session_id, number("places", 1, MOST_PLACES))
    except TOLD_IN_PLACE as refusal:
        return _page(session_id, context.told(refusal), status_of(refusal))
    return _page(session_id, link=f"/tablet/{key}")


@bp.post("/helpers/<helper_id>/weg")
def withdraw_helper(session_id: str, helper_id: str) -> Response:
    """Take a helper's link back."""
    do(helpers.withdraw_helper, session_id, helper_id)
    return back(session_id, "/helpers")


@bp.post("/helpers/tablet/<kiosk_id>/weg")
def withdraw_tablet(session_id: str, kiosk_id: str) -> Response:
    """Take a shared tablet back."""
    do(kiosks.withdraw_kiosk, session_id, kiosk_id)
    return back(session_id, "/helpers")


@bp.post("/hand/<hand_id>")
def go_there(session_id: str, hand_id: str) -> Response:
    """Say «Ik ga erheen» of a raised hand."""
    session = session_here(session_id)
    context.perform(answer_hand, session.id, hand_id, context.require_account().id)
    return back(session_id, "#handen")


def _page(
    session_id: str, notice: str = "", status: int = 200, link: str = "", whose: str = "", name: str = ""
) -> Page:
    session, account = session_here(session_id), context.require_account()
    address = (context.settings().public_url or request.host_url.rstrip("/")) + link if link else ""
    page = render_template(
        "console/helpers.html", session=session, helpers=helpers.helpers_of(context.store(), account, session_id),
        tablets=kiosks.kiosks_of(context.store(), account, session_id), most_places=MOST_PLACES, usual=PLACES,
        address=address, code=qr(address) if address else None, whose=whose, typed=name, notice=notice,
    )  # fmt: skip
    return make_response(page, status)
