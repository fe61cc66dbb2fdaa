"""A sentence of ours with values in it, which a template translates when it says it."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Words:
    """A sentence with places for values: `_(words.sentence, **words.values)` says it in a template."""

    sentence: str
    values: Mapping[str, object] = field(default_factory=dict)
