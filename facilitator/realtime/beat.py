"""A beat: something done at once when asked for, but never more often than its clock allows."""

import time
from collections.abc import Callable

CallLater = Callable[[float, Callable[[], None]], object]


class Beat:
    """Does its work soon after the first ask, and then at most once every `interval` seconds."""

    def __init__(self, interval: float, call_later: CallLater, work: Callable[[], None]) -> None:
        self._interval, self._call_later, self._work = interval, call_later, work
        self._last = float("-inf")
        self._is_due = False

    def ask(self) -> None:
        """Ask for the work; asks until it is done are answered by the same work."""
        if self._is_due:
            return
        self._is_due = True
        self._call_later(max(0.0, self._last + self._interval - time.monotonic()), self._fire)

    def _fire(self) -> None:
        self._is_due = False
        self._last = time.monotonic()
        self._work()
