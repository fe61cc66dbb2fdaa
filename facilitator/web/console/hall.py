"""Zaalcheck: before the doors open, see whether hall, paper and server are ready for everybody."""

import contextlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from urllib.parse import urlencode

from flask import Response as Page
from flask import make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from facilitator import context
from facilitator.domain.refusals import InvalidInput, Refusal
from facilitator.domain.room import Room
from facilitator.domain.sessions.hall import MOST_PEOPLE, USUAL_PEOPLE, Sight
from facilitator.domain.text import N_
from facilitator.http_status import status_of
from facilitator.services.sessions import sessions, trial
from facilitator.views.console.hall import House, hall

from . import bp
from .door import TOLD_IN_PLACE, back, do, room_here, session_here, whole

PAGE = "/zaalcheck"
FARTHEST, HIGHEST = 60.0, 10.0
A_LENGTH = N_("Typ een lengte in meter, zoals 12 of 1,8.")


@dataclass(frozen=True)
class Typed:
    """What was typed of the hall."""

    depth: str = ""
    height: str = ""
    people: str = ""

    @property
    def query(self) -> str:
        """The address of the page that still knows it."""
        kept = {"diepte": self.depth, "hoogte": self.height, "mensen": self.people}
        return urlencode({name: value for name, value in kept.items() if value})


@bp.get(PAGE)
def show_hall(session_id: str) -> Page:
    """Show the Zaalcheck."""
    return _page(session_id)


@bp.post(f"{PAGE}/test")
def start_trial(session_id: str) -> Response:
    """Let so many phones try the server, in a process of its own; refused while people vote."""
    session_here(session_id)
    try:
        phones = whole(request.form.get("phones", ""), 1, MOST_PEOPLE)
        if not context.house().trials.runs:
            context.perform(trial.clear_leftovers)  # A vote that a broken-off test left open is nobody's.
            trial.check(context.store())
            context.in_thread(context.house().trials.start, _own_address(), phones, context.house().folder)
    except TOLD_IN_PLACE as refusal:
        return _page(session_id, refusal, status_of(refusal))
    typed = replace(_typed(), people=_typed().people or str(phones))
    return back(session_id, f"{PAGE}?{typed.query}#test")


@bp.post(f"{PAGE}/proefbeeld")
def open_test_picture(session_id: str) -> Response:
    """Open the test picture on one more big screen."""
    session = session_here(session_id)
    key = do(sessions.new_board_key, session_id)
    return redirect(f"/bord/{session.code}/proef?key={key}", 303)


def _page(session_id: str, refusal: Refusal | None = None, status: int = 200) -> Page:
    room, typed = room_here(session_id), _typed()
    people, sight = USUAL_PEOPLE, None
    try:
        people = whole(typed.people, 1, MOST_PEOPLE) if typed.people else USUAL_PEOPLE
        sight = _sight(typed)
    except InvalidInput as error:
        if refusal is None:
            refusal, status = error, status_of(error)
    view = hall(room, _house(room), people, sight)
    page = render_template(
        "console/hall.html", view=view, session=room.session, typed=typed, people=people, notice=context.told(refusal),
        trial=context.house().trials.look(),
    )  # fmt: skip
    return make_response(page, status)


def _typed() -> Typed:
    names = ("diepte", "hoogte", "mensen")
    return Typed(*(request.values.get(name, "").strip()[:8] for name in names))


def _sight(typed: Typed) -> Sight | None:
    if not typed.depth and not typed.height:
        return None
    return Sight(_length(typed.depth, FARTHEST), _length(typed.height, HIGHEST))


def _length(typed: str, most: float) -> float:
    """Return a length in metres; InvalidInput says how to type one."""
    length = 0.0
    with contextlib.suppress(ValueError):
        length = float(typed.replace(",", ".").removesuffix("m").strip())
    if not 0.3 <= length <= most:
        raise InvalidInput(A_LENGTH)
    return length


def _house(room: Room) -> House:
    house, settings = context.house(), context.settings()
    return House(
        address=settings.public_url or request.host_url.rstrip("/"),
        is_https=request.is_secure or settings.public_url.startswith("https://"),
        copies_every=settings.backup_minutes,
        copy_made=_made_at(),
        boards=house.boards(room.session.id),
        phones=room.connected,
    )


def _made_at() -> datetime | None:
    """When the safety copy was last made."""
    try:
        return datetime.fromtimestamp(context.house().safety_copy.stat().st_mtime, UTC)
    except OSError:
        return None


def _own_address() -> str:
    """Where the server itself listens: the test is of the server, not of the way to it."""
    return replace(context.settings(), public_url="").own_url
