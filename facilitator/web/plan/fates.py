"""The page on which every idea gets an answer, many at once, and an answer can be taken back."""

from flask import make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from facilitator import context
from facilitator.domain.refusals import InvalidInput, Refusal
from facilitator.http_status import status_of
from facilitator.services.plan import fates
from facilitator.views.plan.fates import fates_page

from . import bp


@bp.get("/plan/ideeen")
def ideas(trajectory_id: str) -> Response:
    """Show every idea and action with its answer, those without one first."""
    return _page(trajectory_id)


@bp.post("/plan/ideeen")
def answer_ideas(trajectory_id: str) -> Response:
    """Give the ideas that were ticked the same answer."""
    form, account = request.form, context.require_account()
    try:
        n = context.perform(fates.give_fates, account, trajectory_id, form.getlist("idee"), form.get("antwoord"),
                            form.get("reden"), form.get("actie"))  # fmt: skip
    except InvalidInput as refusal:
        return _page(trajectory_id, refusal)
    return redirect(f"/traject/{trajectory_id}/plan/ideeen?beantwoord={n}", 303)


@bp.post("/plan/ideeen/terug")
def take_answer_back(trajectory_id: str) -> Response:
    """Take one answer back, so that the idea waits again."""
    context.perform(fates.take_fate_back, context.require_account(), trajectory_id, request.form.get("idee"))
    return redirect(f"/traject/{trajectory_id}/plan/ideeen?terug=ja", 303)


def _page(trajectory_id: str, refusal: Refusal | None = None) -> Response:
    book = fates.idea_book(context.store(), context.require_account(), trajectory_id)
    view = fates_page(book.trajectory, book.duty, book.sessions, book.subjects, book.items, book.own)
    shown = render_template(
        "plan/fates.html", view=view, ticked=frozenset(request.form.getlist("idee")), typed=request.form,
        every=request.args.get("kies") == "alles" and refusal is None, error=context.told(refusal),
    )  # fmt: skip
    return make_response(shown, status_of(refusal) if refusal else 200)
