"""One page tells a person what was refused and what to do."""

from flask import Response, make_response, redirect, render_template, request

from facilitator.context import KIOSK_COOKIE, told
from facilitator.domain.refusals import Refusal, TooLarge, TooManyTries, Unauthenticated
from facilitator.domain.text import N_
from facilitator.http_status import STATUS, status_of

TOO_LARGE = 413
FILE_TOO_LARGE = N_("Dit bestand is te groot. Haal weg wat niet nodig is.")
OPENED_BY_LINK = ("/helper", "/tablet")

__all__ = ["STATUS", "answer", "plain", "status_of"]


def answer(refusal: Refusal) -> Response:
    """Return a refusal as a page; who must sign in is led to where that is done."""
    if isinstance(refusal, Unauthenticated) and request.method == "GET" and not request.path.startswith(OPENED_BY_LINK):
        if request.path.startswith("/sessie") and KIOSK_COOKIE in request.cookies:
            return make_response(redirect("/tablet", 303))
        seat_page = request.path.startswith("/sessie")
        return make_response(redirect("/" if seat_page else f"/aanmelden?naar={request.path}", 303))
    response = plain(status_of(refusal), told(refusal))
    if isinstance(refusal, TooManyTries):
        response.headers["Retry-After"] = str(refusal.retry_after)
    return response


def plain(status: int, message: str) -> Response:
    """Return the page for a status; of a form with a file in it, it is the file that is too large and not a text."""
    is_file = status == TOO_LARGE and request.mimetype == "multipart/form-data"
    message = told(TooLarge(FILE_TOO_LARGE)) if is_file else message
    return make_response(render_template("info/error.html", status=status, message=message, is_file=is_file), status)
