"""Who is missing: whom a session wants in the room, and counting a table where no helper does."""

from dataclasses import dataclass, field

from flask import Response as Page
from flask import make_response, render_template, request
from werkzeug.wrappers import Response

from facilitator import context
from facilitator.http_status import status_of
from facilitator.services.coverage.headcounts import count_for_console, want_people
from facilitator.views.coverage.missing import missing

from . import bp
from .door import TOLD_IN_PLACE, back, do, room_here, session_here

SHORT = 40


@dataclass(frozen=True)
class Typed:
    """What stood in the form of a table that was refused."""

    table: str = ""
    counts: dict[str, str] = field(default_factory=dict)


@bp.get("/wie-ontbreekt")
def show_missing(session_id: str) -> Page:
    """Show whom one wants beside who was counted."""
    return _page(session_id)


@bp.post("/wie-ontbreekt")
def want(session_id: str) -> Response:
    """Say whom one wants in the room."""
    session_here(session_id)
    lines = _pairs("wanted")
    try:
        do(want_people, session_id, lines)
    except TOLD_IN_PLACE as refusal:
        return _page(session_id, context.told(refusal), status_of(refusal), lines=lines)
    return back(session_id, "/wie-ontbreekt")


@bp.post("/wie-ontbreekt/tellen")
def count_table(session_id: str) -> Response:
    """Keep what was counted at a table."""
    session_here(session_id)
    table, counts = request.form.get("table", ""), dict(_pairs("count"))
    try:
        counted = do(count_for_console, session_id, table, counts)
    except TOLD_IN_PLACE as refusal:
        return _page(session_id, context.told(refusal), status_of(refusal), typed=Typed(table[:SHORT], counts))
    return back(session_id, f"/wie-ontbreekt?klaar={counted or 'zaal'}#tel")


def _page(session_id: str, notice: str = "", status: int = 200, typed: Typed | None = None,
          lines: list[tuple[str, str]] | None = None) -> Page:  # fmt: skip
    room = room_here(session_id)
    view = missing(room, lines, _counted_now())
    page = render_template(
        "console/missing.html", view=view, session=room.session, notice=notice, typed=typed or Typed()
    )
    return make_response(page, status)


def _counted_now() -> str:
    """Return the table that was counted just now, as the address says it; nothing else comes back from there."""
    said = request.args.get("klaar", "")
    return said if said == "zaal" or (said.isascii() and said.isdecimal() and len(said) < 3) else ""


def _pairs(name: str) -> list[tuple[str, str]]:
    """Return the lines of the form; what was typed comes back no longer than a line can be."""
    return [
        (label[: 2 * SHORT], number[:SHORT])
        for label, number in zip(request.form.getlist("label"), request.form.getlist(name), strict=False)
        if label.strip() or number.strip()
    ]
