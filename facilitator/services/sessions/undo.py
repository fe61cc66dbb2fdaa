"""Undo: the last deed of a facilitator can be taken back for thirty seconds, never past a count."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from facilitator.domain.events import ActionsChanged, Event, IdeasChanged, StepChanged
from facilitator.domain.ideas.idea import Action, Idea, IdeaStatus
from facilitator.domain.refusals import StepClosed, VoteOpen
from facilitator.domain.sessions.session import SessionStatus, StepState, WorkshopSession
from facilitator.domain.trajectory import Account
from facilitator.services.house.trajectories import FACILITATORS, session_for
from facilitator.store import Store
from facilitator.store.rows import moment, pack, stamp, unpack

SECONDS = 30


def remember_steps(tx: Store, session: WorkshopSession, deed: str) -> None:
    """Remember where all steps stand, before they change."""
    _remember(tx, session.id, deed, {"states": tx.sessions.step_states(session.id), "current": session.current_step,
                                     "status": session.status, "starts_at": stamp(session.starts_at)})  # fmt: skip


def remember_ideas(tx: Store, session_id: str, deed: str, ideas: Iterable[Idea], *, made: Iterable[str] = (),
                   gone: Iterable[Action] = (), title: Action | None = None) -> None:  # fmt: skip
    """Remember how ideas stood, which actions are made or undone, which one is renamed, and in which order all stood."""
    old = [[idea.id, idea.status, idea.action_id, idea.title, idea.objected] for idea in ideas]
    gone_as = [[one.number, *_drawn(one)] for one in gone]
    kept = {"ideas": old, "made": list(made), "title": title and _drawn(title), "gone": gone_as}
    _remember(tx, session_id, deed, _untouched(tx, session_id) | kept)


def remember_costs(tx: Store, session_id: str, actions: Iterable[Action]) -> None:
    """Remember what actions cost, before somebody says otherwise."""
    priced = [[action.id, action.cost] for action in actions]
    _remember(tx, session_id, "price_actions", _untouched(tx, session_id) | {"priced": priced})


def _untouched(tx: Store, session_id: str) -> dict[str, Any]:
    """What is remembered of a deed that changes nothing, with the order in which actions stand before it."""
    order = [action for action, _ in tx.actions.numbered(session_id)]
    return {"ideas": [], "made": [], "title": None, "gone": [], "priced": [], "order": order}


def _drawn(action: Action) -> list[Any]:
    tags = {frame: list(places) for frame, places in action.tags.items()}
    return [action.id, action.title, action.pictogram, action.cost, tags, list(action.origins)]


def _redrawn(session_id: str, number: int, kept: Sequence[Any]) -> Action:
    action_id, title, pictogram, cost, tags, origins = kept
    places = {frame: tuple(found) for frame, found in tags.items()}
    return Action(action_id, session_id, number, title, (), pictogram, cost, places, tuple(origins))


def forget(tx: Store, session_id: str) -> None:
    """Make that nothing can be undone any more."""
    tx.sessions.set_extra(session_id, "undo", None)


def undoable(undo: str | None, now: datetime) -> str | None:
    """Return the deed that can still be undone."""
    kept = unpack(undo) if undo else None
    return str(kept["deed"]) if kept and datetime.fromisoformat(kept["until"]) > now else None


def undo_last(tx: Store, account: Account, session_id: str) -> tuple[WorkshopSession, list[Event]]:
    """Take the last deed back; StepClosed if it is too long ago, VoteOpen if people have voted since."""
    session = session_for(tx, account, session_id, FACILITATORS)
    kept = tx.sessions.extras(session.id)["undo"]
    if undoable(kept, tx.now()) is None:
        raise StepClosed("Dit kan je niet meer terugdraaien.")
    old = unpack(kept)
    changed = _restore_steps(tx, session, old) if "states" in old else _restore_ideas(tx, session, old)
    forget(tx, session.id)
    tx.journal.record("undo", account.id, tx.now(), session_id=session.id, undone=old["deed"])
    return changed, [StepChanged(session.id), IdeasChanged(session.id), ActionsChanged(session.id)]


def _remember(tx: Store, session_id: str, deed: str, old: Mapping[str, Any]) -> None:
    until = (tx.now() + timedelta(seconds=SECONDS)).isoformat()
    tx.sessions.set_extra(session_id, "undo", pack({"deed": deed, "until": until, **old}))


def _restore_steps(tx: Store, session: WorkshopSession, old: Mapping[str, Any]) -> WorkshopSession:
    before = {row["id"]: row["state"] for row in old["states"]}
    for step in tx.sessions.steps(session.id):
        unopened = before.get(step.id) == StepState.PLANNED
        if step.under_vote and unopened and tx.ballots.cast_count(step.id):
            raise VoteOpen("Er zijn al stemmen. Druk op Stop.")
    tx.sessions.restore_states(session.id, old["states"])
    return tx.sessions.save(replace(session, current_step=old["current"], status=SessionStatus(old["status"]),
                                    starts_at=moment(old["starts_at"])))  # fmt: skip


def _restore_ideas(tx: Store, session: WorkshopSession, old: Mapping[str, Any]) -> WorkshopSession:
    for number, *kept in old["gone"]:
        tx.actions.add(_redrawn(session.id, number, kept), tx.now())
    for idea_id, status, action_id, title, objected in old["ideas"]:
        idea = tx.ideas.get(session.id, idea_id)
        if idea is not None and idea.status is not IdeaStatus.WITHDRAWN:
            tx.ideas.save(replace(idea, status=IdeaStatus(status), action_id=action_id, title=title, objected=objected))
    if old["title"]:
        before = _redrawn(session.id, 0, old["title"])
        tx.actions.rename(before.id, before.title)
        tx.actions.draw(before.id, before.pictogram)
        tx.actions.price(before.id, before.cost)
        tx.actions.tag(before)
        tx.actions.come_from(before.id, before.origins)
    for action_id, cost in old["priced"]:
        tx.actions.price(action_id, cost)
    for made in old["made"]:
        tx.actions.remove(made)
    stood = {action_id: place for place, action_id in enumerate(old["order"])}
    order = sorted(tx.actions.of_session(session.id), key=lambda action: stood.get(action.id, len(stood)))
    tx.actions.renumber(action.id for action in order)
    return session
