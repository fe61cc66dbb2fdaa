"""Ballots of every kind, made up for properties that hold whatever people choose."""

from hypothesis import strategies as st

from facilitator.domain.voting.ballot import Answer, BallotKind, Consent, Row
from facilitator.domain.voting.groups import LADDER, GroupRule
from facilitator.domain.voting.tally import CountedBallot
from facilitator.domain.voting.terms import terms

NAMES = ("a", "b", "c", "d", "e")
COSTS = {"a": 3000, "b": 2000, "c": 2000, "d": 1000, "e": 5000}
GROUPS = LADDER[GroupRule.CITIZENS_GOVERNMENT_PARTNERS]
TERMS = {kind: terms(kind, {"total": 6000}, frozenset(NAMES), COSTS) for kind in BallotKind}


def _said(values):
    return st.dictionaries(st.sampled_from(NAMES), values)


def _of(words):
    return _said(st.sampled_from([word.value for word in words]))


_listed = st.lists(st.sampled_from(NAMES), unique=True, max_size=3)
_steps = st.integers(1, 3)
CHOICES = {
    BallotKind.PICK: _listed.map(lambda chosen: tuple(sorted(chosen))),
    BallotKind.BUDGET: _listed.map(lambda chosen: tuple(sorted(chosen))),
    BallotKind.RANK: _listed.map(tuple),
    BallotKind.DOTS: _said(st.integers(1, 3)),
    BallotKind.YES_DOUBT_NO: _of(Answer),
    BallotKind.MOSCOW: _of(Row),
    BallotKind.CONSENT: _of(Consent),
    BallotKind.MATRIX: _said(st.fixed_dictionaries({"effect": _steps, "effort": _steps})),
}


def votes(kinds=tuple(BallotKind), most=20, groups=GROUPS):
    """Make (kind, ballots) of one of these kinds."""
    keys = st.sampled_from([group.key for group in groups])
    return st.sampled_from(kinds).flatmap(
        lambda kind: st.tuples(
            st.just(kind), st.lists(st.builds(CountedBallot, CHOICES[kind], keys), min_size=1, max_size=most)
        )
    )
