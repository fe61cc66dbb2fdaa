"""What the house may ask of the loop that serves it: soon, later, or in a real thread."""

import heapq
import itertools
import logging
import threading
import time
from collections.abc import Callable
from typing import ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
Call = Callable[[], object]

_log = logging.getLogger(__name__)


class Loop(Protocol):
    """The loop of one of the asynchronous modes; `facilitator.server` makes the green ones."""

    @property
    def socket_mode(self) -> str:
        """The name Flask-SocketIO knows this mode by."""

    def in_thread(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do slow work in a thread of the system and wait for it, while others are served."""

    def call_soon(self, call: Call) -> None:
        """Call when the loop is free: after everything that is waiting to be read now."""

    def call_later(self, seconds: float, call: Call) -> None:
        """Call after that many seconds."""


class ThreadLoop:
    """A loop for plain threads: one thread of its own that does the calls, one by one, in the order of their time."""

    socket_mode = "threading"

    def __init__(self) -> None:
        self._calls: list[tuple[float, int, Call]] = []
        self._order = itertools.count()
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._ended = False

    def end(self) -> None:
        """Let the thread go, and all that waits undone: whoever holds the loop no longer keeps what it would call."""
        with self._changed:
            self._ended = True
            self._calls.clear()
            self._changed.notify()

    def in_thread(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        return work(*args, **kwargs)

    def call_soon(self, call: Call) -> None:
        self.call_later(0, call)

    def call_later(self, seconds: float, call: Call) -> None:
        with self._changed:
            heapq.heappush(self._calls, (time.monotonic() + seconds, next(self._order), call))
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="loop", daemon=True)
                self._thread.start()
            self._changed.notify()

    def _run(self) -> None:
        while (call := self._next()) is not None:
            try:
                call()
            except Exception:  # noqa: BLE001  # one call must not end the others
                _log.exception("a call of the loop failed")

    def _next(self) -> Call | None:
        """Wait for the next call that is due, and return it; None once the loop has ended."""
        with self._changed:
            while not self._ended and (not self._calls or self._calls[0][0] > time.monotonic()):
                self._changed.wait(self._calls[0][0] - time.monotonic() if self._calls else None)
            return None if self._ended else heapq.heappop(self._calls)[2]
