"""Paper by keyboard, until Tel: a ballot is one line, an idea one field."""

from dataclasses import dataclass
from secrets import token_urlsafe
from urllib.parse import quote, unquote

from flask import Response as Page
from flask import make_response, render_template, request
from werkzeug.wrappers import Response

from facilitator import context
from facilitator.domain.refusals import NotFound, Refusal, TooManyChoices
from facilitator.domain.room import Room
from facilitator.domain.sessions.session import Step, StepState, writing_step
from facilitator.domain.text import N_
from facilitator.domain.voting.keying import KeyedLine, keyed
from facilitator.http_status import status_of
from facilitator.services.ideas import ideas
from facilitator.services.voting import papers
from facilitator.services.voting.casting import terms_of
from facilitator.views.voting.papers import KeyingView, keying
from facilitator.web.security import set_cookie

from . import bp
from .door import TOLD_IN_PLACE, back, do, room_here, session_here, step_here, whole

PAGE = "/papier"
KEYER, KEYER_LIMIT, AN_EVENING = "keyer", 40, 12 * 3600


@dataclass(frozen=True)
class Typed:
    """What was typed and refused, so that nobody types it again; `again` is what `serial` was set right to."""

    line: str = ""
    serial: str = ""
    again: str = ""
    text: str = ""
    table: str = ""


@bp.get(PAGE)
def enter(session_id: str) -> Page:
    """Show what can be keyed now."""
    return _page(room_here(session_id))


@bp.post(f"{PAGE}/stem")
def enter_ballot(session_id: str) -> Page:
    """Keep one paper ballot, and read it back; its key makes that a reload repeats nothing."""
    room, line = room_here(session_id), request.form.get("line", "")
    step = step_here(room, request.form.get("step", ""))
    try:
        read = _read(room, step, line)
        serial = do(papers.enter_paper, session_id, step.id, read.role, read.choices, read.serial or None, _keyer(),
                    request.form.get("key"))  # fmt: skip
    except TOLD_IN_PLACE as refusal:
        return _page(room, Typed(line=line), context.told(_on_paper(refusal)), status_of(refusal))
    return _page(room_here(session_id), last=serial, has_number=bool(read.serial))


@bp.post(f"{PAGE}/eruit")
def drop_ballot(session_id: str) -> Response:
    """Take out again what one keyed oneself, or a ballot of somebody else."""
    room, keyer = room_here(session_id), request.form.get("of")
    try:
        do(papers.drop_paper, session_id, request.form.get("step", ""), request.form.get("serial", ""), keyer)
    except TOLD_IN_PLACE as refusal:
        return _page(room, Typed(), context.told(refusal), status_of(refusal))
    return back(session_id, PAGE)


@bp.post(f"{PAGE}/klopt")
def settle(session_id: str) -> Response:
    """Say what a ballot that was read differently truly says: as one of both keyers had it, or typed again."""
    room = room_here(session_id)
    step, serial = step_here(room, request.form.get("step", "")), request.form.get("serial", "")
    line = request.form.get("right") or request.form.get("again", "")
    try:
        read = _read(room, step, line)
        do(papers.settle_paper, session_id, step.id, read.serial or serial, read.role, read.choices)
    except TOLD_IN_PLACE as refusal:
        return _page(room, Typed(serial=serial, again=line), context.told(_on_paper(refusal)), status_of(refusal))
    return back(session_id, PAGE)


@bp.post(f"{PAGE}/uitgedeeld")
def hand_out(session_id: str) -> Response:
    """Remember how many paper ballots were handed out; `terug` says from which page."""
    room, step_id = room_here(session_id), request.form.get("step", "")
    counting = f"/stap/{step_here(room, step_id).id}/tellen"
    try:
        do(papers.set_papers_out, session_id, step_id, whole(request.form.get("papieren", ""), 0, papers.MOST_PAPERS))
    except TOLD_IN_PLACE as refusal:
        return _page(room, Typed(), context.told(refusal), status_of(refusal))
    return back(session_id, counting if request.form.get("terug") == "tel" else PAGE)


@bp.post(f"{PAGE}/idee")
def enter_idea(session_id: str) -> Response:
    """Keep one idea from a slip."""
    session = session_here(session_id)
    text, table = request.form.get("text", ""), request.form.get("table", "").strip()
    try:
        at = whole(table, 1, session.table_count) if table else None
        do(ideas.enter_paper_idea, session_id, text, at, request.form.get("key"))
    except TOLD_IN_PLACE as refusal:
        return _page(room_here(session_id), Typed(text=text, table=table), context.told(refusal), status_of(refusal))
    return back(session_id, PAGE)


def _read(room: Room, step: Step, line: str) -> KeyedLine:
    if step.kind is None:
        raise NotFound()
    return keyed(line, step.kind, {action.number: action.id for action in room.actions})


def _on_paper(refusal: Refusal) -> Refusal:
    """Say to who keys what was meant for who votes: nobody takes a cross away from a paper."""
    if isinstance(refusal, TooManyChoices):
        refusal.resay(N_("Er staat te veel op dit blad. Leg het opzij: het telt niet."))
    return refusal


def _keyer() -> str:
    """Return who keys: as the form says, else as this browser remembers."""
    named = request.form.get("keyer")
    return " ".join((unquote(request.cookies.get(KEYER, "")) if named is None else named).split())[:KEYER_LIMIT]


def _page(room: Room, typed: Typed | None = None, notice: str = "", status: int = 200, last: str = "",
          has_number: bool = True) -> Page:  # fmt: skip
    vote, keyer = _vote(room), _keyer()
    page = render_template(
        "console/paper.html", session=room.session, vote=vote, writing=writing_step(room.steps) is not None,
        view=_keying(room, vote, keyer, last, has_number) if vote else None,
        entry_key=token_urlsafe(9), typed=typed or Typed(), notice=notice,
    )  # fmt: skip
    response = make_response(page, status)
    if "keyer" in request.form:
        set_cookie(response, KEYER, quote(keyer), AN_EVENING, f"/console/{room.session.id}{PAGE}")
    return response


def _keying(room: Room, vote: Step, keyer: str, last: str, has_number: bool) -> KeyingView:
    store = context.store()
    keyed_now = papers.paper(store, context.require_account(), room.session.id, vote.id)
    odd = papers.warning(store, room.session.id, vote.id, last) if last and has_number else ""
    return keying(vote, terms_of(store, vote), room.actions, keyed_now, keyer, last, odd, numberless=not has_number)


def _vote(room: Room) -> Step | None:
    """The vote that takes paper now: open or stopped, not yet being counted."""
    step = room.step
    return step if step and step.under_vote and step.state is not StepState.COUNTING else None
