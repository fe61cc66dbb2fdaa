"""One table makes every refusal an HTTP answer."""

from flask import Response, jsonify

from facilitator.domain.refusals import (
    ChangedMeanwhile,
    InvalidInput,
    Malformed,
    NotAllowed,
    NotFound,
    NotJsonType,
    Refusal,
    RuleBroken,
    TooLarge,
    TooManyTries,
    TryAgain,
    Unauthenticated,
)  # fmt: skip

STATUS: dict[type[Refusal], int] = {
    Malformed: 400,
    TooLarge: 413,
    NotJsonType: 415,
    Unauthenticated: 401,
    NotFound: 404,
    NotAllowed: 403,
    InvalidInput: 422,
    RuleBroken: 409,
    TooManyTries: 429,
    TryAgain: 503,
    Refusal: 400,
}


def status_of(refusal: type[Refusal]) -> int:
    """Return the status of a refusal: that of its nearest ancestor in the table."""
    return next(STATUS[ancestor] for ancestor in refusal.__mro__ if ancestor in STATUS)


def answer(refusal: Refusal) -> Response:
    """Return a refusal as JSON."""
    body: dict[str, object] = {"error": {"code": refusal.code, "message": str(refusal)}}
    if isinstance(refusal, ChangedMeanwhile):
        body |= refusal.details
    response = jsonify(body)
    response.status_code = status_of(type(refusal))
    if isinstance(refusal, TooManyTries):
        response.headers["Retry-After"] = str(refusal.retry_after)
    if isinstance(refusal, Unauthenticated):
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def plain(code: str, message: str, status: int) -> Response:
    """Return an error that is no refusal of ours: an unknown path, a wrong method, a bug."""
    response = jsonify({"error": {"code": code, "message": message}})
    response.status_code = status
    return response
