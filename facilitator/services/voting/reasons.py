"""Why people object: texts that the count cut loose from their ballots, for who runs the session, and to erase."""

from collections.abc import Mapping

from facilitator.domain.events import Event
from facilitator.domain.refusals import NotCounted, NotFound
from facilitator.domain.sessions.session import Step
from facilitator.domain.trajectory import Account
from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.reason import Reason
from facilitator.services.house.trajectories import FACILITATORS, session_for
from facilitator.store import Store


def reasons(store: Store, account: Account, session_id: str, step_id: str) -> Mapping[int, Reason]:
    """Return the reasons of a counted vote by number; NotCounted before, NotFound where nobody is asked for one."""
    step = _vote(store, account, session_id, step_id)
    return {n: Reason(*found) for n, found in store.ballots.numbered_reasons(step.id).items()}


def erase_reason(tx: Store, account: Account, session_id: str, step_id: str, n: int) -> tuple[None, list[Event]]:
    """Erase a reason that names somebody or hurts; there is no undo, and the count stays as it is."""
    step = _vote(tx, account, session_id, step_id)
    if tx.ballots.erase_reason(step.id, n):
        tx.journal.record("erase_reason", account.id, tx.now(), session_id=session_id, step=step.id)
    return None, []


def _vote(store: Store, account: Account, session_id: str, step_id: str) -> Step:
    session = session_for(store, account, session_id, FACILITATORS)
    step = store.sessions.step(session.id, step_id)
    if step is None or step.kind is not BallotKind.CONSENT:
        raise NotFound()
    if not step.counted:
        raise NotCounted()
    return step
