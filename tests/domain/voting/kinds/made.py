"""Ballots of every kind as Hypothesis makes them: what a person may send, and what may come from anywhere."""

from hypothesis import strategies as st

from facilitator.domain.voting.ballot import Answer, Axis, BallotKind, Consent, Row
from facilitator.domain.voting.terms import terms

ACTIONS = ("a", "b", "c", "d")
COSTS = {"a": 100, "b": 250, "c": 400, "d": 50}
OPTIONS = {
    BallotKind.DOTS: {"k": 5, "cap": 3},
    BallotKind.BUDGET: {"total": 500},
    BallotKind.MOSCOW: {"cap": 2},
}
TERMS = {kind: terms(kind, OPTIONS.get(kind, {}), frozenset(ACTIONS), COSTS) for kind in BallotKind}

_names = st.sampled_from(ACTIONS)
_steps = st.fixed_dictionaries({}, optional={axis.value: st.sampled_from([1, 2, 3]) for axis in Axis})
_said = st.one_of(
    st.sampled_from([answer.value for answer in Consent]),
    st.fixed_dictionaries({"answer": st.sampled_from([answer.value for answer in Consent])},
                          optional={"reason": st.text(st.characters(categories=["L"]), max_size=8)}),
)  # fmt: skip
RAW = {
    BallotKind.PICK: st.lists(_names, unique=True, max_size=3),
    BallotKind.YES_DOUBT_NO: st.dictionaries(_names, st.sampled_from([answer.value for answer in Answer])),
    BallotKind.DOTS: st.dictionaries(_names, st.integers(0, 3)).filter(lambda dots: sum(dots.values()) <= 5),
    BallotKind.RANK: st.lists(_names, unique=True),
    BallotKind.MATRIX: st.dictionaries(_names, _steps),
    BallotKind.MOSCOW: st.dictionaries(_names, st.sampled_from([row.value for row in Row])).filter(
        lambda rows: list(rows.values()).count("must") <= 2
    ),
    BallotKind.CONSENT: st.dictionaries(_names, _said),
    BallotKind.BUDGET: st.lists(_names, unique=True).filter(lambda chosen: sum(COSTS[one] for one in chosen) <= 500),
}
raw_ballots = st.sampled_from(BallotKind).flatmap(lambda kind: st.tuples(st.just(kind), RAW[kind]))
raw_votes = st.sampled_from(BallotKind).flatmap(
    lambda kind: st.tuples(st.just(kind), st.lists(RAW[kind], min_size=1, max_size=12))
)
anything = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.floats() | st.text(max_size=5) | _names,
    lambda inner: (
        st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=3) | _names | st.just("reason"), inner)
    ),
)
