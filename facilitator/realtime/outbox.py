"""What one slow client has not taken yet: bounded, and a newer picture replaces an unsent older one."""

import re

# What is drawn whole every time: who missed the older one needs only the newest.
_PICTURE = re.compile(r'42\["(?:region",\{"region":"[^"]*"|step"|progress")')


def picture(message: str) -> str | None:
    """Name the picture that this message draws, or None when it must arrive whatever follows it."""
    found = _PICTURE.match(message)
    return found and found.group()


class Outbox:
    """The frames that wait for one client, in order."""

    __slots__ = ("_frames", "_size", "most")

    def __init__(self, most: int) -> None:
        self.most = most
        self._frames: list[
            tuple[str | None, bytes]
        ] = []  # Small and nearly always empty: a deque would take ten times as much.
        self._size = 0

    def __bool__(self) -> bool:
        return bool(self._frames)

    @property
    def size(self) -> int:
        """How many bytes wait."""
        return self._size

    @property
    def is_too_full(self) -> bool:
        return self._size > self.most

    def add(self, frame: bytes, drawn: str | None = None) -> None:
        """Let a frame wait; of the same picture an older one, of which nothing was sent yet, goes."""
        if drawn is not None:
            self._drop(drawn)
        self._frames.append((drawn, frame))
        self._size += len(frame)

    def begin(self, rest: bytes) -> None:
        """Keep what is left of a frame that was sent in part: the rest must follow before anything else."""
        self._frames.insert(0, (None, rest))
        self._size += len(rest)

    def first(self) -> bytes:
        """Give what must be sent next, without taking it out."""
        return self._frames[0][1]

    def sent(self, count: int) -> None:
        """Take out so many bytes of the first frame; the rest of it, if any, stays and cannot be replaced."""
        frame = self._frames.pop(0)[1]
        self._size -= len(frame)
        if count < len(frame):
            self.begin(frame[count:])

    def _drop(self, drawn: str) -> None:
        for waiting in self._frames:
            if waiting[0] == drawn:
                self._frames.remove(waiting)
                self._size -= len(waiting[1])
                return
