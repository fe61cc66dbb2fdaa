"""The page of checks: all that is still to solve in a plan."""

from flask import render_template, request

from facilitator import context
from facilitator.services.plan import planning
from facilitator.views.plan.checks import checks_page

from . import bp


@bp.get("/plan/controle")
def checks(trajectory_id: str) -> str:
    """Show every finding of the plan, or of one action of it."""
    plan = planning.plan(context.store(), context.require_account(), trajectory_id)
    chosen, by_field = request.args.get("actie", ""), request.args.get("per") == "veld"
    return render_template("plan/checks.html", view=checks_page(plan, chosen, by_field=by_field))
