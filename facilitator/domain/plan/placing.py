"""Where an action may hang: the plans of action of the municipality's tree, found by code or by words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from facilitator.domain.bbc.words import NO_PLACE
from facilitator.domain.refusals import InvalidInput
from facilitator.domain.text import without_accents

from .goals import Level
from .item import PlanItem
from .tree import Node

FIELDS = ("SD_code", "SD_kort", "BD_code", "BD_kort", "AP_code", "AP_kort")
QUERY_LIMIT, MOST_LIKELY = 200, 3
_WORD_LENGTH, _STEM = 3, 6
# Words that stand in many descriptions, and bring nobody nearer to a place.
_COMMON = frozenset(
    (
        "aan als bij dat die door een elk elke geen hen het hoe hun iedereen kan maak meer met naar niet nog onze ons ook "
        "open over per samen uit van voor waar wat wie wij zij zodat digitaal digitale gemeente inwoners mensen"
    ).split()
)


@dataclass(frozen=True)
class Place:
    """A plan of action with what it hangs under; a goal that is nowhere described has only its code."""

    plan: Node
    goal: Node
    strategic: Node

    @property
    def fields(self) -> Mapping[str, str]:
        """What an action says that hangs here."""
        nodes = (self.strategic, self.goal, self.plan)
        return dict(zip(FIELDS, (text for node in nodes for text in (node.code, node.short)), strict=True))

    @property
    def above(self) -> tuple[Node, ...]:
        """What the plan hangs under, from the top down, as far as it is known."""
        return tuple(node for node in (self.strategic, self.goal) if node.code)


def places(tree: Iterable[Node]) -> tuple[Place, ...]:
    """Return every plan of action of a tree as a place, in the order of the tree."""
    nodes = tuple(tree)
    known = {(node.level, node.code): node for node in nodes}
    made = []
    for plan in nodes:
        if plan.level is Level.ACTION_PLAN and plan.code:
            goal = known.get((Level.GOAL, plan.parent), Node(Level.GOAL, plan.parent))
            strategic = known.get((Level.STRATEGIC, goal.parent), Node(Level.STRATEGIC, goal.parent))
            made.append(Place(plan, goal, strategic))
    return tuple(made)


def found(where: Sequence[Place], query: str) -> tuple[Place, ...]:
    """Return the places that hold every word of a query, those whose own code or words match first."""
    words = without_accents(query[:QUERY_LIMIT]).split()
    scored = [(_score(place, words), n, place) for n, place in enumerate(where)]
    return tuple(place for score, _, place in sorted(scored, key=lambda one: (-one[0], one[1])) if score)


def likely(where: Sequence[Place], item: PlanItem) -> tuple[Place, ...]:
    """Return the few places whose words look most like those of an action; none where nothing does."""
    said = _stems(f"{item.title} {item.text('AC_lange_omschrijving')[:QUERY_LIMIT]} {item.text('doelgroep')}")
    scored = []
    for n, place in enumerate(where):
        own, above = _stems(place.plan.short), _stems(f"{place.goal.short} {place.strategic.short}")
        scored.append((3 * len(said & own) + len(said & above), n, place))
    best = sorted(scored, key=lambda one: (-one[0], one[1]))[:MOST_LIKELY]
    return tuple(place for score, _, place in best if score)


def chosen(where: Sequence[Place], choice: object) -> Mapping[str, str]:
    """Return what an action says that hangs where somebody chose: under a plan of action, or nowhere (yet)."""
    if choice in NO_PLACE:
        return {name: str(choice) if name == "AP_code" else "" for name in FIELDS}
    place = next((one for one in where if one.plan.code == choice), None)
    if place is None:
        raise InvalidInput("Kies een actieplan uit de lijst.")
    return place.fields


def standing(item: PlanItem) -> Mapping[str, str]:
    """What an action says of its place now."""
    return {name: item.text(name) for name in FIELDS}


def version(item: PlanItem) -> int:
    """The version of a place: as new as all its fields together."""
    return sum(item.field(name).version for name in FIELDS)


def _score(place: Place, words: Sequence[str]) -> int:
    """How well a place answers words; 0 where one of them is nowhere."""
    code, own = without_accents(place.plan.code), without_accents(place.plan.short)
    path = without_accents(" ".join(f"{node.code} {node.short}" for node in place.above))
    score = 1
    for word in words:
        if word not in code and word not in own and word not in path:
            return 0
        score += 9 * (word == code) + 6 * code.startswith(word) + 3 * (word in own) + (word in code)
    return score


def _stems(text: str) -> frozenset[str]:
    """The words of a text that say something, cut short so that «formulier» meets «formulieren»."""
    words = (word.strip(".,:;!?«»()") for word in without_accents(text).split())
    return frozenset(word[:_STEM] for word in words if len(word) >= _WORD_LENGTH and word not in _COMMON)
