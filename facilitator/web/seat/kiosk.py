"""A shared tablet: its places, and the way from one person to the next with nothing of the one left for the other."""

from flask import Blueprint, g, make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from facilitator import context
from facilitator.context import ACCOUNT_COOKIE, BOARD_COOKIE, HELPER_COOKIE, KIOSK_COOKIE, SEAT_COOKIE
from facilitator.domain.helping.kiosk import Kiosk
from facilitator.domain.refusals import InvalidInput, NotFound, Refusal, RuleBroken, Unauthenticated
from facilitator.domain.sessions.session import Channel
from facilitator.domain.text import N_
from facilitator.http_status import status_of
from facilitator.services.helping import kiosks
from facilitator.services.sessions import rooms
from facilitator.web.join import join_view, read_role, read_table
from facilitator.web.security import set_cookie

bp = Blueprint("kiosk", __name__, url_prefix="/tablet")

DEAD = N_("Deze tablet doet niet meer mee. Vraag hulp aan de begeleider.")


@bp.get("/<key>")
def become(key: str) -> Response:
    """Make this device a shared tablet, which is nobody's own any more: it signs everybody out."""
    if kiosks.kiosk_by_key(context.store(), key) is None:
        raise NotFound(DEAD)
    response = make_response(redirect("/tablet", 303))
    for name in (ACCOUNT_COOKIE, BOARD_COOKIE, HELPER_COOKIE, SEAT_COOKIE):
        if name in request.cookies:
            response.delete_cookie(name)
    set_cookie(response, KIOSK_COOKIE, key, context.settings().seat_hours * 3600)
    return response


@bp.get("")
def show_places() -> Response:
    """Show the places; who still sits at one is led back to it."""
    kiosk = _kiosk()
    seat = context.seat()
    if seat is not None and seat.channel is Channel.KIOSK:
        return redirect("/sessie", 303)
    room = rooms.room(context.store(), kiosk.session_id)
    page = render_template("kiosk/places.html", places=kiosks.places(context.store(), kiosk), title=room.session.title)
    return make_response(page)


@bp.get("/plaats/<int:number>")
def ask_role(number: int) -> Response:
    """Ask as whom somebody sits down at a place for the first time."""
    kiosk = _kiosk()
    if _place_taken(kiosk, number):
        return redirect("/tablet", 303)
    return _role_page(kiosk, number)


@bp.post("/plaats/<int:number>")
def sit_down(number: int) -> Response:
    """Sit down at a place: anew with a role, or again with a new token."""
    kiosk, taken = _kiosk(), False
    try:
        taken = _place_taken(kiosk, number)
        role = None if taken else read_role()
        sat = context.perform(kiosks.take_place, kiosk, number, role, None if taken else read_table())
    except (InvalidInput, RuleBroken) as refusal:
        return _role_page(kiosk, number, refusal)
    response = make_response(redirect("/sessie", 303))
    set_cookie(response, SEAT_COOKIE, sat.token, context.settings().seat_hours * 3600)
    return response


@bp.post("/volgende")
def next_person() -> Response:
    """Give the tablet on: the seat's token is worth nothing any more, and the cookie goes."""
    seat = context.seat()
    if seat is not None and seat.channel is Channel.KIOSK:
        context.perform(kiosks.next_person, seat)
    response = make_response(redirect("/tablet", 303))
    response.delete_cookie(SEAT_COOKIE)
    return response


def _kiosk() -> Kiosk:
    if "kiosk" not in g:
        g.kiosk = kiosks.kiosk_by_key(context.store(), request.cookies.get(KIOSK_COOKIE, ""))
    found: Kiosk | None = g.kiosk
    if found is None:
        raise Unauthenticated(DEAD)
    return found


def _place_taken(kiosk: Kiosk, number: int) -> bool:
    """Say whether somebody ever sat here; NotFound beyond the last place."""
    places = kiosks.places(context.store(), kiosk)
    if not 1 <= number <= len(places):
        raise NotFound()
    return places[number - 1] is not None


def _role_page(kiosk: Kiosk, number: int, refusal: Refusal | None = None) -> Response:
    session = rooms.room(context.store(), kiosk.session_id).session
    typed = request.form.get("table", "")
    table = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 4 else None
    page = render_template(
        "kiosk/role.html", view=join_view(session, table), place=number, error=refusal, role=None, change=True
    )
    return make_response(page, status_of(refusal) if refusal else 200)
