"""Which actions of a vote stand in the plan after a proposal, and what becomes of those that stood there."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from facilitator.domain.refusals import InvalidInput, RepeatedAction

from .item import PlanItem, Status

LARGEST_PROPOSAL = 500


@dataclass(frozen=True)
class Proposal:
    """What a proposal does: new actions, items that (again) are proposed by this vote, items withdrawn."""

    added: tuple[str, ...]
    moved: tuple[PlanItem, ...]
    revived: tuple[PlanItem, ...]
    withdrawn: tuple[PlanItem, ...]

    @property
    def changes_something(self) -> bool:
        """Say whether the plan is another one after it."""
        return bool(self.added or self.moved or self.revived or self.withdrawn)


def action_list(raw: object) -> tuple[str, ...]:
    """Return the proposed actions; refuse what is no list of ids, and doubles."""
    if not isinstance(raw, list | tuple) or not all(isinstance(action, str) for action in raw):
        raise InvalidInput("Geef een lijst van acties.")
    if len(raw) > LARGEST_PROPOSAL:
        raise InvalidInput("Geef hoogstens %(most)s acties.", most=LARGEST_PROPOSAL)
    if len(set(raw)) < len(raw):
        raise RepeatedAction("Noem elke actie maar één keer.")
    return tuple(raw)


def proposal(
    step_id: str, actions: Sequence[str], items: Sequence[PlanItem], decided: Collection[str] = ()
) -> Proposal:
    """Return what must change so that exactly these actions of this vote stand in the plan.

    What the municipality retained or dropped is its own: no proposal touches that, and none withdraws what it `decided`
    on (the ids of items, also those it put off). An action stands in the plan
    once: a later vote on it takes the proposal over. A proposal that is left out is withdrawn with its texts, and
    comes back with them when it is proposed again.
    """
    standing = {item.action_id: item for item in items}
    undecided = [item for item in items if item.status in (Status.PROPOSED, Status.WITHDRAWN)]
    return Proposal(
        added=tuple(action for action in actions if action not in standing),
        moved=tuple(item for item in undecided if item.action_id in actions and item.step_id != step_id),
        revived=tuple(item for item in undecided if item.action_id in actions and item.status is Status.WITHDRAWN),
        withdrawn=tuple(
            item
            for item in undecided
            if item.step_id == step_id
            and item.action_id not in actions
            and item.status is Status.PROPOSED
            and item.id not in decided
        ),
    )
