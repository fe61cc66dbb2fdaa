"""The demonstration: a made-up municipality in mid-session, with simulated people who write and vote live."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from http.client import HTTPException
from pathlib import Path

from facilitator import operate
from facilitator.demo.calling import call
from facilitator.demo.evening import Evening
from facilitator.demo.scene import Scene, prepare
from facilitator.settings import Settings

ROOT = Path(__file__).parents[2]
LOG = "demo.log"
SECONDS_TO_START = 30.0


def demo(data: Path | None, people: int = 36, pace: float = 1.0) -> int:
    """Play an evening until Ctrl-C; 1 if the server cannot start. With a smaller `pace`, people are faster."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with contextlib.ExitStack() as stack:
            folder = data or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="draagvlak-demo-")))
            settings = Settings.from_environment(os.environ, data=folder)
            _check_port(settings)
            scene = prepare(settings)
            server = stack.enter_context(_server(settings))
            return _play(settings, scene, server, people, pace)
    except KeyboardInterrupt:
        return 0


def _play(settings: Settings, scene: Scene, server: "subprocess.Popen[bytes]", people: int, pace: float) -> int:
    if not _answers(settings, server):
        sys.stderr.write((settings.data / LOG).read_text()[-2000:])
        return 1
    _tell(settings, scene, people)
    with Evening(settings.own_url, scene, people, pace) as evening:
        evening.lead(_say)
        return server.wait()


def _check_port(settings: Settings) -> None:
    """Refuse a port that is taken, before anybody is told to go there."""
    with socket.socket(socket.AF_INET6 if ":" in settings.host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            where = f"{settings.host}:{settings.port}"
            raise operate.CannotDo(f"Op {where} luistert al iets. Kies een andere FACILITATOR_PORT.") from error


@contextlib.contextmanager
def _server(settings: Settings) -> Iterator[subprocess.Popen[bytes]]:
    """Run the server as `make run` does; its log goes into the data directory, so that the links stay in sight."""
    command = [sys.executable, str(ROOT / "run.py"), "--data", str(settings.data)]
    with (settings.data / LOG).open("ab") as log:
        process = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log)  # noqa: S603  # it is our own
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


def _answers(settings: Settings, server: "subprocess.Popen[bytes]") -> bool:
    deadline = time.monotonic() + SECONDS_TO_START
    while server.poll() is None and time.monotonic() < deadline:
        with contextlib.suppress(OSError, HTTPException):
            call(settings.own_url, "GET", "/healthz")
            return server.poll() is None
        time.sleep(0.1)
    return False


def _tell(settings: Settings, scene: Scene, people: int) -> None:
    base = settings.own_url
    _say(f"Demo: {scene.municipality}, startsessie met {people} gespeelde deelnemers.\n")
    _say(f"Doe zelf mee:      {base}/{scene.code}")
    _say(f"Het grote scherm:  {base}/bord/{scene.code}?key={scene.board_key}")
    _say(f"Begeleider:        {base}{scene.sign_in}  (kies een wachtwoord; de link werkt één uur)")
    _say(f"De console:        {base}/console/{scene.session}")
    if sys.stdout.isatty():
        _say("\n" + operate.qr(f"{base}/{scene.code}"))
    _say("Stoppen: Ctrl-C.\n")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
