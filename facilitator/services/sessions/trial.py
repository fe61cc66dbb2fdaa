"""The trial before the doors open: a session of its own that phones may try, and nothing of it stays."""

import secrets
from dataclasses import dataclass
from datetime import timedelta

from facilitator.domain.events import Event
from facilitator.domain.ideas.idea import Action
from facilitator.domain.refusals import VoteOpen
from facilitator.domain.sessions.runsheet import Method
from facilitator.domain.sessions.session import SessionStatus, Step, StepState, WorkshopSession
from facilitator.domain.trajectory import Trajectory
from facilitator.domain.voting.ballot import BallotKind
from facilitator.store import Store

# No municipality has this number; by it the leftovers of a trial that was cut short are found.
NOWHERE = "zaalcheck"
ACTIONS = 12
LONGEST_TRIAL = timedelta(minutes=10)


@dataclass(frozen=True)
class Trial:
    """What phones need to try: a code to join by, and a vote that is open."""

    trajectory: str
    code: str
    session: str
    step: str
    actions: tuple[str, ...]


def check(store: Store) -> None:
    """Refuse a trial while people vote."""
    if store.sessions.votes_under_way():
        raise VoteOpen("Er loopt een stemming. Meet de server erna.")


def prepare(tx: Store) -> tuple[Trial, list[Event]]:
    """Make the session, in nobody's sight and without a word in the journal; refused while people vote."""
    check(tx)
    now = tx.now()
    trajectory = Trajectory(tx.new_id(), NOWHERE, "Zaalcheck", "Zaalcheck", now)
    session_id, step_id = tx.new_id(), tx.new_id()
    session = WorkshopSession(
        id=session_id, trajectory_id=trajectory.id, code=_free_code(tx), title="Zaalcheck", format="startsessie",
        status=SessionStatus.LIVE, version=1, has_tables=False, created_at=now, current_step=step_id,
    )  # fmt: skip
    step = Step(step_id, session_id, 1, Method.VOTE, "Zaalcheck", 10, kind=BallotKind.PICK, options={"k": 3},
                state=StepState.OPEN, opened=1, opened_at=now)  # fmt: skip
    actions = tuple(Action(tx.new_id(), session_id, number, f"Actie {number}") for number in range(1, ACTIONS + 1))
    tx.trajectories.add(trajectory)
    tx.sessions.add(session)
    tx.sessions.add_steps([step])
    for action in actions:
        tx.actions.add(action, now)
    return Trial(trajectory.id, session.code, session.id, step.id, tuple(action.id for action in actions)), []


def clear(tx: Store, trajectory_id: str) -> tuple[None, list[Event]]:
    """Erase a trial with its seats and ballots."""
    tx.trajectories.erase(trajectory_id)
    return None, []


def clear_leftovers(tx: Store) -> tuple[int, list[Event]]:
    """Erase the trials that were cut short, and return how many; one that still runs is left alone."""
    oldest = tx.now() - LONGEST_TRIAL
    left = [one for one in tx.trajectories.all() if one.municipality == NOWHERE and one.created_at < oldest]
    for trajectory in left:
        tx.trajectories.erase(trajectory.id)
    return len(left), []


def _free_code(tx: Store) -> str:
    """Return six digits that begin with 0, as no session of people has."""
    while True:
        code = f"0{secrets.randbelow(100_000):05}"
        if tx.sessions.by_code(code) is None:
            return code
