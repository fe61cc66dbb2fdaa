"""Verifying: the journal's chain and every count, by code that shares nothing with the live path."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from facilitator.domain.refusals import Refusal
from facilitator.services.voting.results import recounted
from facilitator.store import Store
from facilitator.store.voting.ballots import RawCount


def faults(store: Store) -> list[str]:
    """Return a sentence for everything that does not hold; an empty list if all does."""
    found = [f"Dagboek: de ketting breekt bij regel {n}." for n in store.journal.breaks()]
    told = store.journal.counts()
    for facts in told.values():
        found += [f"Stemming {facts['step']}: {fault}" for fault in _faults_of(store, facts)]
    counting = {step_id for _, step_id in store.sessions.counting()}
    untold = sorted(store.ballots.counted_ids() - set(told) - counting)
    return found + [f"Stemming {step_id}: de telling staat niet in het dagboek." for step_id in untold]


def _faults_of(store: Store, facts: Mapping[str, Any]) -> Iterator[str]:
    """Recount one vote straight from its anonymous ballots, and hold it beside the journal and what is shown."""
    raw = store.ballots.raw_counted(facts["step"])
    if raw is None:
        yield "de stembladen zijn er niet."
        return
    n, recorded = len(raw.ballots), facts["ballots"]
    if n != recorded or sum(json.loads(raw.channels).values()) != recorded:
        yield f"{n} stembladen, {recorded} in het dagboek."
    if store.ballots.fingerprint(raw) != facts.get("ballots_hash"):
        yield "de stembladen zijn niet meer die van de telling."
        return  # What was changed by hand may not even be readable.
    if raw.ballots != sorted(raw.ballots):
        yield "de stembladen liggen niet op volgorde van inhoud."
    votes, actions = _recount(raw), [action for action, _ in json.loads(raw.actions)]
    if {action for action, _ in votes} - set(actions):
        yield "er is gestemd op een actie die er niet was."
    if _shown(store, facts) != {action: votes[action, "yes"] for action in actions}:
        yield "de getoonde uitslag is niet die van de stembladen."


def _recount(raw: RawCount) -> Counter[tuple[str, str]]:
    """Count each answer to each action; a pick is a yes."""
    votes: Counter[tuple[str, str]] = Counter()
    for text, _ in raw.ballots:
        choices = json.loads(text)
        votes.update(choices.items() if isinstance(choices, dict) else [(action, "yes") for action in choices])
    return votes


def _shown(store: Store, facts: Mapping[str, Any]) -> dict[str, int] | None:
    """What the live path tells of this vote."""
    try:
        return {row.action: row.votes for row in recounted(store, facts["session"], facts["step"])[0].rows}
    except (Refusal, ValueError, KeyError):
        return None
