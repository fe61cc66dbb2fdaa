"""What a client sends: it may be anything, and is read only here."""

from facilitator.domain.refusals import InvalidInput, TooLarge

LONGEST_ID = 64


def fields(payload: object, *names: str) -> tuple[object, ...]:
    """Return the named values of a payload, None where one is missing; InvalidInput if it is no object."""
    if not isinstance(payload, dict):
        raise InvalidInput()
    return tuple(payload.get(name) for name in names)


def identifier(value: object) -> str:
    """Return an id that a client sent; its length is checked before anything looks it up."""
    if not isinstance(value, str) or not 0 < len(value) <= LONGEST_ID:
        raise InvalidInput()
    return value


def check_length(value: object, limit: int) -> None:
    """Refuse a list or object with more parts than any honest one has."""
    if isinstance(value, list | dict) and len(value) > limit:
        raise TooLarge()
