"""The screen of a helper: who asks for help, and the way to everything else a helper does."""

from flask import redirect, request
from werkzeug.wrappers import Response

from facilitator import context
from facilitator.context import HELPER_COOKIE
from facilitator.domain.helping.kiosk import MOST_PLACES
from facilitator.domain.refusals import NotFound, Refusal
from facilitator.http_status import status_of
from facilitator.services.helping import helpers
from facilitator.services.helping.kiosks import make_kiosk
from facilitator.web.security import set_cookie

from . import bp
from .door import DEAD, do, leave, page, require_helper, screen


@bp.get("/<key>")
def come_in(key: str) -> Response:
    """Exchange the key of a link for a cookie, so that no secret stands in an address longer than once."""
    if helpers.helper_by_key(context.store(), key) is None:
        raise NotFound(DEAD)
    response = leave()
    set_cookie(response, HELPER_COOKIE, key, context.settings().seat_hours * 3600)
    return response


@bp.get("")
def show() -> Response:
    """Show the raised hands, who waits longest first."""
    require_helper()
    return page("hands", view=screen(), most_places=MOST_PLACES)


@bp.post("/hand")
def go_there() -> Response:
    """Say «Ik ga erheen»: the hand comes down on every screen."""
    do(helpers.go_there, request.form.get("hand", ""))
    return leave()


@bp.get("/tablet")
def ask_tablet() -> Response:
    """Ask how many people share this device."""
    return page("tablet", view=screen(), most_places=MOST_PLACES, error="")


@bp.post("/tablet")
def start_tablet() -> Response:
    """Make this device a shared tablet; it is handed round, so it is a helper's no longer."""
    helper, typed = require_helper(), request.form.get("places", "")
    places = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 3 else 0
    try:
        key = do(make_kiosk, helper.session_id, places)
    except Refusal as refusal:
        return page("tablet", status_of(refusal), view=screen(), most_places=MOST_PLACES, error=refusal)
    return redirect(f"/tablet/{key}", 303)
