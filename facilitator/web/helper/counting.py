"""Counting a table: a helper asks the whole table, and types numbers; nobody's answer is anybody's."""

from flask import request
from werkzeug.wrappers import Response

from facilitator.domain.refusals import InvalidInput, Refusal
from facilitator.services.coverage.headcounts import count_at_table

from . import bp
from .door import do, leave, page, room_here, screen

SHORT = 40


@bp.get("/tellen")
def ask_count() -> Response:
    """Ask which table, and how many."""
    return _page()


@bp.post("/tellen")
def count() -> Response:
    """Keep the numbers of a table."""
    table = request.form.get("table", "")
    lines = zip(request.form.getlist("label"), request.form.getlist("count"), strict=False)
    counts = {label: number[:SHORT] for label, number in lines}
    try:
        counted = do(count_at_table, table, counts)
    except InvalidInput as refusal:
        return _page(refusal, table, counts)
    return leave(f"/tellen?klaar={counted or 'zaal'}")


def _page(refusal: Refusal | None = None, table: str = "", typed: dict[str, str] | None = None) -> Response:
    room = room_here()
    return page(
        "count", 422 if refusal else 200, view=screen(), labels=room.headcount.asked, counted=room.headcount.tables,
        has_tables=room.session.has_tables, tables=room.session.table_count, error=refusal, typed=typed or {},
        typed_table=table, done=_counted_now(),
    )  # fmt: skip


def _counted_now() -> str:
    said = request.args.get("klaar", "")
    return said if said == "zaal" or (said.isascii() and said.isdecimal() and len(said) < 3) else ""
