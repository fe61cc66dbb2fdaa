"""Pages and files to print after a vote: the page at the coats, and the sheet that people take home."""

from collections.abc import Callable

from flask import Blueprint, Response, render_template, request

from facilitator import context
from facilitator.domain.plan.item import Plan
from facilitator.domain.refusals import NotCounted
from facilitator.domain.sessions.runsheet import Method
from facilitator.domain.sessions.session import WorkshopSession
from facilitator.languages import DUTCH, Tongue, languages
from facilitator.services.helping.helpers import assisted
from facilitator.services.plan import proposals
from facilitator.services.sessions import answers, rooms
from facilitator.services.voting.comparing import second_round
from facilitator.services.voting.results import results
from facilitator.views.papers.report import ReportView, report
from facilitator.views.papers.report_paper import report_paper
from facilitator.views.papers.takehome import HomePaper, Voice, home_of_plan, home_of_session
from facilitator.views.pictures.picture import Drawn
from facilitator.views.room.questions import questions
from facilitator.views.times import day
from facilitator.web.prints import address, as_file, drawing, session_here

bp = Blueprint("reports", __name__, url_prefix="/druk/<session_id>")


@bp.get("/verslag")
def print_report(session_id: str) -> str:
    """Print the page at the coats; everybody of the trajectory may."""
    return render_template("print/report.html", view=_report(session_here(session_id)))


@bp.get("/verslag.pdf")
def report_file(session_id: str) -> Response:
    """Give the page at the coats as PDF; everybody of the trajectory may."""
    session = session_here(session_id)
    return as_file(report_paper(_report(session), drawing, _pictured), f"verslag-{session.code}.pdf")


@bp.get("/meeneemblad")
def print_takehome(session_id: str) -> str:
    """Show the sheet that people take home, in each language of the session; before a count it says what it is for."""
    session = session_here(session_id)
    view = _report(session)
    return render_template(
        "print/takehome.html", session=session, voiced=languages().named(session.languages), language=_language(session),
        paper=_takehome(session, view) if view.votes else None,
    )  # fmt: skip


@bp.get("/meeneemblad.pdf")
def takehome_file(session_id: str) -> Response:
    """Give the sheet as PDF, in a language of the session."""
    session = session_here(session_id)
    view = _report(session)
    if not view.votes:
        raise NotCounted()
    return as_file(_takehome(session, view), f"meeneemblad-{session.code}-{_language(session)}.pdf")


def takehome_of_plan(plan: Plan) -> HomePaper:
    """Return the sheet of a plan in the language that was asked for."""
    return home_of_plan(plan, _voice(request.args.get("taal", DUTCH)), address(), drawing)


def _takehome(session: WorkshopSession, view: ReportView) -> HomePaper:
    return home_of_session(view, session.answer_date, _voice(_language(session)), address(), drawing)


def _language(session: WorkshopSession) -> str:
    asked = request.args.get("taal", DUTCH)
    return asked if asked in session.languages else DUTCH


def _voice(code: str) -> Voice:
    """How the sheet speaks a language: alone, without the Dutch beside it."""
    tongue = Tongue(languages().get(code))
    say: Callable[..., str] = lambda sentence, **values: str(tongue.say(sentence, values))  # noqa: E731  # it is a value
    return Voice(tongue.language.code, tongue.language.direction, say, lambda when: str(tongue.day(when, day(when))))


def _report(session: WorkshopSession) -> ReportView:
    account, store = context.require_account(), context.store()
    room = rooms.room(store, session.id)
    counted = [
        (step, results(store, session.id, step.id), proposals.standing(store, account, session.id, step.id))
        for step in room.steps
        if step.counted
    ]
    asked = [
        (question, given[question.id])
        for step in room.steps
        if step.method is Method.EVALUATE and (given := answers.totals(store, step))
        for question in questions(step, context.content())
        if question.id in given
    ]
    repeated = {step.id: found for step, *_ in counted if (found := second_round(store, session.id, step.id))}
    return report(room, counted, {step.id: assisted(store, step.id) for step, *_ in counted}, asked, repeated)


def _pictured(view: Drawn) -> str:
    return render_template("pictures/paper.svg", view=view)
