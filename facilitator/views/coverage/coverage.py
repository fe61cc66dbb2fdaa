"""What the page of coverage shows: the actions in their order, where they stand, and what the chosen ones leave empty."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from facilitator.domain.coverage.alarm import Alarm, alarm
from facilitator.domain.coverage.frames import Axis, Place, follows, placed
from facilitator.domain.coverage.matrix import Line, lines
from facilitator.domain.ideas.idea import Action
from facilitator.domain.sessions.session import Step
from facilitator.domain.voting.tally import Tally, at_the_cut

BEST = 5


@dataclass(frozen=True)
class Question:
    """What one wants to see: by which counted vote, how many of the best or exactly which actions, crossed with what."""

    vote: str = ""
    best: int = BEST
    chosen: tuple[str, ...] | None = None
    across: str = ""


@dataclass(frozen=True)
class Placing:
    """The places of one action on one axis; `follows`: nobody said them, they come from another frame."""

    axis: Axis
    places: tuple[Place, ...]
    follows: bool


@dataclass(frozen=True)
class ActionLine:
    """One action of the list: its rank in the vote, whether it is chosen, and where it stands on every axis."""

    action: Action
    rank: int | None
    chosen: bool
    placings: tuple[Placing, ...]


@dataclass(frozen=True)
class CoverageView:
    """The matrix of the frame crossed with one axis, the alarm, and all actions; `vote` is empty before any count."""

    base: str
    frame: Axis
    across: Axis
    beside: tuple[Axis, ...]
    vote: Step | None
    votes: tuple[Step, ...]
    best: int
    by_hand: bool
    lines: tuple[Line, ...]
    columns: tuple[Line, ...]
    alarm: Alarm
    actions: tuple[ActionLine, ...]

    @property
    def chosen(self) -> tuple[Action, ...]:
        """The actions that are chosen, in the order of the list."""
        return tuple(line.action for line in self.actions if line.chosen)

    @property
    def to_place(self) -> tuple[Action, ...]:
        """The actions without a place in the frame."""
        return tuple(line.action for line in self.actions if not line.placings[0].places)

    @property
    def cut(self) -> int | None:
        """Before which line of the list the chosen best end; None where they do not stand together on top."""
        first = next((n for n, line in enumerate(self.actions) if not line.chosen), len(self.actions))
        together = first == len(self.chosen) and 0 < first < len(self.actions)
        return first if together else None


def coverage(
    base: str, axes: Sequence[Axis], actions: Sequence[Action], votes: Sequence[Step], tally: Tally | None, asked: Question
) -> CoverageView:  # fmt: skip
    """Return what is covered by the best of a counted vote, by what one chose by hand, or by all before any count."""
    frame, *beside = axes
    ranks = {row.action: row.rank for row in tally.rows} if tally else {}
    chosen = _chosen(actions, tally, asked)
    ordered = sorted(actions, key=lambda action: (ranks.get(action.id, len(actions) + 1), action.number))
    across = next((axis for axis in beside if axis.name == asked.across), beside[0])
    return CoverageView(
        base=base,
        frame=frame,
        across=across,
        beside=tuple(beside),
        vote=next((step for step in votes if step.id == asked.vote), None) if tally else None,
        votes=tuple(votes),
        best=asked.best,
        by_hand=asked.chosen is not None,
        lines=lines(frame, ordered, chosen, across),
        columns=lines(across, ordered, chosen),
        alarm=alarm(frame, ordered, chosen, ranks),
        actions=tuple(
            ActionLine(action, ranks.get(action.id), action.id in chosen, placings(action, axes)) for action in ordered
        ),
    )


def placings(action: Action, axes: Sequence[Axis]) -> tuple[Placing, ...]:
    """Return where an action stands on every axis."""
    return tuple(Placing(axis, placed(action.tags, axis), follows(action.tags, axis)) for axis in axes)


def _chosen(actions: Sequence[Action], tally: Tally | None, asked: Question) -> Collection[str]:
    if asked.chosen is not None:
        return frozenset(asked.chosen)
    if tally is not None:
        return frozenset(at_the_cut(tally.rows, asked.best))
    return frozenset(action.id for action in actions)
