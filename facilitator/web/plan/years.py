"""The years of the plan: seen by everybody in it, changed by who decides."""

from flask import make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from facilitator import context
from facilitator.domain.plan.changes import DECIDERS
from facilitator.domain.plan.years import outside
from facilitator.domain.refusals import InvalidInput
from facilitator.services.plan import planning, years

from . import bp


@bp.get("/plan/jaren")
def show_years(trajectory_id: str) -> Response:
    """Show over which years the plan runs."""
    return _drawn(trajectory_id)


@bp.post("/plan/jaren")
def change_years(trajectory_id: str) -> Response:
    """Let the plan run over other years."""
    first, last = request.form.get("first", ""), request.form.get("last", "")
    try:
        context.perform(years.change_years, context.require_account(), trajectory_id, first, last)
    except InvalidInput as refusal:
        return _drawn(trajectory_id, context.told(refusal), (first, last), 422)
    return redirect(f"/traject/{trajectory_id}/plan/jaren?bewaard=ja", 303)


def _drawn(trajectory_id: str, refusal: str = "", typed: tuple[str, str] | None = None, status: int = 200) -> Response:
    account = context.require_account()
    plan = planning.plan(context.store(), account, trajectory_id)
    decides = planning.duty(context.store(), account, trajectory_id) in DECIDERS
    shown = typed or (str(plan.years[0]), str(plan.years[-1]))
    return make_response(
        render_template("plan/years.html", base=f"/traject/{trajectory_id}", typed=shown, outside=outside(plan),
                        decides=decides, refusal=refusal, saved="bewaard" in request.args),
        status,
    )  # fmt: skip
