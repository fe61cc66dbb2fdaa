"""A tiny app behind the real server, in each of the modes."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.realtime.clients import Client

MODES = ("eventlet", "eventlet-asyncio", "gevent", "threading")
TINY = Path(__file__).with_name("tiny_app.py")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class TinyServer:
    """The tiny app in a process of its own."""

    def __init__(self, mode, folder):
        self.mode, self.port, self.kept = mode, free_port(), folder / "kept"
        self.process = subprocess.Popen(
            [sys.executable, "-W", "error::DeprecationWarning", str(TINY), str(self.port), str(self.kept)],
            env={**os.environ, "FACILITATOR_ASYNC_MODE": mode, "PYTHONPATH": str(Path(__file__).parents[2])},
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        wait_until(self._answers)

    def get(self, path):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as answer:
            return answer.read().decode()

    def memory(self):
        """Return how much memory the server holds, in MB."""
        lines = Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024

    def stop(self):
        """Tell the server to end, and return what it printed."""
        self.process.send_signal(signal.SIGTERM)
        return self.ended()

    def ended(self):
        out, _ = self.process.communicate(timeout=20)
        return out

    def _answers(self):
        assert self.process.poll() is None, self.process.stdout.read()
        try:
            return self.get("/present") == "0"
        except urllib.error.URLError:
            return False


def wait_until(is_so, seconds=15):
    """Wait for a condition, and fail when it does not come."""
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.01)


@pytest.fixture(scope="session", params=MODES)
def in_each_mode(request, tmp_path_factory):
    server = TinyServer(request.param, tmp_path_factory.mktemp("tiny"))
    yield server
    server.stop()


@pytest.fixture(scope="session")
def lean(tmp_path_factory):
    """The mode that people get: eventlet, with lean lines."""
    server = TinyServer("eventlet", tmp_path_factory.mktemp("lean"))
    yield server
    server.stop()


@pytest.fixture(params=MODES)
def short_lived(request, tmp_path):
    """A server that the test itself ends."""
    server = TinyServer(request.param, tmp_path)
    yield server
    if server.process.poll() is None:
        server.process.kill()
        server.process.communicate()


@pytest.fixture
def client_of():
    """Connects a client to a server, and hangs up when the test is over."""
    clients = []

    def connect(server, *args, **kwargs):
        clients.append(Client(server.port, *args, **kwargs))
        return clients[-1]

    yield connect
    for client in clients:
        client.close()
