"""Frames of the policy: the axes along which an action has a place, and which of them a trajectory works with."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

Tags = Mapping[str, tuple[str, ...]]

OWN = "eigen"


@dataclass(frozen=True)
class Place:
    """One principle, lever, degree, domain or target group; `follows` are places in other frames that imply it."""

    code: str
    title: str
    hint: str = ""
    follows: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Axis:
    """A row of places: a frame of principles, the degrees of the divide, the domains or the target groups."""

    name: str
    title: str
    places: tuple[Place, ...]

    @property
    def codes(self) -> frozenset[str]:
        """The codes of its places."""
        return frozenset(place.code for place in self.places)


@dataclass(frozen=True)
class Frames:
    """`principles` are the frames that a trajectory chooses one of; `beside` are the axes that always count."""

    principles: tuple[Axis, ...]
    beside: tuple[Axis, ...]

    def choices(self, own: Axis | None = None) -> tuple[Axis, ...]:
        """Return the frames to choose from, the municipality's own last."""
        return (*self.principles, own) if own and own.places else self.principles

    def chosen(self, name: str, own: Axis | None = None) -> Axis:
        """Return the frame of this name; the first where it is not known any more, so that a page never breaks."""
        return next((axis for axis in self.choices(own) if axis.name == name), self.principles[0])

    def axes(self, name: str, own: Axis | None = None) -> tuple[Axis, ...]:
        """Return the chosen frame, and then the axes that always count."""
        return (self.chosen(name, own), *self.beside)


def placed(tags: Tags, axis: Axis) -> tuple[Place, ...]:
    """Return the places of an action on an axis: those that were said, or those that follow from another frame."""
    found = frozenset(tags[axis.name]) if axis.name in tags else frozenset(_following(tags, axis))
    return tuple(place for place in axis.places if place.code in found)


def follows(tags: Tags, axis: Axis) -> bool:
    """Say whether nobody placed the action on this axis, and its places follow from another frame."""
    return axis.name not in tags and any(_following(tags, axis))


def said(tags: Tags, axis: Axis, codes: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """Return the tags with these places on this axis; what stands on other axes, or on places gone from it, stays."""
    lost = tuple(code for code in tags.get(axis.name, ()) if code not in axis.codes)
    kept = tuple(place.code for place in axis.places if place.code in codes)
    return {**tags, axis.name: (*kept, *lost)}


def _following(tags: Tags, axis: Axis) -> Iterator[str]:
    for place in axis.places:
        if any(code in tags.get(frame, ()) for frame, code in place.follows):
            yield place.code
