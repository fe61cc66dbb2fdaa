"""«Reken het zelf na»: the page of a counted vote for its seats and its team, and the anonymous ballots as files."""

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from facilitator import context
from facilitator.domain.refusals import NotCounted, NotFound, Refusal, Unauthenticated
from facilitator.domain.sessions.session import Participant
from facilitator.domain.trajectory import Account
from facilitator.services.voting import proving
from facilitator.views.voting.ballot_files import MIMETYPES, file_name
from facilitator.views.voting.proof import proof_view
from facilitator.web.seat.seated import seated

bp = Blueprint("proof", __name__)


@bp.get("/sessie/nareken")
def here() -> Response:
    """Lead a phone to the proof of the last result that its room has seen."""
    seat = context.require_seat()
    shown = [step for step in context.store().sessions.steps(seat.session_id) if step.counted and step.shown]
    if not shown:
        raise NotCounted(proving.NOT_SHOWN)
    last = max(shown, key=lambda step: step.opened)
    return redirect(url_for("proof.show", session_id=seat.session_id, step_id=last.id), 303)


@bp.get("/uitslag/<session_id>/<step_id>")
def show(session_id: str, step_id: str) -> str:
    """Show how a vote was counted, on a phone as beside its task, and to the team as a page of theirs."""
    who, found = _proof(session_id, step_id)
    view = proof_view(found.step, found.tally, found.actions)
    on_phone = isinstance(who, Participant)
    return render_template(
        "proof/phone.html" if on_phone else "proof/page.html",
        view=view,
        session_id=session_id,
        seated=seated() if on_phone else None,
    )


@bp.get("/uitslag/<session_id>/<step_id>/stembladen.<kind>")
def file(session_id: str, step_id: str, kind: str) -> Response:
    """Give the anonymous ballots as a file."""
    if kind not in MIMETYPES:
        raise NotFound()
    who, _ = _proof(session_id, step_id)
    ballots = proving.ballot_file(context.store(), who, session_id, step_id)
    content = context.in_thread(context.house().write_ballots, ballots, kind)
    response = Response(content, content_type=MIMETYPES[kind])
    response.headers["Content-Disposition"] = f'attachment; filename="{file_name(ballots, kind)}"'
    return response


def _proof(session_id: str, step_id: str) -> tuple[Account | Participant, proving.Proof]:
    """Return who looks and what they see: the team first, else a seat; what neither sees is not there for this browser."""
    asking = [one for one in (context.account(), context.seat()) if one is not None]
    if not asking:
        raise Unauthenticated()
    refused: Refusal = NotFound()
    for who in asking:
        try:
            return who, proving.proof(context.store(), who, session_id, step_id)
        except Refusal as refusal:
            refused = refusal
    raise refused
