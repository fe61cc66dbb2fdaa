"""Files that take a moment: each is made by a process of its own at low priority, one at a time, and kept briefly for who asked."""

import contextlib
import json
import logging
import os
import re
import secrets
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import IO

ROOT = Path(__file__).parents[1]
COMMAND = (sys.executable, "-m", "facilitator.maker")
LONGEST = 120.0
KEPT = 600.0
GONE = 20.0
TICK = 5.0
SECONDS_BETWEEN_LOOKS = 0.02
MOST_EACH = 5
_FAR = re.compile(rb"^(\d{1,6})/(\d{1,6})$", re.MULTILINE)

logger = logging.getLogger("draagvlak.house")


class Stand(StrEnum):
    """How a file stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True)
class Order:
    """What is to be made: for whom, of what, under which name and type; `given` is what the process is told."""

    owner: str
    about: str
    name: str
    mimetype: str
    given: Mapping[str, str]


@dataclass(frozen=True)
class Far:
    """How far a file is; `done` of `of` steps, 0 of 0 where nobody can say; `ahead` is how many go first."""

    stand: Stand
    done: int = 0
    of: int = 0
    ahead: int = 0


@dataclass
class _Job:
    order: Order
    given: IO[bytes]
    made: IO[bytes] = field(default_factory=tempfile.TemporaryFile)
    told: IO[bytes] = field(default_factory=tempfile.TemporaryFile)
    stand: Stand = Stand.WAITING
    process: subprocess.Popen[bytes] | None = None
    looked_at: float = field(default_factory=time.monotonic)
    since: float = 0.0

    def close(self) -> None:
        for file in (self.given, self.made, self.told):
            file.close()


class Makings:
    """The files that this server makes. They lie in files without a name, which end with the server."""

    def __init__(
        self,
        later: Callable[[float, Callable[[], object]], None] = lambda _seconds, _call: None,
        command: Sequence[str] = COMMAND,
    ) -> None:
        self._jobs: dict[str, _Job] = {}
        self._command = command
        self._lock = threading.RLock()
        self._later = later
        self._ticks = False

    def order(self, order: Order) -> str | None:
        """Let a file be made and return under which id; the same asked twice is one. None for who has too many at once."""
        with self._lock:
            self._tidy()
            twin = next((key for key, job in self._under_way(order.owner).items() if _same(job.order, order)), None)
            return twin or self._put(order)

    def look(self, owner: str, key: str) -> tuple[Order, Far] | None:
        """Return an order of one's own with how far it is; None if there is none (any more)."""
        with self._lock:
            job = self._own(owner, key)
            if job is None:
                return None
            job.looked_at = time.monotonic()
            self._go_on()
            return job.order, self._far(job)

    def take(self, owner: str, key: str) -> bytes | None:
        """Return the file of one's own order; None while it is not done."""
        with self._lock:
            job = self._own(owner, key)
            return _all_of(job.made) if job and job.stand is Stand.DONE else None

    def stop(self, owner: str, key: str) -> None:
        """Make a file no more, or keep it no longer."""
        with self._lock:
            if self._own(owner, key):
                self._drop(key)
                self._go_on()

    def made(self, order: Order) -> bytes | None:
        """Let a file be made, wait for it and return it; None if it could not be. Others are served meanwhile."""
        with self._lock:
            key = self._put(order)
        if key is None:
            return None
        while (found := self.look(order.owner, key)) and found[1].stand in (Stand.WAITING, Stand.RUNNING):
            time.sleep(SECONDS_BETWEEN_LOOKS)
        content = self.take(order.owner, key)
        self.stop(order.owner, key)
        return content

    def close(self) -> None:
        """End everything: the server goes."""
        with self._lock:
            for key in list(self._jobs):
                self._drop(key)

    @property
    def busy(self) -> bool:
        """Whether a file is being made now."""
        return any(job.stand is Stand.RUNNING for job in self._jobs.values())

    def _under_way(self, owner: str) -> dict[str, _Job]:
        return {key: job for key, job in self._jobs.items()
                if job.order.owner == owner and job.stand in (Stand.WAITING, Stand.RUNNING)}  # fmt: skip

    def _put(self, order: Order) -> str | None:
        if len(self._under_way(order.owner)) >= MOST_EACH:
            return None
        given = tempfile.TemporaryFile()  # noqa: SIM115  # it is closed with its job
        given.write(json.dumps(order.given).encode())
        key = secrets.token_urlsafe(12)
        self._jobs[key] = _Job(order, given)
        self._go_on()
        self._tick_later()
        return key

    def _own(self, owner: str, key: str) -> _Job | None:
        job = self._jobs.get(key)
        return job if job and job.order.owner == owner else None

    def _far(self, job: _Job) -> Far:
        if job.stand is Stand.WAITING:
            queue = [one for one in self._jobs.values() if one.stand in (Stand.WAITING, Stand.RUNNING)]
            return Far(job.stand, ahead=queue.index(job))
        steps = _FAR.findall(_all_of(job.told)) if job.stand is Stand.RUNNING else []
        return Far(job.stand, *(int(n) for n in steps[-1])) if steps else Far(job.stand)

    def _go_on(self) -> None:
        """Note what has ended, and start the next."""
        for job in self._jobs.values():
            _settle(job)
        if not self.busy:
            waiting = next((job for job in self._jobs.values() if job.stand is Stand.WAITING), None)
            if waiting is not None:
                _start(waiting, self._command)

    def _tidy(self) -> None:
        """Let go of what nobody waits for any more."""
        now = time.monotonic()
        for key, job in list(self._jobs.items()):
            over = job.stand in (Stand.DONE, Stand.FAILED)
            if now - (job.since if over else job.looked_at) > (KEPT if over else GONE):
                self._drop(key)
        self._go_on()

    def _tick_later(self) -> None:
        if not self._ticks:
            self._ticks = True
            self._later(TICK, self._tick)

    def _tick(self) -> None:
        with self._lock:
            self._ticks = False
            self._tidy()
            if self._jobs:
                self._tick_later()

    def _drop(self, key: str) -> None:
        job = self._jobs.pop(key)
        _end(job)
        job.close()


def _same(one: Order, other: Order) -> bool:
    return (one.about, one.name, one.mimetype) == (other.about, other.name, other.mimetype)


def _start(job: _Job, command: Sequence[str]) -> None:
    job.given.seek(0)
    # A session of its own: what it starts itself, such as a press, ends with it.
    job.process = subprocess.Popen(  # noqa: S603  # it is our own
        command, cwd=ROOT, stdin=job.given, stdout=job.made, stderr=job.told, start_new_session=True
    )
    job.stand, job.since = Stand.RUNNING, time.monotonic()


def _settle(job: _Job) -> None:
    if job.process is None or job.stand is not Stand.RUNNING:
        return
    code = job.process.poll()
    if code is None and time.monotonic() - job.since > LONGEST:
        _end(job)
        code = -signal.SIGKILL
    if code is not None:
        job.stand, job.since = (Stand.DONE if code == 0 else Stand.FAILED), time.monotonic()
        if code:
            logger.error("A file was not made (%s): %s", code, _all_of(job.told).decode(errors="replace")[-2000:])


def _end(job: _Job) -> None:
    if job.process is not None and job.process.poll() is None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(job.process.pid, signal.SIGKILL)
        job.process.wait()


def _all_of(file: IO[bytes]) -> bytes:
    """Read from the start without moving the place where the process writes on."""
    return os.pread(file.fileno(), os.fstat(file.fileno()).st_size, 0)
