"""One step of the run sheet, with its texts and its rule; who saves last sees what changed meanwhile."""

from collections.abc import Mapping
from typing import Any

from flask import Response as Page
from flask import make_response, render_template, request
from werkzeug.wrappers import Response

from facilitator import context
from facilitator.domain.refusals import InvalidInput
from facilitator.domain.sessions.runsheet import BOARD_LIMIT, LONGEST_STEP, NOTE_LIMIT, PHONE_LIMIT, READ_ALOUD_LIMIT
from facilitator.domain.sessions.session import Step
from facilitator.domain.sessions.vote_texts import fitting
from facilitator.domain.text import N_
from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.options import OPTIONS
from facilitator.http_status import status_of
from facilitator.services.sessions import steps
from facilitator.services.sessions.step_editing import edit_step_as_read, editable, mark
from facilitator.views.console.kind_form import field_name
from facilitator.views.console.run_sheet import step_form

from . import bp
from .door import TOLD_IN_PLACE, back, bare_amount, do, number, room_here, session_here, step_here, whole

TEXTS = (
    ("board_text", N_("Tekst op het grote scherm"), BOARD_LIMIT, 2),
    ("phone_text", N_("Tekst op de gsm"), PHONE_LIMIT, 2),
    ("read_aloud", N_("Om voor te lezen"), READ_ALOUD_LIMIT, 4),
    ("note", N_("Nota voor jou, ook wat je op papier doet"), NOTE_LIMIT, 3),
)
NUMBERS = [field_name(kind, option) for kind, options in OPTIONS.items() for option in options]
LABELS = {"title": N_("Titel"), "minutes": N_("Minuten"), **{name: label for name, label, _, _ in TEXTS}}


@bp.get("/draaiboek/<step_id>")
def show_step(session_id: str, step_id: str) -> Page:
    """Show one step to change it."""
    return _page(session_id, step_id)


@bp.post("/draaiboek/<step_id>")
def change_step(session_id: str, step_id: str) -> Response:
    """Keep the changed step; if it changed since it was read, show both and write nothing."""
    step = step_here(room_here(session_id), step_id)
    try:
        do(edit_step_as_read, session_id, step_id, request.form.get("seen", ""), **_changes(step))
    except TOLD_IN_PLACE as refusal:
        return _page(session_id, step_id, context.told(refusal), status_of(refusal))
    return back(session_id, f"/draaiboek#stap-{step_id}")


@bp.post("/draaiboek/<step_id>/weg")
def remove_step(session_id: str, step_id: str) -> Response:
    """Take a step off the run sheet that was never opened."""
    session_here(session_id)
    try:
        do(steps.remove_step, session_id, step_id)
    except TOLD_IN_PLACE as refusal:
        return _page(session_id, step_id, context.told(refusal), status_of(refusal))
    return back(session_id, "/draaiboek")


def _changes(step: Step) -> dict[str, Any]:
    changes: dict[str, Any] = {"title": request.form.get("title", ""), "minutes": number("minutes", 1, LONGEST_STEP)}
    for name, label, limit, _ in TEXTS:
        text = request.form.get(name, "").replace("\r\n", "\n").strip()
        if len(text) > limit:
            raise InvalidInput(
                "«%(label)s» telt %(n)s tekens. Schrijf er hoogstens %(limit)s.", label=label, n=len(text), limit=limit
            )
        changes[name] = text
    if step.is_vote and not step.opened:
        kind = _kind(step)
        changes |= {"kind": kind, "options": _rule(kind)}
        if kind is not step.kind:
            texts = {name: changes[name] for name in ("title", *(name for name, *_ in TEXTS))}
            changes |= fitting(texts, _ours(step.session_id), context.content().votes[kind])
    return changes


def _ours(session_id: str) -> frozenset[str]:
    """The texts that came with the run sheet or with a kind of vote: nobody of this session wrote them."""
    sheet = context.runsheets().get(session_here(session_id).format)
    texts = [*(sheet.steps if sheet else ()), *context.content().votes.values()]
    return frozenset(getattr(one, name) for one in texts for name in ("title", *(name for name, *_ in TEXTS)))


def _kind(step: Step) -> BallotKind:
    named = request.form.get("kind", str(step.kind))
    if named not in set(BallotKind):
        raise InvalidInput("Kies een soort stemming uit de lijst.")
    return BallotKind(named)


def _rule(kind: BallotKind) -> dict[str, Any]:
    rule: dict[str, Any] = {"electorate": request.form.getlist("electorate")}
    for option in OPTIONS[kind]:
        typed = request.form.get(field_name(kind, option), "").strip()
        rule[option.name] = 0 if option.free and not typed else whole(bare_amount(typed), option.low, option.high)
    return rule


def _page(session_id: str, step_id: str, notice: str = "", status: int = 200) -> Page:
    room = room_here(session_id)
    step = step_here(room, step_id)
    typed = _typed() if request.method == "POST" and "title" in request.form else _kept(step)
    page = render_template(
        "console/step.html", session=room.session, form=step_form(step, typed), typed=typed, texts=TEXTS, seen=mark(step),
        meanwhile=_meanwhile(step, typed), notice=notice,
    )  # fmt: skip
    return make_response(page, status)


def _typed() -> dict[str, Any]:
    names = ["title", "minutes", "kind", *(name for name, *_ in TEXTS), *NUMBERS]
    return {name: request.form.get(name, "") for name in names} | {"electorate": request.form.getlist("electorate")}


def _kept(step: Step) -> Mapping[str, Any]:
    """What stands, by the names of the form."""
    kept = editable(step)
    numbers = {f"{name}-{step.kind}": value for name, value in kept["rule"].items()}
    return {**kept, **numbers}


def _meanwhile(step: Step, typed: Mapping[str, Any]) -> list[tuple[str, object]]:
    """What others made of the fields that were typed differently here, if the step changed since it was read."""
    if request.method != "POST" or request.form.get("seen", mark(step)) == mark(step):
        return []
    kept = _kept(step)
    same = {name for name in LABELS if str(typed[name]).replace("\r\n", "\n").strip() == str(kept[name]).strip()}
    return [(label, kept[name]) for name, label in LABELS.items() if name not in same]
