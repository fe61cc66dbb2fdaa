"""Pages to print: before a session ballots, slips, join sheet and table cards; after it the page at the coats."""

import secrets

from flask import Blueprint, render_template, request

from facilitator import context
from facilitator.domain.session import WorkshopSession
from facilitator.services import proposals, rooms, voting
from facilitator.services.trajectories import ANY, session_for
from facilitator.views.prints import SLIPS_A_PAGE, ballots, join_sheet, table_cards
from facilitator.views.report import report

bp = Blueprint("prints", __name__, url_prefix="/druk/<session_id>")

MOST_COPIES = 200
# Letters and digits that nobody takes for another when reading them aloud.
ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
SERIAL = 4


@bp.get("/stembladen")
def print_ballots(session_id: str) -> str:
    """Print ballots; each has a serial by chance, so that none is keyed twice."""
    session = _session(session_id)
    steps = rooms.room(context.store(), session_id).steps
    view = ballots(session, steps, _serials(_copies(20)), request.args.get("stap", ""))
    return render_template("print/ballots.html", view=view)


@bp.get("/ideeenbriefjes")
def print_slips(session_id: str) -> str:
    """Print idea slips, four to a page."""
    session = _session(session_id)
    pages = -(-_copies(20) // SLIPS_A_PAGE)
    return render_template("print/slips.html", session=session, pages=pages, slips=SLIPS_A_PAGE)


@bp.get("/aansluitblad")
def print_join_sheet(session_id: str) -> str:
    """Print the sheet to join by."""
    return render_template("print/join_sheet.html", view=join_sheet(_session(session_id), _address()))


@bp.get("/tafelkaarten")
def print_table_cards(session_id: str) -> str:
    """Print a card for every table."""
    return render_template("print/table_cards.html", view=table_cards(_session(session_id), _address()))


@bp.get("/verslag")
def print_report(session_id: str) -> str:
    """Print the page at the coats; everybody of the trajectory may."""
    account, store = context.require_account(), context.store()
    room = rooms.room(store, _session(session_id).id)
    counted = [
        (step, voting.results(store, session_id, step.id), proposals.standing(store, account, session_id, step.id))
        for step in room.steps
        if step.counted
    ]
    return render_template("print/report.html", view=report(room, counted))


def _session(session_id: str) -> WorkshopSession:
    return session_for(context.store(), context.require_account(), session_id, ANY)


def _address() -> str:
    return context.settings().public_url or request.host_url.rstrip("/")


def _copies(default: int) -> int:
    """How many to print: what was asked, within reason."""
    asked = request.args.get("aantal", "")
    copies = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 5 else default
    return max(1, min(copies, MOST_COPIES))


def _serials(copies: int) -> list[str]:
    """Return different serials, each four characters."""
    made: set[str] = set()
    while len(made) < copies:
        made.add("".join(secrets.choice(ALPHABET) for _ in range(SERIAL)))
    return sorted(made)
