"""Joining: six digits from the big screen, a role, and a seat in one cookie."""

from flask import Blueprint, make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from facilitator import context
from facilitator.context import SEAT_COOKIE
from facilitator.domain.refusals import InvalidInput, Refusal, RuleBroken, SessionOver, TooManyTries, UnknownCode
from facilitator.domain.roles import Role
from facilitator.domain.sessions.session import WorkshopSession
from facilitator.http_status import status_of
from facilitator.languages import speak, tongue
from facilitator.services.sessions import joining, rooms
from facilitator.views.room.join import JoinView, join
from facilitator.web.security import set_cookie
from facilitator.web.static_files import packed

bp = Blueprint("join", __name__)

SHOWN_AGAIN = 40


@bp.get("/")
def ask_code() -> Response:
    """Ask for the code; with one, go on to its page, however it was typed or pasted."""
    typed = request.args.get("code", "")
    if not typed.strip():
        return _code_page()
    try:
        return redirect(f"/{_find(typed).code}", 303)
    except (UnknownCode, SessionOver, TooManyTries) as refusal:
        return _code_page(typed, refusal)


@bp.get("/<int(fixed_digits=6):code>")
def ask_role(code: int) -> Response:
    """Ask as whom somebody is here; who already has a seat here goes to it."""
    typed = f"{code:06}"
    try:
        session = _find(typed)
    except (UnknownCode, SessionOver, TooManyTries) as refusal:
        return _code_page(typed, refusal)
    if _sits_in(session):
        return redirect("/sessie", 303)
    return _role_page(session)


@bp.post("/<int(fixed_digits=6):code>")
def take_seat(code: int) -> Response:
    """Take a seat, and keep its token in one cookie."""
    typed = f"{code:06}"
    try:
        session = _find(typed)
        if _sits_in(session):
            return redirect("/sessie", 303)
        joined = context.perform(joining.join, typed, read_role(), read_table(), tongue().language.code)
    except (UnknownCode, SessionOver, TooManyTries) as refusal:
        return _code_page(typed, refusal)
    except (InvalidInput, RuleBroken) as refusal:
        return _role_page(session, refusal)
    response = make_response(redirect("/sessie", 303))
    set_cookie(response, SEAT_COOKIE, joined.token, context.settings().seat_hours * 3600)
    return response


def read_role() -> Role:
    """Return the role of the button that was pressed."""
    given = request.form.get("role", "")
    if given not in {role.value for role in Role}:
        raise InvalidInput("Kies wat bij je past.")
    return Role(given)


def read_table(otherwise: int | None = None) -> int | None:
    """Return the table that was chosen, if any."""
    given = request.form.get("table", "")
    if not given:
        return otherwise
    if not given.isdecimal() or len(given) > 3:
        raise InvalidInput("Kies een tafel uit de lijst.")
    return int(given)


def join_view(session: WorkshopSession, table: int | None) -> JoinView:
    """Return what somebody chooses from to sit in this session."""
    municipality = rooms.room(context.store(), session.id).municipality
    return join(session, municipality, context.content(), context.settings().retention_months, table)


def _find(typed: str) -> WorkshopSession:
    """Return the session with this code, and go on in the language that was chosen for it."""
    found = context.guard_code(lambda: joining.find_session(context.store(), typed))
    if "taal" in request.values:
        speak(found.speaks(request.values["taal"]), beside=True)
    return found


def _sits_in(session: WorkshopSession) -> bool:
    seat = context.seat()
    return seat is not None and seat.session_id == session.id


def _code_page(typed: str = "", refusal: Refusal | None = None) -> Response:
    page = render_template(
        "join/code.html", typed=typed[:SHOWN_AGAIN], error=context.told(refusal), seated=context.seat() is not None
    )
    response = packed(make_response(page, status_of(refusal) if refusal else 200))
    if isinstance(refusal, TooManyTries):
        response.headers["Retry-After"] = str(refusal.retry_after)
    return response


def _role_page(session: WorkshopSession, refusal: Refusal | None = None) -> Response:
    asked = request.values.get("tafel", "") or request.values.get("table", "")
    table = int(asked) if asked.isdecimal() and len(asked) <= 3 else None
    page = render_template(
        "join/role.html", view=join_view(session, table), error=context.told(refusal), role=None, change=False
    )
    return packed(make_response(page, status_of(refusal) if refusal else 200))
