"""Browser files of others, served from where the set-up installed them, and only those named here."""

from pathlib import Path

from flask import Blueprint, Response, send_file

from facilitator.domain.refusals import NotFound

bp = Blueprint("vendor", __name__, url_prefix="/vendor")

MODULES = Path(__file__).parents[2] / "node_modules"
FONT = "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-"
FILES = {
    "fonts/atkinson-latin.woff2": f"{FONT}latin-wght-normal.woff2",
    "fonts/atkinson-latin-ext.woff2": f"{FONT}latin-ext-wght-normal.woff2",
}


@bp.get("/<path:name>")
def send(name: str) -> Response:
    """Return one of the files."""
    if name not in FILES:
        raise NotFound()
    return send_file(MODULES / FILES[name], max_age=86_400)
