"""Ballots that put candidates in order, best first."""

from collections.abc import Mapping
from dataclasses import dataclass

Order = tuple[str, ...]


@dataclass(frozen=True)
class RankElection:
    """`ballots` says how many people cast each order; whom an order leaves out stands below all that it names."""

    candidates: tuple[str, ...]
    ballots: Mapping[Order, int]


def preferences(election: RankElection) -> dict[str, dict[str, int]]:
    """Return for every two candidates how many people put the first above the second.

    Two candidates that a ballot leaves out are equal on it, and count for neither.
    """
    above = {one: dict.fromkeys(election.candidates, 0) for one in election.candidates}
    for order, times in election.ballots.items():
        below = set(election.candidates)
        for candidate in order:
            below.discard(candidate)
            row = above[candidate]
            for other in below:
                row[other] += times
    return above
