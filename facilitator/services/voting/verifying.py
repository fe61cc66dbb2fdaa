"""Verifying: the journal's chain and every count, recounted by code that shares nothing with the live path."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from facilitator.domain.refusals import Refusal
from facilitator.domain.voting.tally import Row, Tally
from facilitator.services.voting.recounting import Line, beyond, recount
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
    step = store.sessions.step(facts["session"], facts["step"])
    if step is None or step.kind is None:
        yield "de stemming staat niet meer in het draaiboek."
        return
    if json.loads(raw.terms).get("kind", step.kind) != step.kind:
        yield "het draaiboek noemt nu een andere soort stemming dan er geteld is."
        return
    try:
        yield from differences(raw, step.kind.value, _shown(store, facts))
    except (ValueError, KeyError, TypeError, AttributeError):
        yield "er staat iets op een stemblad dat daar niet kan staan."


def differences(raw: RawCount, kind: str, shown: Tally | None) -> Iterator[str]:
    """Hold a recount beside what is shown, in total and for every group."""
    if over := beyond(raw, kind):
        yield f"{over} stembladen zeggen meer dan mag."
    if shown is None or _told(shown.rows) != _counted(recount(raw, kind)):
        yield "de getoonde uitslag is niet die van de stembladen."
    for part in shown.groups if shown else ():
        if _told(part.rows) != _counted(recount(raw, kind, part.group.key)):
            yield f"de getoonde uitslag van {part.group.label} is niet die van de stembladen."


def _told(rows: Iterable[Row]) -> dict[str, Any]:
    return {row.action: (row.votes, row.rank, {word: n for word, n in row.answers.items() if n}) for row in rows}


def _counted(lines: Mapping[str, Line]) -> dict[str, Any]:
    return {
        action: (line.votes, line.place, {word: n for word, n in line.said.items() if word})
        for action, line in lines.items()
    }


def _shown(store: Store, facts: Mapping[str, Any]) -> Tally | None:
    """What the live path tells of this vote, past every shelf on which it stands ready."""
    try:
        return recounted(store, facts["session"], facts["step"])[0]
    except (Refusal, ValueError, KeyError):
        return None
