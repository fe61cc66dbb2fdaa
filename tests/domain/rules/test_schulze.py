"""Schulze: the strongest chain of majorities decides, also where majorities go round."""

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.rules.rank_election import RankElection, preferences
from facilitator.domain.rules.schulze import margins, schulze, strongest_chains
from tests.domain.rules.elections import orders, rank_elections

# The example by which the method is mostly explained: 45 people, five candidates, majorities that go round.
ROUND = {
    "acbed": 5,
    "adecb": 5,
    "bedac": 8,
    "cabed": 3,
    "caebd": 7,
    "cbade": 2,
    "dceba": 7,
    "ebadc": 8,
}


def test_majorities_that_go_round_are_broken_at_the_weakest():
    outcome = schulze(orders("abcde", ROUND))

    assert outcome.ranking == (("e",), ("a",), ("c",), ("b",), ("d",))
    assert outcome.chosen == ("e",)


def test_who_beats_everybody_one_by_one_comes_first():
    assert schulze(orders("abc", {"bac": 2, "abc": 1, "bca": 1})).ranking[0] == ("b",)


def test_a_perfect_circle_ranks_all_alike():
    assert schulze(orders("abc", {"abc": 1, "bca": 1, "cab": 1})).ranking == (("a", "b", "c"),)


def test_who_is_left_out_stands_below_who_is_named():
    assert schulze(orders("abc", {"a": 2, "ba": 1})).ranking == (("a",), ("b",), ("c",))


def test_a_chain_is_as_strong_as_its_weakest_link():
    chains = strongest_chains(margins(preferences(orders("abc", {"abc": 3, "bca": 2, "cab": 2}))))

    # a over b by 3, b over c by 3, c over a by 1.
    assert (chains["a"]["c"], chains["c"]["b"]) == (3, 1)


@given(rank_elections)
def test_nobody_is_beaten_by_someone_of_the_same_rank_or_of_a_later_one(election):
    chains = strongest_chains(margins(preferences(election)))
    ranking = schulze(election).ranking

    for at, rank in enumerate(ranking):
        later = [other for below in ranking[at:] for other in below]
        assert not any(chains[other][one] > chains[one][other] for one in rank for other in later if one != other)


@given(rank_elections, st.randoms(use_true_random=False))
def test_the_order_of_ballots_and_of_candidates_never_matters(election, random):
    candidates, ballots = list(election.candidates), list(election.ballots.items())
    random.shuffle(candidates)
    random.shuffle(ballots)

    assert schulze(RankElection(tuple(candidates), dict(ballots))) == schulze(election)
