"""Equal shares: every ballot holds an equal part of the budget, and supporters buy what they want together.

A project is bought by its supporters, who pay in proportion to their satisfaction, or all they have left if that is
less. The price of a project is what one point of satisfaction then costs; the cheapest is bought first, ties by id,
until no project can be paid by its supporters. Satisfaction is the cost of the project on ballots that approve, and
the points on ballots that give points; who gives none or fewer does not support. A project whose supporters get no
satisfaction from it (one that costs nothing, on ballots that approve) is not bought; one that costs nothing and has
points is.

Money mostly remains. The rule is then run anew with 1 more for every ballot, and again, until the first outcome that
leaves nothing affordable within the real budget; if an outcome first costs more than the budget, the one before it
holds (the completion called add1). `purchases.py` keeps the money of one run, `raises.py` runs and passes over raises that change nothing.
"""

from facilitator.domain.rules.books import CROWD
from facilitator.domain.rules.budget_election import BudgetElection, votes
from facilitator.domain.rules.market import Market
from facilitator.domain.rules.outcome import Outcome, ranked
from facilitator.domain.rules.raises import Raises


def equal_shares(election: BudgetElection, crowd: int = CROWD) -> Outcome:
    """Choose by equal shares, completed by add1; in the ranking the others follow by votes.

    The money of `crowd` people or more is kept in columns, which is quicker and chooses the same.
    """
    market = Market.of(election)
    bought = [market.names[project] for project in _completed(Raises(market, crowd), market)] if election.voters else []
    chosen = (*market.free, *bought)
    others = {project: got for project, got in votes(election).items() if project not in chosen}
    return Outcome(chosen, (*((project,) for project in chosen), *ranked(others)))


def _completed(raises: Raises, market: Market) -> tuple[int, ...]:
    before: tuple[int, ...] = ()
    while True:
        outcome = raises.outcome()
        cost = sum(market.costs[project] for project in outcome)
        if cost > market.budget:
            return before
        if market.nothing_fits(outcome, market.budget - cost):
            return outcome
        before = outcome
        raises.go_on()
