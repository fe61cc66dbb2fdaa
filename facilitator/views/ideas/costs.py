"""What the page of costs shows: every action with what it is thought to cost, and what that makes together."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from facilitator.domain.ideas.idea import Action
from facilitator.domain.numbers import euros
from facilitator.domain.room import Room
from facilitator.domain.sessions.session import Step
from facilitator.domain.voting.ballot import BallotKind


@dataclass(frozen=True)
class CostLine:
    """One action with its cost, as it stands or was typed."""

    action: Action
    field: str
    value: str
    wrong: bool


@dataclass(frozen=True)
class CostsView:
    """All costs; `money` is what there is to share out in the next vote about it, empty if nobody said it."""

    base: str
    lines: tuple[CostLine, ...]
    together: str
    unknown: int
    vote: Step | None
    money: str
    fixed: bool


def costs(room: Room, typed: Mapping[str, str] = MappingProxyType({}), wrong: Collection[str] = ()) -> CostsView:
    """Return the costs of a session; what was typed stands in the place of what is kept."""
    known = [action.cost for action in room.actions if action.cost is not None]
    vote = _budget_vote(room)
    total = vote.options.get("total") if vote else None
    return CostsView(
        base=f"/console/{room.session.id}",
        lines=tuple(_line(action, typed, wrong) for action in room.actions),
        together=euros(sum(known)),
        unknown=len(room.actions) - len(known),
        vote=vote,
        money=euros(total) if isinstance(total, int) else "",
        fixed=any(step.under_vote and step.kind is BallotKind.BUDGET for step in room.steps),
    )


def field_of(action: str) -> str:
    """Return the name of the field of an action."""
    return f"cost-{action}"


def _line(action: Action, typed: Mapping[str, str], wrong: Collection[str]) -> CostLine:
    kept = "" if action.cost is None else euros(action.cost)
    return CostLine(action, field_of(action.id), typed.get(action.id, kept), action.id in wrong)


def _budget_vote(room: Room) -> Step | None:
    """The vote about money that is still to come or under way."""
    votes = [step for step in room.steps if step.kind is BallotKind.BUDGET and not step.counted and not step.skipped]
    return votes[0] if votes else None
