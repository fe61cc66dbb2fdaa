"""Results: what a counted vote adds up to, worked out once, since a counted vote never changes."""

from facilitator.domain.refusals import NotCounted
from facilitator.domain.voting.tally import CountedBallot, Tally, tally
from facilitator.services.voting.casting import vote_step
from facilitator.store import Store


def results(store: Store, session_id: str, step_id: str) -> Tally:
    """Return the result of a counted vote; NotCounted before."""
    if not vote_step(store, session_id, step_id).counted:
        raise NotCounted()
    return store.shelf.once(("results", step_id), lambda: recounted(store, session_id, step_id)[0])


def recounted(store: Store, session_id: str, step_id: str) -> tuple[Tally, tuple[CountedBallot, ...]]:
    """Return a result added up anew from what is kept, and the anonymous ballots it was made of; NotCounted before."""
    step = vote_step(store, session_id, step_id)
    counted = store.ballots.counted(step_id) if step.counted else None
    if counted is None or step.kind is None:
        raise NotCounted()
    kept, ballots = counted
    made = tally(kept.terms_of(step.kind, step.options), kept.actions, ballots, kept.groups, kept.channels)
    return made, tuple(ballots)
