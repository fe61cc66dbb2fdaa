"""One page tells a person what was refused and what to do."""

from flask import Response, make_response, redirect, render_template, request

from facilitator.domain.refusals import (
    InvalidInput,
    Malformed,
    NotAllowed,
    NotFound,
    Refusal,
    RuleBroken,
    TooManyTries,
    TryAgain,
    Unauthenticated,
)  # fmt: skip

STATUS: dict[type[Refusal], int] = {
    Malformed: 400, Unauthenticated: 401, NotFound: 404, NotAllowed: 403, InvalidInput: 422, RuleBroken: 409,
    TooManyTries: 429, TryAgain: 503, Refusal: 400,
}  # fmt: skip


def answer(refusal: Refusal) -> Response:
    """Return a refusal as a page; who must sign in is led to where that is done."""
    if isinstance(refusal, Unauthenticated) and request.method == "GET":
        seat_page = request.path.startswith("/sessie")
        return make_response(redirect("/" if seat_page else f"/aanmelden?naar={request.path}", 303))
    response = plain(status_of(refusal), str(refusal))
    if isinstance(refusal, TooManyTries):
        response.headers["Retry-After"] = str(refusal.retry_after)
    return response


def status_of(refusal: Refusal) -> int:
    """Return the status of a refusal: that of the nearest of its ancestors."""
    return next(STATUS[ancestor] for ancestor in type(refusal).__mro__ if ancestor in STATUS)


def plain(status: int, message: str) -> Response:
    """Return the page for a status."""
    return make_response(render_template("info/error.html", status=status, message=message), status)
