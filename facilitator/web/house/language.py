"""In which language a page is drawn: that of the seat on a phone of the public, that of the facilitator elsewhere."""

from flask import Blueprint, make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from facilitator import context
from facilitator.context import LANGUAGE_COOKIE
from facilitator.domain.refusals import InvalidInput
from facilitator.http_status import status_of
from facilitator.languages import DUTCH, languages, speak
from facilitator.web.security import onward, set_cookie

bp = Blueprint("language", __name__)

A_YEAR = 366 * 86400
PUBLIC = frozenset({"join", "phone", "info", "ideas", "kiosk", "offline", "react", "reactions"})
SHARED = frozenset({"proof"})
OF_SEATS, OF_PAPER = "/sessie", "/druk/"
# What hangs on a wall or lies on a table is Dutch, and so is what programs read.
DUTCH_ONLY = frozenset({"board", "prints", "reports"})


def choose() -> str:
    """Return the language of who reads this page; on phones of the public the Dutch stands beside it."""
    public = _is_public()
    try:
        code = context.seat_language() if public else _of_office()
    except Exception:  # noqa: BLE001  # the page that tells of a failure must not fail by looking up who reads it
        code = DUTCH
    speak(code, beside=public)
    return code


@bp.get("/taal")
def ask() -> Response:
    """Ask in which language this browser shows the pages of facilitators."""
    return _page(request.args.get("naar", ""))


@bp.post("/taal")
def keep() -> Response:
    """Keep the chosen language in a cookie."""
    code = request.form.get("language", "")
    if code not in {language.code for language in languages().of_office}:
        return _page(request.form.get("naar", ""), InvalidInput("Kies een taal uit de lijst."))
    response = make_response(redirect(onward(request.form.get("naar", "")), 303))
    set_cookie(response, LANGUAGE_COOKIE, code, A_YEAR)
    return response


def _page(back: str, refusal: InvalidInput | None = None) -> Response:
    page = render_template(
        "account/language.html",
        languages=languages().of_office,
        chosen=_of_office(),
        error=context.told(refusal),
        onward=back,
    )
    return make_response(page, status_of(refusal) if refusal else 200)


def _is_public() -> bool:
    """Say whether this is a phone of the public; of a page for both, and of what was refused before it had a page, by who asks."""
    if request.blueprint is None or request.blueprint in SHARED:
        return context.account() is None
    return request.blueprint in PUBLIC or request.path.startswith(OF_SEATS)


def _of_office() -> str:
    if request.blueprint in DUTCH_ONLY or request.path.startswith((OF_PAPER, "/api/")):
        return DUTCH
    return languages().get(request.cookies.get(LANGUAGE_COOKIE)).code
