"""Changing the run sheet before and during: order, minutes, leaving out, texts, the rule of a vote, the session's data."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from flask import Response as Page
from flask import make_response, render_template, request
from werkzeug.wrappers import Response

from facilitator import context
from facilitator.domain.refusals import InvalidInput
from facilitator.domain.sessions.runsheet import LONGEST_STEP, Method, StepPlan
from facilitator.domain.sessions.session import WorkshopSession
from facilitator.domain.text import BOARD_TITLE, one_line
from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.options import beginning
from facilitator.http_status import status_of
from facilitator.services.sessions import sessions, steps
from facilitator.views.console.kind_form import addable_votes
from facilitator.views.console.run_sheet import addable, run_sheet, session_form
from facilitator.views.times import moment

from . import bp
from .door import TOLD_IN_PLACE, back, do, number, pair, room_here, session_here, whole

PAGE = "/draaiboek"


@dataclass(frozen=True)
class NewStep:
    """What was typed of a new step."""

    method: str = Method.EXPLAIN.value
    after: int = 0
    title: str = ""
    minutes: str = "10"


@bp.get(PAGE)
def show(session_id: str) -> Page:
    """Show the run sheet to change it."""
    return _page(session_id)


@bp.post(f"{PAGE}/minuten")
def change_minutes(session_id: str) -> Response:
    """Give a step more minutes, or less."""
    step_id, minutes = pair("change")
    deed = lambda: do(steps.edit_step, session_id, step_id, minutes=whole(minutes, 1, LONGEST_STEP))  # noqa: E731
    return _done(session_id, deed, f"#stap-{step_id}")


@bp.post(f"{PAGE}/plaats")
def move_step(session_id: str) -> Response:
    """Give a step another place."""
    step_id, place = pair("move")
    return _done(session_id, lambda: do(steps.move_step, session_id, step_id, whole(place, 0, 999)), f"#stap-{step_id}")


@bp.post(f"{PAGE}/weglaten")
def skip_step(session_id: str) -> Response:
    """Leave a step out, or take it up again."""
    step_id, skipped = pair("skip")
    return _done(
        session_id, lambda: do(steps.edit_step, session_id, step_id, skipped=skipped == "1"), f"#stap-{step_id}"
    )


@bp.post(f"{PAGE}/nieuw")
def add_step(session_id: str) -> Response:
    """Put a new step in the run sheet."""
    session = session_here(session_id)
    form = request.form
    after = form.get("after", "0")
    typed = NewStep(form.get("method", ""), int(after) if after.isdecimal() and len(after) < 4 else 0,
                    form.get("title", ""), form.get("minutes", ""))  # fmt: skip
    try:
        do(steps.add_step, session_id, typed.after, _plan(session, typed))
    except TOLD_IN_PLACE as refusal:
        return _page(session_id, context.told(refusal), status_of(refusal), typed)
    return back(session_id, PAGE + _rule_of_new(session_id, typed))


def _rule_of_new(session_id: str, typed: NewStep) -> str:
    """Where the rule of a new vote is set; of other steps there is nothing more to ask."""
    added = room_here(session_id).steps[min(typed.after, len(room_here(session_id).steps) - 1)]
    return f"/{added.id}" if added.is_vote and typed.method.startswith(Method.VOTE) else ""


@bp.post("/gegevens")
def change_session(session_id: str) -> Response:
    """Change the data of the session."""
    session = session_here(session_id)
    return _done(session_id, lambda: do(sessions.set_session, session_id, **_session_data(session)))


@bp.post("/talen")
def change_languages(session_id: str) -> Response:
    """Offer other languages on phones, or no longer."""
    chosen, reason = request.form.getlist("language"), request.form.get("languages_reason", "")
    return _done(session_id, lambda: do(sessions.set_languages, session_id, chosen, reason), "#talen")


def _plan(session: WorkshopSession, typed: NewStep) -> StepPlan:
    named, _, of_vote = typed.method.partition(":")
    if named not in addable(session.has_tables) or (of_vote and typed.method not in addable_votes()):
        raise InvalidInput("Kies een soort stap uit de lijst.")
    method = Method(named)
    kind = BallotKind(of_vote or BallotKind.PICK) if method is Method.VOTE else None
    title = one_line(typed.title, BOARD_TITLE)
    texts = context.content().votes[kind] if kind else None
    return StepPlan(
        method=method,
        kind=kind,
        options=beginning(kind) if kind else {},
        title=title,
        minutes=whole(typed.minutes, 1, LONGEST_STEP),
        setting="tables" if method is Method.TABLES else "plenary",
        board_text="",
        phone_text="",
        read_aloud=texts.read_aloud if texts else "",
        skippable=False,
        halvable=False,
        note=texts.note if texts else "",
    )


def _session_data(session: WorkshopSession) -> dict[str, Any]:
    day = _day("day")
    data: dict[str, Any] = {"title": request.form.get("title", ""), "answer_date": _day("answer_date")}
    data["starts_at"] = _moment(day, "starts")
    data["ends_at"] = _moment(day, "ends")
    if data["starts_at"] and data["ends_at"] and data["ends_at"] <= data["starts_at"]:
        raise InvalidInput("Het einde komt na het begin.")
    if session.has_tables:
        data["table_count"] = number("table_count", 1, 40)
    data["receipts"] = "receipts" in request.form
    return data


def _day(name: str) -> date | None:
    typed = request.form.get(name, "").strip()
    try:
        return date.fromisoformat(typed) if typed else None
    except ValueError as error:
        raise InvalidInput("Kies een dag uit de kalender.") from error


def _moment(day: date | None, name: str) -> object:
    typed = request.form.get(name, "").strip()
    if not typed:
        return None
    if day is None:
        raise InvalidInput("Kies eerst de dag.")
    try:
        return moment(day, time.fromisoformat(typed).replace(tzinfo=None))
    except ValueError as error:
        raise InvalidInput("Typ het uur zo: 19:30.") from error


def _done(session_id: str, deed: Callable[[], object], place: str = "") -> Response:
    session_here(session_id)
    try:
        deed()
    except TOLD_IN_PLACE as refusal:
        return _page(session_id, context.told(refusal), status_of(refusal))
    return back(session_id, f"{PAGE}{place}")


def _page(session_id: str, notice: str = "", status: int = 200, typed: NewStep | None = None) -> Page:
    room = room_here(session_id)
    page = render_template(
        "console/run_sheet.html", view=run_sheet(room), session=room.session, form=session_form(room.session),
        methods=addable(room.session.has_tables), votes=addable_votes(), adding=typed is not None,
        typed=typed or NewStep(after=len(room.steps)), notice=notice,
    )  # fmt: skip
    return make_response(page, status)
