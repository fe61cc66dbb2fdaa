"""Comparing: which vote a counted one repeats, here or in an earlier session, and what moved between both."""

from datetime import datetime

from facilitator.domain.refusals import NotCounted, NotFound
from facilitator.domain.sessions.rounds import SecondRound, same_question
from facilitator.domain.sessions.session import Step
from facilitator.domain.voting.moved import Moved, Round, moved
from facilitator.services.voting.casting import vote_step
from facilitator.services.voting.results import results
from facilitator.store import Store


def second_round(store: Store, session_id: str, step_id: str) -> SecondRound | None:
    """Return a counted vote beside the one that it repeats, None if it repeats none; NotCounted before."""
    second = vote_step(store, session_id, step_id)
    if not second.counted:
        raise NotCounted()
    first = first_round(store, second)
    session = store.sessions.get(first.session_id) if first is not None else None
    if first is None or session is None:
        return None
    found: Moved = store.shelf.once(("moved", first.id, second.id), lambda: _moved(store, first, second))
    return SecondRound(first, second, session, found, _titles(store, first, second))


def first_round(store: Store, second: Step) -> Step | None:
    """Return the counted vote that this one repeats: the one it names, else the one its actions were brought from."""
    if second.again:
        named = store.sessions.step(second.session_id, second.again)
        return named if named is not None and named.counted else None
    origins = _origins(store, second.session_id)
    brought = {one for earlier in origins.values() for one in earlier}
    votes = [(step, len(brought & about)) for step, about in _earlier_votes(store, second) if brought & about]
    # The vote on most of them; of those the one by the same rule, and then the last.
    return max(votes, key=lambda vote: (vote[1], vote[0].kind is second.kind, _opened_at(vote[0])), default=(None, 0))[
        0
    ]


def _earlier_votes(store: Store, second: Step) -> list[tuple[Step, frozenset[str]]]:
    """The counted votes of other sessions of the trajectory that asked the same, opened before this one."""
    session = store.sessions.get(second.session_id)
    if session is None:
        raise NotFound()
    others = [other for other in store.sessions.of_trajectory(session.trajectory_id) if other.id != session.id]
    return [
        (step, about)
        for other in others
        for step, about in _counted_votes(store, other.id)
        if same_question(step.kind, second.kind) and _opened_at(step) <= _opened_at(second)
    ]


def _counted_votes(store: Store, session_id: str) -> list[tuple[Step, frozenset[str]]]:
    about = store.ballots.subjects(session_id)
    steps = store.sessions.steps(session_id) if about else ()
    return [(step, about[step.id]) for step in steps if step.counted and step.id in about]


def _opened_at(step: Step) -> datetime:
    assert step.opened_at is not None  # a vote that was counted was opened
    return step.opened_at


def _moved(store: Store, first: Step, second: Step) -> Moved:
    return moved(_round(store, first), _round(store, second), _origins(store, second.session_id))


def _round(store: Store, step: Step) -> Round:
    counted = store.ballots.counted(step.id)
    if counted is None or step.kind is None:
        raise NotCounted()
    kept, ballots = counted
    tally = results(store, step.session_id, step.id)
    known = {"": tally.rows, **{part.group.key: part.rows for part in tally.groups}}
    return Round(kept.terms_of(step.kind, step.options), kept.actions, ballots, kept.groups, known)


def _origins(store: Store, session_id: str) -> dict[str, tuple[str, ...]]:
    return {action.id: action.origins for action in store.actions.of_session(session_id) if action.origins}


def _titles(store: Store, first: Step, second: Step) -> dict[str, str]:
    actions = (*store.actions.of_session(first.session_id), *store.actions.of_session(second.session_id))
    return {action.id: action.title for action in actions}
