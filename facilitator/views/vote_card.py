"""What the console says of a vote: its rule and groups before it opens, and who is still missing, never by name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from facilitator.domain.ballot import BallotKind
from facilitator.domain.groups import SMALLEST_GROUP
from facilitator.domain.roles import Role
from facilitator.domain.room import Room
from facilitator.domain.session import Channel, Step, StepState


@dataclass(frozen=True)
class ChannelLine:
    """One way of voting: how many came in by it, of how many seats."""

    channel: str
    cast: int
    seats: int

    @property
    def missing(self) -> int:
        """How many seats have not voted by this way."""
        return max(0, self.seats - self.cast)


@dataclass(frozen=True)
class VoteCard:
    """One vote as the facilitator needs it; `phase` is before, open, stopped or counted."""

    step_id: str
    title: str
    kind: BallotKind
    k: int
    phase: str
    is_here: bool
    actions: int
    voters: int
    voting: tuple[Role, ...]
    talking: tuple[Role, ...]
    groups: tuple[str, ...]
    cast: int
    channels: tuple[ChannelLine, ...]
    shown: bool

    @property
    def secret(self) -> bool:
        """Say whether enough people vote for a choice to stay secret."""
        return self.voters >= SMALLEST_GROUP

    @property
    def missing(self) -> int:
        """How many seats have not voted."""
        return max(0, self.voters - self.cast)


@dataclass(frozen=True)
class CountingView:
    """What is asked before Tel: what is in, what is missing, and how much paper was handed out, if that was typed."""

    base: str
    version: int
    vote: VoteCard
    keyed: int
    handed_out: int | None
    mismatching: tuple[str, ...]

    @property
    def paper_missing(self) -> bool:
        """Say whether some paper was handed out and not keyed."""
        return self.handed_out is not None and self.handed_out > self.keyed


def counting(room: Room, step: Step, keyed: int, handed_out: int | None, mismatching: Sequence[str]) -> CountingView:
    """Return the question before the count of this vote."""
    card = vote_card(room, step)
    assert card is not None
    base = f"/console/{room.session.id}"
    return CountingView(base, room.session.version, card, keyed, handed_out, tuple(mismatching))


def vote_card(room: Room, step: Step | None) -> VoteCard | None:
    """Return the card of this vote, None where there is no vote at hand."""
    if step is None or step.kind is None:
        return None
    is_here = room.step is not None and room.step.id == step.id
    electorate = step.electorate
    counted = room.tally if room.tally_step and room.tally_step.id == step.id else None
    return VoteCard(
        step_id=step.id,
        title=step.title,
        kind=step.kind,
        k=step.k,
        phase=_phase(step),
        is_here=is_here,
        actions=len(room.actions),
        voters=sum(n for role, n in room.seats.items() if role in electorate),
        voting=tuple(role for role in Role if role in electorate),
        talking=tuple(role for role in Role if role not in electorate),
        groups=tuple(group.label for group in room.groups_of(step)),
        cast=counted.ballots if counted else (room.cast if is_here else 0),
        channels=_channels(room, counted.channels if counted else room.cast_channels, electorate) if is_here else (),
        shown=step.shown,
    )


def _phase(step: Step) -> str:
    if step.counted:
        return "counted"
    if step.state is StepState.PLANNED:
        return "before"
    return "open" if step.state is StepState.OPEN else "stopped"


def _channels(room: Room, cast: Mapping[str, int], electorate: frozenset[Role]) -> tuple[ChannelLine, ...]:
    """One line a channel; where not every role votes, its seats are unknown and the ballots alone are said."""
    used = [channel for channel in Channel if cast.get(channel) or room.channels.get(channel)]
    everybody = all(role in electorate for role in Role)
    return tuple(ChannelLine(c, cast.get(c, 0), room.channels.get(c, 0) if everybody else 0) for c in used)
