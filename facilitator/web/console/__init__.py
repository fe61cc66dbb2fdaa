"""The facilitator's console and the pages beside it: forms that also work without a script."""

from flask import Blueprint

bp = Blueprint("console", __name__, url_prefix="/console/<session_id>")

from . import (  # noqa: E402, F401  # they hang their pages on bp
    bringing,
    costs,
    coverage,
    expert,
    hall,
    helpers,
    merging,
    missing,
    paper,
    proposing,
    reasons,
    room,
    rounds,
    run_sheet,
    shortcuts,
    step,
    votes,
)
