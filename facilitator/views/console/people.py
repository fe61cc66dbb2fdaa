"""Who is in the room, in numbers only: seats per role and table, screens connected, and what was counted."""

from collections.abc import Mapping
from dataclasses import dataclass

from facilitator.domain.ideas.idea import IdeaStatus
from facilitator.domain.roles import Role
from facilitator.domain.room import Room


@dataclass(frozen=True)
class TableLine:
    """One table: how many people sit there, and how much it has handed in."""

    number: int
    seats: int
    handed_in: int


@dataclass(frozen=True)
class People:
    """Who is here: seats per role and table, screens connected, and what the facilitator counted in the room."""

    seats: int
    roles: Mapping[Role, int]
    tables: tuple[TableLine, ...]
    connected: int
    counted: int | None

    @property
    def surplus(self) -> int:
        """How many more seats there are than people."""
        return max(0, self.seats - self.counted) if self.counted else 0


def people(room: Room) -> People:
    """Return who is in the room."""
    tables = range(1, room.session.table_count + 1) if room.session.has_tables else ()
    return People(
        seats=room.present,
        roles={role: room.seats.get(role, 0) for role in Role},
        tables=tuple(TableLine(n, room.tables.get(n, 0), _handed_in(room, n)) for n in tables),
        connected=room.connected,
        counted=room.people_present,
    )


def _handed_in(room: Room, table: int) -> int:
    own = (IdeaStatus.OWN, IdeaStatus.WITHDRAWN)
    return sum(idea.table == table and idea.status not in own for idea in room.ideas)
