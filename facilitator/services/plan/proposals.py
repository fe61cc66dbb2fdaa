"""What a session's vote already brought into the plan."""

from facilitator.domain.trajectory import Account
from facilitator.services.house.trajectories import ANY, session_for
from facilitator.store import Store


def standing(store: Store, account: Account, session_id: str, step_id: str) -> list[str]:
    """Return the actions of this vote that stand in the plan."""
    session = session_for(store, account, session_id, ANY)
    known = {action.id for action in store.actions.of_session(session.id)}
    return [action for action in store.plans.proposed(step_id) if action in known]
