"""Most votes: go down the list by votes, and take each project that still fits the budget."""

from facilitator.domain.rules.budget_election import BudgetElection, votes
from facilitator.domain.rules.outcome import Outcome, ranked


def most_votes(election: BudgetElection) -> Outcome:
    """Choose by votes, ties by id; what no longer fits is passed over, also what nobody voted for may be chosen."""
    ranking = ranked(votes(election))
    chosen, left = [], election.budget
    for project in (project for rank in ranking for project in rank):
        if election.costs[project] <= left:
            chosen.append(project)
            left -= election.costs[project]
    return Outcome(tuple(chosen), ranking)
