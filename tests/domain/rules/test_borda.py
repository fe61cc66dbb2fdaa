"""Borda: points by place, and those who are left out share the last."""

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.rules.borda import borda, scores
from facilitator.domain.rules.rank_election import RankElection, preferences
from tests.domain.rules.elections import orders, rank_elections


def test_whole_orders_rank_as_two_one_and_no_points_do():
    # With 2, 1, 0: a 3·2 + 2·1 = 8, b 2·2 + 3·1 = 7, c 0.
    outcome = borda(orders("cab", {"abc": 3, "bac": 2}))

    assert outcome.ranking == (("a",), ("b",), ("c",))
    assert outcome.chosen == ("a",)


def test_who_is_left_out_stands_below_who_is_named_and_beside_who_is_left_out_too():
    # a stands above three; b, c and d each below one.
    election = orders("abcd", {"a": 1})

    assert scores(election) == {"a": 3, "b": -1, "c": -1, "d": -1}
    assert borda(election).ranking == (("a",), ("b", "c", "d"))


def test_equal_points_are_chosen_together():
    assert borda(orders("ab", {"ab": 2, "ba": 2})).chosen == ("a", "b")


@given(rank_elections)
def test_a_score_is_how_often_one_stands_above_others_less_how_often_below(election):
    above = preferences(election)

    assert scores(election) == {
        one: sum(above[one].values()) - sum(above[other][one] for other in election.candidates)
        for one in election.candidates
    }


@given(rank_elections, st.randoms(use_true_random=False))
def test_the_order_of_ballots_and_of_candidates_never_matters(election, random):
    assert borda(_shuffled(election, random)) == borda(election)


def _shuffled(election, random):
    candidates, ballots = list(election.candidates), list(election.ballots.items())
    random.shuffle(candidates)
    random.shuffle(ballots)
    return RankElection(tuple(candidates), dict(ballots))
