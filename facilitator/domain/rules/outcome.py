"""What a rule says: what it chooses, and how it ranks all there is."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Outcome:
    """`chosen` in the order of choice; `ranking` holds every id once, those of one rank together, sorted as text."""

    chosen: tuple[str, ...]
    ranking: tuple[tuple[str, ...], ...]


def ranked(scores: Mapping[str, int | Fraction] | Mapping[str, int]) -> tuple[tuple[str, ...], ...]:
    """Return the ids by score, the highest first; equal scores share a rank."""
    ranks: dict[Fraction | int, list[str]] = {}
    for name in sorted(scores):
        ranks.setdefault(scores[name], []).append(name)
    return tuple(tuple(ranks[score]) for score in sorted(ranks, reverse=True))
