"""What moved between two rounds: every action from where it stood to where it stands, as one line."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from facilitator.domain.sessions.rounds import SecondRound
from facilitator.domain.text import N_
from facilitator.domain.voting.moved import Fate, Figure, Move, Moved
from facilitator.views.pictures.picture import Cell, Picture, Point, Scale, named
from facilitator.views.words import Words

WIDTH, TOP, FOOT = 400, 44, 14
LEFT, RIGHT = 138, 262
MARKS = (106, 294)
RADIUS = 13
LINE = 2 * RADIUS + 2
LEAST = 240
UP, DOWN, LEVEL = "up", "down", "level"


@dataclass(frozen=True)
class End:
    """One end of a line: the point that it stands for, and its marker beside it with the number and «12 van 18».

    Where shares mean something else in both rounds, it says its place, for that is how high it stands.
    """

    number: int
    at: Point
    mark: Point
    said: Words


@dataclass(frozen=True)
class Slope:
    """The line of one action; without a first end it was added, without a last one it was dropped."""

    way: str
    first: End | None
    last: End | None


@dataclass(frozen=True)
class MovedPicture:
    """The picture of what moved."""

    picture: Picture
    slopes: tuple[Slope, ...]
    left: int = LEFT
    right: int = RIGHT
    top: int = TOP
    bottom: int = 0
    radius: int = RADIUS


def moved(rounds: SecondRound, key: str = "moved", most: int | None = None) -> MovedPicture:
    """Return the picture of what moved, the height of a line what part of the people backed it, or its place.

    `most` leaves out what stands lower, where there is room for so many only.
    """
    found = rounds.moved
    moves = found.moves if most is None else tuple(move for move in found.moves if move.after)[:most]
    bottom = TOP + max(LEAST, LINE * len(moves))
    slopes = _slopes(found, moves, bottom)
    return MovedPicture(_picture(rounds, moves, key, bottom + FOOT), slopes, bottom=bottom)


def change(move: Move) -> Words:
    """Return in words what became of the place of an action."""
    if move.fate is Fate.ADDED:
        return Words(N_("kwam erbij"))
    if move.fate is Fate.DROPPED:
        return Words(N_("viel weg"))
    if not move.places:
        return Words(N_("zelfde plaats"))
    n = abs(move.places)
    if move.places > 0:
        return Words(N_("1 plaats hoger")) if n == 1 else Words(N_("%(n)s plaatsen hoger"), {"n": n})
    return Words(N_("1 plaats lager")) if n == 1 else Words(N_("%(n)s plaatsen lager"), {"n": n})


def share(found: Figure) -> Words:
    """Return how many backed an action: «12 van 18»."""
    return Words(N_("%(votes)s van %(ballots)s"), {"votes": found.people, "ballots": found.ballots})


def place(found: Figure) -> Words:
    """Return its place: «plaats 2»."""
    return Words(N_("plaats %(rank)s"), {"rank": found.rank})


def figure(found: Figure | None) -> Cell:
    """Return how an action stood: «12 van 18, plaats 2»."""
    if found is None:
        return "–"
    return Words(
        N_("%(votes)s van %(ballots)s, plaats %(rank)s"),
        {"votes": found.people, "ballots": found.ballots, "rank": found.rank},
    )


def _picture(rounds: SecondRound, moves: Sequence[Move], key: str, height: int) -> Picture:
    told = (
        N_("Links de eerste keer, rechts nu. Hoger is een groter deel. Een dikke lijn stijgt, een streepjeslijn daalt.")
        if rounds.moved.alike
        else N_(
            "Links de eerste keer, rechts nu. Bovenaan is plaats 1. Een dikke lijn stijgt, een streepjeslijn daalt."
        )
    )
    return Picture(
        kind="moved",
        key=key,
        title=Words(N_("Wat verschoof sinds de vorige stemming?")),
        told=Words(told),
        width=WIDTH,
        height=height,
        heads=(Words(N_("Actie")), Words(N_("Eerst")), Words(N_("Nu")), Words(N_("Verschil"))),
        rows=tuple(
            (
                named(move.number, rounds.titles.get(move.action, "")),
                figure(move.before),
                figure(move.after),
                change(move),
            )
            for move in moves
        ),
    )


def _height(found: Moved, moves: Sequence[Move], bottom: int) -> Callable[[Figure], float]:
    """Say how high a figure stands: by its share where that means the same in both rounds, else by its place."""
    figures = [one for move in moves for one in (move.before, move.after) if one]
    if found.alike:
        highest = max((float(one.share) for one in figures), default=0.0) or 1.0
        shares = Scale(0, highest, bottom - RADIUS, TOP + RADIUS)
        return lambda one: shares.at(float(one.share))
    lowest = max((one.rank for one in figures), default=1)
    places = Scale(1, max(lowest, 2), TOP + RADIUS, bottom - RADIUS)
    return lambda one: places.at(one.rank)


def _slopes(found: Moved, moves: Sequence[Move], bottom: int) -> tuple[Slope, ...]:
    height, say = _height(found, moves, bottom), share if found.alike else place
    firsts = _ends([(move, move.before) for move in moves if move.before], height, say, (LEFT, MARKS[0]), bottom)
    lasts = _ends([(move, move.after) for move in moves if move.after], height, say, (RIGHT, MARKS[1]), bottom)
    return tuple(_slope(firsts.get(move.action), lasts.get(move.action)) for move in moves)


def _slope(first: End | None, last: End | None) -> Slope:
    if first is None or last is None or first.at.y == last.at.y:
        return Slope(LEVEL, first, last)
    return Slope(UP if last.at.y < first.at.y else DOWN, first, last)


def _ends(found: Sequence[tuple[Move, Figure]], height: Callable[[Figure], float], say: Callable[[Figure], Words],
          sides: tuple[int, int], bottom: int) -> dict[str, End]:  # fmt: skip
    """Place the markers of one side under each other, as near to their points as fits without covering another."""
    ordered = sorted(found, key=lambda one: (height(one[1]), one[1].rank, one[0].number))
    marks = _apart([height(one) for _, one in ordered], TOP + RADIUS, bottom - RADIUS)
    return {
        move.action: End(move.number, Point(sides[0], height(one)), Point(sides[1], mark), say(one))
        for (move, one), mark in zip(ordered, marks, strict=True)
    }


def _apart(wanted: Sequence[float], low: float, high: float) -> list[float]:
    """Return these heights, which rise, moved so little that each is a line from the next and all stay within bounds."""
    placed: list[float] = []
    for place in wanted:
        placed.append(max(place, placed[-1] + LINE if placed else low))
    limit = high
    for n in range(len(placed) - 1, -1, -1):
        placed[n] = round(min(placed[n], limit), 1)
        limit = placed[n] - LINE
    return placed
