"""How actions go on: the overview, the report of each half-year and year, and where one writes it."""

from flask import make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from facilitator import context
from facilitator.domain.plan.changes import DECIDERS
from facilitator.domain.plan.item import Plan, PlanItem
from facilitator.domain.plan.progress import Period, followed, periods, read_period
from facilitator.domain.refusals import ChangedMeanwhile, InvalidInput, NotAllowed, NotFound
from facilitator.services.plan import following, planning
from facilitator.views.papers.progress_paper import progress_paper
from facilitator.views.plan.following import ProgressForm, follow_page, progress_form, report_page

from . import bp
from .papers import sent
from .saving import version


@bp.get("/plan/opvolgen")
def follow(trajectory_id: str) -> str:
    """Show all actions that go on, what is due now, and all tasks."""
    account = context.require_account()
    plan = planning.plan(context.store(), account, trajectory_id)
    duty = planning.duty(context.store(), account, trajectory_id)
    return render_template("plan/following.html", view=follow_page(plan, duty))


@bp.get("/plan/opvolgen/<key>")
def progress_report(trajectory_id: str, key: str) -> str:
    """Show the report of a half-year or year."""
    account = context.require_account()
    plan = planning.plan(context.store(), account, trajectory_id)
    duty = planning.duty(context.store(), account, trajectory_id)
    view = report_page(plan, _period(plan, key), duty)
    return render_template("plan/report.html", view=view, saved="bewaard" in request.args)


@bp.get("/plan/opvolgen/<key>.<kind>")
def progress_file(trajectory_id: str, key: str, kind: str) -> Response:
    """Give the report of a half-year or year as a file to keep."""
    plan = planning.plan(context.store(), context.require_account(), trajectory_id)
    period = _period(plan, key)
    return sent(progress_paper(plan, period), f"opvolging-{period.key}", kind)


@bp.get("/plan/opvolgen/<key>/<item_id>")
def progress(trajectory_id: str, key: str, item_id: str) -> Response:
    """Show where one writes how an action goes."""
    plan, period, item = _followed(trajectory_id, key, item_id)
    return _form(progress_form(plan, period, item), saved="bewaard" in request.args)


@bp.post("/plan/opvolgen/<key>/<item_id>")
def report_progress(trajectory_id: str, key: str, item_id: str) -> Response:
    """Keep how an action goes, or hand it back with what to do; then the next action, if that was asked."""
    plan, period, item = _followed(trajectory_id, key, item_id)
    state, text, account = request.form.get("state", ""), _text(), context.require_account()
    typed = {"state": state, "text": text}
    try:
        context.perform(
            following.report_progress, account, trajectory_id, item_id, key, state, text, version("version")
        )
    except (InvalidInput, ChangedMeanwhile) as refusal:
        # Somebody may have written since this request began to read.
        theirs = refusal.fields.get("text") if isinstance(refusal, ChangedMeanwhile) else None
        plan = planning.plan(context.store(), account, trajectory_id)
        view = progress_form(plan, period, item, typed, _theirs(theirs), context.told(refusal))
        return _form(view, 409 if theirs else 422)
    return redirect(f"/traject/{trajectory_id}/plan/opvolgen/{_next(plan, period, item)}?bewaard=ja", 303)


@bp.post("/plan/opvolgen/<key>/<item_id>/evaluatie")
def take_over(trajectory_id: str, key: str, item_id: str) -> Response:
    """Let the text of a year be the evaluation of the action."""
    plan, period, item = _followed(trajectory_id, key, item_id)
    account = context.require_account()
    try:
        context.perform(following.take_over_evaluation, account, trajectory_id, item_id, key, version("version"))
    except (InvalidInput, ChangedMeanwhile) as refusal:
        plan, period, item = _followed(trajectory_id, key, item_id)
        view = progress_form(plan, period, item, refusal=context.told(refusal))
        return _form(view, 409 if isinstance(refusal, ChangedMeanwhile) else 422)
    return redirect(f"/traject/{trajectory_id}/plan/opvolgen/{key}/{item_id}?bewaard=ja", 303)


def _form(view: ProgressForm, status: int = 200, *, saved: bool = False) -> Response:
    return make_response(render_template("plan/following_form.html", view=view, saved=saved), status)


def _period(plan: Plan, key: str) -> Period:
    found = read_period(key)
    if found is None or found not in periods(plan):
        raise NotFound()
    return found


def _followed(trajectory_id: str, key: str, item_id: str) -> tuple[Plan, Period, PlanItem]:
    account = context.require_account()
    plan = planning.plan(context.store(), account, trajectory_id)
    period = _period(plan, key)
    item = next((one for one in followed(plan) if one.id == item_id), None)
    if item is None:
        raise NotFound()
    if planning.duty(context.store(), account, trajectory_id) not in DECIDERS:
        raise NotAllowed("Alleen een beleidsmedewerker of auteur volgt de acties op.")
    return plan, period, item


def _next(plan: Plan, period: Period, item: PlanItem) -> str:
    """Where one goes on: the next action without a report, or the report itself."""
    after = progress_form(plan, period, item).after if request.form.get("deed") == "volgende" else ""
    return f"{period.key}/{after}" if after else period.key


def _text() -> str:
    return request.form.get("text", "").replace("\r\n", "\n")


def _theirs(told: object) -> str | None:
    return str(told["theirs"]) if isinstance(told, dict) else None
