"""Looking for a beleidsveld by code or word, and choosing the main one and those beside it."""

from collections.abc import Callable, Mapping, Sequence

from flask import make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from facilitator import context
from facilitator.domain.bbc.policy_fields import QUERY_LIMIT, with_main, with_more, without
from facilitator.domain.refusals import ChangedMeanwhile, InvalidInput, NotFound
from facilitator.services.plan import planning
from facilitator.views.plan.policy_field import policy_field_page

from . import bp
from .pages import item_here
from .saving import version

FIELD = "beleidsveld_code"
DEEDS: Mapping[str, Callable[[Sequence[str], str], tuple[str, ...]]] = {
    "eerste": with_main, "erbij": with_more, "weg": without,
}  # fmt: skip


@bp.get("/plan/<item_id>/beleidsveld")
def find_policy_field(trajectory_id: str, item_id: str) -> Response:
    """Show the policy fields of an action and where to look for others."""
    return _drawn(trajectory_id, item_id, saved="bewaard" in request.args)


@bp.post("/plan/<item_id>/beleidsveld")
def choose_policy_field(trajectory_id: str, item_id: str) -> Response:
    """Make a policy field the main one, put it beside the others, or take it away."""
    account = context.require_account()
    plan, item = item_here(trajectory_id, item_id)
    name, _, own = request.form.get("deed", "").partition(":")
    code = own or request.form.get("code", "")
    if name not in DEEDS:
        raise NotFound()
    if code not in plan.policy_fields and code not in item.codes:
        return _drawn(trajectory_id, item_id, "Kies een beleidsveld uit de lijst.", 422)
    wish = {FIELD: {"value": "; ".join(DEEDS[name](item.codes, code)), "version": version("version")}}
    try:
        context.perform(planning.patch, account, trajectory_id, item_id, wish)
    except (ChangedMeanwhile, InvalidInput) as refusal:
        status = 409 if isinstance(refusal, ChangedMeanwhile) else 422
        return _drawn(trajectory_id, item_id, context.told(refusal), status)
    return redirect(f"/traject/{trajectory_id}/plan/{item_id}/beleidsveld?bewaard=ja", 303)


def _drawn(trajectory_id: str, item_id: str, notice: str = "", status: int = 200, *, saved: bool = False) -> Response:
    plan, item = item_here(trajectory_id, item_id)
    duty = planning.duty(context.store(), context.require_account(), trajectory_id)
    view = policy_field_page(plan, item, duty, request.values.get("zoek", "")[:QUERY_LIMIT])
    return make_response(render_template("plan/policy_field.html", view=view, notice=notice, saved=saved), status)
