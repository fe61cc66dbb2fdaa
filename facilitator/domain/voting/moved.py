"""What moved between two rounds: every action before and after, from the counts alone; nobody is followed.

Two counts are laid side by side. No ballot of the one is ever looked up in the other: both are lists without names,
sorted by content, and any order of either gives the same picture.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction

from facilitator.domain.voting.ballot import Axis, BallotKind
from facilitator.domain.voting.carrying import Origins, carrier
from facilitator.domain.voting.groups import LADDER, Group, GroupRule
from facilitator.domain.voting.kinds.dots import SUPPORTERS
from facilitator.domain.voting.kinds.matrix import judges
from facilitator.domain.voting.tally import CountedBallot, Row, rows
from facilitator.domain.voting.terms import Terms


class Fate(StrEnum):
    """What became of an action between two rounds."""

    KEPT = "kept"
    MERGED = "merged"
    ADDED = "added"
    DROPPED = "dropped"


@dataclass(frozen=True)
class Round:
    """One counted vote: its terms, its numbered actions, its anonymous ballots and the groups it shows.

    `known` are rows that were counted before, by key of the group, of all together under no key.
    """

    terms: Terms
    actions: Sequence[tuple[str, int]]
    ballots: Sequence[CountedBallot]
    groups: Sequence[Group] = ()
    known: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The count of all ballots."""
        return self.known.get("") or rows(self.terms, self.actions, self.ballots)

    def of(self, group: Group) -> "Round":
        """Return the part of this vote that a group cast, be it of several groups shown apart."""
        inside = {one.key for one in self.groups if set(one.roles) <= set(group.roles)}
        known = {"": self.known[group.key]} if group.key in self.known else {}
        ballots = [ballot for ballot in self.ballots if ballot.group in inside]
        return replace(self, ballots=ballots, groups=(), known=known)


@dataclass(frozen=True)
class Figure:
    """How an action stood in one round: so many people of so many, and which place that was."""

    people: int
    ballots: int
    rank: int

    @property
    def share(self) -> Fraction:
        """The share of the ballots; nothing of nothing is nothing."""
        return Fraction(self.people, self.ballots) if self.ballots else Fraction(0)


@dataclass(frozen=True)
class GroupMove:
    """One action before and after, among one group."""

    group: Group
    before: Figure | None
    after: Figure | None


@dataclass(frozen=True)
class Move:
    """One action: what became of it, and its figures; `number` is that of the last round it was in.

    `earlier` are its actions in the first round, by number; of a merged action there are more than one.
    """

    action: str
    number: int
    fate: Fate
    earlier: tuple[tuple[str, int], ...]
    before: Figure | None
    after: Figure | None
    groups: tuple[GroupMove, ...] = ()

    @property
    def places(self) -> int:
        """How many places it rose, below 0 how many it fell; 0 where one of both rounds is without it."""
        return self.before.rank - self.after.rank if self.before and self.after else 0

    @property
    def points(self) -> Fraction:
        """By how much its share grew, below 0 by how much it shrank; 0 where one of both rounds is without it."""
        return self.after.share - self.before.share if self.before and self.after else Fraction(0)


@dataclass(frozen=True)
class Moved:
    """Two rounds side by side, as the second ended; `alike` says that shares mean the same in both."""

    kind: BallotKind
    first_kind: BallotKind
    alike: bool
    before: int
    after: int
    moves: tuple[Move, ...]
    groups: tuple[Group, ...] = ()

    @property
    def merges(self) -> bool:
        """Say whether some action holds several of the first round."""
        return any(move.fate is Fate.MERGED for move in self.moves)


def moved(before: Round, after: Round, origins: Origins) -> Moved:
    """Return what moved from one counted vote to another; `origins` says of each later action which earlier it holds."""
    held = _held(before, after, origins)
    dropped = [(action, number) for action, number in before.actions if action not in _all(held)]
    linked: Origins = held | {action: (action,) for action, _ in dropped}
    groups = common(before, after)
    pairs = [(None, before, after), *((group, before.of(group), after.of(group)) for group in groups)]
    figures = [(group, _as_later(one, linked), _figures(other)) for group, one, other in pairs]
    moves = [_move(action, number, before, held.get(action, ()), figures) for action, number in after.actions]
    moves += [_move(action, number, before, (action,), figures) for action, number in dropped]
    return Moved(
        after.terms.kind, before.terms.kind, _is_alike(before.terms, after.terms), len(before.ballots),
        len(after.ballots), tuple(sorted(moves, key=_place)), groups,
    )  # fmt: skip


def common(before: Round, after: Round) -> tuple[Group, ...]:
    """Return the finest groups of the ladder that hold those of both votes, where they voted in both; the coarser hold."""
    shown = (*before.groups, *after.groups)
    if not before.groups or not after.groups:
        return ()
    rung = next((rung for rung in GroupRule if all(_inside(group, LADDER[rung]) for group in shown)), None)
    wide = LADDER[rung] if rung is not None else ()
    return tuple(group for group in wide if before.of(group).ballots and after.of(group).ballots)


def _inside(group: Group, wide: Sequence[Group]) -> bool:
    return any(set(group.roles) <= set(one.roles) for one in wide)


def _held(before: Round, after: Round, origins: Origins) -> dict[str, tuple[str, ...]]:
    """Return which actions of the first round each later one holds: itself where it was there, else what it was made of."""
    known = [action for action, _ in before.actions]
    held = {}
    for action, _ in after.actions:
        wanted = (action,) if action in known else tuple(origins.get(action, ()))
        if found := tuple(one for one in known if one in wanted):
            held[action] = found
    return held


def _all(held: Origins) -> set[str]:
    return {one for earlier in held.values() for one in earlier}


def _as_later(vote: Round, linked: Origins) -> Mapping[str, Figure]:
    """Return the figures of the first vote by later action; where some were merged, as if they had been one on its ballots."""
    if all(len(earlier) == 1 for earlier in linked.values()):
        figures = _figures(vote)
        return {action: figures[earlier[0]] for action, earlier in linked.items()}
    carry = carrier(vote.terms.kind, linked)
    ballots = [replace(ballot, choices=carry(ballot.choices)) for ballot in vote.ballots]
    terms = replace(vote.terms, actions=frozenset(linked))
    return _figures(Round(terms, [(action, place) for place, action in enumerate(linked, 1)], ballots))


def _figures(vote: Round) -> Mapping[str, Figure]:
    ballots = len(vote.ballots)
    if vote.terms.kind is BallotKind.MATRIX:
        ballots = judges([ballot.choices for ballot in vote.ballots], Axis.EFFECT)
    return {row.action: Figure(_people(row, vote.terms.kind), ballots, row.rank) for row in vote.rows}


def _people(row: Row, kind: BallotKind) -> int:
    """How many people back an action; dots say how often, so there it is who gave any."""
    return row.answers.get(SUPPORTERS, 0) if kind is BallotKind.DOTS else row.votes


def _move(action: str, number: int, before: Round, earlier: Sequence[str],
          figures: Sequence[tuple[Group | None, Mapping[str, Figure], Mapping[str, Figure]]]) -> Move:  # fmt: skip
    (_, one, other), *apart = figures
    groups = tuple(GroupMove(group, old.get(action), new.get(action)) for group, old, new in apart if group is not None)
    of = tuple((found, place) for found, place in before.actions if found in earlier)
    return Move(action, number, _fate(action, of, other), of, one.get(action), other.get(action), groups)


def _fate(action: str, earlier: Sequence[object], after: Mapping[str, Figure]) -> Fate:
    if action not in after:
        return Fate.DROPPED
    if not earlier:
        return Fate.ADDED
    return Fate.MERGED if len(earlier) > 1 else Fate.KEPT


def _is_alike(one: Terms, other: Terms) -> bool:
    """Say whether a share means the same in both votes: as many picks, as much money, judged by the same people."""
    return (one.kind, one.k, one.cap, one.total, one.split) == (
        other.kind,
        other.k,
        other.cap,
        other.total,
        other.split,
    )


def _place(move: Move) -> tuple[bool, int, int, str]:
    """Those of the last round first, best first; then what was dropped, as it stood."""
    figure = move.after or move.before
    return (move.after is None, figure.rank if figure else 0, move.number, move.action)
