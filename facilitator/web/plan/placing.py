"""Hanging an action in the tree: look for a place, choose it."""

from flask import make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from facilitator import context
from facilitator.domain.plan.placing import QUERY_LIMIT
from facilitator.domain.refusals import ChangedMeanwhile, InvalidInput
from facilitator.services.plan import placing, planning
from facilitator.views.plan.placing import placing_page

from . import bp
from .pages import item_here
from .saving import version


@bp.get("/plan/<item_id>/plaats")
def find_place(trajectory_id: str, item_id: str) -> Response:
    """Show where an action may hang."""
    return _drawn(trajectory_id, item_id, saved="bewaard" in request.args)


@bp.post("/plan/<item_id>/plaats")
def hang(trajectory_id: str, item_id: str) -> Response:
    """Hang an action where somebody chose."""
    choice = request.form.get("plaats", "")
    try:
        context.perform(placing.place, context.require_account(), trajectory_id, item_id, choice, version("version"))
    except (InvalidInput, ChangedMeanwhile) as refusal:
        status = 409 if isinstance(refusal, ChangedMeanwhile) else 422
        return _drawn(trajectory_id, item_id, context.told(refusal), status)
    return redirect(f"/traject/{trajectory_id}/plan/{item_id}/plaats?bewaard=ja", 303)


def _drawn(trajectory_id: str, item_id: str, notice: str = "", status: int = 200, *, saved: bool = False) -> Response:
    plan, item = item_here(trajectory_id, item_id)
    duty = planning.duty(context.store(), context.require_account(), trajectory_id)
    view = placing_page(plan, item, duty, request.values.get("zoek", "")[:QUERY_LIMIT])
    return make_response(render_template("plan/placing.html", view=view, notice=notice, saved=saved), status)
