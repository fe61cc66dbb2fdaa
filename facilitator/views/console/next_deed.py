"""What the facilitator does next: the one filled button of the console, and its key forward."""

from dataclasses import dataclass
from enum import StrEnum

from facilitator.domain.room import Room
from facilitator.domain.sessions.runsheet import Method
from facilitator.domain.sessions.session import MIN_ACTIONS, SessionStatus, Step, StepState, next_step
from facilitator.domain.voting.kinds.budget import Lack, lack


class DeedKind(StrEnum):
    """What the one filled button does; each is a last part of an address under the console."""

    OPEN = "open"
    MERGE = "merge"
    MONEY = "money"
    COSTS = "costs"
    STOP = "stop"
    COUNT = "count"
    SHOW = "show"
    END = "end"
    REPORT = "report"


@dataclass(frozen=True)
class Deed:
    """The next deed: what it does, to which step, and what that step is called."""

    kind: DeedKind
    step_id: str = ""
    title: str = ""
    is_vote: bool = False


_SAID_FIRST = {Lack.NOTHING: DeedKind.OPEN, Lack.MONEY: DeedKind.MONEY, Lack.COSTS: DeedKind.COSTS}


def next_deed(room: Room) -> Deed:
    """Return what the facilitator does next: the one filled button, and the forward key."""
    step = room.step
    if room.session.status is SessionStatus.ENDED:
        return Deed(DeedKind.REPORT)
    if step is not None and step.is_vote and step.state is StepState.OPEN:
        return Deed(DeedKind.STOP, step.id, step.title, is_vote=True)
    if step is not None and step.under_vote:
        return Deed(DeedKind.COUNT, step.id, step.title, is_vote=True)
    if to_show := _waits_to_be_shown(room):
        return Deed(DeedKind.SHOW, to_show.id, to_show.title)
    following = next_step(room.steps, room.session.current_step)
    if following is None:
        return Deed(DeedKind.END)
    if following.is_vote and len(room.actions) < MIN_ACTIONS:
        return Deed(DeedKind.MERGE, following.id, following.title)
    kind = _SAID_FIRST[lack(terms)] if (terms := room.terms_of(following)) else DeedKind.OPEN
    return Deed(kind, following.id, following.title, is_vote=following.is_vote)


def _waits_to_be_shown(room: Room) -> Step | None:
    """A counted vote is shown at its results step; where the run sheet has none to come, right after the count."""
    vote, here = room.tally_step, room.step
    if vote is None or not vote.counted or vote.shown or here is None:
        return None
    if here.method is Method.RESULTS:
        return vote
    to_come = any(s.method is Method.RESULTS and not s.skipped and s.position > here.position for s in room.steps)
    return vote if here.id == vote.id and not to_come else None
