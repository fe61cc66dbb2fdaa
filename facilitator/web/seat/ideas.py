"""«Wat gebeurde er met mijn idee?»: three words open the road of one idea, without an account."""

from flask import Blueprint, make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from facilitator import context
from facilitator.domain.refusals import Refusal, TooManyTries, UnknownCode
from facilitator.http_status import status_of
from facilitator.services.ideas import codes
from facilitator.views.ideas.idea import idea_road

bp = Blueprint("ideas", __name__, url_prefix="/idee")

SHOWN_AGAIN = 80


@bp.get("")
def ask_code() -> Response:
    """Ask for the three words."""
    return _ask()


@bp.post("")
def show() -> Response:
    """Show the road of the idea; the words travel in the form alone, so that no address or log holds them."""
    return _with_idea("idea/road.html")


@bp.get("/weg")
def ask_anew() -> Response:
    """Lead back who reloads the question whether the text must go."""
    return redirect("/idee", 303)


@bp.post("/weg")
def ask_sure() -> Response:
    """Ask whether the text must really go."""
    return _with_idea("idea/sure.html")


@bp.post("/weg/ja")
def erase() -> Response:
    """Erase the text of the idea for good."""
    try:
        context.guard_words(lambda: context.perform(codes.erase_by_code, _typed()))
    except (UnknownCode, TooManyTries) as refusal:
        return _ask(refusal)
    return make_response(render_template("idea/gone.html"))


def _with_idea(template: str) -> Response:
    try:
        story = context.guard_words(lambda: codes.story(context.store(), _typed()))
    except (UnknownCode, TooManyTries) as refusal:
        return _ask(refusal)
    return make_response(render_template(template, view=idea_road(story), code=_typed()))


def _ask(refusal: Refusal | None = None) -> Response:
    typed = _typed()[:SHOWN_AGAIN]
    response = make_response(render_template("idea/code.html", typed=typed, error=context.told(refusal)))
    if refusal is not None:
        response.status_code = status_of(refusal)
    if isinstance(refusal, TooManyTries):
        response.headers["Retry-After"] = str(refusal.retry_after)
    return response


def _typed() -> str:
    return request.form.get("code", "")
