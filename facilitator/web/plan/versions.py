"""All that ever stood in a field, two versions beside each other, and going back to an older text."""

from flask import make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from facilitator import context
from facilitator.domain.numbers import typed_number
from facilitator.domain.refusals import ChangedMeanwhile
from facilitator.domain.text import N_
from facilitator.services.plan import versions
from facilitator.views.plan.versions import versions_page

from . import bp
from .saving import version

MEANWHILE = N_("Iemand anders schreef hier net. Kijk na wat er nu staat.")


@bp.get("/plan/<item_id>/versies/<name>")
def show_versions(trajectory_id: str, item_id: str, name: str) -> Response:
    """Show every version of a field, by turns of writing."""
    return _page(trajectory_id, item_id, name)


@bp.post("/plan/<item_id>/versies/<name>")
def go_back(trajectory_id: str, item_id: str, name: str) -> Response:
    """Let an older text be the newest version."""
    account, wanted, seen = context.require_account(), version("version"), version("seen")
    try:
        context.perform(versions.go_back, account, trajectory_id, item_id, name, wanted, seen)
    except ChangedMeanwhile:
        return _page(trajectory_id, item_id, name, MEANWHILE, 409)
    return redirect(f"/traject/{trajectory_id}/plan/{item_id}/versies/{name}?bewaard=ja", 303)


def _page(trajectory_id: str, item_id: str, name: str, notice: str = "", status: int = 200) -> Response:
    past = versions.history(context.store(), context.require_account(), trajectory_id, item_id, name)
    older, newer = _number("van"), _number("tot")
    view = versions_page(
        past.trajectory,
        item_id,
        past.item.title,
        past.duty,
        past.spec,
        past.versions,
        full="alles" in request.args,
        pair=(older, newer) if older and newer else None,
    )
    saved = "bewaard" in request.args
    return make_response(render_template("plan/versions.html", view=view, notice=notice, saved=saved), status)


def _number(name: str) -> int:
    return typed_number(request.args.get(name, ""), 9) or 0
