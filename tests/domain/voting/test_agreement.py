"""Where a room agrees, what citizens would lose, and what the money buys."""

from facilitator.domain.voting.agreement import Affordable, affordable, agreed, asked, missed, places, supporters
from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.groups import CITIZENS, OTHERS
from facilitator.domain.voting.tally import CountedBallot, tally
from facilitator.domain.voting.terms import terms

CITIZEN, OTHER = CITIZENS.key, OTHERS.key


def counted(ballots, n=4, kind=BallotKind.PICK, options=None, costs=None, groups=(CITIZENS, OTHERS)):
    names = [f"a{number}" for number in range(1, n + 1)]
    rule = terms(kind, options or {}, frozenset(names), costs)
    made = [CountedBallot(choices, group) for group, choices in ballots]
    return tally(rule, [(name, place) for place, name in enumerate(names, 1)], made, groups)


def test_all_agree_on_what_every_group_puts_among_its_first():
    votes = [(CITIZEN, ("a1", "a2"))] * 5 + [(OTHER, ("a1", "a3"))] * 5
    assert agreed(counted(votes), 2) == {"a1"}


def test_a_group_that_ties_at_its_cut_line_wants_none_of_these_clearly():
    votes = [(CITIZEN, ("a1", "a2"))] * 5 + [(OTHER, ("a1", "a2"))] * 5
    assert agreed(counted(votes), 1) == frozenset()
    votes += [(CITIZEN, ("a3",))] * 9 + [(OTHER, ("a3",))] * 9
    assert agreed(counted(votes), 2) == {"a3"}
    assert agreed(counted(votes), 3) == {"a1", "a2", "a3"}


def test_what_nobody_of_a_group_chose_is_not_agreed_on():
    votes = [(CITIZEN, ("a1",))] * 5 + [(OTHER, ())] * 5
    assert agreed(counted(votes), 3) == frozenset()


def test_where_one_group_is_shown_nothing_is_said_of_agreement():
    votes = [(CITIZEN, ("a1",))] * 5
    assert agreed(counted(votes), 3) == frozenset()
    assert agreed(counted(votes, groups=()), 3) == frozenset()


def test_consent_has_its_own_word_for_it():
    votes = [(CITIZEN, {"a1": "none"})] * 5 + [(OTHER, {"a1": "none"})] * 5
    assert agreed(counted(votes, kind=BallotKind.CONSENT), 3) == frozenset()


def test_citizens_first_five_that_the_whole_room_puts_below_its_tenth_are_told():
    others = tuple(f"a{n}" for n in range(2, 12))
    votes = [(CITIZEN, ("a12",))] * 5 + [(OTHER, others)] * 6
    assert missed(counted(votes, n=12)) == ("a12",)


def test_citizens_first_within_the_first_ten_are_not_missed():
    votes = [(CITIZEN, ("a10",))] * 5 + [(OTHER, tuple(f"a{n}" for n in range(1, 10)))] * 6
    assert missed(counted(votes, n=12)) == ()


def test_citizens_that_are_counted_with_others_are_never_told_apart():
    votes = [("", ("a12",))] * 3 + [("", tuple(f"a{n}" for n in range(1, 12)))] * 6
    assert missed(counted(votes, n=12, groups=())) == ()


def test_of_a_pick_one_looks_for_as_many_as_one_may_pick():
    assert places(terms(BallotKind.PICK, {"k": 5}, frozenset())) == 5
    assert places(terms(BallotKind.DOTS, {"k": 8}, frozenset())) == 3
    assert places(None) == 3


def test_dots_are_people_and_an_effect_is_of_those_who_judged_it():
    dots = counted([("", {"a1": 3, "a2": 1}), ("", {"a1": 2})], kind=BallotKind.DOTS, options={"k": 4}, groups=())
    assert supporters(dots.rows[0], BallotKind.DOTS) == 2
    judged = counted([("", {"a1": {"effect": 3}}), ("", {"a1": {"effort": 1}})], kind=BallotKind.MATRIX, groups=())
    assert (judged.rows[0].votes, asked(judged.rows[0], BallotKind.MATRIX, 2)) == (1, 1)


def bought(votes, costs, total):
    return affordable(counted(votes, kind=BallotKind.BUDGET, options={"total": total}, costs=costs, groups=()))


COSTS = {"a1": 60, "a2": 50, "a3": 40, "a4": 10}


def test_the_money_goes_down_the_list_and_passes_over_what_costs_too_much():
    votes = [("", ("a1",))] * 4 + [("", ("a2",))] * 3 + [("", ("a3",))] * 2
    assert bought(votes, COSTS, 100) == Affordable(frozenset({"a1", "a3"}))


def test_at_a_tie_that_does_not_fit_nobody_chooses():
    votes = [("", ("a1",))] * 4 + [("", ("a3",))] * 2 + [("", ("a4",))] * 2
    assert bought(votes, COSTS, 105) == Affordable(frozenset({"a1"}), frozenset({"a3", "a4"}))


def test_what_nobody_chose_is_not_bought_and_other_votes_buy_nothing():
    assert bought([("", ("a4",))], COSTS, 1000) == Affordable(frozenset({"a4"}))
    assert affordable(counted([(CITIZEN, ("a1",))])) == Affordable()
