"""Who is connected: a seat, a board or a console, each in the rooms that it may hear."""

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from facilitator.domain.session import Participant
from facilitator.domain.trajectory import Account

Kind = Literal["seat", "board", "console"]


@dataclass(frozen=True)
class Visitor:
    """One connection; `address` is how this client reached us, for the links on a board."""

    kind: Kind
    session_id: str
    address: str
    seat: Participant | None = None
    account: Account | None = None

    @property
    def room(self) -> str:
        """The room whose broadcasts this client hears."""
        return room_of(self.kind, self.session_id)


def room_of(kind: Kind, session_id: str) -> str:
    """Name the room of all seats, boards or consoles of a session."""
    return f"{kind}:{session_id}"


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

    def count(self, kind: Kind, session_id: str) -> int:
        """How many of a kind are connected to a session."""
        return self._count[kind, session_id]

    def addresses(self, kind: Kind, session_id: str) -> list[str]:
        """Return the addresses by which these clients came, each once."""
        found = (v.address for v in self._by_sid.values() if v.kind == kind and v.session_id == session_id)
        return list(dict.fromkeys(found))
