"""How a refusal reads in JSON."""

from flask import Response, jsonify

from facilitator.domain.refusals import ChangedMeanwhile, Refusal, TooManyTries, Unauthenticated
from facilitator.http_status import status_of


def answer(refusal: Refusal) -> Response:
    """Return a refusal as JSON."""
    body: dict[str, object] = {"error": {"code": refusal.code, "message": str(refusal)}}
    if isinstance(refusal, ChangedMeanwhile):
        body |= refusal.details
    response = jsonify(body)
    response.status_code = status_of(refusal)
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
