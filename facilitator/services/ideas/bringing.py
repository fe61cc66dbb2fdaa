"""Bringing along: actions that an earlier session of the trajectory voted on, to be voted on again, and merged on the way."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from facilitator.domain.events import ActionsChanged, Event, IdeasChanged
from facilitator.domain.ideas.bringing import Source
from facilitator.domain.ideas.idea import Action
from facilitator.domain.refusals import InvalidInput, NotFound, SessionOver, StepClosed
from facilitator.domain.sessions.session import SessionStatus, WorkshopSession
from facilitator.domain.trajectory import Account
from facilitator.services.house.trajectories import FACILITATORS, session_for
from facilitator.services.sessions.undo import remember_ideas
from facilitator.store import Store

FEWEST_TO_MERGE = 2


def sources(store: Store, account: Account, session_id: str) -> tuple[Source, ...]:
    """Return the other sessions of the trajectory from which actions may come, the newest first."""
    session = session_for(store, account, session_id, FACILITATORS)
    brought = _brought(store.actions.of_session(session.id))
    others = [other for other in store.sessions.of_trajectory(session.trajectory_id) if other.id != session.id]
    found = [source for other in others if (source := _source(store, other, brought))]
    return tuple(sorted(found, key=lambda one: (one.session.created_at, one.session.id), reverse=True))


def bring_along(tx: Store, account: Account, session_id: str,
                action_ids: Sequence[str]) -> tuple[tuple[Action, ...], list[Event]]:  # fmt: skip
    """Make an action here for each of these of an earlier session, with what is known of it; what is here already stays one."""
    session = session_for(tx, account, session_id, FACILITATORS)
    if not action_ids:
        raise InvalidInput("Kies eerst een actie.")
    known = {action.id: action for source in sources(tx, account, session_id) for action in source.actions}
    if any(action_id not in known for action_id in action_ids):
        raise NotFound("Deze actie is er niet meer.")
    _check(tx, session)
    here = tx.actions.of_session(session.id)
    wanted = [known[action_id] for action_id in dict.fromkeys(action_ids) if action_id not in _brought(here)]
    made = tuple(_made(tx, session, action, len(here) + n) for n, action in enumerate(wanted, 1))
    if not made:
        return (), []
    remember_ideas(tx, session.id, "bring_along", [], made=[action.id for action in made])
    for action in made:
        tx.actions.add(action, tx.now())
    tx.journal.record("bring_along", account.id, tx.now(), session_id=session.id,
                      actions=[action.id for action in made], origins=[action.id for action in wanted],
                      titles=[tx.journal.seal(action.title, session.id) for action in made])  # fmt: skip
    return made, _changed(session.id)


def merge_actions(tx: Store, account: Account, session_id: str,
                  action_ids: Sequence[str]) -> tuple[Action, list[Event]]:  # fmt: skip
    """Make one of these actions: the first keeps its title and takes over ideas, places and origins of the others."""
    session = session_for(tx, account, session_id, FACILITATORS)
    here = {action.id: action for action in tx.actions.of_session(session.id)}
    ids = list(dict.fromkeys(action_ids))
    if any(action_id not in here for action_id in ids):
        raise NotFound("Deze actie is er niet meer.")
    if len(ids) < FEWEST_TO_MERGE:
        raise InvalidInput("Kies minstens twee acties.")
    _check(tx, session)
    kept, *others = (here[action_id] for action_id in ids)
    moving = [idea for idea in tx.ideas.of_session(session.id) if idea.action_id in ids[1:]]
    remember_ideas(tx, session.id, "merge_actions", moving, gone=others, title=kept)
    whole = _whole(kept, others)
    for idea in moving:
        tx.ideas.save(replace(idea, action_id=kept.id))
    for other in others:
        tx.actions.remove(other.id)
    tx.actions.come_from(kept.id, whole.origins)
    tx.actions.tag(whole)
    tx.actions.draw(kept.id, whole.pictogram)
    tx.actions.price(kept.id, whole.cost)
    tx.actions.renumber(action for action, _ in tx.actions.numbered(session.id))
    tx.journal.record("merge_actions", account.id, tx.now(), session_id=session.id, action=kept.id,
                      merged=[other.id for other in others])  # fmt: skip
    stands = next(action for action in tx.actions.of_session(session.id) if action.id == kept.id)
    return stands, _changed(session.id)


def _source(store: Store, session: WorkshopSession, brought: frozenset[str]) -> Source | None:
    """All that one session voted on, by its last vote; None if it counted none."""
    about = store.ballots.subjects(session.id)
    counted = [step for step in store.sessions.steps(session.id) if step.counted and step.id in about]
    if not counted:
        return None
    voted = frozenset(action for step in counted for action in about[step.id])
    proposed = frozenset(action for step in counted for action in store.plans.proposed(step.id))
    actions = tuple(action for action in store.actions.of_session(session.id) if action.id in voted)
    return Source(session, max(counted, key=lambda step: step.opened), actions, proposed, brought)


def _brought(actions: Iterable[Action]) -> frozenset[str]:
    return frozenset(origin for action in actions for origin in action.origins)


def _check(tx: Store, session: WorkshopSession) -> None:
    """Actions come along before the first vote: later they would not be those that were voted on."""
    if session.status is SessionStatus.ENDED:
        raise SessionOver()
    if any(step.is_vote and step.opened for step in tx.sessions.steps(session.id)):
        raise StepClosed("Acties liggen vast zodra de stemming opengaat.")


def _made(tx: Store, session: WorkshopSession, action: Action, number: int) -> Action:
    return replace(action, id=tx.new_id(), session_id=session.id, number=number, ideas=(), origins=(action.id,))


def _whole(kept: Action, others: Sequence[Action]) -> Action:
    """Return the action with all that the others were: each origin and each place once, and the first cost that is known."""
    every = (kept, *others)
    frames = dict.fromkeys(frame for action in every for frame in action.tags)
    return replace(
        kept,
        origins=tuple(dict.fromkeys(origin for action in every for origin in action.origins)),
        tags={frame: tuple(dict.fromkeys(p for action in every for p in action.tags.get(frame, ()))) for frame in frames},
        cost=next((action.cost for action in every if action.cost is not None), None),
        pictogram=next((action.pictogram for action in every if action.pictogram), ""),
        ideas=tuple(idea for action in every for idea in action.ideas),
    )  # fmt: skip


def _changed(session_id: str) -> list[Event]:
    return [ActionsChanged(session_id), IdeasChanged(session_id)]
