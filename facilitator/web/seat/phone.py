"""The phone of one seat: its page, and every form on it; each works without JavaScript."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from flask import Blueprint, make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from facilitator import context
from facilitator.domain.refusals import Refusal, Unauthenticated
from facilitator.domain.room import Room, SeatDesk
from facilitator.domain.sessions.session import Participant, current
from facilitator.domain.text import BOARD_TITLE
from facilitator.domain.voting.ballot import BallotKind
from facilitator.http_status import status_of
from facilitator.services.helping import hands
from facilitator.services.ideas import ideas
from facilitator.services.sessions import answers, joining, rooms
from facilitator.services.voting import casting, papers
from facilitator.views.room.desk import desk
from facilitator.views.room.phone import PhoneView, step
from facilitator.views.room.questions import questions
from facilitator.views.voting.filled import Filled
from facilitator.web.ballot_form import ballot_fields, choices_of
from facilitator.web.join import join_view, read_role, read_table
from facilitator.web.security import csrf_token
from facilitator.web.static_files import packed

bp = Blueprint("phone", __name__, url_prefix="/sessie")

QUESTION = "q-"


@dataclass(frozen=True)
class Sent:
    """A ballot that was refused, as it was filled in."""

    step_id: str
    ballot: Filled


@bp.get("")
def show() -> Response:
    """Show the task of this moment, with what is this seat's own."""
    return _page(context.require_seat())


@bp.post("/idee")
def write_idea() -> Response:
    """Keep an idea; a refused text stays in its field."""
    text, settings = request.form.get("text", ""), context.settings()
    return _do(
        ideas.submit_idea,
        text,
        _key(),
        settings.ideas_per_seat,
        settings.text_limit,
        context.house().secret,
        unsent=text,
    )


@bp.post("/idee/<idea_id>")
def change_idea(idea_id: str) -> Response:
    """Change an own idea."""
    return _do(ideas.change_idea, idea_id, request.form.get("text", ""))


@bp.post("/idee/<idea_id>/intrekken")
def withdraw_idea(idea_id: str) -> Response:
    """Take an own idea back."""
    return _do(ideas.withdraw_idea, idea_id)


@bp.post("/idee/<idea_id>/anders")
def object_to_merge(idea_id: str) -> Response:
    """Say «dat is iets anders» of the action an own idea was put in."""
    return _do(ideas.object_to_merge, idea_id)


@bp.post("/tafel")
def hand_in() -> Response:
    """Hand in for the table: an own idea or what the table says, under a short title."""
    idea_id = request.form.get("idea") or None
    title = request.form.get("title", "").strip() or _short_text(idea_id)
    return _do(ideas.hand_in, title, idea_id, _key())


@bp.post("/tafel/<idea_id>/terug")
def take_back(idea_id: str) -> Response:
    """Take back what the table handed in."""
    return _do(ideas.take_back, idea_id)


@bp.post("/stem")
def cast_ballot() -> Response:
    """Cast a ballot whole; the last received counts, and a refused one stays filled in."""
    seat = context.require_seat()
    step_id = request.form.get("step", "")
    asked = current(rooms.room(context.store(), seat.session_id).steps, step_id)
    try:
        choices = choices_of(request.form, (asked and asked.kind) or BallotKind.PICK)
        context.perform(casting.cast_ballot, seat, step_id, choices, _key())
    except Unauthenticated:
        raise
    except Refusal as refusal:
        return _page(seat, refusal, sent=Sent(step_id, Filled(ballot_fields(request.form))))
    return redirect("/sessie", 303)


@bp.post("/antwoord")
def answer() -> Response:
    """Keep answers to the practice or evaluation questions of a step."""
    seat = context.require_seat()
    step_id = request.form.get("step", "")
    here = current(rooms.room(context.store(), seat.session_id).steps, step_id)
    asked = {one.id: tuple(option.key for option in one.options) for one in questions(here, context.content())}
    return _do(answers.answer, step_id, _fields(QUESTION), asked)


@bp.post("/hulp")
def raise_hand() -> Response:
    """Put one's hand up for help, for paper or for more time."""
    return _do(hands.raise_hand, request.form.get("wish", ""))


@bp.post("/hulp/klaar")
def lower_hand() -> Response:
    """Take one's hand down."""
    return _do(hands.lower_hand)


@bp.post("/papier")
def link_paper() -> Response:
    """Say which paper ballot is one's own."""
    return _do(papers.link_paper, request.form.get("step", ""), request.form.get("serial", ""))


@bp.get("/rol")
def ask_role() -> Response:
    """Ask for another role or table."""
    return _role_page(context.require_seat())


@bp.post("/rol")
def change_role() -> Response:
    """Change role or table, until a ballot was cast."""
    seat = context.require_seat()
    try:
        context.perform(joining.change_seat, seat, read_role(), read_table(seat.table))
    except Refusal as refusal:
        return _role_page(seat, refusal)
    return redirect("/sessie", 303)


@bp.post("/taal")
def change_language() -> Response:
    """Show this seat another language."""
    seat = context.require_seat()
    try:
        context.perform(joining.change_language, seat, request.form.get("taal", ""))
    except Refusal as refusal:
        return _role_page(seat, refusal)
    return redirect("/sessie", 303)


def _do(deed: Callable[..., Any], *args: object, unsent: str = "") -> Response:
    """Do a deed of this seat; what is refused is said on the same page, and nothing typed is lost."""
    seat = context.require_seat()
    try:
        context.perform(deed, seat, *args)
    except Unauthenticated:
        raise
    except Refusal as refusal:
        return _page(seat, refusal, unsent)
    return redirect("/sessie", 303)


def _page(seat: Participant, refusal: Refusal | None = None, unsent: str = "", sent: Sent | None = None) -> Response:
    room, own = _room(seat), rooms.desk(context.store(), seat, context.house().secret)
    view = _view(room, own, context.told(refusal), unsent)
    if sent and view.own and view.is_voting and sent.step_id == view.step_id:
        view = replace(view, own=replace(view.own, ballot=sent.ballot))
    page = render_template(
        "phone/session.html", view=view, session_title=room.session.title, session_code=room.session.code
    )
    response = make_response(page, status_of(refusal) if refusal else 200)
    return response if sent or own.ballot or own.answers or own.receipt else packed(response)


def _view(room: Room, own: SeatDesk, error: str, unsent: str) -> PhoneView:
    content, settings = context.content(), context.settings()
    private = desk(room, own, content, settings.ideas_per_seat)
    private = replace(private, csrf=csrf_token(), key=secrets.token_urlsafe(12), error=error, unsent=unsent)
    return replace(step(room, content), own=private)


def _role_page(seat: Participant, refusal: Refusal | None = None) -> Response:
    view = join_view(_room(seat).session, seat.table)
    hand = rooms.desk(context.store(), seat).hand
    page = render_template(
        "phone/role.html",
        view=view,
        role=seat.role,
        error=context.told(refusal),
        hand=hand,
        key=secrets.token_urlsafe(12),
    )
    return make_response(page, status_of(refusal) if refusal else 200)


def _room(seat: Participant) -> Room:
    return rooms.room(context.store(), seat.session_id)


def _short_text(idea_id: str | None) -> str:
    """Return the text of an own idea where it is short enough to be its own title."""
    own = rooms.desk(context.store(), context.require_seat()).ideas
    text = next((idea.text for idea in own if idea.id == idea_id), "")
    return text if len(text) <= BOARD_TITLE else ""


def _fields(prefix: str) -> dict[str, str]:
    return {name.removeprefix(prefix): value for name, value in request.form.items() if name.startswith(prefix)}


def _key() -> str:
    """Return the key the page gave this form; a form without one is a deed of its own."""
    return request.form.get("key", "") or secrets.token_urlsafe(12)
