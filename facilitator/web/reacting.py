"""Answering by a link: the cards of the plan on one's own phone, without an account, and later what was done with it."""

from collections.abc import Mapping

from flask import Blueprint, make_response, redirect, render_template, request
from flask import Response as Page
from werkzeug.wrappers import Response

from facilitator import context
from facilitator.context import RESPONDER_COOKIE
from facilitator.domain.plan.presentation import DAYS_OPEN, State
from facilitator.domain.plan.questions import Question
from facilitator.domain.refusals import InvalidInput, NotFound, Refusal, StepClosed, TooManyTries
from facilitator.http_status import status_of
from facilitator.languages import DUTCH, speak, tongue
from facilitator.services.plan import linking, reacting
from facilitator.services.plan.reacting import Shown
from facilitator.views.plan.reacting import DONE, SAY, STEPS, ReactPage, closed_page, react_page
from facilitator.web.security import set_cookie
from facilitator.web.static_files import packed

bp = Blueprint("react", __name__, url_prefix="/reageer")

A_DAY = 86_400
LONGEST_KEY = 64
ABOUT = "over."  # Before the id of a card, in the name of the field that holds what is said of it.


@bp.after_request
def hide(response: Page) -> Page:
    """Keep these pages out of search engines: who has the link was given it."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


@bp.get("/<token>")
def start(token: str) -> Response:
    """Show what the link is for; once it is closed, what was done with what people said."""
    shown = _shown(token)
    if shown.presentation.state(context.store().now()) is State.OPEN:
        page = make_response(render_template("react/start.html", view=_view(shown, token), tail=_tail()))
        return page if _key() else packed(page)
    if shown.presentation.closed_at is None:
        context.perform(linking.settle)
        shown = _shown(token)
    said = reacting.said_of(context.store(), shown)
    view = closed_page(shown.presentation, shown.trajectory.municipality_name, token, said)
    return packed(make_response(render_template("react/closed.html", view=view, tail=_tail())))


@bp.get("/<token>/<step>")
def ask(token: str, step: str) -> Response:
    """Show one task of the link."""
    shown = _shown(token)
    if step not in STEPS:
        raise NotFound()
    if shown.presentation.state(context.store().now()) is not State.OPEN:
        return _to(token)
    return _drawn(step, _view(shown, token))


@bp.post("/<token>/<step>")
def keep(token: str, step: str) -> Response:
    """Keep what was chosen or said on one task, and go on to the next."""
    shown = _shown(token)
    if step not in STEPS[:-1]:
        raise NotFound()
    try:
        key = _welcomed(shown)
        _keep(token, key, step)
    except StepClosed:
        return _to(token)
    except (InvalidInput, TooManyTries) as refusal:
        return _drawn(step, _view(shown, token, typed=True), refusal)
    response = make_response(_to(token, STEPS[STEPS.index(step) + 1]))
    set_cookie(response, RESPONDER_COOKIE, key, (DAYS_OPEN + 1) * A_DAY, path=bp.url_prefix or "/")
    return response


@bp.post("/<token>/opnieuw")
def next_person(token: str) -> Response:
    """Let somebody else answer on this phone: what the one before chose is kept, and shown here no longer."""
    _shown(token)
    response = _to(token)
    response.delete_cookie(RESPONDER_COOKIE, path=bp.url_prefix or "/")
    return response


def _keep(token: str, key: str, step: str) -> None:
    secret = context.house().secret
    if step == SAY:
        context.perform(reacting.say, token, secret, key, _typed())
    else:
        context.perform(reacting.choose, token, secret, key, Question(step), request.form.getlist("kaart"))


def _welcomed(shown: Shown) -> str:
    """Return the key of this browser; who answers for the first time gets one, while there is room at the door."""
    key, secret = _key(), context.house().secret
    if not reacting.is_known(context.store(), secret, shown.presentation.id, key):
        context.welcome_newcomer()
    return key or reacting.new_responder(context.store(), secret, shown.presentation.id)


def _shown(token: str) -> Shown:
    """Return what a link shows, and go on in the language that was chosen for it."""
    shown = reacting.find(context.store(), token)
    speak(shown.presentation.speaks(request.values.get("taal", DUTCH)), beside=True)
    return shown


def _view(shown: Shown, token: str, typed: bool = False) -> ReactPage:
    key, secret, found = _key(), context.house().secret, shown.presentation
    own = reacting.own(context.store(), secret, found.id, key)
    ticked = {Question(step): tuple(request.form.getlist("kaart")) for step in Question if request.path.endswith(step)}
    return react_page(
        found,
        shown.trajectory.municipality_name,
        token,
        {**own.chosen, **ticked} if typed else own.chosen,
        own.said,
        reacting.code_of(secret, found.id, key) if key else "",
        _typed() if typed else None,
    )


def _drawn(step: str, view: ReactPage, refusal: Refusal | None = None) -> Response:
    name = {SAY: "say", DONE: "done"}.get(step, "question")
    page = render_template(f"react/{name}.html", view=view, step=step, error=context.told(refusal), tail=_tail())
    response = make_response(page, status_of(refusal) if refusal else 200)
    if isinstance(refusal, TooManyTries):
        response.headers["Retry-After"] = str(refusal.retry_after)
    return response


def _to(token: str, step: str = "") -> Response:
    return redirect(f"{bp.url_prefix}/{token}{'/' + step if step else ''}{_tail()}", 303)


def _tail() -> str:
    """Return what an address of these pages ends with, so that the chosen language goes along without a cookie."""
    code = tongue().language.code
    return "" if code == DUTCH else f"?taal={code}"


def _typed() -> Mapping[str, str]:
    return {name.removeprefix(ABOUT): text for name, text in request.form.items() if name.startswith(ABOUT)}


def _key() -> str:
    key = request.cookies.get(RESPONDER_COOKIE, "")
    return key if len(key) <= LONGEST_KEY else ""
