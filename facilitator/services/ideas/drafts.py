"""What a helper has in hand for one person: in memory alone, one at a time, gone when it was confirmed or forgotten."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
LIFE = 600.0


@dataclass
class _Held(Generic[T]):
    ticket: str
    value: T
    touched: float


class Drafts(Generic[T]):
    """Drafts by their owner; the ticket says that it is still the same person who stands there."""

    def __init__(self, life: float = LIFE, clock: Callable[[], float] = time.monotonic) -> None:
        self._held: dict[str, _Held[T]] = {}
        self._life, self._clock = life, clock

    def begin(self, owner: str, value: T) -> str:
        """Take a new draft in hand, in the place of any other, and return its ticket."""
        self.sweep()
        ticket = secrets.token_urlsafe(16)
        self._held[owner] = _Held(ticket, value, self._clock())
        return ticket

    def get(self, owner: str, ticket: str) -> T | None:
        """Return the draft with this ticket."""
        self.sweep()
        held = self._held.get(owner)
        if held is None or not secrets.compare_digest(held.ticket.encode(), ticket.encode()):
            return None
        held.touched = self._clock()
        return held.value

    def change(self, owner: str, ticket: str, value: T) -> None:
        """Put another value in the place of a draft."""
        if self.get(owner, ticket) is not None:
            self._held[owner].value = value

    def drop(self, owner: str) -> None:
        """Let go of what is in hand."""
        self._held.pop(owner, None)

    def sweep(self) -> int:
        """Let go of what was left lying, and return how many are still in hand."""
        now = self._clock()
        for owner in [owner for owner, held in self._held.items() if now - held.touched > self._life]:
            self.drop(owner)
        return len(self._held)
