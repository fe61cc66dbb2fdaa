"""Two rounds made by hand, so that views can be asked what they tell of them."""

from dataclasses import replace
from datetime import timedelta

from facilitator.domain.sessions.rounds import SecondRound
from facilitator.domain.sessions.session import StepState
from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.moved import Round, moved
from facilitator.domain.voting.tally import CountedBallot
from facilitator.domain.voting.terms import terms
from tests.views.made import NOW, session, vote


def held(*ballots, names="abc", kind=BallotKind.PICK, groups=(), **options):
    """Return a counted vote: of each ballot its choices, or its choices and the key of its group."""
    pairs = [one if isinstance(one, tuple) else (one, "") for one in ballots]
    counted = [CountedBallot(tuple(said) if isinstance(said, str) else said, group) for said, group in pairs]
    numbered = [(name, place) for place, name in enumerate(names, 1)]
    return Round(terms(kind, options, frozenset(names)), numbered, counted, groups)


def second_round(before, after, origins=None, elsewhere=False, titles=None):
    """Return two counted votes as screens get them, both shown."""
    first = vote(id="v1", state=StepState.CLOSED, shown=True, title="Kies er drie", opened_at=NOW - timedelta(days=7))
    second = replace(vote(id="v2", state=StepState.CLOSED, shown=True), options={"k": 3, "again": "v1"})
    if elsewhere:
        first, second = replace(first, session_id="w"), replace(second, options={"k": 3})
    names = {name for one in (before, after) for name, _ in one.actions}
    return SecondRound(
        first, second, session(), moved(before, after, origins or {}), titles or {n: f"Actie {n}" for n in names}
    )
