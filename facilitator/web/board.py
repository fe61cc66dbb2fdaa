"""The big screen: opened by a link whose key becomes a cookie, so that no secret is ever projected."""

from flask import Blueprint, make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from facilitator import context
from facilitator.context import BOARD_COOKIE
from facilitator.domain.refusals import NotFound
from facilitator.services.sessions import rooms
from facilitator.views.papers.prints import join_sheet
from facilitator.views.room.board import board
from facilitator.web.security import set_cookie

bp = Blueprint("board", __name__)

BOARD_SECONDS = 7 * 24 * 3600
LONGEST_KEY = 200


@bp.get("/bord/<int(fixed_digits=6):code>/proef")
def show_test_picture(code: int) -> Response:
    """Show the test picture before the doors open: can the back row see and read it?"""
    key = request.args.get("key", "")
    if key:
        return _exchange(key, f"{code:06}", "/proef")
    session_id = _session_id(request.cookies.get(BOARD_COOKIE, ""), f"{code:06}")
    room = rooms.room(context.store(), session_id)
    address = context.settings().public_url or request.host_url.rstrip("/")
    view = join_sheet(room.session, address)
    return make_response(render_template("board/proof.html", view=view, code=room.session.code))


@bp.get("/bord/<int(fixed_digits=6):code>")
def show(code: int) -> Response:
    """Show the board of this code to who holds its key."""
    key = request.args.get("key", "")
    if key:
        return _exchange(key, f"{code:06}")
    room = rooms.room(context.store(), _session_id(request.cookies.get(BOARD_COOKIE, ""), f"{code:06}"))
    address = context.settings().public_url or request.host_url.rstrip("/")
    return make_response(
        render_template("board/board.html", view=board(room, address, context.content()), code=room.session.code)
    )


def _exchange(key: str, code: str, page: str = "") -> Response:
    _session_id(key, code)
    response = make_response(redirect(f"/bord/{code}{page}", 303))
    set_cookie(response, BOARD_COOKIE, key, BOARD_SECONDS)
    return response


def _session_id(key: str, code: str) -> str:
    """Return the session that this key may show under this code; NotFound for any other."""
    found = rooms.board_session(context.store(), key) if 0 < len(key) <= LONGEST_KEY else None
    if found is None or found.code != code:
        raise NotFound("Open het grote scherm vanuit de console.")
    return found.id
