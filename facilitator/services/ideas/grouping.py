"""Putting several ideas with an action, as one deed: all of them or none."""

from collections.abc import Sequence

from facilitator.domain.events import Event
from facilitator.domain.ideas.idea import Action
from facilitator.domain.refusals import InvalidInput
from facilitator.domain.trajectory import Account
from facilitator.services.ideas.actions import add_idea
from facilitator.services.sessions.undo import remember_ideas
from facilitator.store import Store


def add_ideas(tx: Store, account: Account, session_id: str, action_id: str,
              idea_ids: Sequence[str]) -> tuple[Action, list[Event]]:  # fmt: skip
    """Put these ideas with an action."""
    if not idea_ids:
        raise InvalidInput("Kies eerst een idee.")
    before = [idea for idea_id in idea_ids if (idea := tx.ideas.get(session_id, idea_id))]
    events: list[Event] = []
    for idea_id in idea_ids:
        action, told = add_idea(tx, account, session_id, action_id, idea_id)
        events += told
    remember_ideas(tx, session_id, "add_idea", before)
    return action, list(dict.fromkeys(events))
