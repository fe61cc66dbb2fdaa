"""Most votes: down the list, passing over what does not fit; what has more votes never comes later."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.rules.budget_election import votes
from facilitator.domain.rules.most_votes import most_votes
from tests.domain.rules.elections import PROJECTS, approval_elections, approvals, budget_elections, points


def test_what_does_not_fit_is_passed_over_for_what_does():
    # a 3, b 2, c 1: a costs 60, b no longer fits in 40, c does.
    outcome = most_votes(approvals(100, {"a": 60, "b": 50, "c": 40}, "ab", "ab", "ac"))

    assert outcome.chosen == ("a", "c")
    assert outcome.ranking == (("a",), ("b",), ("c",))


def test_equal_votes_share_a_rank_and_go_by_id_as_text():
    outcome = most_votes(points(20, {"9": 10, "10": 10, "2": 10}, {"9": 1, "10": 1, "2": 1}))

    assert outcome.chosen == ("10", "2")
    assert outcome.ranking == (("10", "2", "9"),)


def test_points_are_summed():
    outcome = most_votes(points(1, {"a": 1, "b": 1}, {"a": 5}, {"b": 3}, {"b": "2.5"}))

    assert outcome.chosen == ("b",)


def test_what_nobody_chose_may_fill_what_is_left_as_may_what_costs_nothing():
    assert most_votes(approvals(10, {"a": 6, "b": 4, "c": 0}, "a")).chosen == ("a", "b", "c")


def test_what_costs_more_than_there_is_stays_out_and_without_ballots_all_share_a_rank():
    outcome = most_votes(approvals(10, {"a": 11, "b": 10}))

    assert (outcome.chosen, outcome.ranking) == (("b",), (("a", "b"),))


@given(budget_elections, st.randoms(use_true_random=False))
def test_the_order_of_ballots_and_of_projects_never_matters(election, random):
    assert most_votes(_shuffled(election, random)) == most_votes(election)


@given(budget_elections)
def test_never_more_is_spent_than_there_is(election):
    assert sum(election.costs[project] for project in most_votes(election).chosen) <= election.budget


@given(approval_elections, st.sampled_from(PROJECTS))
def test_one_more_ballot_for_a_project_never_lowers_it(election, project):
    ballot = ((project, Fraction(1)),)
    more = replace(election, ballots={**election.ballots, ballot: election.ballots.get(ballot, 0) + 1})
    before, after = most_votes(election), most_votes(more)

    assert _place(after.ranking, project) <= _place(before.ranking, project)
    assert project in after.chosen or project not in before.chosen
    assert votes(more)[project] == votes(election)[project] + 1


def _place(ranking, project):
    return next(sum(map(len, ranking[:at])) for at, rank in enumerate(ranking) if project in rank)


def _shuffled(election, random):
    costs, ballots = list(election.costs.items()), list(election.ballots.items())
    random.shuffle(costs)
    random.shuffle(ballots)
    return replace(election, costs=dict(costs), ballots=dict(ballots))
