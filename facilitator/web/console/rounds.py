"""A second round: asking whether to vote again, and what moved between both."""

from flask import Response as Page
from flask import make_response, render_template
from werkzeug.wrappers import Response

from facilitator import context
from facilitator.domain.refusals import NotCounted, NotFound
from facilitator.domain.room import Room
from facilitator.domain.sessions.session import Step
from facilitator.http_status import status_of
from facilitator.services.voting import rounds
from facilitator.services.voting.comparing import second_round
from facilitator.views.voting.moved import moved
from facilitator.views.voting.rule_words import rule_in_words

from . import bp
from .door import TOLD_IN_PLACE, back, do, room_here, step_here


@bp.get("/opnieuw/<step_id>")
def ask_again(session_id: str, step_id: str) -> Page:
    """Say what voting again means, and ask."""
    return _page(session_id, step_id)


@bp.post("/opnieuw/<step_id>")
def vote_again(session_id: str, step_id: str) -> Response:
    """Put the same vote once more after the place where the room is."""
    _counted(room_here(session_id), step_id)
    try:
        do(rounds.vote_again, session_id, step_id)
    except TOLD_IN_PLACE as refusal:
        return _page(session_id, step_id, context.told(refusal), status_of(refusal))
    return back(session_id)


@bp.get("/verschuiving/<step_id>")
def show_moved(session_id: str, step_id: str) -> Page:
    """Show what moved since the vote that this one repeats; a vote that repeats none has no such page."""
    room = room_here(session_id)
    step = _counted(room, step_id)
    found = second_round(context.store(), session_id, step.id)
    if found is None:
        raise NotFound("Deze stemming herhaalt geen andere.")
    page = render_template(
        "console/rounds/moved.html", view=moved(found), session=room.session, on_wall=found.shown, notice=""
    )
    return make_response(page)


def _counted(room: Room, step_id: str) -> Step:
    step = step_here(room, step_id)
    if not step.is_vote:
        raise NotFound()
    if not step.counted:
        raise NotCounted()
    return step


def _page(session_id: str, step_id: str, notice: str = "", status: int = 200) -> Page:
    room = room_here(session_id)
    step = _counted(room, step_id)
    kept = context.store().ballots.counted(step.id)
    terms = kept[0].terms_of(step.kind, step.options) if kept is not None and step.kind else None
    page = render_template(
        "console/rounds/again.html", session=room.session, step=step, here=room.step or step,
        rule=rule_in_words(terms) if terms else None, notice=notice,
    )  # fmt: skip
    return make_response(page, status)
