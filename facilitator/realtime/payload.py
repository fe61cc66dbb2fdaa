"""What a client sends: it may be anything, and is read only here."""

import json
import re

from facilitator.domain.refusals import InvalidInput, NotFound, TooLarge

LONGEST_ID = 64

_EVENT = re.compile(r'\s*\[\s*"([^"\\]{1,64})"')
_ID = re.compile(r"[A-Za-z0-9_-]+")


class Json:
    """JSON for the Socket.IO server: an event whose payload cannot be read comes without it, and so is acknowledged."""

    dumps = staticmethod(json.dumps)

    @staticmethod
    def loads(text: str) -> object:
        """Read a text; one that is too deep or holds too long a number keeps the name of its event alone."""
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            named = _EVENT.match(text)
            if named is None:
                raise ValueError("no JSON, and no event") from None
            return [named.group(1), None]


def fields(payload: object, *names: str) -> tuple[object, ...]:
    """Return the named values of a payload, None where one is missing; InvalidInput if it is no object."""
    if not isinstance(payload, dict):
        raise InvalidInput()
    return tuple(payload.get(name) for name in names)


def identifier(value: object) -> str:
    """Return an id that a client sent; its length is checked first, and what has not the form of one is nowhere."""
    if not isinstance(value, str) or not 0 < len(value) <= LONGEST_ID:
        raise InvalidInput()
    if not _ID.fullmatch(value):
        raise NotFound()
    return value


def check_length(value: object, limit: int) -> None:
    """Refuse a list or object with more parts than any honest one has."""
    if isinstance(value, list | dict) and len(value) > limit:
        raise TooLarge()
