"""The console itself, and the deeds of its buttons."""

from collections.abc import Callable

from flask import Response as Page
from flask import make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from facilitator import context
from facilitator.domain.ideas.idea import IdeaStatus
from facilitator.http_status import status_of
from facilitator.services.ideas import ideas
from facilitator.services.sessions import sessions, steps, undo
from facilitator.services.sessions.replanning import catch_up_session
from facilitator.views.console.console import console
from facilitator.views.room.board import board

from . import bp
from .door import TOLD_IN_PLACE, back, do, number, room_here, session_here, version

MOST_PEOPLE = 2000
PLACES = {"samenvoegen": "/samenvoegen", "meebrengen": "/meebrengen", "postvak": "#postvak", "": ""}
JUDGEMENTS = {"goedkeuren": IdeaStatus.APPROVED, "verbergen": IdeaStatus.HIDDEN, "terugzetten": IdeaStatus.HANDED_IN}
MOVES = {"openen": steps.open_step, "stoppen": steps.stop_step, "sluiten": steps.close_step, "tonen": steps.show_step}


@bp.get("")
def index(session_id: str) -> Page:
    """Show the console."""
    return _page(session_id)


@bp.post("/stap/<step_id>/<any(openen, stoppen, sluiten, tonen):move>")
def move(session_id: str, step_id: str, move: str) -> Response:
    """Bring the room to a step, stop a vote, or show its result."""
    return _done(session_id, lambda: do(MOVES[move], session_id, step_id, version()))


@bp.post("/klok")
def clock(session_id: str) -> Response:
    """Give the step that runs more time, or less."""
    return _done(session_id, lambda: do(steps.extend, session_id, number("seconds", -3600, 3600)))


@bp.post("/bevries")
def freeze(session_id: str) -> Response:
    """Freeze the board, or let it go."""
    frozen = request.form.get("frozen") == "1"
    return _done(session_id, lambda: do(sessions.set_session, session_id, frozen=frozen))


@bp.post("/blad")
def turn_board(session_id: str) -> Response:
    """Turn the board to another of its pages."""
    return _done(session_id, lambda: do(sessions.set_session, session_id, board_page=number("page", 0, 100)))


@bp.post("/ongedaan")
def take_back(session_id: str) -> Response:
    """Undo the last deed."""
    place = PLACES.get(request.form.get("terug", ""), "")
    return _done(session_id, lambda: do(undo.undo_last, session_id), place)


@bp.post("/inhalen")
def catch_up(session_id: str) -> Response:
    """Change the run sheet so that the session still ends on time."""
    return _done(session_id, lambda: do(catch_up_session, session_id))


@bp.post("/mensen")
def count_people(session_id: str) -> Response:
    """Keep how many people the facilitator counted; empty says that nobody counted."""

    def keep() -> object:
        typed = request.form.get("people_present", "").strip()
        people = number("people_present", 0, MOST_PEOPLE) if typed else None
        return do(sessions.set_session, session_id, people_present=people)

    return _done(session_id, keep, PLACES["postvak"])


@bp.post("/idee/<idea_id>/<any(goedkeuren, verbergen, terugzetten):judgement>")
def judge_idea(session_id: str, idea_id: str, judgement: str) -> Response:
    """Approve or hide what was handed in."""
    status = JUDGEMENTS[judgement]
    return _done(session_id, lambda: do(ideas.set_status, session_id, idea_id, status), PLACES["postvak"])


@bp.post("/scherm")
def open_board(session_id: str) -> Response:
    """Open one more big screen: its key is in the link once, and is exchanged there for a cookie."""
    session = session_here(session_id)
    key = do(sessions.new_board_key, session_id)
    return redirect(f"/bord/{session.code}?key={key}", 303)


@bp.get("/afsluiten")
def ask_end(session_id: str) -> str:
    """Ask before the session ends."""
    return _end_page(session_id)


@bp.post("/afsluiten")
def end(session_id: str) -> Response:
    """End the session; what is to print at the coats lies ready on the console."""
    try:
        do(sessions.end_session, session_id)
    except TOLD_IN_PLACE as refusal:
        return make_response(_end_page(session_id, context.told(refusal)), status_of(refusal))
    return back(session_id)


def _done(session_id: str, deed: Callable[[], object], place: str = "") -> Response:
    """Do it and go back; a refusal is told on the console, which shows the room as it is now."""
    session_here(session_id)
    try:
        deed()
    except TOLD_IN_PLACE as refusal:
        return _page(session_id, context.told(refusal), status_of(refusal))
    return back(session_id, place)


def _page(session_id: str, notice: str = "", status: int = 200) -> Page:
    room = room_here(session_id)
    address = context.settings().public_url or request.host_url.rstrip("/")
    view = console(room, board(room, address, context.content()))
    page = render_template("console/index.html", view=view, session_id=session_id, drawn=room.version, notice=notice)
    return make_response(page, status)


def _end_page(session_id: str, notice: str = "") -> str:
    room = room_here(session_id)
    running = any(step.under_vote for step in room.steps)
    return render_template("console/end.html", session=room.session, running_vote=running, notice=notice)
