"""The pages on which the municipality notes what was decided, takes a mistake back, and makes its plan final."""

from collections.abc import Mapping

from flask import make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from facilitator import context
from facilitator.domain.plan.changes import DECIDERS
from facilitator.domain.refusals import ChangedMeanwhile, InvalidInput, NotAllowed, PlanNotReady, Refusal
from facilitator.http_status import status_of
from facilitator.services.house import trajectories
from facilitator.services.plan import deciding, editions, planning
from facilitator.services.plan.deciding import Moment
from facilitator.views.plan.deciding import deciding_form, deciding_page

from . import bp
from .saving import version

CHOICE, REASON = "keuze.", "reden."
# A form with hundreds of actions and a reason for each.
LARGEST_FORM = 1_500_000


@bp.url_value_preprocessor
def let_many_reasons_in(endpoint: str | None, _values: Mapping[str, object] | None) -> None:
    """Only here a form may be that long, and only from who signed in: it is read before anything is asked."""
    if endpoint == "plan.note_decision" and context.account() is not None:
        request.max_content_length = request.max_form_memory_size = LARGEST_FORM


@bp.get("/plan/beslissen")
def decisions(trajectory_id: str) -> Response:
    """Show what was decided, and what a final plan still needs."""
    return _page(trajectory_id)


@bp.get("/plan/beslissen/nieuw")
def new_decision(trajectory_id: str) -> Response:
    """Show the form for one moment of deciding."""
    return _form(trajectory_id)


@bp.post("/plan/beslissen/nieuw")
def note_decision(trajectory_id: str) -> Response:
    """Note what was decided; what was typed comes back with what to do."""
    form = request.form
    moment = Moment(
        form.get("body"), form.get("day"), _choices(), form.get("budget_round"), form.get("told_on"), form.get("note"),
        version("seen"),
    )  # fmt: skip
    try:
        context.perform(deciding.decide, context.require_account(), trajectory_id, moment)
    except (InvalidInput, ChangedMeanwhile) as refusal:
        return _form(trajectory_id, refusal)
    return redirect(f"/traject/{trajectory_id}/plan/beslissen?genoteerd=ja", 303)


@bp.post("/plan/beslissen/<decision_id>/terug")
def take_decision_back(trajectory_id: str, decision_id: str) -> Response:
    """Take back what was noted by mistake."""
    try:
        context.perform(deciding.take_back, context.require_account(), trajectory_id, decision_id)
    except InvalidInput as refusal:
        return _page(trajectory_id, refusal)
    return redirect(f"/traject/{trajectory_id}/plan/beslissen?terug=ja", 303)


@bp.post("/plan/definitief")
def make_final(trajectory_id: str) -> Response:
    """Make the plan final, or say what it still needs."""
    try:
        edition = context.perform(deciding.make_final, context.require_account(), trajectory_id)
    except PlanNotReady as refusal:
        return _page(trajectory_id, refusal)
    return redirect(f"/traject/{trajectory_id}/plan/versies/{edition.n}", 303)


def _choices() -> dict[str, tuple[str, str]]:
    """What was chosen of each action; an action that was not spoken of is left out."""
    chosen = ((name.removeprefix(CHOICE), value) for name, value in request.form.items() if name.startswith(CHOICE))
    return {item_id: (value, request.form.get(REASON + item_id, "")) for item_id, value in chosen if value}


def _page(trajectory_id: str, refusal: Refusal | None = None) -> Response:
    store, account = context.store(), context.require_account()
    trajectory, duty = trajectories.seen(store, account, trajectory_id)
    plan = planning.plan(store, account, trajectory_id)
    in_the_way, done = deciding.in_the_way(store, trajectory, plan), editions.is_final(store, trajectory)
    view = deciding_page(plan, duty, in_the_way, is_final=done)
    shown = render_template("plan/deciding.html", view=view, error=context.told(refusal))
    return make_response(shown, status_of(refusal) if refusal else 200)


def _form(trajectory_id: str, refusal: Refusal | None = None) -> Response:
    store, account = context.store(), context.require_account()
    plan = planning.plan(store, account, trajectory_id)
    if planning.duty(store, account, trajectory_id) not in DECIDERS:
        raise NotAllowed("Alleen een beleidsmedewerker of auteur noteert wat beslist is.")
    typed = request.form.to_dict() if refusal else None
    if typed and isinstance(refusal, ChangedMeanwhile):
        typed.pop("seen", None)  # Who is asked to look has now seen what is new.
    view = deciding_form(plan, plan.made_on, request.args.get("zoals", ""), typed)
    shown = render_template("plan/deciding_form.html", view=view, error=context.told(refusal))
    return make_response(shown, status_of(refusal) if refusal else 200)
