"""The talk beside a field: say something, suggest another text, answer it; the same for forms and for scripts."""

from collections.abc import Callable
from typing import Any

from flask import jsonify, make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from facilitator import context
from facilitator.domain.numbers import typed_number
from facilitator.domain.plan.fields import Kind
from facilitator.domain.refusals import ChangedMeanwhile, InvalidInput, NotFound, Refusal
from facilitator.http_status import status_of
from facilitator.services.house import trajectories
from facilitator.services.plan import talking, writing
from facilitator.views.plan.plan_page import desk_of, plan_page
from facilitator.views.plan.writing_talk import field_talk

from . import bp
from .pages import item_here
from .saving import version

COMMENT_DEEDS = {"klaar": talking.settle, "open": talking.reopen}
SUGGESTION_DEEDS = {"laat-zo": talking.reject, "trek-in": talking.take_back}


@bp.get("/plan/<item_id>/praten/<name>")
def talk(trajectory_id: str, item_id: str, name: str) -> Response:
    """Show what is said beside one field, and the texts suggested for it."""
    return _page(trajectory_id, item_id, name)


@bp.post("/plan/<item_id>/praten/<name>/opmerking")
def comment(trajectory_id: str, item_id: str, name: str) -> Response:
    """Say something about a field."""
    return _done(trajectory_id, item_id, name, talking.comment, name, request.form.get("text"))


@bp.post("/plan/<item_id>/praten/<name>/voorstel")
def suggest(trajectory_id: str, item_id: str, name: str) -> Response:
    """Suggest another text for a field."""
    value, reason = request.form.get("value", ""), request.form.get("reason", "")
    return _done(trajectory_id, item_id, name, talking.suggest, name, value.replace("\r\n", "\n"), reason)


@bp.post("/plan/<item_id>/praten/<name>/opmerking/<comment_id>/<deed>")
def settle(trajectory_id: str, item_id: str, name: str, comment_id: str, deed: str) -> Response:
    """Say that a comment is settled, or that it is not after all."""
    if deed not in COMMENT_DEEDS:
        raise NotFound()
    return _done(trajectory_id, item_id, name, COMMENT_DEEDS[deed], comment_id)


@bp.post("/plan/<item_id>/praten/<name>/voorstel/<suggestion_id>/<deed>")
def answer(trajectory_id: str, item_id: str, name: str, suggestion_id: str, deed: str) -> Response:
    """Take a suggestion over, leave the text as it is, or withdraw one's own suggestion."""
    if deed == "neem-over":
        return _done(trajectory_id, item_id, name, talking.accept, suggestion_id, version("version"))
    if deed not in SUGGESTION_DEEDS:
        raise NotFound()
    return _done(trajectory_id, item_id, name, SUGGESTION_DEEDS[deed], suggestion_id)


def _done(trajectory_id: str, item_id: str, name: str, deed: Callable[..., Any], *args: object) -> Response:
    """Do it; a script hears that it is done or why not, a person comes back to where they were."""
    account, by_script = context.require_account(), "application/json" in request.headers.get("Accept", "")
    try:
        context.perform(deed, account, trajectory_id, item_id, *args)
    except (InvalidInput, ChangedMeanwhile) as refusal:
        if by_script:
            told = jsonify({"error": {"code": refusal.code, "message": context.told(refusal)}})
            return make_response(told, status_of(refusal))
        return _page(trajectory_id, item_id, name, refusal)
    return jsonify({}) if by_script else redirect(_back(trajectory_id, item_id, name), 303)


def _back(trajectory_id: str, item_id: str, name: str) -> str:
    step, here = request.form.get("step", ""), f"/traject/{trajectory_id}/plan/{item_id}"
    if typed_number(step, 3) is not None:
        return f"{here}/schrijven/{step}#praten-{name}"
    return f"{here}/praten/{name}"


def _page(trajectory_id: str, item_id: str, name: str, refusal: Refusal | None = None) -> Response:
    account, store = context.require_account(), context.store()
    _, duty = trajectories.seen(store, account, trajectory_id)
    plan, item = item_here(trajectory_id, item_id)
    beside = writing.beside(store, account, trajectory_id, item_id)
    desk = desk_of(plan, item, duty, account, beside=beside)
    if name not in desk.specs or desk.specs[name].kind in (Kind.DERIVED, Kind.LINES):
        raise NotFound()
    page = render_template(
        "plan/writing_talk.html",
        view=plan_page(plan, item, duty, account, beside=beside),
        talk=field_talk(desk, name),
        refusal=context.told(refusal),
        typed={key: request.form.get(key, "") for key in ("text", "value", "reason")},
    )
    return make_response(page, status_of(refusal) if refusal else 200)
