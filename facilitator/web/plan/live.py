"""What the page of an action asks while it stands open: keep this field, lend me that one, what changed meanwhile."""

import functools
from collections.abc import Callable, Mapping
from typing import Any

from flask import Response, current_app, jsonify, request

from facilitator import context
from facilitator.domain.refusals import InvalidInput, Refusal
from facilitator.http_status import status_of
from facilitator.services.plan import planning, writing
from facilitator.views.plan.plan_page import PlanPage, fields_of

from . import bp
from .pages import page_here

View = Callable[..., Response]


def told_as_data(view: View) -> View:
    """Tell a refusal as data: a script asks here, nobody reads a page."""

    @functools.wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Response:
        try:
            return view(*args, **kwargs)
        except Refusal as refusal:
            body = {"error": {"code": refusal.code, "message": context.told(refusal)}, **refusal.details}
            answer = jsonify(body)
            answer.status_code = status_of(refusal)
            return answer

    return guarded


@bp.post("/plan/<item_id>/velden")
@told_as_data
def save_fields(trajectory_id: str, item_id: str) -> Response:
    """Keep fields as they are typed; answers how the whole page then stands."""
    account, fields = context.require_account(), _body().get("fields")
    kept = context.perform(planning.change, account, trajectory_id, item_id, fields)
    return _state(page_here(trajectory_id, item_id), kept=kept)


@bp.post("/plan/<item_id>/leen")
@told_as_data
def lend(trajectory_id: str, item_id: str) -> Response:
    """Lend a field to who types in it, for half a minute; tells whose it is."""
    account = context.require_account()
    loan = context.perform(planning.lend, account, trajectory_id, item_id, _name())
    return jsonify({"mine": loan.account_id == account.id, "who": loan.account_name})


@bp.post("/plan/<item_id>/teruggeven")
@told_as_data
def give_back(trajectory_id: str, item_id: str) -> Response:
    """Take a field back from who stopped typing."""
    context.perform(planning.give_back, context.require_account(), trajectory_id, item_id, _name())
    return jsonify({})


@bp.post("/plan/<item_id>/hier")
@told_as_data
def be_here(trajectory_id: str, item_id: str) -> Response:
    """Keep at which field somebody is; `null` for who closes the page."""
    account, name = context.require_account(), _body().get("name")
    if name is None:
        context.perform(writing.leave, account, trajectory_id, item_id)
    else:
        context.perform(writing.be_here, account, trajectory_id, item_id, _name())
    return jsonify({})


@bp.get("/plan/<item_id>/stand")
@told_as_data
def state(trajectory_id: str, item_id: str) -> Response:
    """Tell how the page stands now; nothing where nothing moved since the sign that was seen."""
    sign = writing.pulse(context.store(), context.require_account(), trajectory_id, item_id)
    if request.args.get("gezien") == sign:
        return Response(status=204)
    return _state(page_here(trajectory_id, item_id), sign)


def _body() -> dict[str, Any]:
    body = request.get_json(silent=True)
    if not isinstance(body, dict):
        raise InvalidInput()
    return body


def _name() -> str:
    name = _body().get("name")
    if not isinstance(name, str):
        raise InvalidInput()
    return name


def _state(view: PlanPage, sign: str = "", kept: Mapping[str, int] | None = None) -> Response:
    notes = _macros("plan/_field.html").notes
    around, talk = _macros("plan/_around.html"), _macros("plan/_talk.html")
    fields = {
        name: {
            "value": one.value,
            "version": one.version,
            "lent": one.lent_to,
            "here": one.here,
            "notes": str(notes(one.notes)),
        }
        for name, one in fields_of(view).items()
    }
    return jsonify(
        {
            "sign": sign,
            "kept": kept or {},
            "fields": fields,
            "totals": {row.total_name: row.total for row in view.grid} | {"saldo": view.balance},
            "title": view.title,
            "money": str(notes(view.money_notes)),
            "others": str(around.others(view.others)),
            "talk": {
                one.name: {"said": str(talk.said(one, view)), "waiting": str(talk.waiting(one))} for one in view.talks
            },
        }
    )


def _macros(name: str) -> Any:
    return current_app.jinja_env.get_template(name).module
