"""One table makes every refusal an HTTP status, for programs and for people alike."""

from facilitator.domain.refusals import (
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


def status_of(refusal: Refusal) -> int:
    """Return the status of a refusal: that of the nearest of its ancestors in the table."""
    return next(STATUS[ancestor] for ancestor in type(refusal).__mro__ if ancestor in STATUS)
