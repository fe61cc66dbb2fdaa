"""The two servers that are measured, each a process on a core of its own."""

import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

ROOT = Path(__file__).parents[1]
ROLES = ("citizen", "staff", "politician")
ACTIONS = 12


class DidNotWork(Exception):
    """A server did not start, or refused what it should not."""


@dataclass(frozen=True)
class Room:
    """A vote that is open, and who may cast in it."""

    session: str
    step: str
    actions: Sequence[str]
    phones: Sequence[dict[str, str]]
    board: dict[str, str] | None


class Served(ABC):
    """A server process; on leaving it is told to end."""

    def __init__(self, core: int | None) -> None:
        self._core = core
        self.port = _free_port()
        self.started_in = 0.0
        self._process: subprocess.Popen[bytes] | None = None

    @property
    @abstractmethod
    def command(self) -> list[str]:
        """How it is started."""

    @property
    def pid(self) -> int:
        """The process that is measured."""
        assert self._process is not None
        return self._process.pid

    def __enter__(self) -> Self:
        began = time.perf_counter()
        self._process = subprocess.Popen(self.command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if self._core is not None:
            os.sched_setaffinity(self._process.pid, {self._core})
        while not self._answers():
            if self._process.poll() is not None or time.perf_counter() - began > 30:
                raise DidNotWork(f"no answer from {' '.join(self.command)}")
            time.sleep(0.02)
        self.started_in = time.perf_counter() - began
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process is not None
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(15)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    @abstractmethod
    def rooms(self, people: int, count: int) -> list[Room]:
        """Prepare so many open votes, each for so many people."""

    def _answers(self) -> bool:
        try:
            return self.ask("GET", "/healthz") == {"ok": True} or True
        except (OSError, http.client.HTTPException):
            return False

    def ask(self, method: str, path: str, body: object = None, token: str = "") -> Any:
        """Ask one thing over HTTP."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
        try:
            connection.request(method, path, None if body is None else json.dumps(body), headers)
            answer = connection.getresponse()
            text = answer.read()
        finally:
            connection.close()
        if answer.status >= 300:
            raise DidNotWork(f"{method} {path}: {answer.status} {text[:200]!r}")
        return json.loads(text)


class Echo(Served):
    """The bare echo."""

    @property
    def command(self) -> list[str]:
        return [sys.executable, str(Path(__file__).with_name("echo.py")), str(self.port)]

    def rooms(self, people: int, count: int) -> list[Room]:
        actions = [f"action{number:04d}" for number in range(ACTIONS)]
        return [
            Room(f"session{n}", f"step{n:06d}", actions, [{"token": "anyone"}] * people, None) for n in range(count)
        ]


class Draagvlak(Served):
    """The whole app, with everything on, on an empty data directory of its own."""

    roles: Sequence[str] = ROLES
    actions = ACTIONS

    def __init__(self, core: int | None) -> None:
        super().__init__(core)
        self._data = Path(tempfile.mkdtemp(prefix="draagvlak-bench-"))
        self._token = ""

    @property
    def command(self) -> list[str]:
        return [sys.executable, "run.py", "--host", "127.0.0.1", "--port", str(self.port), "--data", str(self._data)]

    def __enter__(self) -> Self:
        super().__enter__()
        command = [sys.executable, "-m", "facilitator", "token", "--data", str(self._data), "--name", "bench"]
        self._token = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()
        return self

    def __exit__(self, *_: object) -> None:
        super().__exit__()
        shutil.rmtree(self._data, ignore_errors=True)

    def rooms(self, people: int, count: int) -> list[Room]:
        trajectory = self._do("/trajectories", {"municipality": "11002", "title": "Meting"})["id"]
        return [self._room(trajectory, people) for _ in range(count)]

    def results(self, room: Room) -> dict[str, Any]:
        """Count the vote for good, and return what came out."""
        self._do(f"/sessions/{room.session}/steps/{room.step}/close", {})
        found: dict[str, Any] = self.ask(
            "GET", f"/api/v1/sessions/{room.session}/steps/{room.step}/results", token=self._token
        )
        return found

    def _room(self, trajectory: str, people: int) -> Room:
        session = self._do(f"/trajectories/{trajectory}/sessions", {"format": "startsessie"})
        steps = f"/sessions/{session['id']}/steps"
        write, vote = (next(s["id"] for s in session["steps"] if s["method"] == method) for method in ("write", "vote"))
        self._do(f"{steps}/{write}/open", {})
        seats = [
            self._do("/join", {"code": session["code"], "role": self.roles[n % len(self.roles)]}, "")
            for n in range(people)
        ]
        actions = [
            self._do(f"/sessions/{session['id']}/actions", {"title": f"Actie {number} voor iedereen", "ideas": []})[
                "id"
            ]
            for number in range(self.actions)
        ]
        self._do(f"{steps}/{write}/close", {})
        self._do(f"{steps}/{vote}/open", {})
        phones = [{"token": seat["token"]} for seat in seats]
        return Room(session["id"], vote, actions, phones, {"board": session["board_key"]})

    def _do(self, path: str, body: object, token: str | None = None) -> Any:
        return self.ask("POST", f"/api/v1{path}", body, self._token if token is None else token)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
