"""Verifying: the journal's chain and every count, by code that shares nothing with the live path."""

import json
from collections import Counter

from facilitator.store import Store


def faults(store: Store) -> list[str]:
    """Return a sentence for everything that does not hold; an empty list if all does."""
    found = [f"Dagboek: de ketting breekt bij regel {n}." for n in store.journal.breaks()]
    for step_id, recorded in store.journal.counts().items():
        found += _recount(store, step_id, recorded)
    return found


def _recount(store: Store, step_id: str, recorded: int) -> list[str]:
    """Recount one vote straight from its anonymous ballots."""
    rows = store.ballots.raw_counted(step_id)
    if rows is None:
        return [f"Stemming {step_id}: de stembladen zijn er niet."]
    ballots, actions, channels = rows
    wrong = []
    if len(ballots) != recorded or sum(channels.values()) != recorded:
        wrong.append(f"Stemming {step_id}: {len(ballots)} stembladen, {recorded} in het dagboek.")
    if [choices for choices, _ in ballots] != sorted(choices for choices, _ in ballots):
        wrong.append(f"Stemming {step_id}: de stembladen liggen niet op volgorde van inhoud.")
    votes: Counter[str] = Counter()
    for choices, _ in ballots:
        votes.update(json.loads(choices))
    if set(votes) - set(actions):
        wrong.append(f"Stemming {step_id}: er is gestemd op een actie die er niet was.")
    return wrong
