"""What is done with the cards of a presentation: shown on the wall, asked by a link or on paper, taken to a session."""

from flask import make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from facilitator import context
from facilitator.domain.plan.questions import Question
from facilitator.domain.refusals import InvalidInput, Refusal
from facilitator.http_status import status_of
from facilitator.languages import languages
from facilitator.services.plan import findings, into_session, linking, presenting
from facilitator.services.voting.wiping import wipe

from . import bp
from .presenting import drawn, presentation_here, read_audience, to

SESSION_FORMAT = "inwonersgesprek"
PATH = "/plan/voorleggen/<presentation_id>"


@bp.get(f"{PATH}/scherm")
def show_slides(trajectory_id: str, presentation_id: str) -> str:
    """Show the cards on the wall, one by one, and then the two questions."""
    return render_template("plan/presenting_screen.html", view=presentation_here(trajectory_id, presentation_id))


@bp.post(f"{PATH}/kopie")
def copy_presentation(trajectory_id: str, presentation_id: str) -> Response:
    """Lay the same cards before another audience."""
    account, audience = context.require_account(), read_audience()
    made = context.perform(presenting.copy, account, trajectory_id, presentation_id, audience)
    return to(trajectory_id, made.id)


@bp.post(f"{PATH}/open")
def open_presentation(trajectory_id: str, presentation_id: str) -> Response:
    """Open the link for two weeks."""
    account, spoken = context.require_account(), set(languages().codes)
    wished = [code for code in request.form.getlist("language") if code in spoken]
    reason = request.form.get("languages_reason", "")
    try:
        context.perform(
            linking.open_link, account, trajectory_id, presentation_id, context.house().secret, wished, reason
        )
    except InvalidInput as refusal:
        return drawn(presentation_here(trajectory_id, presentation_id), refusal)
    return to(trajectory_id, presentation_id)


@bp.post(f"{PATH}/sluit")
def close_presentation(trajectory_id: str, presentation_id: str) -> Response:
    """Close for good; who answered what is gone from the log behind the tables and from the rolling copy too."""
    context.perform(linking.close, context.require_account(), trajectory_id, presentation_id)
    wipe(context.house().writer)
    context.house().after_count()
    return to(trajectory_id, presentation_id)


@bp.post(f"{PATH}/weg")
def drop_presentation(trajectory_id: str, presentation_id: str) -> Response:
    """Throw away what nobody saw."""
    context.perform(presenting.drop, context.require_account(), trajectory_id, presentation_id)
    return to(trajectory_id)


@bp.post(f"{PATH}/sessie")
def bring_presentation(trajectory_id: str, presentation_id: str) -> Response:
    """Make a session of the cards, and lead to its run sheet."""
    account, runsheet = context.require_account(), context.runsheets()[SESSION_FORMAT]
    made = context.perform(into_session.into_session, account, trajectory_id, presentation_id, runsheet)
    return redirect(f"/console/{made.session.id}/draaiboek", 303)


@bp.get(f"{PATH}/papier")
def show_sheet(trajectory_id: str, presentation_id: str) -> str:
    """Show the sheet of paper that counts as much as the link."""
    return render_template("plan/presenting_paper.html", view=presentation_here(trajectory_id, presentation_id))


@bp.get(f"{PATH}/uitkomst")
def show_outcome(trajectory_id: str, presentation_id: str) -> str:
    """Show on paper what was done with what people said."""
    return render_template("plan/presenting_outcome.html", view=presentation_here(trajectory_id, presentation_id))


@bp.get(f"{PATH}/invoeren")
def ask_sheet(trajectory_id: str, presentation_id: str) -> Response:
    """Ask what stands on one sheet."""
    return _keying(trajectory_id, presentation_id)


@bp.post(f"{PATH}/invoeren")
def keep_sheet(trajectory_id: str, presentation_id: str) -> Response:
    """Keep one sheet, and ask for the next."""
    ticked = {question: request.form.getlist(question.value) for question in Question}
    try:
        context.perform(
            findings.key_paper, context.require_account(), trajectory_id, presentation_id, ticked,
            request.form.get("tekst", ""),
        )  # fmt: skip
    except InvalidInput as refusal:
        return _keying(trajectory_id, presentation_id, refusal)
    return to(trajectory_id, f"{presentation_id}/invoeren", "bewaard=ja")


def _keying(trajectory_id: str, presentation_id: str, refusal: Refusal | None = None) -> Response:
    page = render_template(
        "plan/presenting_keying.html",
        view=presentation_here(trajectory_id, presentation_id),
        error=context.told(refusal),
        saved="bewaard" in request.args,
        ticked={question.value: request.form.getlist(question.value) for question in Question},
        typed=request.form.get("tekst", ""),
    )
    return make_response(page, status_of(refusal) if refusal else 200)
