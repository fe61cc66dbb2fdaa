"""Results: what a counted vote adds up to, worked out once, since a counted vote never changes."""

from dataclasses import replace

from facilitator.domain.refusals import NotCounted
from facilitator.domain.voting.detail import Detail, detail
from facilitator.domain.voting.order_test import read_kept
from facilitator.domain.voting.selection import Selection, Wish, selections
from facilitator.domain.voting.tally import CountedBallot, Tally, tally
from facilitator.domain.voting.terms import Terms
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
    return replace(made, order=read_kept(kept.order_test)), tuple(ballots)


def detailed(store: Store, session_id: str, step_id: str, places: int) -> Detail:
    """Return a counted vote in detail; it may take a while the first time, so a door asks for it in a thread."""
    vote_step(store, session_id, step_id)
    return store.shelf.once(("detail", step_id, places), lambda: _detailed(store, session_id, step_id, places))


def selected(store: Store, session_id: str, step_id: str, wish: Wish) -> tuple[Selection, Selection]:
    """Return what most votes and equal shares choose of a counted vote; slow the first time, as `detailed`."""
    vote_step(store, session_id, step_id)
    costs = tuple(sorted((wish.costs or {}).items()))
    name = ("selection", step_id, wish.places, wish.budget, costs)
    return store.shelf.once(name, lambda: _selected(store, session_id, step_id, wish))


def _detailed(store: Store, session_id: str, step_id: str, places: int) -> Detail:
    result, ballots = recounted(store, session_id, step_id)
    return detail(_terms(result), result, ballots, places)


def _selected(store: Store, session_id: str, step_id: str, wish: Wish) -> tuple[Selection, Selection]:
    result, ballots = recounted(store, session_id, step_id)
    actions = [row.action for row in sorted(result.rows, key=lambda row: row.number)]
    return selections(_terms(result), actions, ballots, [part.group for part in result.groups], wish)


def _terms(result: Tally) -> Terms:
    if result.terms is None:
        raise NotCounted()
    return result.terms
