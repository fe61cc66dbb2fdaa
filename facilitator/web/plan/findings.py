"""«Wat zeiden mensen?»: what was said of the plan is written down here, and every reaction gets an answer."""

from flask import make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from facilitator import context
from facilitator.domain.numbers import typed_number
from facilitator.domain.plan.presentation import Way
from facilitator.domain.refusals import ChangedMeanwhile, InvalidInput, NotFound, Refusal
from facilitator.http_status import status_of
from facilitator.services.house.trajectories import seen
from facilitator.services.plan import findings, planning
from facilitator.views.plan.findings import findings_page

from . import bp
from .presenting import read_audience

PATH = "/plan/voorleggen/reacties"


@bp.get(PATH)
def show_reactions(trajectory_id: str) -> Response:
    """Show what waits for an answer, or what was answered."""
    return _page(trajectory_id)


@bp.post(PATH)
def note_reaction(trajectory_id: str) -> Response:
    """Write down what somebody said."""
    form = request.form
    try:
        way = _way(form.get("hoe", ""))
        context.perform(
            findings.note, context.require_account(), trajectory_id, form.get("tekst", ""), read_audience(), way,
            form.get("actie", ""),
        )  # fmt: skip
    except (InvalidInput, NotFound) as refusal:
        return _page(trajectory_id, refusal, about="note")
    return _to(trajectory_id, "bewaard=ja")


@bp.post(f"{PATH}/antwoord")
def answer_reactions(trajectory_id: str) -> Response:
    """Give the chosen reactions one answer."""
    form = request.form
    read = {one: form.get(f"gezien.{one}", "") for one in form.getlist("reactie")}
    told, effect = form.get("antwoord", ""), form.get("gevolg", "")
    try:
        context.perform(findings.answer, context.require_account(), trajectory_id, read, told, effect)
    except (InvalidInput, ChangedMeanwhile) as refusal:
        return _page(trajectory_id, refusal, about="answer")
    return _to(trajectory_id, "bewaard=ja")


@bp.post(f"{PATH}/<reaction_id>/namen")
def redact_reaction(trajectory_id: str, reaction_id: str) -> Response:
    """Take a name out of what somebody said."""
    try:
        context.perform(
            findings.redact, context.require_account(), trajectory_id, reaction_id, request.form.get("woorden", "")
        )
    except InvalidInput as refusal:
        return _page(trajectory_id, refusal, about=reaction_id)
    return _to(trajectory_id, f"kies={reaction_id}#r-{reaction_id}")


def _way(given: str) -> Way:
    if given not in set(Way):
        raise InvalidInput("Kies hoe je dit hoorde.")
    return Way(given)


def _page(trajectory_id: str, refusal: Refusal | None = None, about: str = "") -> Response:
    account, store, form = context.require_account(), context.store(), request.form
    trajectory, duty = seen(store, account, trajectory_id)
    items = planning.plan(store, account, trajectory_id).items
    chosen = form.getlist("reactie") if refusal else request.args.getlist("kies")
    typed = (form.get("antwoord", ""), form.get("gevolg", "")) if about == "answer" else None
    said = findings.findings(store, account, trajectory_id)
    answered = request.args.get("toon") == "beantwoord" or any(one.id in chosen and one.answered_at for one in said)
    start = typed_number(request.args.get("vanaf", ""), 6) or 0
    view = findings_page(trajectory, said, items, duty, chosen, answered, typed, start)
    page = render_template("plan/reactions.html", view=view, error=context.told(refusal), about=about,
                           noted=form if about == "note" else {}, saved="bewaard" in request.args)  # fmt: skip
    return make_response(page, status_of(refusal) if refusal else 200)


def _to(trajectory_id: str, query: str) -> Response:
    return redirect(f"/traject/{trajectory_id}{PATH}?{query}", 303)
