"""Paper for who raised a hand: the number of the ballot that was handed over, joined to that hand until the count."""

from flask import request
from werkzeug.wrappers import Response

from facilitator.domain.helping.hands import Wish
from facilitator.domain.refusals import InvalidInput, Refusal, RuleBroken
from facilitator.services.helping.helpers import hand_paper

from . import bp
from .door import do, leave, page, screen


@bp.get("/papier")
def ask_serial() -> Response:
    """Ask for the number of the ballot, and whose hand it answers."""
    return _page()


@bp.post("/papier")
def link() -> Response:
    """Join number and hand."""
    vote = screen().takes_paper
    if vote is None:
        return leave("/papier")
    try:
        do(hand_paper, request.form.get("hand", ""), vote.id, request.form.get("serial", ""))
    except (InvalidInput, RuleBroken) as refusal:
        return _page(refusal, request.form.get("serial", "")[:12])
    return leave("/papier?klaar=1")


def _page(refusal: Refusal | None = None, typed: str = "") -> Response:
    view = screen()
    asking = [hand for hand in view.hands if hand.wish is Wish.PAPER]
    done = request.args.get("klaar") == "1"
    return page("paper", 422 if refusal else 200, view=view, hands=asking, error=refusal, typed=typed, done=done)
