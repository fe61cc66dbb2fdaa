"""Elections small enough to count by hand, and the ones that Hypothesis makes up."""

from collections import Counter
from fractions import Fraction

from hypothesis import strategies as st

from facilitator.domain.rules.budget_election import BudgetElection, Marking
from facilitator.domain.rules.rank_election import RankElection

PROJECTS = ("1", "10", "2", "a", "b")


def approvals(budget, costs, *ballots):
    """Ballots as texts: «ab» approves of a and b."""
    counted = Counter(tuple((name, Fraction(1)) for name in sorted(ballot)) for ballot in ballots)
    return BudgetElection(Fraction(budget), _exact(costs), Marking.APPROVAL, dict(counted))


def points(budget, costs, *ballots):
    """Ballots as dictionaries of points."""
    counted = Counter(tuple((name, Fraction(ballot[name])) for name in sorted(ballot)) for ballot in ballots)
    return BudgetElection(Fraction(budget), _exact(costs), Marking.POINTS, dict(counted))


def orders(candidates, ballots):
    """Orders as texts with how often they were cast: `{"abc": 3}`."""
    return RankElection(tuple(candidates), {tuple(order): times for order, times in ballots.items()})


def _exact(costs):
    return {name: Fraction(cost) for name, cost in costs.items()}


def _budget_election(marking, budget, costs, ballots):
    make = approvals if marking is Marking.APPROVAL else points
    return make(budget, costs, *ballots)


_costs = st.fixed_dictionaries({name: st.integers(0, 12) for name in PROJECTS})
_amount = st.one_of(st.integers(0, 40), st.fractions(0, 40, max_denominator=4))
approval_elections = st.builds(
    _budget_election,
    st.just(Marking.APPROVAL),
    _amount,
    _costs,
    st.lists(st.lists(st.sampled_from(PROJECTS), unique=True), min_size=1, max_size=9),
)
points_elections = st.builds(
    _budget_election,
    st.just(Marking.POINTS),
    _amount,
    _costs,
    st.lists(st.dictionaries(st.sampled_from(PROJECTS), st.sampled_from([-1, 0, 1, 2, 5])), min_size=1, max_size=9),
)
budget_elections = st.one_of(approval_elections, points_elections)
rank_elections = st.builds(
    orders,
    st.just("abcde"),
    st.dictionaries(
        st.lists(st.sampled_from("abcde"), unique=True).map(tuple), st.integers(1, 5), min_size=1, max_size=8
    ),
)
