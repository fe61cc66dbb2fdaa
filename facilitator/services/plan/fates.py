"""The fates of ideas: what became of each, and giving those outside the plan an answer with a reason."""

from collections.abc import Iterator
from dataclasses import dataclass

from facilitator.domain.events import Event
from facilitator.domain.ideas.idea import IdeaStatus
from facilitator.domain.plan.changes import DECIDERS
from facilitator.domain.plan.deciding import REASON_LIMIT, public_text
from facilitator.domain.plan.decision import Fate, GivenFate
from facilitator.domain.plan.fates import Fates, Subject, known_subjects, read_fate, subjects
from facilitator.domain.plan.item import PlanItem, Status
from facilitator.domain.refusals import InvalidInput, NotAllowed, NotFound
from facilitator.domain.roles import Duty
from facilitator.domain.sessions.session import WorkshopSession
from facilitator.domain.trajectory import Account, Trajectory
from facilitator.services.house.trajectories import seen
from facilitator.store import Store

MOST_AT_ONCE = 1_000
READERS = frozenset({Duty.FACILITATOR, Duty.SECRETARY, Duty.AUTHOR})


@dataclass(frozen=True)
class IdeaBook:
    """Every idea and action of a trajectory with its fate, who looks, and the actions of the plan.

    `own` is how many ideas stayed with their writers.
    """

    trajectory: Trajectory
    duty: Duty
    sessions: tuple[WorkshopSession, ...]
    subjects: tuple[Subject, ...]
    items: tuple[PlanItem, ...]
    own: int


def idea_book(store: Store, account: Account, trajectory_id: str) -> IdeaBook:
    """Return the ideas of a trajectory to who may read what people wrote."""
    trajectory, duty = seen(store, account, trajectory_id)
    if duty not in READERS:
        raise NotAllowed("Alleen begeleider, beleidsmedewerker en auteur lezen wat mensen schreven.")
    items = tuple(item for item in _items(store, trajectory) if item.status is not Status.WITHDRAWN)
    sessions = tuple(store.sessions.of_trajectory(trajectory.id))
    own = sum(idea.status is IdeaStatus.OWN for one in sessions for idea in store.ideas.of_session(one.id))
    return IdeaBook(trajectory, duty, sessions, all_subjects(store, trajectory), items, own)


def all_subjects(store: Store, trajectory: Trajectory) -> tuple[Subject, ...]:
    """Return every idea and action of a trajectory that asks for an answer, session by session."""
    fates = fates_of(store, trajectory)
    return tuple(
        one
        for session in store.sessions.of_trajectory(trajectory.id)
        for one in subjects(session.id, store.actions.of_session(session.id), store.ideas.of_session(session.id), fates)
    )


def fates_of(store: Store, trajectory: Trajectory) -> Fates:
    """Return the answers of a trajectory."""
    sessions = store.sessions.of_trajectory(trajectory.id)
    actions = [action for session in sessions for action in store.actions.of_session(session.id)]
    decisions = store.deciding.decisions(trajectory.id)
    return Fates(_items(store, trajectory), decisions, store.fates.all(trajectory.id), actions)


def give_fates(
    tx: Store, account: Account, trajectory_id: str, named: object, fate: object, reason: object, item_id: object = None
) -> tuple[int, list[Event]]:
    """Give ideas and actions outside the plan the same answer with the same reason; returns how many."""
    trajectory = _by_decider(tx, account, trajectory_id)
    found = {one.key: one for one in _every(all_subjects(tx, trajectory))}
    keys, said = known_subjects(named, found, MOST_AT_ONCE), read_fate(fate)
    why, carried = public_text(reason, REASON_LIMIT), _carrier(tx, trajectory, said, item_id)
    if not why and carried is None:
        raise InvalidInput("Schrijf in gewone woorden waarom.")
    for key in keys:
        tx.fates.give(trajectory.id, GivenFate(key, said, why, carried), account.id, tx.now())
    tx.journal.record("give_fates", account.id, tx.now(), trajectory_id=trajectory.id, fate=said, item=carried,
                      subjects=list(keys))  # fmt: skip
    return len(keys), []


def take_fate_back(tx: Store, account: Account, trajectory_id: str, key: object) -> tuple[None, list[Event]]:
    """Take an answer away that was given by mistake."""
    trajectory = _by_decider(tx, account, trajectory_id)
    if not isinstance(key, str) or not tx.fates.drop(trajectory.id, key):
        raise NotFound("Dit antwoord is al weg.")
    tx.journal.record("take_fate_back", account.id, tx.now(), trajectory_id=trajectory.id, subject=key)
    return None, []


def _by_decider(tx: Store, account: Account, trajectory_id: str) -> Trajectory:
    trajectory, duty = seen(tx, account, trajectory_id)
    if duty not in DECIDERS:
        raise NotAllowed("Alleen een beleidsmedewerker of auteur geeft antwoord.")
    return trajectory


def _carrier(tx: Store, trajectory: Trajectory, fate: Fate, item_id: object) -> str | None:
    """The action in the plan in which an idea lives on, for the one answer that names it."""
    if fate is not Fate.ELSEWHERE:
        return None
    standing = {item.id for item in _items(tx, trajectory) if item.status is not Status.WITHDRAWN}
    if not isinstance(item_id, str) or item_id not in standing:
        raise InvalidInput("Kies in welke actie dit zit.")
    return item_id


def _items(store: Store, trajectory: Trajectory) -> tuple[PlanItem, ...]:
    return store.plans.items(trajectory.id, store.now())


def _every(found: tuple[Subject, ...]) -> Iterator[Subject]:
    for one in found:
        yield one
        yield from one.ideas
