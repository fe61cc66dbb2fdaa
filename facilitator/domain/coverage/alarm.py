"""The alarm: places that the chosen actions leave empty, and the best-placed action that would fill each."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from facilitator.domain.coverage.frames import Axis, Place
from facilitator.domain.coverage.matrix import lines, unplaced
from facilitator.domain.ideas.idea import Action


@dataclass(frozen=True)
class Gap:
    """An empty place; `best` are the actions at the highest rank that fit it, several where they are tied, or none."""

    place: Place
    best: tuple[Action, ...]
    rank: int | None


@dataclass(frozen=True)
class Alarm:
    """What is empty; `unplaced` are chosen actions without a place: with one of them the picture may change."""

    gaps: tuple[Gap, ...]
    unplaced: tuple[Action, ...]

    @property
    def is_sure(self) -> bool:
        """Say whether every chosen action has a place."""
        return not self.unplaced


def alarm(axis: Axis, actions: Sequence[Action], chosen: Collection[str], ranks: Mapping[str, int]) -> Alarm:
    """Return what the chosen actions leave empty; without ranks every action that fits is named, by number."""
    gaps = tuple(
        _gap(line.place, line.spot.others, ranks) for line in lines(axis, actions, chosen) if line.spot.is_empty
    )
    return Alarm(gaps, unplaced(axis, [action for action in actions if action.id in chosen]))


def _gap(place: Place, candidates: Sequence[Action], ranks: Mapping[str, int]) -> Gap:
    ranked = [action for action in candidates if action.id in ranks]
    if not ranked:
        return Gap(place, tuple(candidates), None)
    rank = min(ranks[action.id] for action in ranked)
    return Gap(place, tuple(action for action in ranked if ranks[action.id] == rank), rank)
