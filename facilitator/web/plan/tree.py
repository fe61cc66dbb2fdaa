"""The page of the tree, and of one node of it."""

from flask import Response, make_response, redirect, render_template, request
from werkzeug.wrappers import Response as Answer

from facilitator import context
from facilitator.domain.plan.changes import DECIDERS, WRITERS
from facilitator.domain.refusals import ChangedMeanwhile, InvalidInput, NotFound, Refusal
from facilitator.http_status import status_of
from facilitator.services.plan import goals, planning
from facilitator.views.plan.tree import goal_page, tree_page

from . import bp


@bp.get("/plan/boom")
def tree(trajectory_id: str) -> str:
    """Show the tree, or what is looked for in it."""
    account, store = context.require_account(), context.store()
    duty = planning.duty(store, account, trajectory_id)
    plan = planning.plan(store, account, trajectory_id)
    view = tree_page(plan, request.args.get("zoek", ""), decides=duty in DECIDERS, writes=duty in WRITERS)
    return render_template("plan/tree.html", view=view, saved="bewaard" in request.args)


@bp.get("/plan/boom/doel")
def goal(trajectory_id: str) -> Response:
    """Show one node, or an empty one."""
    return _drawn(trajectory_id)


@bp.post("/plan/boom/doel")
def write_goal(trajectory_id: str) -> Response | Answer:
    """Keep a node."""
    try:
        context.perform(
            goals.write_goal, context.require_account(), trajectory_id, request.form.to_dict(),
            code=request.args.get("code", ""), level=request.args.get("niveau", ""), seen=request.form.get("gezien", ""),
        )  # fmt: skip
    except (InvalidInput, ChangedMeanwhile) as refusal:
        return _drawn(trajectory_id, refusal)
    return redirect(f"/traject/{trajectory_id}/plan/boom?bewaard=ja", 303)


@bp.post("/plan/boom/doel/weg")
def drop_goal(trajectory_id: str) -> Response | Answer:
    """Take a node away."""
    level, code = request.args.get("niveau", ""), request.args.get("code", "")
    try:
        context.perform(goals.drop_goal, context.require_account(), trajectory_id, level, code)
    except InvalidInput as refusal:
        return _drawn(trajectory_id, refusal)
    return redirect(f"/traject/{trajectory_id}/plan/boom?bewaard=ja", 303)


def _drawn(trajectory_id: str, refusal: Refusal | None = None) -> Response:
    account, store = context.require_account(), context.store()
    duty = planning.duty(store, account, trajectory_id)
    plan = planning.plan(store, account, trajectory_id)
    level, code = request.args.get("niveau", ""), request.args.get("code", "")
    found = goals.find(plan, level, code) if code else None
    if code and found is None:
        raise NotFound()
    typed = (
        request.form.to_dict() if isinstance(refusal, InvalidInput) and request.form.get("short") is not None else {}
    )
    if not typed and not code:
        typed = {"level": level, "parent": request.args.get("onder", "")}
    page = render_template("plan/goal.html", view=goal_page(plan, found, typed, decides=duty in DECIDERS),
                           refusal=context.told(refusal))  # fmt: skip
    return make_response(page, status_of(refusal) if refusal else 200)
