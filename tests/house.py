"""A real server for tests: started from run.py on a free port, spoken to over HTTP and Socket.IO, killed for real."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

ROOT = Path(__file__).parents[1]
PATIENCE = 30.0


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until(condition: Any, what: str, patience: float = PATIENCE) -> Any:
    """Wait until a condition gives something true, and return that; fails with what was waited for."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        found = condition()
        if found:
            return found
        time.sleep(0.02)
    raise AssertionError(f"waited {patience:.0f} s in vain for {what}")


@dataclass
class Server:
    """One server process on one data directory."""

    data: Path
    env: Mapping[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None
    programs: list["Api"] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.port = free_port()
        self.base = f"http://127.0.0.1:{self.port}"

    def start(self) -> "Server":
        """Start it and wait for its first answer."""
        command = [sys.executable, "run.py", "--port", str(self.port), "--data", str(self.data)]
        self.log = (self.data.parent / f"{self.data.name}.log").open("ab")
        self.process = subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, **self.env}, stdout=self.log, stderr=self.log
        )
        wait_until(self._answers, "the server's first answer")
        return self

    def _answers(self) -> bool:
        assert self.process is not None
        assert self.process.poll() is None, Path(self.log.name).read_text()[-2000:]
        try:
            return httpx.get(self.base + "/healthz", timeout=2).status_code == 200
        except httpx.HTTPError:
            return False

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Stop it and return its exit code."""
        assert self.process is not None
        self.process.send_signal(how)
        code = self.process.wait(PATIENCE)
        self.log.close()
        return code

    def close(self) -> None:
        """Stop it if it still runs, and let go of every program that spoke to it."""
        if self.process is not None and self.process.poll() is None:
            self.stop()
        for program in self.programs:
            program.client.close()

    def command(self, *args: str) -> subprocess.CompletedProcess[str]:
        """Run one of the operator's commands on the same data."""
        command = [sys.executable, "-m", "facilitator", *args, "--data", str(self.data)]
        return subprocess.run(
            command, cwd=ROOT, env={**os.environ, **self.env}, capture_output=True, text=True, check=False
        )

    def token(self, name: str = "fien", role: str = "facilitator") -> str:
        """Return a new API token of an account."""
        made = self.command("token", "--name", name, "--role", role)
        assert made.returncode == 0, made.stderr
        return made.stdout.strip()

    def api(self, token: str | None = None) -> "Api":
        """Return a program that speaks the API."""
        self.programs.append(Api(self.base, token))
        return self.programs[-1]


class Api:
    """A program with a token, or without one."""

    def __init__(self, base: str, token: str | None = None) -> None:
        self.token = token
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        self.client = httpx.Client(base_url=base + "/api/v1", timeout=PATIENCE, headers=headers)

    def ask(self, method: str, path: str, body: Any = None) -> httpx.Response:
        """Send a call and return the answer as it is."""
        return self.client.request(method, path, json=body)

    def get(self, path: str) -> Any:
        """Return what a good GET answers."""
        return self._good(self.ask("GET", path))

    def post(self, path: str, body: Any = None) -> Any:
        """Return what a good POST answers."""
        return self._good(self.ask("POST", path, {} if body is None else body))

    def put(self, path: str, body: Any) -> Any:
        """Return what a good PUT answers."""
        return self._good(self.ask("PUT", path, body))

    @staticmethod
    def _good(answer: httpx.Response) -> Any:
        assert answer.status_code in (200, 201), f"{answer.status_code} {answer.text[:300]}"
        return answer.json()
