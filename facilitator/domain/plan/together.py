"""What the actions of one plan hold together: texts that occur twice, and what hangs under what."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from .goals import Goal, Level

UNIQUE = ("AC_code", "AC_korte_omschrijving")
UNDER: Mapping[str, str] = {"AP_code": "BD_code", "BD_code": "SD_code"}


@dataclass(frozen=True)
class Together:
    """An index of a plan: counts of what must stand once, parents as actions name them, and the municipality's tree."""

    counts: Mapping[tuple[str, str], int]
    parents: Mapping[tuple[str, str], frozenset[str]]
    goals: Mapping[tuple[Level, str], Goal]

    def stands_twice(self, name: str, text: str) -> bool:
        """Say whether more than one action has this text in this field, whatever its capitals and spaces."""
        return self.counts.get((name, folded(text)), 0) > 1

    def parents_of(self, name: str, code: str) -> frozenset[str]:
        """Return under which codes the actions hang this one; more than one is a contradiction."""
        return self.parents.get((name, code), frozenset())

    def goal(self, level: Level, code: str) -> Goal | None:
        """Return a node of the municipality's tree."""
        return self.goals.get((level, code))


def together(texts: Collection[Callable[[str], str]], goals: Iterable[Goal]) -> Together:
    """Return the index of actions, each given as what reads its fields, and of a tree."""
    found = Counter((name, folded(text(name))) for text in texts for name in UNIQUE if text(name))
    parents: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for text in texts:
        for child, parent in UNDER.items():
            if text(child) and text(parent):
                parents[child, text(child)].add(text(parent))
    told = {place: frozenset(codes) for place, codes in parents.items()}
    return Together(found, told, {(goal.level, goal.code): goal for goal in goals})


def folded(text: str) -> str:
    """Return a text by which people know it again: without capitals and needless spaces."""
    return " ".join(text.casefold().split())
