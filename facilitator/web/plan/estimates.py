"""The sheet of estimates: kept as a whole, or handed back with what stands in the way beside each cell."""

from flask import make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from facilitator import context
from facilitator.domain.bbc.money import LINE_LIMIT
from facilitator.domain.plan.estimates import ATTRIBUTES, CHOSEN, Estimate, lines_of, refusals
from facilitator.domain.plan.fields import LINES
from facilitator.domain.refusals import ChangedMeanwhile, InvalidInput
from facilitator.domain.text import N_
from facilitator.services.plan import planning
from facilitator.views.plan.estimates import Refused, estimates_page, years_of

from . import bp
from .pages import item_here
from .saving import version

NOT_KEPT = N_("Dit is nog niet bewaard. Kijk de vakken hieronder na.")


@bp.get("/plan/<item_id>/ramingen")
def show_estimates(trajectory_id: str, item_id: str) -> Response:
    """Show what an action costs and brings in, row by row and year by year."""
    return _drawn(trajectory_id, item_id, saved="bewaard" in request.args)


@bp.post("/plan/<item_id>/ramingen")
def save_estimates(trajectory_id: str, item_id: str) -> Response:
    """Keep the sheet as it stands on the page, all of it or nothing."""
    account = context.require_account()
    plan, item = item_here(trajectory_id, item_id)
    rows = _rows(years_of(plan, item))
    refused = {place: context.told(refusal) for place, refusal in refusals(rows).items()}
    if refused:
        return _drawn(trajectory_id, item_id, NOT_KEPT, 422, rows, refused)
    wish = {LINES: {"value": lines_of(rows), "version": version("version")}}
    try:
        context.perform(planning.change, account, trajectory_id, item_id, wish)
    except (InvalidInput, ChangedMeanwhile) as refusal:
        status = 409 if isinstance(refusal, ChangedMeanwhile) else 422
        return _drawn(trajectory_id, item_id, context.told(refusal), status, rows)
    return redirect(f"/traject/{trajectory_id}/plan/{item_id}/ramingen?bewaard=ja", 303)


def _drawn(
    trajectory_id: str, item_id: str, notice: str = "", status: int = 200, rows: list[Estimate] | None = None,
    refused: Refused | None = None, *, saved: bool = False,
) -> Response:  # fmt: skip
    plan, item = item_here(trajectory_id, item_id)
    duty = planning.duty(context.store(), context.require_account(), trajectory_id)
    view = estimates_page(plan, item, duty, rows, refused, overtaken=status == 409)
    return make_response(render_template("plan/estimates.html", view=view, notice=notice, saved=saved), status)


def _rows(years: tuple[int, ...]) -> list[Estimate]:
    """The rows of the form, by their number; those ticked to go are gone, and so is one in which nothing was written."""
    rows = []
    for n in range(LINE_LIMIT + 1):
        if f"{CHOSEN[0]}.{n}" not in request.form:
            break
        words = {name: request.form.get(f"{name}.{n}", "") for name in ATTRIBUTES}
        row = Estimate(words, {year: request.form.get(f"bedrag.{n}.{year}", "") for year in years})
        if f"weg.{n}" not in request.form and not (row.is_empty and not row.is_begun):
            rows.append(row)
    return rows
