"""The versions of a field as turns of writing: what somebody typed in one go is one turn, since each pause keeps a version."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from .item import Version

PAUSE = timedelta(minutes=10)


@dataclass(frozen=True)
class Turn:
    """Versions that one person typed one after the other; the last is what stood there in the end."""

    versions: tuple[Version, ...]

    @property
    def last(self) -> Version:
        """What stood there when the turn was over."""
        return self.versions[-1]


def turns(versions: Iterable[Version]) -> tuple[Turn, ...]:
    """Return the turns, oldest first; what came in another way than by typing is a turn of its own."""
    found: list[Turn] = []
    for version in versions:
        if found and _goes_on(found[-1].last, version):
            found[-1] = Turn((*found[-1].versions, version))
        else:
            found.append(Turn((version,)))
    return tuple(found)


def _goes_on(before: Version, after: Version) -> bool:
    typed = not before.way and not after.way
    return typed and before.who == after.who and after.at - before.at <= PAUSE
