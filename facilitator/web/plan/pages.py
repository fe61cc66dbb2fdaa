"""The pages of the plan and its files."""

from collections.abc import Mapping

from flask import Response, make_response, render_template, request

from facilitator import context
from facilitator.domain.plan.changes import DECIDERS
from facilitator.domain.plan.item import Plan, PlanItem
from facilitator.domain.refusals import NotFound
from facilitator.services.plan import planning
from facilitator.views.plan.plan_field import Typed
from facilitator.views.plan.plan_file import CORE, FULL, MIMETYPES, file_name
from facilitator.views.plan.plan_lines import LinesView
from facilitator.views.plan.plan_page import PlanPage, plan_page
from facilitator.views.plan.plan_table import plan_table

from . import bp

PROFILES = {"kern": CORE, "alles": FULL}


@bp.get("/plan")
def table(trajectory_id: str) -> str:
    """Show the whole plan."""
    account = context.require_account()
    plan = planning.plan(context.store(), account, trajectory_id)
    decides = planning.duty(context.store(), account, trajectory_id) in DECIDERS
    return render_template("plan/table.html", view=plan_table(plan), decides=decides)


@bp.get("/plan.<kind>")
def file(trajectory_id: str, kind: str) -> Response:
    """Give the plan as a file; the short workbook unless all is asked for."""
    plan = planning.plan(context.store(), context.require_account(), trajectory_id)
    profile, sheet = PROFILES.get(request.args.get("profiel", "kern")), request.args.get("blad", "acties")
    if kind not in MIMETYPES or profile is None:
        raise NotFound()
    chosen = FULL if kind == "csv" else profile
    content = context.in_thread(context.house().write_export, plan, kind, chosen, sheet)
    response = Response(content, content_type=MIMETYPES[kind])
    response.headers["Content-Disposition"] = f'attachment; filename="{file_name(plan, kind, chosen, sheet)}"'
    return response


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


def page_here(
    trajectory_id: str, item_id: str, typed: Mapping[str, Typed] | None = None, lines: LinesView | None = None
) -> PlanPage:
    """Return the page of an action as this reader sees it."""
    account = context.require_account()
    plan, item = item_here(trajectory_id, item_id)
    return plan_page(plan, item, planning.duty(context.store(), account, trajectory_id), account, typed, lines)


def drawn(view: PlanPage, status: int = 200, notice: str = "", saved: bool = False) -> Response:
    """Draw the page of an action, with word from us where something was not kept."""
    return make_response(render_template("plan/item.html", view=view, notice=notice, saved=saved), status)
