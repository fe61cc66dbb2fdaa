"""How one action stands in a count: votes, score, what decides its rank, and how often each thing was said of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Standing:
    """`votes` is the number people read («12 van 18»); actions are ranked by `weight`, the larger the higher."""

    votes: int
    score: int
    weight: tuple[int, ...]
    said: Mapping[str, int] = field(default_factory=dict)
