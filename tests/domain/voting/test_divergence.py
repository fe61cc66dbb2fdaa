"""The divergence index: nothing where groups answer alike, one where they share no answer, and the same in any order."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.divergence import divergences
from facilitator.domain.voting.groups import CITIZENS, PARTNERS, STAFF
from facilitator.domain.voting.tally import CountedBallot
from tests.domain.voting.ballots_made import GROUPS, NAMES, votes

PICK, ASK = BallotKind.PICK, BallotKind.YES_DOUBT_NO


def said(group, *all_choices):
    return [CountedBallot(choices, group.key) for choices in all_choices]


@given(votes())
def test_the_index_lies_from_nothing_to_one(vote):
    kind, ballots = vote

    assert all(0 <= index <= 1 for index in divergences(kind, NAMES, ballots, GROUPS).values())


@given(votes(), st.integers(1, 3))
def test_groups_that_answer_alike_do_not_differ(vote, times):
    kind, ballots = vote
    one = [CountedBallot(ballot.choices, CITIZENS.key) for ballot in ballots]
    other = [CountedBallot(ballot.choices, STAFF.key) for ballot in ballots * times]

    assert divergences(kind, NAMES, one + other, (CITIZENS, STAFF)) == dict.fromkeys(NAMES, 0)


@given(votes(), st.randoms())
def test_neither_the_order_of_ballots_nor_of_groups_matters(vote, dice):
    kind, ballots = vote
    mixed, groups = list(ballots), list(GROUPS)
    dice.shuffle(mixed)
    dice.shuffle(groups)

    assert divergences(kind, NAMES, mixed, groups) == divergences(kind, NAMES, ballots, GROUPS)


def test_groups_that_share_no_answer_stand_wholly_apart():
    ballots = said(CITIZENS, ("a",), ("a",)) + said(STAFF, ("b",), ("b",), ("b",))

    assert divergences(PICK, "abc", ballots, (CITIZENS, STAFF)) == {"a": 1, "b": 1, "c": 0}


def test_of_a_choice_the_index_of_two_groups_is_the_difference_of_their_shares():
    ballots = said(CITIZENS, ("a",), ("a",), ("a",), ()) + said(STAFF, ("a",), (), (), (), ())

    assert divergences(PICK, "a", ballots, (CITIZENS, STAFF)) == {"a": Fraction(3, 4) - Fraction(1, 5)}


def test_of_three_groups_it_is_the_mean_over_the_three_pairs_whatever_their_size():
    ballots = said(CITIZENS, *[("a",)] * 20) + said(STAFF, ("a",)) + said(PARTNERS, ())

    assert divergences(PICK, "a", ballots, (CITIZENS, STAFF, PARTNERS)) == {"a": Fraction(2, 3)}


def test_who_gave_no_answer_counts_as_an_answer_of_its_own():
    ballots = said(CITIZENS, {"a": "yes"}, {}) + said(STAFF, {"a": "yes"}, {"a": "doubt"})

    assert divergences(ASK, "a", ballots, (CITIZENS, STAFF)) == {"a": Fraction(1, 2)}


@pytest.mark.parametrize(
    ("kind", "one", "other", "index"),
    [
        (BallotKind.DOTS, {"a": 3}, {"a": 1}, 1),
        (BallotKind.RANK, ("a", "b"), ("b", "a"), 1),
        (BallotKind.RANK, ("a", "b"), ("a",), 0),
        (BallotKind.MATRIX, {"a": {"effect": 3, "effort": 1}}, {"a": {"effect": 3, "effort": 2}}, Fraction(1, 2)),
    ],
)
def test_dots_places_and_both_estimates_are_answers_too(kind, one, other, index):
    ballots = said(CITIZENS, one) + said(STAFF, other)

    assert divergences(kind, "a", ballots, (CITIZENS, STAFF)) == {"a": index}


@pytest.mark.parametrize("groups", [(), (CITIZENS,), (CITIZENS, STAFF)])
def test_without_two_groups_that_voted_there_is_no_index(groups):
    assert divergences(PICK, "ab", said(CITIZENS, ("a",)), groups) == {}
