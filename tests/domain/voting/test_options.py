"""The numbers of a vote: what may be set of each kind, and with which a new one begins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.refusals import InvalidInput
from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.options import OPTIONS, beginning, chosen


@pytest.mark.parametrize(
    ("kind", "begins"),
    [
        ("pick", {"k": 3}), ("yes_doubt_no", {}), ("dots", {"k": 5}), ("rank", {"k": 3}),
        ("matrix", {}), ("moscow", {}), ("consent", {}), ("budget", {}),
    ],
)  # fmt: skip
def test_every_kind_begins_with_what_a_room_can_do_at_once(kind, begins):
    assert beginning(BallotKind(kind)) == begins


@pytest.mark.parametrize(
    ("kind", "raw", "kept"),
    [
        ("pick", {"k": 5, "cap": 2, "total": 9}, {"k": 5}),
        ("dots", {"k": 5, "cap": 2}, {"k": 5, "cap": 2}),
        ("dots", {"k": 5, "cap": 0}, {"k": 5}),
        ("rank", {"k": 6}, {"k": 6}),
        ("moscow", {"cap": 4, "k": 3}, {"cap": 4}),
        ("budget", {"total": 50_000, "electorate": ["staff", "citizen", "staff"]},
         {"total": 50_000, "electorate": ["citizen", "staff"]}),
        ("matrix", {"split": True}, {}),
    ],
)  # fmt: skip
def test_only_what_belongs_to_the_kind_is_kept(kind, raw, kept):
    assert chosen(BallotKind(kind), raw) == kept


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        ("pick", {"k": 0}), ("pick", {"k": 21}), ("pick", {"k": "3"}), ("pick", {"k": True}), ("pick", {"k": 2.5}),
        ("rank", {"k": 7}), ("dots", {"k": 5, "cap": -1}), ("budget", {"total": 1_000_000_000}),
        ("pick", {"electorate": []}), ("pick", {"electorate": ["koning"]}), ("pick", {"electorate": "citizen"}),
    ],
)  # fmt: skip
def test_a_number_that_does_not_fit_is_refused(kind, raw):
    with pytest.raises(InvalidInput):
        chosen(BallotKind(kind), raw)


@given(st.sampled_from(BallotKind), st.dictionaries(st.sampled_from(["k", "cap", "total"]), st.integers(1, 6)))
def test_what_was_set_once_can_be_set_again(kind, raw):
    kept = chosen(kind, raw)

    assert chosen(kind, kept) == kept
    assert set(kept) <= {option.name for option in OPTIONS[kind]}
