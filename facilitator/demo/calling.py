"""How simulated people speak to the server: as any program does, by the API and by a Socket.IO line."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

from simple_websocket import Client, ConnectionClosed

Answered = Callable[[dict[str, Any]], object]


class NotDone(Exception):
    """The server refused; the text is its code."""


def call(base: str, method: str, path: str, body: object = None, token: str = "") -> Any:
    """Make one call, and return what it answers."""
    connection = HTTPConnection(urlsplit(base).netloc, timeout=20)
    headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
    try:
        connection.request(method, path, None if body is None else json.dumps(body), headers)
        answer = connection.getresponse()
        told = json.loads(answer.read() or "null")
    finally:
        connection.close()
    if answer.status >= 400:
        raise NotDone(told and told["error"]["code"])
    return told


class Line:
    """A Socket.IO line of one seat; OSError when it breaks."""

    def __init__(self, base: str, token: str) -> None:
        self._answered: dict[str, Answered] = {}
        with _as_os_error():
            self._client = Client.connect(f"ws://{urlsplit(base).netloc}/socket.io/?EIO=4&transport=websocket")
            # The library does not see the greeting that comes with the handshake until more follows: do not wait for it.
            self._client.send("40" + json.dumps({"token": token}))
            # Only who is let in hears the room: whoever looks where it is before that could miss a step.
            while not str(self._client.receive()).startswith("4"):
                pass

    def ask(self, event: str, payload: object, answered: Answered) -> None:
        """Ask something; `answered` hears the acknowledgement while somebody listens."""
        number = str(len(self._answered) + 1)
        self._answered[number] = answered
        with _as_os_error():
            self._client.send(f"42{number}{json.dumps([event, payload])}")

    def listen(self, seconds: float) -> tuple[str, Any] | None:
        """Return an event that is heard within some seconds."""
        with _as_os_error():
            text = self._client.receive(timeout=seconds)
            if text == "2":
                self._client.send("3")
        if not isinstance(text, str):
            return None
        if text.startswith("43"):
            number, _, answer = text[2:].partition("[")
            self._answered[number](json.loads("[" + answer)[0])
        return tuple(json.loads(text[2:])) if text.startswith("42") else None

    def close(self) -> None:
        """Hang up."""
        with suppress(ConnectionClosed):
            self._client.close()


@contextmanager
def _as_os_error() -> Iterator[None]:
    try:
        yield
    except ConnectionClosed as error:
        raise ConnectionError from error
