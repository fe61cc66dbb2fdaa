"""Clients of the live path for tests: each keeps everything it ever heard, and says when it heard what was waited for."""

import json
import re
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

import httpx

from facilitator.realtime.wire import CLOSE, PONG
from tests.house import Api, Server, wait_until
from tests.realtime.clients import Client

TOKENS: dict[tuple[Any, str, str], str] = {}
TITLES = ("Een digipunt in elke wijk", "Een computer lenen in de bib", "Brieven in klare taal", "Een buddy voor thuis")


class Refused(Exception):
    """The server does not let this client in."""


class Listener:
    """A phone, a board or a console on a Socket.IO line."""

    def __init__(self, port: int, auth: Any, headers: str = "") -> None:
        self.raw: list[str] = []
        self.heard: list[tuple[str, Any]] = []
        self.moments: list[float] = []
        self._answers: dict[str, Any] = {}
        self._client = Client(port, headers=headers)
        welcome = self._client.join(auth)
        if welcome.startswith("44"):
            self._client.close()
            raise Refused(welcome)
        self._client.socket.settimeout(None)
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        with suppress(OSError, ConnectionError):
            while True:
                kind, text = self._client.receive()
                if kind == CLOSE:
                    return
                if text == "2":
                    self._client.send("3")
                elif kind != PONG:
                    self._hear(text)

    def _hear(self, text: str) -> None:
        self.raw.append(text)
        number, bracket, rest = text[2:].partition("[")
        if text.startswith("42"):
            self.moments.append(time.monotonic())
            self.heard.append(tuple(json.loads(bracket + rest)))
        elif text.startswith("43"):
            self._answers[number] = json.loads(bracket + rest)[0]

    def ask(self, event: str, payload: Any) -> Any:
        """Send an event and return its acknowledgement."""
        number = str(self._client.ask(event, payload))
        wait_until(lambda: number in self._answers, f"an answer to {event}")
        return self._answers[number]

    def told(self, event: str) -> list[Any]:
        """Return the payloads of one event, oldest first."""
        return [payload for name, payload in list(self.heard) if name == event]

    def until(self, event: str, **values: Any) -> Any:
        """Wait for a payload with these values, and return it."""

        def found() -> Any:
            fits = (p for p in self.told(event) if all(p.get(name) == value for name, value in values.items()))
            return next(fits, None)

        return wait_until(found, f"{event} with {values}")

    def region(self) -> dict[str, Any]:
        """Return the newest region as the server draws it when asked."""
        answer = self.ask("regions:get", {})
        assert answer["ok"], answer
        assert len(answer["regions"]) == 1
        return answer["regions"][0]

    def everything(self) -> str:
        """Return all that was ever heard, as it came."""
        return "\n".join(list(self.raw))

    def close(self) -> None:
        """Hang up."""
        with suppress(OSError):
            self._client.socket.shutdown(socket.SHUT_RDWR)
        self._client.close()


def token_of(server: Server, name: str, role: str = "facilitator") -> str:
    """Return a token of an account on this server, asked of the command once."""
    asked = (server.data, name, role)
    if asked not in TOKENS:
        TOKENS[asked] = server.token(name, role)
    return TOKENS[asked]


class Evening:
    """A startsessie on a real server: its facilitator, its people, and the lines that were opened."""

    def __init__(
        self, server: Server, runsheet: str = "startsessie", name: str = "fien", languages: Sequence[str] = ()
    ) -> None:
        self.server = server
        self.token = token_of(server, name)
        self.fien = server.api(self.token)
        made = self.fien.post("/trajectories", {"municipality": "11002", "title": "Iedereen mee"})
        self.trajectory = made["id"]
        made = self.fien.post(
            f"/trajectories/{made['id']}/sessions", {"format": runsheet, "languages": list(languages)}
        )
        self.id, self.code, self.board_key, self.steps = made["id"], made["code"], made["board_key"], made["steps"]
        self.lines: list[Listener] = []
        self.seats: list[str] = []
        self.browsers: list[httpx.Client] = []

    def step(self, method: str, nth: int = 0) -> str:
        """Return the id of the nth step with this method."""
        return [step["id"] for step in self.steps if step["method"] == method][nth]

    def move(self, method: str, deed: str = "open") -> dict[str, Any]:
        """Let fien open, stop, close or show a step."""
        return self.fien.post(f"/sessions/{self.id}/steps/{self.step(method)}/{deed}")

    def join(self, role: str = "citizen", language: str = "nl") -> Api:
        """Let somebody sit down, and return their program."""
        seat = self.server.api().post("/join", {"code": self.code, "role": role, "language": language})
        self.seats.append(seat["participant"])
        return self.server.api(seat["token"])

    def line(self, auth: Any, **kwargs: Any) -> Listener:
        """Open a line that is closed with the evening."""
        self.lines.append(Listener(self.server.port, auth, **kwargs))
        return self.lines[-1]

    def phone(self, seat: Api | None = None) -> Listener:
        """Open the line of a seat."""
        return self.line({"token": (seat or self.join()).token})

    def board(self) -> Listener:
        """Open the line of a board."""
        return self.line({"board": self.board_key})

    def console(self) -> Listener:
        """Open the line of fien's console."""
        return self.line({"token": self.token, "session": self.id})

    def actions(self, *titles: str) -> list[str]:
        """Let fien make actions, and return their ids."""
        return [self.fien.post(f"/sessions/{self.id}/actions", {"title": title, "ideas": []})["id"]
                for title in titles or TITLES]  # fmt: skip

    def cast(self, seat: Api, choices: Any, key: str) -> Any:
        """Let a seat vote over HTTP."""
        path = f"/sessions/{self.id}/steps/{self.step('vote')}/ballot"
        return seat.put(path, {"choices": choices, "key": key})

    def results(self) -> dict[str, Any]:
        """Return the counted result."""
        return self.fien.get(f"/sessions/{self.id}/steps/{self.step('vote')}/results")

    def browser(self, seat: Api) -> httpx.Client:
        """Return a browser without JavaScript that sits in this seat."""
        self.browsers.append(httpx.Client(base_url=self.server.base, cookies={"seat": seat.token or ""}, timeout=20))
        return self.browsers[-1]

    def send_form(self, seat: Api, path: str, **values: str) -> httpx.Response:
        """Send a form from the page of a seat, as a browser without JavaScript does."""
        browser = self.browser(seat)
        token = re.search(r'name="csrf" value="(\w+)"', browser.get("/sessie").text)
        assert token is not None
        return browser.post(path, data={"csrf": token.group(1), **values})

    def close(self) -> None:
        """Hang up every line."""
        for browser in self.browsers:
            browser.close()
        for line in self.lines:
            line.close()


@contextmanager
def evening(server: Server, **kwargs: Any) -> Iterator[Evening]:
    """An evening whose lines are closed at the end."""
    made = Evening(server, **kwargs)
    try:
        yield made
    finally:
        made.close()
