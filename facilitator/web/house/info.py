"""Pages anybody may read: what we keep about people, and how accessible this is."""

from flask import Blueprint, render_template, request

from facilitator import context
from facilitator.domain.refusals import NotFound, SessionOver
from facilitator.services.sessions import joining, rooms
from facilitator.web.seat.seated import seated

bp = Blueprint("info", __name__)


@bp.get("/privacy")
def privacy() -> str:
    """Say what is kept, why and how long, by the municipality of the session one comes from."""
    settings = context.settings()
    return render_template(
        "info/privacy.html",
        municipality=_municipality(),
        months=settings.retention_months,
        hours=settings.seat_hours,
        contact=settings.contact,
        seated=seated(),
    )


@bp.get("/toegankelijkheid")
def accessibility() -> str:
    """State how accessible this is, in the form of the European model: what works, what does not, whom to tell."""
    page = {"view": context.content().statement, "municipality": _municipality(), "seated": seated()}
    return render_template("info/accessibility.html", contact=context.settings().contact, **page)


def _municipality() -> str:
    """Return the municipality of the session one sits in or comes from, or nothing."""
    seat = context.seat()
    if seat is not None:
        return rooms.room(context.store(), seat.session_id).municipality
    try:
        session = context.guard_code(lambda: joining.find_session(context.store(), request.args["code"]))
    except (KeyError, NotFound, SessionOver):
        return ""
    return rooms.room(context.store(), session.id).municipality
