"""What became of an idea: its road through the session and into the plan, as its writer may hear it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from facilitator.domain.ideas.idea import Action, Idea, IdeaStatus
from facilitator.domain.plan.item import PlanItem, Status
from facilitator.domain.voting.ballot import BallotKind


class Place(StrEnum):
    """Where the idea itself lies now."""

    OWN = "own"
    HANDED_IN = "handed_in"
    BY_TABLE = "by_table"
    NOT_TAKEN = "not_taken"
    WITHDRAWN = "withdrawn"
    IN_ACTION = "in_action"


class Fate(StrEnum):
    """What the municipality did with the action until now."""

    UNDECIDED = "undecided"
    PROPOSED = "proposed"
    RETAINED = "retained"
    DROPPED = "dropped"


@dataclass(frozen=True)
class Votes:
    """What a vote that was shown gave the action: «12 van 18»."""

    title: str
    kind: BallotKind
    votes: int
    ballots: int


@dataclass(frozen=True)
class IdeaStory:
    """One idea from its words to the plan; nothing of its seat, its role or other ideas."""

    text: str
    place: Place
    session_title: str
    municipality: str
    action: Action | None = None
    alone: bool = False
    votes: tuple[Votes, ...] = ()
    fate: Fate = Fate.UNDECIDED
    reason: str = ""
    answer_date: date | None = None


_FATES = {Status.RETAINED: Fate.RETAINED, Status.DROPPED: Fate.DROPPED, Status.PROPOSED: Fate.PROPOSED}


def place(idea: Idea) -> Place:
    """Return where an idea lies."""
    if idea.status is IdeaStatus.WITHDRAWN:
        return Place.WITHDRAWN
    if idea.action_id:
        return Place.IN_ACTION
    if idea.status is IdeaStatus.HIDDEN:
        return Place.NOT_TAKEN
    if idea.status is IdeaStatus.OWN:
        return Place.OWN
    return Place.BY_TABLE if idea.title else Place.HANDED_IN


def fate(action_id: str, items: Iterable[PlanItem]) -> tuple[Fate, str]:
    """Return what the plan says of an action, and why where the plan says so; the best of several counts."""
    found = [item for item in items if item.action_id == action_id and item.status in _FATES]
    for status, told in _FATES.items():
        for item in found:
            if item.status is status:
                return told, _reason(item)
    return Fate.UNDECIDED, ""


def _reason(item: PlanItem) -> str:
    """A reason is told once the municipality decided, not while it still writes."""
    return "" if item.status is Status.PROPOSED else item.text("motivering_wijziging")


def alone(idea: Idea, actions: Sequence[Action]) -> bool:
    """Say whether the idea is an action of its own, merged with no other."""
    return any(action.id == idea.action_id and len(action.ideas) == 1 for action in actions)
