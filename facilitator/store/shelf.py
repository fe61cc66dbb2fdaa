"""The shelf: what was worked out of things that never change again, kept in memory for whoever asks next."""

from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")
PLACES = 128


class Shelf:
    """As many things as there are places; the one that nobody asked for longest makes room."""

    def __init__(self, places: int = PLACES) -> None:
        self._places = places
        self._kept: dict[object, Any] = {}

    def once(self, name: object, work: Callable[[], T]) -> T:
        """Return what stands there under this name, worked out if nothing does; what is refused is not kept."""
        # Threads may ask at once: then a thing is worked out twice, and both get the same.
        kept = self._kept.pop(name, None)
        found: T = work() if kept is None else kept
        self._kept[name] = found
        while len(self._kept) > self._places:
            self._kept.pop(next(iter(self._kept), None), None)
        return found

    def has(self, name: object) -> bool:
        """Say whether something stands there under this name."""
        return name in self._kept
