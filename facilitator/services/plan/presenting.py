"""Presenting the plan: which actions stand on cards before staff or citizens, and in which words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from facilitator.domain.events import Event
from facilitator.domain.plan.changes import WRITERS
from facilitator.domain.plan.item import PlanItem, Status
from facilitator.domain.plan.presentation import (
    Audience,
    Card,
    Presentation,
    State,
    check_cards,
    first_card,
    read_card,
)
from facilitator.domain.refusals import ChangedMeanwhile, InvalidInput, NotFound, StepClosed
from facilitator.domain.roles import Duty
from facilitator.domain.text import N_, TITLE_LIMIT, one_line
from facilitator.domain.trajectory import Account
from facilitator.services.house.trajectories import ANY, seen
from facilitator.store import Store

OPENED = N_("De link stond al open. Maak een nieuwe voorlegging voor andere kaarten.")


def presentations(store: Store, account: Account, trajectory_id: str) -> tuple[Presentation, ...]:
    """Return how the plan was presented, newest first."""
    return store.presenting.all(seen(store, account, trajectory_id)[0].id)


def presentation(store: Store, account: Account, trajectory_id: str, presentation_id: str) -> Presentation:
    """Return one presentation in the account's sight."""
    return presentation_for(store, account, trajectory_id, presentation_id, ANY)


def presentation_for(
    store: Store, account: Account, trajectory_id: str, presentation_id: str, duties: frozenset[Duty]
) -> Presentation:
    """Return a presentation of this trajectory; a stranger finds nothing, and others learn what they may not."""
    trajectory, _ = seen(store, account, trajectory_id)
    found = store.presenting.get(trajectory.id, presentation_id)
    if found is None:
        raise NotFound()
    seen(store, account, trajectory_id, duties)
    return found


def make(
    tx: Store, account: Account, trajectory_id: str, audience: Audience, title: object, item_ids: Sequence[str]
) -> tuple[Presentation, list[Event]]:
    """Make cards of these actions, in the words of the plan, to be made plainer."""
    trajectory, _ = seen(tx, account, trajectory_id, WRITERS)
    cards = _cards(tx, trajectory.id, item_ids, {})
    made = Presentation(tx.new_id(), audience, one_line(title, TITLE_LIMIT), cards)
    return _added(tx, account, trajectory.id, made), []


def copy(
    tx: Store, account: Account, trajectory_id: str, presentation_id: str, audience: Audience
) -> tuple[Presentation, list[Event]]:
    """Lay the same cards before another audience, or again before the same."""
    shown = presentation_for(tx, account, trajectory_id, presentation_id, WRITERS)
    return _added(tx, account, trajectory_id, Presentation(tx.new_id(), audience, shown.title, shown.cards)), []


def choose(
    tx: Store, account: Account, trajectory_id: str, presentation_id: str, item_ids: Sequence[str]
) -> tuple[Presentation, list[Event]]:
    """Choose other actions; cards that stay keep their words."""
    draft = _draft(tx, account, trajectory_id, presentation_id)
    kept = {card.item_id: card for card in draft.cards}
    return _written(tx, account, trajectory_id, replace(draft, cards=_cards(tx, trajectory_id, item_ids, kept))), []


def write(
    tx: Store,
    account: Account,
    trajectory_id: str,
    presentation_id: str,
    title: object,
    cards: Sequence[tuple[str, object, object, object]],
    mark: str,
) -> tuple[Presentation, list[Event]]:
    """Keep the words of all cards, each as (action, title, sentence, pictogram), in the order they are given.

    `mark` is that of the cards which the writer saw: what somebody else wrote since is not overwritten unseen.
    """
    draft = _draft(tx, account, trajectory_id, presentation_id)
    if sorted(card[0] for card in cards) != sorted(draft.items):
        raise InvalidInput("Iemand koos net andere acties. Ververs de pagina.")
    made = tuple(read_card(*card) for card in cards)
    if mark != draft.mark:
        raise ChangedMeanwhile(message="Iemand anders paste deze kaarten net aan. Kijk ze na en bewaar opnieuw.")
    return _written(tx, account, trajectory_id, replace(draft, title=one_line(title, TITLE_LIMIT), cards=made)), []


def drop(tx: Store, account: Account, trajectory_id: str, presentation_id: str) -> tuple[None, list[Event]]:
    """Throw away what was never shown by a link and to which nobody answered."""
    draft = _draft(tx, account, trajectory_id, presentation_id)
    if tx.presenting.responders(draft.id):
        raise StepClosed("Er zijn al antwoorden ingevoerd. Sluit en tel ze.")
    tx.presenting.drop(draft.id)
    recorded(tx, "drop_presentation", account, trajectory_id, draft.id)
    return None, []


def candidates(items: Iterable[PlanItem]) -> tuple[PlanItem, ...]:
    """Return the actions that may be shown: those that stand in the plan and were not dropped."""
    return tuple(item for item in items if item.status in (Status.PROPOSED, Status.RETAINED) and item.title)


def recorded(tx: Store, deed: str, account: Account, trajectory_id: str, presentation_id: str, **more: Any) -> None:
    """Write in the journal what was done with a presentation, never what it says."""
    tx.journal.record(deed, account.id, tx.now(), trajectory_id=trajectory_id, presentation=presentation_id, **more)


def _cards(tx: Store, trajectory_id: str, item_ids: Sequence[str], kept: Mapping[str, Card]) -> tuple[Card, ...]:
    check_cards(item_ids)
    known = {item.id: item for item in candidates(tx.plans.items(trajectory_id, tx.now()))}
    wanted = list(dict.fromkeys(item_ids))
    if any(item_id not in known and item_id not in kept for item_id in wanted):
        raise InvalidInput("Kies een actie uit de lijst.")
    return tuple(kept.get(item_id) or _first(tx, known[item_id]) for item_id in wanted)


def _first(tx: Store, item: PlanItem) -> Card:
    actions = tx.actions.of_session(item.session_id) if item.session_id else ()
    drawn = next((action.pictogram for action in actions if action.id == item.action_id), "")
    return first_card(item.id, item.title, item.text("wat_wordt_beter") or item.text("AC_lange_omschrijving"), drawn)


def _draft(tx: Store, account: Account, trajectory_id: str, presentation_id: str) -> Presentation:
    found = presentation_for(tx, account, trajectory_id, presentation_id, WRITERS)
    if found.state(tx.now()) is not State.DRAFT:
        raise StepClosed(OPENED)
    return found


def _added(tx: Store, account: Account, trajectory_id: str, made: Presentation) -> Presentation:
    tx.presenting.add(made, trajectory_id, account.id, tx.now())
    recorded(tx, "make_presentation", account, trajectory_id, made.id, audience=made.audience)
    return made


def _written(tx: Store, account: Account, trajectory_id: str, changed: Presentation) -> Presentation:
    tx.presenting.write(changed)
    recorded(tx, "change_presentation", account, trajectory_id, changed.id)
    return changed
