"""«Lees het antwoord op wat je schreef»: three words open what one browser said of the plan, without an account."""

from flask import Blueprint, make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from facilitator import context
from facilitator.domain.refusals import Refusal, TooManyTries, UnknownCode
from facilitator.http_status import status_of
from facilitator.languages import DUTCH, languages, speak, tongue
from facilitator.services.plan import reacting
from facilitator.views.plan.reacting import stories

bp = Blueprint("reactions", __name__, url_prefix="/reageer")

SHOWN_AGAIN = 80


@bp.get("")
def ask_code() -> Response:
    """Ask for the three words."""
    return _ask()


@bp.post("/antwoord")
def show() -> Response:
    """Show what was said and answered; the words travel in the form alone, so that no address or log holds them."""
    return _with_story("react/story.html")


@bp.post("/weg")
def ask_sure() -> Response:
    """Ask whether the text must really go."""
    return _with_story("react/sure.html")


@bp.get("/antwoord")
@bp.get("/weg")
def ask_anew() -> Response:
    """Lead back who reloads a page that only a form opens."""
    return redirect("/reageer", 303)


@bp.post("/weg/ja")
def erase() -> Response:
    """Erase what was said under these words for good."""
    _speak()
    try:
        context.guard_words(lambda: context.perform(reacting.erase, _typed()))
    except (UnknownCode, TooManyTries) as refusal:
        return _ask(refusal)
    return make_response(render_template("react/gone.html"))


def _with_story(template: str) -> Response:
    _speak()
    try:
        found, titles = context.guard_words(lambda: reacting.stories(context.store(), _typed()))
    except (UnknownCode, TooManyTries) as refusal:
        return _ask(refusal)
    return make_response(render_template(template, view=stories(found, titles), code=_typed()))


def _ask(refusal: Refusal | None = None) -> Response:
    _speak()
    page = render_template("react/code.html", typed=_typed()[:SHOWN_AGAIN], error=context.told(refusal))
    response = make_response(page, status_of(refusal) if refusal else 200)
    response.headers["X-Robots-Tag"] = "noindex"
    if isinstance(refusal, TooManyTries):
        response.headers["Retry-After"] = str(refusal.retry_after)
    return response


def _speak() -> None:
    """Go on in the language of the link from which somebody came."""
    code = languages().get(request.values.get("taal", DUTCH)).code
    if code != tongue().language.code:
        speak(code, beside=True)


def _typed() -> str:
    return request.form.get("code", "")
