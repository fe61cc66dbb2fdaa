"""What the page of who is missing shows: the wanted make-up, what may be told of it, and the lines to write it in."""

from dataclasses import dataclass

from facilitator.domain.coverage.headcount import MOST_LABELS, WHOLE_ROOM, Need, role_label
from facilitator.domain.roles import Role
from facilitator.domain.room import Room
from facilitator.domain.sessions.session import SessionStatus

EMPTY_LINES, FEWEST_LINES = 2, 4


@dataclass(frozen=True)
class WantedLine:
    """One line of the form: a role or a group in one's own words, and how many are wanted, as it is typed."""

    label: str
    wanted: str
    role: Role | None = None


@dataclass(frozen=True)
class MissingView:
    """The page of who is missing; `counted` are tables, `done` the one that was counted just now."""

    needs: tuple[Need, ...]
    asked: tuple[str, ...]
    roles: tuple[WantedLine, ...]
    lines: tuple[WantedLine, ...]
    counted: tuple[int, ...]
    table_count: int
    has_tables: bool
    is_live: bool
    done: str = ""


def missing(room: Room, typed: list[tuple[str, str]] | None = None, done: str = "") -> MissingView:
    """Return the page; `typed` are the (label, number) lines of a form that was refused."""
    wanted = [(need.who.label, str(need.who.wanted)) for need in room.headcount.needs] if typed is None else typed
    numbers = dict(wanted)
    roles = tuple(WantedLine(role_label(role), numbers.get(role_label(role), ""), role) for role in Role)
    own = [WantedLine(label, n) for label, n in wanted if label not in {line.label for line in roles}]
    return MissingView(
        needs=room.headcount.needs,
        asked=room.headcount.asked,
        roles=roles,
        lines=(*own, *_empty(len(own))),
        counted=tuple(table for table in room.headcount.tables if table != WHOLE_ROOM),
        table_count=room.session.table_count,
        has_tables=room.session.has_tables,
        is_live=room.session.status is not SessionStatus.ENDED,
        done=done,
    )


def _empty(filled: int) -> tuple[WantedLine, ...]:
    more = max(FEWEST_LINES - filled, EMPTY_LINES)
    return (WantedLine("", ""),) * max(0, min(more, MOST_LABELS - filled))
