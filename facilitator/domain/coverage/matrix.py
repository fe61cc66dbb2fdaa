"""The matrix: which chosen and other actions stand at each place, along one axis or where two axes cross."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from facilitator.domain.coverage.frames import Axis, Place, placed
from facilitator.domain.ideas.idea import Action


@dataclass(frozen=True)
class Spot:
    """The actions at one place: those that are chosen, and those that are not."""

    chosen: tuple[Action, ...] = ()
    others: tuple[Action, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Say whether nothing that is chosen stands here."""
        return not self.chosen


@dataclass(frozen=True)
class Line:
    """One place of an axis with what stands there; `cells` cross it with another axis, `beside` has no place there."""

    place: Place
    spot: Spot
    cells: tuple[Spot, ...] = ()
    beside: Spot = Spot()


def lines(
    axis: Axis, actions: Sequence[Action], chosen: Collection[str], across: Axis | None = None
) -> tuple[Line, ...]:
    """Return a line for every place of the axis, also for those where nothing stands, in the axis' order."""
    return tuple(_line(axis, place, actions, chosen, across) for place in axis.places)


def unplaced(axis: Axis, actions: Sequence[Action]) -> tuple[Action, ...]:
    """Return the actions that have no place on the axis yet: of them nobody can say what they cover."""
    return tuple(action for action in actions if not placed(action.tags, axis))


def _line(axis: Axis, place: Place, actions: Sequence[Action], chosen: Collection[str], across: Axis | None) -> Line:
    here = [action for action in actions if place in placed(action.tags, axis)]
    if across is None:
        return Line(place, _spot(here, chosen))
    cells = tuple(
        _spot([action for action in here if other in placed(action.tags, across)], chosen) for other in across.places
    )
    return Line(place, _spot(here, chosen), cells, _spot(unplaced(across, here), chosen))


def _spot(actions: Sequence[Action], chosen: Collection[str]) -> Spot:
    inside = tuple(action for action in actions if action.id in chosen)
    return Spot(inside, tuple(action for action in actions if action.id not in chosen))
