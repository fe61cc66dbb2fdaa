"""Equal shares: also a minority gets its part, never more than there is, and add1 as if every step were walked."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.rules.books import CROWD, Books
from facilitator.domain.rules.equal_shares import equal_shares
from facilitator.domain.rules.market import Market
from facilitator.domain.rules.most_votes import most_votes
from facilitator.domain.rules.purchases import Rounding
from facilitator.domain.rules.raises import checked, proven, run, sure
from tests.domain.rules.elections import approvals, budget_elections, points

# Money is kept voter by voter, or in columns as for a crowd.
crowds = st.sampled_from([1, CROWD])


def test_half_red_and_half_blue_get_half_each_where_most_votes_gives_all_to_red():
    red, blue = [f"red{n}" for n in range(10)], [f"blue{n}" for n in range(10)]
    costs = dict.fromkeys(red + blue, 100)
    election = approvals(1000, costs, *[red] * 51, *[blue] * 49)

    chosen = equal_shares(election).chosen
    assert (sum(name in red for name in chosen), sum(name in blue for name in chosen)) == (5, 5)
    assert set(most_votes(election).chosen) == set(red)


def test_supporters_pay_together_and_the_cheapest_for_them_comes_first():
    # Each holds 10. b: three pay 4 each. a: two of them have 6 left, and a costs 12. c: its one supporter holds 10 of 11.
    outcome = equal_shares(approvals(40, {"a": 12, "b": 12, "c": 11}, "ab", "ab", "b", "c"))

    # Leftover 16 still fits c (11): raised by 1 to 11, c is paid too.
    assert outcome.chosen == ("b", "a", "c")
    assert outcome.ranking == (("b",), ("a",), ("c",))


def test_who_has_too_little_gives_all_and_the_others_share_the_rest():
    # Each holds 10; a takes 10 from the first two: 5 each. b costs 20: two give 5, the third must give 10.
    assert equal_shares(approvals(30, {"a": 10, "b": 20}, "ab", "ab", "b")).chosen == ("b", "a")
    assert equal_shares(approvals(30, {"a": 10, "b": 20}, "ab", "ab", "b", "a", "a")).chosen == ("a", "b")


def test_if_a_raise_would_cost_more_than_the_budget_the_outcome_before_it_holds():
    # Each holds 5. Only raised to 6 can a be paid, and then so can b, which the budget does not allow.
    outcome = equal_shares(approvals(10, {"a": 6, "b": 6}, "a", "b"))

    assert outcome.chosen == ()
    assert outcome.ranking == (("a", "b"),)


def test_points_say_how_much_each_pays():
    # Each holds 6. a: 1 + 3 points share 8, so they pay 2 and 6; b then costs 4 and its supporter has 4 left.
    assert equal_shares(points(12, {"a": 8, "b": 4}, {"a": 1, "b": 1}, {"a": 3})).chosen == ("a", "b")


def test_equal_prices_go_by_id_as_text():
    assert equal_shares(approvals(10, {"9": 5, "10": 5, "2": 5}, ["9", "10", "2"])).chosen == ("10", "2")


def test_what_costs_nothing_is_chosen_for_its_points_but_satisfies_nobody_by_its_cost():
    assert equal_shares(points(4, {"a": 0, "b": 4}, {"a": 1, "b": 1})).chosen == ("a", "b")
    assert equal_shares(approvals(4, {"a": 0, "b": 4}, "ab")).chosen == ("b",)


def test_an_empty_ballot_has_its_share_too_and_no_ballots_choose_nothing():
    # Each holds 2 of 6; with two empty ballots a (4) must wait for a raise to 4.
    assert equal_shares(approvals(6, {"a": 4, "b": 9}, "ab", "", "")).chosen == ("a",)
    assert equal_shares(approvals(6, {"a": 4})).chosen == ()


def test_points_of_none_or_fewer_are_no_support():
    assert equal_shares(points(9, {"a": 1, "b": 1}, {"a": 0, "b": -3})).chosen == ()


def test_a_long_way_of_raises_is_passed_over_quickly():
    # Each holds 1, and a million is needed: add1 would take a million steps.
    election = approvals(8_000_000, {"a": 3_000_000, "b": 5_000_000, "c": 999_999}, *["a"] * 3, *["b"] * 5)
    crowd = replace(election, ballots={**election.ballots, (): 7_999_992})

    assert equal_shares(crowd).chosen == ("b", "a")


@given(budget_elections, st.randoms(use_true_random=False))
def test_the_order_of_ballots_and_of_projects_never_matters(election, random):
    costs, ballots = list(election.costs.items()), list(election.ballots.items())
    random.shuffle(costs)
    random.shuffle(ballots)

    assert equal_shares(replace(election, costs=dict(costs), ballots=dict(ballots))) == equal_shares(election)


@given(budget_elections)
def test_never_more_is_spent_than_there_is_and_each_project_is_ranked_once(election):
    outcome = equal_shares(election)

    assert sum(election.costs[project] for project in outcome.chosen) <= election.budget
    assert sorted(project for rank in outcome.ranking for project in rank) == sorted(election.costs)


@given(budget_elections, crowds)
def test_add1_gives_what_walking_every_step_gives(election, crowd):
    market = Market.of(election)
    assert equal_shares(election, crowd).chosen == (
        *market.free,
        *_walked(market, Fraction(market.budget, election.voters)),
    )


@given(budget_elections, st.integers(0, 20), crowds)
def test_the_highest_price_is_not_below_the_true_one(election, raised, crowd):
    market = Market.of(election)
    books = Books(market, crowd)
    money = Fraction(market.budget, election.voters) + raised * market.unit
    found, exact = sure(run(books, money, Rounding.OVER)), run(books, money, Rounding.EXACT)

    if found is not None:
        pairs = list(zip(found, exact, strict=True))
        assert all(purchase.price >= true.price * books.fineness for purchase, true in pairs)
        assert [purchase.all_rich for purchase, _ in pairs] == [true.all_rich for _, true in pairs]


@given(budget_elections, st.integers(0, 3), st.integers(0, 20), crowds)
def test_what_is_proven_to_hold_up_to_a_raise_holds_at_every_raise_below_it(election, start, further, crowd):
    market = Market.of(election)
    books = Books(market, crowd)
    low = Fraction(market.budget, election.voters) + start * market.unit
    rounded = run(books, low, Rounding.OVER)
    found, order = sure(rounded) or checked(books, rounded, low), _order(market, low)

    assert found is None or [purchase.project for purchase in found] == order
    if found is not None and proven(books, found, low + further * market.unit):
        assert [_order(market, low + step * market.unit) for step in range(further + 1)] == [order] * (further + 1)


def _order(market, money):
    return [purchase.project for purchase in run(Books(market), money, Rounding.EXACT)]


def _walked(market, money):
    before = []
    while True:
        outcome = _order(market, money)
        left = market.budget - sum(market.costs[project] for project in outcome)
        if left < 0:
            return [market.names[project] for project in before]
        if market.nothing_fits(outcome, left):
            return [market.names[project] for project in outcome]
        before, money = outcome, money + market.unit
