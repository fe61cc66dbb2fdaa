"""What actions cost, in whole euros: said by the facilitator, fixed while people share out money."""

from collections.abc import Mapping
from dataclasses import replace

from facilitator.domain.events import ActionsChanged, Event
from facilitator.domain.ideas.idea import Action
from facilitator.domain.refusals import InvalidInput, NotFound, VoteOpen
from facilitator.domain.trajectory import Account
from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.options import MOST_EUROS
from facilitator.services.house.trajectories import FACILITATORS, session_for
from facilitator.services.sessions.undo import remember_costs
from facilitator.store import Store


def price_actions(
    tx: Store, account: Account, session_id: str, costs: Mapping[str, int | None]
) -> tuple[tuple[Action, ...], list[Event]]:
    """Say what these actions cost, None where nobody knows; return those of which it changed.

    Also after the session: who looks at the result later may only then know what things cost.
    """
    session_for(tx, account, session_id, FACILITATORS)
    found = {action.id: action for action in tx.actions.of_session(session_id)}
    if set(costs) - set(found):
        raise NotFound("Deze actie is er niet meer.")
    check_costs(costs)
    if any(step.under_vote and step.kind is BallotKind.BUDGET for step in tx.sessions.steps(session_id)):
        raise VoteOpen("De kosten liggen vast zolang mensen stemmen.")
    changed = [found[action] for action, cost in costs.items() if found[action].cost != cost]
    if not changed:
        return (), []
    remember_costs(tx, session_id, changed)
    for action in changed:
        tx.actions.price(action.id, costs[action.id])
    told = {action.id: costs[action.id] for action in changed}
    tx.journal.record("price_actions", account.id, tx.now(), session_id=session_id, costs=told)
    return tuple(replace(action, cost=costs[action.id]) for action in changed), [ActionsChanged(session_id)]


def check_costs(costs: Mapping[str, int | None]) -> None:
    """Refuse an amount that is no whole number of euros; nothing at all is an amount too."""
    for cost in costs.values():
        whole = isinstance(cost, int) and not isinstance(cost, bool)
        if cost is not None and not (whole and 0 <= cost <= MOST_EUROS):
            raise InvalidInput("Typ een bedrag van %(low)s tot %(high)s euro.", low=0, high=MOST_EUROS)
