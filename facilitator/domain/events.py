"""What happened: the values that services return and that every screen hears after the commit."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Event:
    """Something happened in a session."""

    session_id: str


@dataclass(frozen=True)
class SeatTaken(Event):
    """Somebody sat down, or changed role or table."""


@dataclass(frozen=True)
class SeatShut(Event):
    """The token of a seat opens nothing any more, nor the lines that it opened."""

    seat_id: str


@dataclass(frozen=True)
class StepChanged(Event):
    """The room is at another step, or its step changed state, text or clock."""


@dataclass(frozen=True)
class IdeasChanged(Event):
    """An idea was written, handed in, approved, hidden or withdrawn."""


@dataclass(frozen=True)
class ActionsChanged(Event):
    """Actions were made, split or renamed."""


@dataclass(frozen=True)
class BallotCast(Event):
    """A ballot was cast or withdrawn; says nothing of whose or what."""

    step_id: str


@dataclass(frozen=True)
class AnswersChanged(Event):
    """A practice or evaluation answer came in; says nothing of whose or what."""

    step_id: str


@dataclass(frozen=True)
class HandsChanged(Event):
    """A hand was raised, or came down; says nothing of whose."""


@dataclass(frozen=True)
class PeopleCounted(Event):
    """It was said whom a session wants, or people were counted at a table; says nothing of how many."""


@dataclass(frozen=True)
class RunSheetChanged(Event):
    """Steps were added, moved, shortened or skipped."""


@dataclass(frozen=True)
class SessionEnded(Event):
    """The session is over."""
