"""Coverage: which principles the chosen actions leave empty, live while choosing, and the places of each action."""

from collections.abc import Sequence

from flask import Response as Page
from flask import make_response, render_template, request
from werkzeug.wrappers import Response

from facilitator import context
from facilitator.domain.coverage.frames import Axis
from facilitator.domain.ideas.idea import Action
from facilitator.domain.refusals import NotFound
from facilitator.domain.room import Room
from facilitator.domain.sessions.session import Step
from facilitator.http_status import status_of
from facilitator.services.coverage.framing import choose_frame, frame_of
from facilitator.services.coverage.tagging import tag_action
from facilitator.services.voting.results import results
from facilitator.views.coverage.coverage import BEST, CoverageView, Question, coverage, placings

from . import bp
from .door import TOLD_IN_PLACE, back, do, room_here, session_here

MOST_BEST = 20


@bp.get("/dekking")
def show_coverage(session_id: str) -> Page:
    """Show what the chosen actions cover."""
    return _page(session_id)


@bp.get("/dekking/kijk")
def look(session_id: str) -> Page:
    """Show the picture alone, for a page that lives while one chooses."""
    part = "short" if request.args.get("vorm") == "kort" else "picture"
    return make_response(render_template(f"console/coverage/_{part}.html", coverage=_coverage(room_here(session_id))))


@bp.post("/dekking/kader")
def change_frame(session_id: str) -> Response:
    """Look through another frame: every action keeps its places in each."""
    trajectory = session_here(session_id).trajectory_id
    name, frames = request.form.get("frame", ""), context.content().frames
    try:
        context.perform(choose_frame, context.require_account(), trajectory, name, frames)
    except TOLD_IN_PLACE as refusal:
        return _page(session_id, context.told(refusal), status_of(refusal))
    return back(session_id, "/dekking")


@bp.get("/dekking/<action_id>")
def ask_places(session_id: str, action_id: str) -> Page:
    """Ask where an action has its place."""
    return _place_page(session_id, action_id)


@bp.post("/dekking/<action_id>")
def place(session_id: str, action_id: str) -> Response:
    """Keep the places of an action, and go on to the next that has none."""
    room = room_here(session_id)
    axes = axes_of(room)
    asked = _asked_on_the_form(room)
    said = {axis.name: request.form.getlist(f"place-{axis.name}") for axis in asked}
    try:
        do(tag_action, session_id, action_id, said, asked)
    except TOLD_IN_PLACE as refusal:
        return _place_page(session_id, action_id, context.told(refusal), status_of(refusal))
    following = _following(room.actions, action_id, axes) if request.form.get("then") == "next" else None
    return back(session_id, f"/dekking/{following.id}" if following else "/dekking")


def axes_of(room: Room) -> tuple[Axis, ...]:
    """Return the frame that this room's trajectory works with, and the axes that always count."""
    name, own = frame_of(context.store(), room.session.trajectory_id)
    return context.content().frames.axes(name, own.axis)


def _asked_on_the_form(room: Room) -> tuple[Axis, ...]:
    """Return the axes that stood on the form: the frame may have been switched since, and nothing is said of another."""
    frames, (_, own) = context.content().frames, frame_of(context.store(), room.session.trajectory_id)
    names = frozenset(request.form.getlist("axis"))
    return tuple(axis for axis in (*frames.choices(own.axis), *frames.beside) if axis.name in names)


def while_choosing(room: Room, step_id: str, chosen: Sequence[str]) -> CoverageView:
    """Return what these actions of a counted vote cover, for a page on which they are chosen."""
    return _view(room, Question(vote=step_id, chosen=tuple(chosen)))


def _page(session_id: str, notice: str = "", status: int = 200) -> Page:
    room = room_here(session_id)
    _, own = frame_of(context.store(), room.session.trajectory_id)
    page = render_template(
        "console/coverage/page.html", coverage=_coverage(room), session=room.session, notice=notice,
        frames=context.content().frames.choices(own.axis), most_best=MOST_BEST,
    )  # fmt: skip
    return make_response(page, status)


def _coverage(room: Room) -> CoverageView:
    """Return what is asked for by the address: what cannot be is as if it was not said."""
    asked, typed = request.args, request.args.get("n", "")
    best = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 3 else BEST
    known = {action.id for action in room.actions}
    chosen = tuple(action for action in asked.getlist("action") if action in known) if "gekozen" in asked else None
    return _view(room, Question(asked.get("stap", ""), min(max(best, 1), MOST_BEST), chosen, asked.get("kruis", "")))


def _view(room: Room, asked: Question) -> CoverageView:
    votes = _counted(room)
    vote = next((step for step in votes if step.id == asked.vote), votes[0] if votes else None)
    tally = results(context.store(), room.session.id, vote.id) if vote else None
    question = Question(vote.id if vote else "", asked.best, asked.chosen, asked.across)
    return coverage(f"/console/{room.session.id}", axes_of(room), room.actions, votes, tally, question)


def _counted(room: Room) -> tuple[Step, ...]:
    """Return the counted votes, the last one first."""
    return tuple(sorted((step for step in room.steps if step.counted), key=lambda step: -step.opened))


def _place_page(session_id: str, action_id: str, notice: str = "", status: int = 200) -> Page:
    room = room_here(session_id)
    action = next((one for one in room.actions if one.id == action_id), None)
    if action is None:
        raise NotFound("Deze actie is er niet meer.")
    axes = axes_of(room)
    page = render_template(
        "console/coverage/place.html", session=room.session, action=action, placings=placings(action, axes),
        base=f"/console/{session_id}", notice=notice, following=_following(room.actions, action_id, axes),
    )  # fmt: skip
    return make_response(page, status)


def _following(actions: Sequence[Action], action_id: str, axes: Sequence[Axis]) -> Action | None:
    """Return the next action by number that nobody placed in the frame, beginning again at the first."""
    here = next((n for n, action in enumerate(actions) if action.id == action_id), 0)
    turned = (*actions[here + 1 :], *actions[:here])
    return next((action for action in turned if not placings(action, axes)[0].places), None)
