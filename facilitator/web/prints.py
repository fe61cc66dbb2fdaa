"""Pages and files to print before a session: ballots, slips, the sheet to join by, and table cards."""

from collections.abc import Callable, Mapping, Sequence

from flask import Blueprint, Response, render_template, request

from facilitator import context
from facilitator.domain.refusals import NotAllowed, NotFound
from facilitator.domain.sessions.hall import MOST_PEOPLE, USUAL_PEOPLE, PaperPack, paper_pack
from facilitator.domain.sessions.session import Step, WorkshopSession
from facilitator.domain.voting.paper import PrintedBallot
from facilitator.services.house.trajectories import ANY, FACILITATORS, session_for
from facilitator.services.ideas import codes
from facilitator.services.sessions import rooms
from facilitator.services.voting import papers
from facilitator.views.papers.prints import (
    BALLOTS_A_PAGE,
    SLIPS_A_PAGE,
    ballots,
    join_sheet,
    printable,
    table_cards,
    table_count,
)
from facilitator.views.papers.sheets import BallotPaper, ballot_paper, join_paper, slip_paper, table_paper

bp = Blueprint("prints", __name__, url_prefix="/druk/<session_id>")

MOST_COPIES = 1000
A_STACK = 200
PDF, ZIP = "application/pdf", "application/zip"


@bp.get("/stembladen")
def print_ballots(session_id: str) -> str:
    """Show how the ballots look; only those of the file carry serials, which are kept so that none is keyed twice."""
    session = session_here(session_id)
    room = rooms.room(context.store(), session_id)
    view = ballots(session, room.steps, [""] * BALLOTS_A_PAGE, request.args.get("stap", ""))
    return render_template(
        "print/ballots.html", view=view, copies=_copies(20), may_print=_may_run(session_id), actions=len(room.actions),
        large="groot" in request.args,
    )  # fmt: skip


@bp.post("/stembladen.pdf")
def ballots_file(session_id: str) -> Response:
    """Give ballots as PDF, each with a serial of its own."""
    session = session_for(context.store(), context.require_account(), session_id, FACILITATORS)
    step = _vote(session_id, request.form.get("stap", ""))
    made = _ballots(session, step, _copies(20), "groot" in request.form, "titels" in request.form)
    if len(made) == 1:
        return as_file(made[0], f"stembladen-{session.code}.pdf")
    return as_file(_named("stembladen", made), f"stembladen-{session.code}.zip", ZIP)


@bp.get("/ideeenbriefjes")
def print_slips(session_id: str) -> str:
    """Show how the slips for ideas look, four to a page; those of the file carry a code."""
    large = "groot" in request.args
    return render_template(
        "print/slips.html", session=session_here(session_id), slips=SLIPS_A_PAGE, copies=_copies(20), large=large
    )


@bp.get("/ideeenbriefjes.pdf")
def slips_file(session_id: str) -> Response:
    """Give slips for ideas as PDF, each with a code of its own to tear off."""
    session = session_here(session_id)
    made = slip_paper(session, address(), codes.new_codes(_copies(20)), large="groot" in request.args)
    return as_file(made, f"ideeenbriefjes-{session.code}.pdf")


@bp.get("/aansluitblad")
def print_join_sheet(session_id: str) -> str:
    """Print the sheet to join by."""
    return render_template("print/join_sheet.html", view=join_sheet(session_here(session_id), address()))


@bp.get("/aansluitblad.pdf")
def join_sheet_file(session_id: str) -> Response:
    """Give the sheet to join by as PDF, as often as asked."""
    session = session_here(session_id)
    return as_file(join_paper(session, address(), _copies(1)), f"doe-mee-{session.code}.pdf")


@bp.get("/tafelkaarten")
def print_table_cards(session_id: str) -> str:
    """Print a card for every table."""
    return render_template("print/table_cards.html", view=table_cards(session_here(session_id), address()))


@bp.get("/tafelkaarten.pdf")
def table_cards_file(session_id: str) -> Response:
    """Give a card for every table as PDF."""
    session = session_here(session_id)
    return as_file(table_paper(session, address()), f"tafelkaarten-{session.code}.pdf")


@bp.post("/alles.zip")
def everything_file(session_id: str) -> Response:
    """Give all papers for so many people in one file."""
    session = session_for(context.store(), context.require_account(), session_id, FACILITATORS)
    pack = paper_pack(_number(request.form.get("mensen", ""), USUAL_PEOPLE, MOST_PEOPLE), table_count(session))
    steps = [step for step in rooms.room(context.store(), session_id).steps if printable(step)]
    return as_file(_everything(session, pack, steps), f"papier-{session.code}.zip", ZIP)


def _everything(session: WorkshopSession, pack: PaperPack, votes: Sequence[Step]) -> Mapping[str, object]:
    """Return every paper of a pack by the name of its file, in the order in which one lays them out."""
    where, made = address(), dict[str, object]()
    made["1-doe-mee"] = join_paper(session, where, pack.join_sheets)
    if session.has_tables:
        made["2-tafelkaarten"] = table_paper(session, where)
    made["3-ideeenbriefjes"] = slip_paper(session, where, codes.new_codes(pack.slips))
    made["3-ideeenbriefjes-groot"] = slip_paper(session, where, codes.new_codes(pack.large_slips), large=True)
    for place, step in enumerate(votes, 4):
        made |= _named(f"{place}-stembladen", _ballots(session, step, pack.ballots))
        made |= _named(f"{place}-stembladen-groot", _ballots(session, step, pack.large_ballots, is_large=True))
    return made


def _named(name: str, parts: Sequence[object]) -> dict[str, object]:
    """Return the parts of one stack, numbered where there is more than one."""
    return {name: parts[0]} if len(parts) == 1 else {f"{name}-{n}": part for n, part in enumerate(parts, 1)}


def _ballots(
    session: WorkshopSession, step: Step, copies: int, is_large: bool = False, with_titles: bool = False
) -> list[BallotPaper]:
    """Keep serials for so many ballots, and return the papers they stand on: a tall stack goes in parts."""
    actions = rooms.room(context.store(), session.id).actions if with_titles else ()
    made = []
    for start in range(0, copies, A_STACK):
        printed: tuple[PrintedBallot, ...] = context.perform(
            papers.print_ballots, context.require_account(), session.id, step.id, min(A_STACK, copies - start)
        )
        made.append(ballot_paper(session, step, printed, large=is_large, actions=actions, drawing=drawing))
    return made


def drawing(pictogram: str) -> str:
    """Return a pictogram as SVG."""
    return render_template(f"pictograms/{pictogram}.svg")


def _vote(session_id: str, step_id: str) -> Step:
    """Return the named vote, or the first that ballots can be printed for."""
    steps = [step for step in rooms.room(context.store(), session_id).steps if printable(step)]
    found = next((step for step in steps if step.id == step_id), None) if step_id else next(iter(steps), None)
    if found is None:
        raise NotFound("Voor deze stemming druk je geen stembladen.")
    return found


def session_here(session_id: str) -> WorkshopSession:
    """Return a session of a trajectory in the reader's sight."""
    return session_for(context.store(), context.require_account(), session_id, ANY)


def _may_run(session_id: str) -> bool:
    try:
        session_for(context.store(), context.require_account(), session_id, FACILITATORS)
    except NotAllowed:
        return False
    return True


def address() -> str:
    """Return where people find the server."""
    return context.settings().public_url or request.host_url.rstrip("/")


def _copies(default: int) -> int:
    """How many to print: what was asked, within reason."""
    return _number(request.values.get("aantal", ""), default, MOST_COPIES)


def _number(asked: str, default: int, most: int) -> int:
    number = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 5 else default
    return max(1, min(number, most))


def as_file(paper: object, name: str, kind: str = PDF) -> Response:
    """Set papers, in a process of their own so that the room goes on, and return the file."""
    write: Callable[[object], bytes] = context.house().write_papers
    response = Response(write(paper), content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
