"""Paper by keyboard, until Tel: a ballot is one line, an idea one field."""

from dataclasses import dataclass
from secrets import token_urlsafe

from flask import Response as Page
from flask import make_response, render_template, request
from werkzeug.wrappers import Response

from facilitator import context
from facilitator.domain.keying import keyed
from facilitator.domain.refusals import InvalidInput, NotFound
from facilitator.domain.room import Room
from facilitator.domain.session import Step, StepState, writing_step
from facilitator.http_status import status_of
from facilitator.services import ideas, papers

from . import bp
from .door import TOLD_IN_PLACE, back, do, room_here, session_here, step_here, whole

PAGE = "/papier"
SERIAL = 12


@dataclass(frozen=True)
class Typed:
    """What was typed and refused, so that nobody types it again."""

    serial: str = ""
    line: str = ""
    text: str = ""
    table: str = ""


@bp.get(PAGE)
def enter(session_id: str) -> Page:
    """Show what can be keyed now."""
    return _page(session_id)


@bp.post(f"{PAGE}/stem")
def enter_ballot(session_id: str) -> Response:
    """Keep one paper ballot."""
    line, serial = request.form.get("line", ""), request.form.get("serial", "").strip().upper()
    try:
        _keep_ballot(room_here(session_id), line, serial)
    except TOLD_IN_PLACE as refusal:
        return _page(session_id, Typed(serial=serial, line=line), str(refusal), status_of(refusal))
    return back(session_id, PAGE)


@bp.post(f"{PAGE}/eruit")
def drop_ballot(session_id: str) -> Response:
    """Take a ballot that was keyed wrong out again."""
    session_here(session_id)
    try:
        do(papers.drop_paper, session_id, request.form.get("step", ""), request.form.get("serial", ""))
    except TOLD_IN_PLACE as refusal:
        return _page(session_id, Typed(), str(refusal), status_of(refusal))
    return back(session_id, PAGE)


@bp.post(f"{PAGE}/idee")
def enter_idea(session_id: str) -> Response:
    """Keep one idea from a slip."""
    session = session_here(session_id)
    text, table = request.form.get("text", ""), request.form.get("table", "").strip()
    try:
        at = whole(table, 1, session.table_count) if table else None
        do(ideas.enter_paper_idea, session_id, text, at, request.form.get("key"))
    except TOLD_IN_PLACE as refusal:
        return _page(session_id, Typed(text=text, table=table), str(refusal), status_of(refusal))
    return back(session_id, PAGE)


def _keep_ballot(room: Room, line: str, serial: str) -> None:
    step = step_here(room, request.form.get("step", ""))
    if step.kind is None:
        raise NotFound()
    if not serial.isascii() or len(serial) > SERIAL or not (serial.isalnum() or not serial):
        raise InvalidInput("De volgcode bestaat uit letters en cijfers.")
    read = keyed(line, step.kind, {action.number: action.id for action in room.actions})
    do(
        papers.enter_paper,
        room.session.id,
        step.id,
        read.role,
        read.choices,
        serial or None,
        "",
        request.form.get("key"),
    )


def _page(session_id: str, typed: Typed | None = None, notice: str = "", status: int = 200) -> Page:
    room = room_here(session_id)
    vote = _vote(room)
    kept = papers.paper(context.store(), context.require_account(), session_id, vote.id) if vote else None
    page = render_template(
        "console/paper.html", session=room.session, vote=vote, writing=writing_step(room.steps) is not None,
        keyed=kept.serials if kept else (), mismatching=kept.mismatching if kept else (),
        entry_key=token_urlsafe(9), typed=typed or Typed(), notice=notice,
    )  # fmt: skip
    return make_response(page, status)


def _vote(room: Room) -> Step | None:
    """The vote that takes paper now: open or stopped, not yet being counted."""
    step = room.step
    return step if step and step.under_vote and step.state is not StepState.COUNTING else None
