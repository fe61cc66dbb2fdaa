"""Who is connected: a seat, a board or a console, each in the rooms that it may hear."""

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from facilitator.domain.sessions.session import Participant
from facilitator.domain.trajectory import Account

Kind = Literal["seat", "board", "console"]
# A language, and the address by which a board or console came.
Look = tuple[str, str]


@dataclass(frozen=True)
class Visitor:
    """One connection; `address` is how this client reached us, for the links on a board and on its preview."""

    kind: Kind
    session_id: str
    address: str
    seat: Participant | None = None
    account: Account | None = None
    language: str = "nl"

    @property
    def room(self) -> str:
        """The room whose numbers this client hears."""
        return room_of(self.kind, self.session_id)

    @property
    def look(self) -> Look:
        """What makes the picture of one client another than that of others of its kind."""
        return self.language, "" if self.kind == "seat" else self.address

    @property
    def picture_room(self) -> str:
        """The room whose pictures this client sees."""
        return picture_room_of(self.kind, self.session_id, self.look)


def room_of(kind: Kind, session_id: str) -> str:
    """Name the room of all seats, boards or consoles of a session."""
    return f"{kind}:{session_id}"


def picture_room_of(kind: Kind, session_id: str, look: Look) -> str:
    """Name the room of those who are given the very same picture."""
    return "@".join((room_of(kind, session_id), *look))


class Visitors:
    """The connected clients by their Socket.IO id."""

    def __init__(self) -> None:
        self._by_sid: dict[str, Visitor] = {}
        self._count: Counter[tuple[Kind, str]] = Counter()

    def add(self, sid: str, visitor: Visitor) -> None:
        """Let somebody in."""
        self._by_sid[sid] = visitor
        self._count[visitor.kind, visitor.session_id] += 1

    def drop(self, sid: str) -> Visitor | None:
        """Let somebody go, and return who it was."""
        visitor = self._by_sid.pop(sid, None)
        if visitor is not None:
            self._count[visitor.kind, visitor.session_id] -= 1
            if not self._count[visitor.kind, visitor.session_id]:
                del self._count[visitor.kind, visitor.session_id]
        return visitor

    def get(self, sid: str) -> Visitor | None:
        """Return who this is."""
        return self._by_sid.get(sid)

    def lines_of(self, seat_id: str) -> list[str]:
        """Return the Socket.IO ids of the lines of one seat."""
        return [sid for sid, visitor in self._by_sid.items() if visitor.seat is not None and visitor.seat.id == seat_id]

    def count(self, kind: Kind, session_id: str) -> int:
        """How many of a kind are connected to a session."""
        return self._count[kind, session_id]

    def looks(self, kind: Kind, session_id: str) -> list[Look]:
        """Return the languages and addresses of these clients, each pair once."""
        found = (v.look for v in self._by_sid.values() if v.kind == kind and v.session_id == session_id)
        return list(dict.fromkeys(found))
