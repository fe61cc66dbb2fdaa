"""The plan on screen: a report to read, and a page an action to write in, also without a script."""

from flask import Blueprint

bp = Blueprint("plan", __name__, url_prefix="/traject/<trajectory_id>")

from . import (  # noqa: E402, F401  # they hang their pages on bp
    checks,
    columns,
    deciding,
    editions,
    estimates,
    fates,
    files,
    findings,
    following,
    importing,
    inclusion,
    live,
    pages,
    papers,
    placing,
    policy_field,
    presented,
    presenting,
    saving,
    talking,
    tree,
    versions,
    writing,
    years,
)
