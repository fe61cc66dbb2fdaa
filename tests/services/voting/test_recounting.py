"""A recount from the texts of ballots says what the live path says, for every kind, in total and in groups."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.voting.ballot import BallotKind, Choices
from facilitator.domain.voting.groups import CITIZENS, OTHERS
from facilitator.domain.voting.kinds import KINDS
from facilitator.domain.voting.tally import CountedBallot, Row, tally
from facilitator.domain.voting.terms import Terms, terms
from facilitator.services.voting.recounting import MARKS, Line, beyond, recount
from facilitator.store.voting.ballots import RawCount, packed

ACTIONS = "abcde"
LISTED = (BallotKind.PICK, BallotKind.RANK, BallotKind.BUDGET)
SAID: Mapping[BallotKind, st.SearchStrategy[Any]] = {
    BallotKind.YES_DOUBT_NO: st.sampled_from(["yes", "doubt", "no", "unknown"]),
    BallotKind.DOTS: st.integers(1, 3),
    BallotKind.MOSCOW: st.sampled_from(["must", "should", "could", "not_now"]),
    BallotKind.CONSENT: st.sampled_from(["none", "concern", "objection"]),
    BallotKind.MATRIX: st.dictionaries(st.sampled_from(["effect", "effort"]), st.integers(1, 3), min_size=1),
}


def choices_of(kind: BallotKind) -> st.SearchStrategy[Choices]:
    action = st.sampled_from(ACTIONS)
    if kind in LISTED:
        order = st.lists(action, min_size=1, unique=True)
        return order.map(tuple) if kind is BallotKind.RANK else order.map(lambda found: tuple(sorted(found)))
    return st.dictionaries(action, SAID[kind], min_size=1)


def raw_of(ballots: list[CountedBallot], of: Terms) -> RawCount:
    kept = {"k": of.k, "cap": of.cap, "total": of.total, "costs": dict(of.costs), "split": of.split}
    lines = sorted((packed(ballot.choices), ballot.group) for ballot in ballots)
    actions = json.dumps([[action, n] for n, action in enumerate(ACTIONS, 1)])
    return RawCount(lines, actions, "[]", "{}", json.dumps(kept))


def shown(rows: tuple[Row, ...]) -> dict[str, tuple[int, int, dict[str, int]]]:
    return {row.action: (row.votes, row.rank, {word: n for word, n in row.answers.items() if n}) for row in rows}


def told(lines: Mapping[str, Line]) -> dict[str, tuple[int, int, dict[str, int]]]:
    return {action: (line.votes, line.place, {word: n for word, n in line.said.items() if word})
            for action, line in lines.items()}  # fmt: skip


@pytest.mark.parametrize("kind", list(BallotKind))
@given(data=st.data(), split=st.booleans())
@settings(max_examples=50)
def test_a_recount_says_what_the_live_path_says(kind: BallotKind, data: st.DataObject, split: bool):
    ballot = st.builds(CountedBallot, choices_of(kind), st.sampled_from([CITIZENS.key, OTHERS.key]))
    ballots = data.draw(st.lists(ballot, max_size=14))
    of = terms(kind, {"split": split and kind is BallotKind.MATRIX}, frozenset(ACTIONS))

    live = tally(of, [(action, n) for n, action in enumerate(ACTIONS, 1)], ballots, (CITIZENS, OTHERS))

    raw = raw_of(ballots, of)
    assert told(recount(raw, kind)) == shown(live.rows)
    for part in live.groups:
        assert told(recount(raw, kind, part.group.key)) == shown(part.rows)


@pytest.mark.parametrize(
    ("kind", "options", "good", "too_much"),
    [
        ("pick", {"k": 2}, ("a", "b"), ("a", "b", "c")),
        ("rank", {"k": 2}, ("b", "a"), ("b", "a", "c")),
        ("dots", {"k": 5}, {"a": 5}, {"a": 4, "b": 2}),
        ("dots", {"k": 5, "cap": 2}, {"a": 2}, {"a": 3}),
        ("moscow", {}, dict.fromkeys("abc", "must"), dict.fromkeys("abcd", "must")),
        ("budget", {"total": 10}, ("a", "b"), ("a", "b", "c")),
    ],
)
def test_a_ballot_that_says_more_than_the_rule_allows_is_found(
    kind: str, options: dict[str, object], good: Any, too_much: Any
):
    of = terms(BallotKind(kind), options, frozenset(ACTIONS), dict.fromkeys(ACTIONS, 5))
    assert [beyond(raw_of([CountedBallot(one)], of), kind) for one in (good, too_much)] == [0, 1]


def test_every_kind_can_be_recounted():
    assert set(MARKS) == {kind.value for kind in KINDS}
