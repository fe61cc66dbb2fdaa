"""Bringing the cards of a presentation into a new session, where a room answers them by phone, paper or helper."""

from facilitator.domain.events import Event
from facilitator.domain.ideas.idea import Action
from facilitator.domain.plan.decision import Fate, GivenFate
from facilitator.domain.plan.fates import ACTION, subject
from facilitator.domain.plan.presentation import Card
from facilitator.domain.sessions.runsheet import RunSheet
from facilitator.domain.trajectory import Account
from facilitator.services.house.trajectories import FACILITATORS
from facilitator.services.plan.presenting import presentation_for, recorded
from facilitator.services.sessions.sessions import Created, create_session
from facilitator.store import Store


def into_session(
    tx: Store, account: Account, trajectory_id: str, presentation_id: str, runsheet: RunSheet
) -> tuple[Created, list[Event]]:
    """Make a session in which every card is an action by its place; where it came from an action, that is its origin."""
    shown = presentation_for(tx, account, trajectory_id, presentation_id, FACILITATORS)
    made, events = create_session(tx, account, trajectory_id, runsheet, shown.title)
    for number, card in enumerate(shown.cards, 1):
        action = Action(tx.new_id(), made.session.id, number, card.title, pictogram=card.pictogram,
                        origins=_origins(tx, trajectory_id, card))  # fmt: skip
        tx.actions.add(action, tx.now())
        if not action.origins:
            _tie(tx, account, trajectory_id, action, card)
    recorded(tx, "bring_presentation", account, trajectory_id, shown.id, session=made.session.id)
    return made, events


def _origins(tx: Store, trajectory_id: str, card: Card) -> tuple[str, ...]:
    item = tx.plans.item(trajectory_id, card.item_id, tx.now())
    return (item.action_id,) if item and item.action_id else ()


def _tie(tx: Store, account: Account, trajectory_id: str, action: Action, card: Card) -> None:
    """An action of the plan that came from no session has no origin: say in which it is, so that it shares its decision."""
    given = GivenFate(subject(ACTION, action.id), Fate.ELSEWHERE, "", card.item_id)
    tx.fates.give(trajectory_id, given, account.id, tx.now())
