"""What a facilitator brings along from: votes of earlier sessions, and the actions that stand here already."""

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.domain.ideas.bringing import Source
from facilitator.domain.ideas.idea import Action
from facilitator.domain.room import Room
from facilitator.domain.sessions.session import SessionStatus
from facilitator.views.room.cards import Card, card
from facilitator.views.times import day


@dataclass(frozen=True)
class SourceLine:
    """One action that may come along; it is ticked if it went to the municipality, or if nothing of its vote did."""

    id: str
    number: int
    title: str
    proposed: bool
    here: bool
    ticked: bool


@dataclass(frozen=True)
class SourceView:
    """One counted vote of an earlier session."""

    session: str
    day: str
    vote: str
    step_id: str
    lines: tuple[SourceLine, ...]

    @property
    def left(self) -> int:
        """How many of its actions are not here yet."""
        return sum(not line.here for line in self.lines)


@dataclass(frozen=True)
class BringingView:
    """All that the page shows; once a vote was opened or the session is over, nothing can be changed."""

    base: str
    sources: tuple[SourceView, ...]
    here: tuple[Card, ...]
    locked: bool
    undoable: bool


def bringing(room: Room, sources: Sequence[Source]) -> BringingView:
    """Return what may come along to this room."""
    voted = any(step.is_vote and step.opened for step in room.steps)
    return BringingView(
        base=f"/console/{room.session.id}",
        sources=tuple(_source(source) for source in sources),
        here=tuple(card(action) for action in room.actions),
        locked=voted or room.session.status is SessionStatus.ENDED,
        undoable=room.undoable in ("bring_along", "merge_actions"),
    )


def _source(source: Source) -> SourceView:
    lines = tuple(_line(source, action) for action in source.actions)
    return SourceView(source.session.title, day(source.step.closed_at), source.step.title, source.step.id, lines)


def _line(source: Source, action: Action) -> SourceLine:
    is_here = action.id in source.brought
    chosen = action.id in source.proposed if source.proposed else True
    return SourceLine(
        action.id, action.number, action.title, action.id in source.proposed, is_here, chosen and not is_here
    )
