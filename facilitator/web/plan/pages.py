"""The pages of the plan."""

from collections.abc import Mapping

from flask import Response, make_response, render_template, request

from facilitator import context
from facilitator.domain.plan.item import Plan, PlanItem
from facilitator.domain.refusals import NotFound
from facilitator.services.plan import planning, writing
from facilitator.views.plan.plan_field import Typed
from facilitator.views.plan.plan_page import PlanPage, plan_page
from facilitator.views.plan.plan_table import plan_table

from . import bp


@bp.get("/plan")
def table(trajectory_id: str) -> str:
    """Show the whole plan."""
    account = context.require_account()
    plan = planning.plan(context.store(), account, trajectory_id)
    duty = planning.duty(context.store(), account, trajectory_id)
    return render_template("plan/table.html", view=plan_table(plan, duty))


@bp.get("/plan/<item_id>")
def page(trajectory_id: str, item_id: str) -> Response:
    """Show one action with its fields."""
    return drawn(page_here(trajectory_id, item_id), saved="bewaard" in request.args)


def item_here(trajectory_id: str, item_id: str) -> tuple[Plan, PlanItem]:
    """Return the plan in the reader's sight and one action in it."""
    plan = planning.plan(context.store(), context.require_account(), trajectory_id)
    item = next((one for one in plan.items if one.id == item_id), None)
    if item is None:
        raise NotFound()
    return plan, item


def page_here(trajectory_id: str, item_id: str, typed: Mapping[str, Typed] | None = None) -> PlanPage:
    """Return the page of an action as this reader sees it."""
    account = context.require_account()
    plan, item = item_here(trajectory_id, item_id)
    duty = planning.duty(context.store(), account, trajectory_id)
    beside = writing.beside(context.store(), account, trajectory_id, item_id)
    return plan_page(plan, item, duty, account, typed, beside)


def drawn(view: PlanPage, status: int = 200, notice: str = "", saved: bool = False) -> Response:
    """Draw the page of an action, with word from us where something was not kept."""
    return make_response(render_template("plan/item.html", view=view, notice=notice, saved=saved), status)
