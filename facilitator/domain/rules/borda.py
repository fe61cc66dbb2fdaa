"""Borda: a candidate earns a point for each candidate it stands above on a ballot, and loses one for each above it."""

from facilitator.domain.rules.outcome import Outcome, ranked
from facilitator.domain.rules.rank_election import RankElection


def borda(election: RankElection) -> Outcome:
    """Rank by points; the first rank is chosen. On whole orders this ranks as m-1, m-2 … 0 points do."""
    ranking = ranked(scores(election))
    return Outcome(ranking[0] if ranking else (), ranking)


def scores(election: RankElection) -> dict[str, int]:
    """Return the points; those whom a ballot leaves out share its last place."""
    total = len(election.candidates)
    everyone = 0
    relative = dict.fromkeys(election.candidates, 0)
    for order, times in election.ballots.items():
        # All get what a candidate that is left out gets, and those who are named the difference.
        named = len(order)
        everyone -= named * times
        for place, candidate in enumerate(order):
            relative[candidate] += (total - 1 - 2 * place + named) * times
    return {candidate: points + everyone for candidate, points in relative.items()}
