"""Effect against effort: every action at the mean of what was judged, with how far opinions lie apart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin, sqrt

from facilitator.domain.ideas.idea import Action
from facilitator.domain.text import N_
from facilitator.domain.voting.ballot import Axis
from facilitator.domain.voting.tally import Row, Tally
from facilitator.views.pictures.picture import Cell, Picture, Point, Scale, named, tenth
from facilitator.views.words import Words

STEPS = (1, 2, 3)
WIDTH, HEIGHT = 360, 366
LEFT, RIGHT, TOP, BOTTOM = 20, 340, 34, 330
RADIUS = 13
# Half the lines at the ends of the scales, so that a marker there is not cut off.
ROOM = 16
TURNS = 16


@dataclass(frozen=True)
class Judged:
    """What was said of one action on one axis: how often each step."""

    steps: tuple[int, int, int]

    @property
    def people(self) -> int:
        """How many judged it."""
        return sum(self.steps)

    @property
    def mean(self) -> float:
        """The mean step, from 1 to 3."""
        return sum(step * n for step, n in zip(STEPS, self.steps, strict=True)) / self.people

    @property
    def spread(self) -> float:
        """How far from the mean people are (the standard deviation): 0 where all say the same, 1 at most."""
        squares = sum((step - self.mean) ** 2 * n for step, n in zip(STEPS, self.steps, strict=True))
        return sqrt(squares / self.people)


@dataclass(frozen=True)
class Spot:
    """One action: its marker, the point that it stands for, and the ends of its spread each way."""

    number: int
    at: Point
    true: Point
    left: float
    right: float
    top: float
    bottom: float

    @property
    def is_moved(self) -> bool:
        """Say whether the marker stands beside its point, since another is there."""
        return self.at != self.true


@dataclass(frozen=True)
class Matrix:
    """The picture of a matrix vote; actions that nobody judged on both axes are in its table only."""

    picture: Picture
    spots: tuple[Spot, ...]
    left: int = LEFT
    right: int = RIGHT
    top: int = TOP
    bottom: int = BOTTOM
    radius: int = RADIUS


def matrix(tally: Tally, actions: Sequence[Action], key: str = "matrix") -> Matrix:
    """Return the picture of this vote; whoever stands higher in the result is placed first."""
    titles = {action.id: action.title for action in actions}
    ranked = sorted(tally.rows, key=lambda row: (row.rank, row.number))
    return Matrix(_picture(ranked, titles, key), _spots(ranked))


def judged(row: Row, axis: Axis) -> Judged:
    """Return what was said of an action on this axis."""
    one, two, three = (row.answers.get(f"{axis.value}_{step}", 0) for step in STEPS)
    return Judged((one, two, three))


def _picture(rows: Sequence[Row], titles: Mapping[str, str], key: str) -> Picture:
    return Picture(
        kind="matrix",
        key=key,
        title=Words(N_("Hoeveel helpt het, en hoeveel moeite kost het?")),
        told=Words(
            N_("Hoger helpt meer, naar rechts kost meer moeite. Strepen tonen hoe ver meningen uit elkaar liggen.")
        ),
        width=WIDTH,
        height=HEIGHT,
        heads=(Words(N_("Actie")), Words(N_("Helpt weinig, wat, veel")), Words(N_("Weinig, wat, veel moeite"))),
        rows=tuple(
            (named(row.number, titles.get(row.action, "")), *(_counts(judged(row, axis)) for axis in Axis))
            for row in rows
        ),
    )


def _counts(said: Judged) -> Cell:
    if not said.people:
        return Words(N_("niemand"))
    one, two, three = said.steps
    return Words(
        N_("%(one)s, %(two)s, %(three)s van %(all)s"), {"one": one, "two": two, "three": three, "all": said.people}
    )


def _spots(rows: Sequence[Row]) -> tuple[Spot, ...]:
    across, up = Scale(1, 3, LEFT + ROOM, RIGHT - ROOM), Scale(1, 3, BOTTOM - ROOM, TOP + ROOM)
    spots: list[Spot] = []
    for row in rows:
        effect, effort = judged(row, Axis.EFFECT), judged(row, Axis.EFFORT)
        if effect.people and effort.people:
            true = Point(across.at(effort.mean), up.at(effect.mean))
            spots.append(Spot(
                number=row.number, at=_free(true, [spot.at for spot in spots]), true=true,
                left=across.at(effort.mean - effort.spread), right=across.at(effort.mean + effort.spread),
                top=up.at(effect.mean + effect.spread), bottom=up.at(effect.mean - effect.spread),
            ))  # fmt: skip
    return tuple(spots)


def _free(point: Point, taken: Sequence[Point]) -> Point:
    """Return the nearest place where a marker covers no other, looked for ring by ring, from above on."""
    if _is_free(point, taken):
        return point
    for ring in range(1, HEIGHT // RADIUS):
        for turn in range(TURNS):
            angle = 2 * pi * turn / TURNS
            far = ring * RADIUS / 1.5
            place = Point(tenth(point.x + far * sin(angle)), tenth(point.y - far * cos(angle)))
            if _is_inside(place) and _is_free(place, taken):
                return place
    return point


def _is_inside(place: Point) -> bool:
    return LEFT + RADIUS < place.x < RIGHT - RADIUS and TOP + RADIUS < place.y < BOTTOM - RADIUS


def _is_free(place: Point, taken: Sequence[Point]) -> bool:
    return all(hypot(place.x - other.x, place.y - other.y) > 2 * RADIUS + 1 for other in taken)
