"""What a person sends from the page of an action: only what they changed, kept whole or handed back with what to do."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import redirect, request
from werkzeug.wrappers import Response

from facilitator import context
from facilitator.domain.numbers import typed_number
from facilitator.domain.plan.fields import STATUS, FieldSpec, Kind, known, read
from facilitator.domain.refusals import ChangedMeanwhile, InvalidInput
from facilitator.domain.text import N_
from facilitator.services.plan import planning
from facilitator.views.plan.plan_field import Typed, typed_as

from . import bp
from .pages import drawn, item_here, page_here

NOT_KEPT = N_("Dit is nog niet bewaard. Kijk de velden hieronder na.")
MEANWHILE = N_("Iemand anders schreef hier ook. Kies welke tekst blijft, en bewaar.")


@dataclass(frozen=True)
class Unkept:
    """What a person sent that could not be kept, all of it, with word from us and the status of the answer."""

    typed: Mapping[str, Typed]
    status: int
    notice: str


@bp.post("/plan/<item_id>")
def save(trajectory_id: str, item_id: str) -> Response:
    """Keep the fields that were changed on the page."""
    unkept = keep_sent(trajectory_id, item_id)
    if unkept:
        return drawn(page_here(trajectory_id, item_id, unkept.typed), unkept.status, unkept.notice)
    return redirect(f"/traject/{trajectory_id}/plan/{item_id}?bewaard=ja", 303)


def keep_sent(trajectory_id: str, item_id: str) -> Unkept | None:
    """Keep the fields of the form that were changed, all or none; returns what could not be kept."""
    account = context.require_account()
    plan, _ = item_here(trajectory_id, item_id)
    specs = {name: spec for name, spec in known(plan.years).items() if spec.kind not in (Kind.DERIVED, Kind.LINES)}
    sent = {name: _sent(name) for name in specs if f"was.{name}" in request.form and _sent(name) != _was(name)}
    refused = {name: refusal for name, value in sent.items() if (refusal := _refusal(specs[name], value))}
    if refused:
        return Unkept(
            {name: Typed(value, refusal=refused.get(name, "")) for name, value in sent.items()}, 422, NOT_KEPT
        )
    fields = {name: {"value": value, "version": version(f"version.{name}")} for name, value in sent.items()}
    try:
        context.perform(planning.change, account, trajectory_id, item_id, fields)
    except ChangedMeanwhile as conflict:
        typed = {name: Typed(value, _theirs(specs[name], conflict)) for name, value in sent.items()}
        return Unkept(typed, 409, MEANWHILE)
    except InvalidInput as refusal:
        return Unkept({name: Typed(value) for name, value in sent.items()}, 422, context.told(refusal))
    return None


@bp.post("/plan/<item_id>/status")
def decide(trajectory_id: str, item_id: str) -> Response:
    """Retain an action, drop it, or make it a proposal again."""
    wish = {STATUS: {"value": request.form.get(STATUS), "version": version("version")}}
    try:
        context.perform(planning.change, context.require_account(), trajectory_id, item_id, wish)
    except ChangedMeanwhile:
        return drawn(page_here(trajectory_id, item_id), 409, "Iemand anders koos net een status. Kijk even na.")
    return redirect(f"/traject/{trajectory_id}/plan/{item_id}?bewaard=ja", 303)


def version(name: str) -> int:
    """Return a version that the page brought; one that it could not have is none."""
    return typed_number(request.form.get(name, ""), 15) or 0


def _sent(name: str) -> str:
    return _lines_alike(request.form.get(name, ""))


def _was(name: str) -> str:
    return _lines_alike(request.form.get(f"was.{name}", ""))


def _lines_alike(text: str) -> str:
    """A browser ends lines with two signs, what we keep with one."""
    return text.replace("\r\n", "\n")


def _refusal(spec: FieldSpec, value: str) -> str:
    try:
        read(spec, value)
    except InvalidInput as refusal:
        return context.told(refusal)
    return ""


def _theirs(spec: FieldSpec, conflict: ChangedMeanwhile) -> str | None:
    told = conflict.fields.get(spec.name)
    return typed_as(spec, told["theirs"]) if isinstance(told, Mapping) else None
