"""Schulze: one candidate beats another when its strongest chain of majorities to it is stronger than the way back."""

from collections.abc import Mapping

from facilitator.domain.rules.outcome import Outcome
from facilitator.domain.rules.rank_election import RankElection, preferences

Strengths = dict[str, dict[str, int]]


def schulze(election: RankElection) -> Outcome:
    """Rank by the beating relation: first whom nobody beats, then whom nobody of the rest beats, and so on."""
    ranking = _layers(strongest_chains(margins(preferences(election))))
    return Outcome(ranking[0] if ranking else (), ranking)


def margins(above: Mapping[str, Mapping[str, int]]) -> Strengths:
    """Return by how many people each majority wins; 0 where there is none."""
    return {one: {other: max(0, row[other] - above[other][one]) for other in row} for one, row in above.items()}


def strongest_chains(links: Strengths) -> Strengths:
    """Return for every two the strength of the strongest chain, which is that of its weakest link."""
    strengths = {one: dict(row) for one, row in links.items()}
    for middle, onward in strengths.items():
        for one, row in strengths.items():
            first = row[middle]
            if first and one != middle:
                for other, second in onward.items():
                    row[other] = max(row[other], min(first, second))
    return strengths


def _layers(strengths: Strengths) -> tuple[tuple[str, ...], ...]:
    beaten_by = {
        one: {other for other in strengths if other != one and strengths[other][one] > strengths[one][other]}
        for one in strengths
    }
    ranks = []
    while beaten_by:
        rank = tuple(sorted(one for one, winners in beaten_by.items() if winners.isdisjoint(beaten_by)))
        ranks.append(rank)
        for one in rank:
            del beaten_by[one]
    return tuple(ranks)
