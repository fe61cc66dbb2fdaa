"""What became of an idea: its road through the sessions and into the plan, as its writer may hear it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from facilitator.domain.ideas.idea import Action, Idea, IdeaStatus
from facilitator.domain.plan.decision import Body
from facilitator.domain.plan.fates import OPEN, Outcome
from facilitator.domain.plan.progress import State
from facilitator.domain.voting.ballot import BallotKind


class Place(StrEnum):
    """Where the idea itself lies now."""

    OWN = "own"
    HANDED_IN = "handed_in"
    BY_TABLE = "by_table"
    NOT_TAKEN = "not_taken"
    WITHDRAWN = "withdrawn"
    IN_ACTION = "in_action"


@dataclass(frozen=True)
class Votes:
    """What a vote that was shown gave the action: «12 van 18»; `session` names it where it was another one."""

    title: str
    kind: BallotKind
    votes: int
    ballots: int
    session: str = ""


@dataclass(frozen=True)
class IdeaStory:
    """One idea from its words to the plan; nothing of its seat, its role, or the words of others.

    `companions` is how many other ideas are in its action, `waiting` who still has to choose it.
    """

    text: str
    place: Place
    session_title: str
    municipality: str
    action: Action | None = None
    companions: int = 0
    votes: tuple[Votes, ...] = ()
    outcome: Outcome = OPEN
    waiting: tuple[Body, ...] = ()
    progress: State | None = None
    answer_date: date | None = None


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


def hear_on(outcome: Outcome, promised: date | None, today: date, *, is_final: bool) -> date | None:
    """Return on which day its writer hears more: the day named at the decision, else that of the session while it is open."""
    told_on = outcome.moment.told_on if outcome.moment else None
    if told_on is not None and told_on >= today:
        return told_on
    return promised if not is_final else None
