"""What came in: read before anything else is looked at, so that a broken body is told as such."""

from typing import NoReturn

from flask import Request, g, request
from marshmallow import EXCLUDE, Schema, ValidationError
from webargs.flaskparser import FlaskParser
from werkzeug.exceptions import RequestEntityTooLarge

from facilitator import context
from facilitator.domain.refusals import InvalidInput, NotJson, NotJsonType, TooLarge

# The calls that take a file, and how large that may be, from who has a token.
FILE_CALLS: dict[str, int] = {}


def read_body() -> None:
    """Parse the JSON body of a request that changes something; NotJson, TooLarge or NotJsonType."""
    g.body = {}
    if request.method in ("GET", "HEAD", "OPTIONS"):
        return
    if request.endpoint in FILE_CALLS:
        read_file(FILE_CALLS[request.endpoint])
        return
    is_chunked = "chunked" in request.headers.get("Transfer-Encoding", "")
    if is_chunked:
        # Every server of ours ends such a body where it ends, but not every one says so.
        request.environ["wsgi.input_terminated"] = True
    try:
        raw = request.get_data()
    except RequestEntityTooLarge as error:
        raise TooLarge() from error
    if is_chunked and len(raw) >= (request.max_content_length or len(raw) + 1):
        raise TooLarge()  # It is cut off there, without an error.
    if not raw and not request.content_length:
        return
    if request.mimetype != "application/json":
        raise NotJsonType()
    try:
        g.body = request.get_json(force=True, silent=False)
    except Exception as error:  # the parser has its own errors for bytes, depth and syntax
        raise NotJson() from error


def read_file(largest: int) -> None:
    """Take in a form with a file; it is larger than any message."""
    if request.mimetype != "multipart/form-data":
        raise NotJsonType("Stuur het bestand als multipart/form-data.")
    if context.bearer() is not None:
        request.max_content_length = largest
    try:
        request.files.get("file")
    except RequestEntityTooLarge as error:
        raise TooLarge() from error


class BodyParser(FlaskParser):
    """Gives schemas the body that `read_body` read, and refuses in our words."""

    DEFAULT_UNKNOWN_BY_LOCATION = {"json": EXCLUDE, "query": EXCLUDE}  # noqa: RUF012  # as the library declares it

    def load_json(self, _request: Request, _schema: Schema) -> object:
        """Return the body; anything but an object is no input of ours."""
        if not isinstance(g.body, dict):
            raise InvalidInput()
        return g.body

    def handle_error(self, error: ValidationError, *_args: object, **_kwargs: object) -> NoReturn:
        """Refuse with the name of the first field that does not fit."""
        inside: object = next(iter(error.messages_dict.values()), {})
        names = ", ".join(str(name) for name in inside) if isinstance(inside, dict) else ""
        raise InvalidInput(f"Kijk dit nog eens na: {names}." if names else None)
