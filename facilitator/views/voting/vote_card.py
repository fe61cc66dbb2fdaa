"""What the console says of a vote: its rule and groups before it opens, and who is still missing, never by name."""

from collections.abc import Mapping
from dataclasses import dataclass

from facilitator.domain.roles import Role
from facilitator.domain.room import Room
from facilitator.domain.sessions.session import Channel, Step, StepState
from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.groups import SMALLEST_GROUP
from facilitator.domain.voting.kinds.budget import Lack, lack
from facilitator.domain.voting.paper import DOUBLE_ABOVE, NO_PAPER, Keyed, PaperCount
from facilitator.views.room.ballot_wall import ONE_BY_ONE
from facilitator.views.room.cards import CARDS_A_PAGE
from facilitator.views.voting.proof import proof_at
from facilitator.views.voting.rule_words import rule_in_words
from facilitator.views.words import Words

CARDS_ON_A_WALL = CARDS_A_PAGE
CARDS_ONE_BY_ONE = 10


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
    rule: Words
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
    paper: PaperCount = NO_PAPER
    papers_out: int | None = None
    unconnected: int = 0
    receipts_at: str = ""
    proof_at: str = ""
    reasons_at: str = ""
    lacks: Lack = Lack.NOTHING
    without_cost: int = 0

    @property
    def secret(self) -> bool:
        """Say whether enough people vote for a choice to stay secret."""
        return self.voters >= SMALLEST_GROUP

    @property
    def fits(self) -> int:
        """How many actions a room can do well in one vote: fewer where each card is answered apart."""
        return CARDS_ONE_BY_ONE if self.kind in ONE_BY_ONE else CARDS_ON_A_WALL

    @property
    def missing(self) -> int:
        """How many seats have no ballot, neither on a screen nor on paper that is known to be theirs."""
        return max(0, self.voters - (self.cast - self.paper.keyed) - self.paper.counting)

    @property
    def expected(self) -> int:
        """How many ballots may come: of seats, and of the paper that no seat is known of."""
        papers = max(self.papers_out or 0, self.paper.keyed)
        return max(self.cast, self.voters + max(0, papers - self.paper.linked))

    @property
    def left(self) -> int:
        """How many of them are not in yet."""
        return self.expected - self.cast

    @property
    def paper_missing(self) -> bool:
        """Say whether some paper was handed out and not keyed."""
        return self.papers_out is not None and self.papers_out > self.paper.keyed


@dataclass(frozen=True)
class CountingView:
    """What is asked before Tel: what is in and what is missing, as numbers, and what was read differently on paper."""

    base: str
    version: int
    vote: VoteCard
    keyed: Keyed
    double_above: int = DOUBLE_ABOVE

    @property
    def once_only(self) -> int:
        """How many ballots were keyed once where all should be keyed twice."""
        return len(self.keyed.missing) if self.keyed.needs_second else 0

    @property
    def is_ready(self) -> bool:
        """Say whether nothing is missing and nothing is in doubt."""
        return not (self.vote.missing or self.vote.paper_missing or self.once_only or self.keyed.mismatching)


def counting(room: Room, step: Step, keyed: Keyed) -> CountingView:
    """Return the question before the count of this vote."""
    card = vote_card(room, step)
    assert card is not None
    return CountingView(f"/console/{room.session.id}", room.session.version, card, keyed)


def vote_card(room: Room, step: Step | None) -> VoteCard | None:
    """Return the card of this vote, None where there is no vote at hand."""
    terms = room.terms_of(step) if step is not None else None
    if step is None or step.kind is None or terms is None:
        return None
    is_here = room.step is not None and room.step.id == step.id
    electorate = step.electorate
    counted = room.tally if room.tally_step and room.tally_step.id == step.id else None
    return VoteCard(
        step_id=step.id,
        title=step.title,
        kind=step.kind,
        rule=rule_in_words(counted.terms if counted and counted.terms else terms),
        phase=_phase(step),
        is_here=is_here,
        actions=len(room.actions),
        voters=sum(n for role, n in room.seats.items() if role in electorate),
        voting=tuple(role for role in Role if role in electorate),
        talking=tuple(role for role in Role if role not in electorate),
        groups=tuple(group.label for group in room.groups_of(step)),
        cast=counted.ballots if counted else (room.cast if is_here else 0),
        channels=_channels(room, step, counted.channels if counted else room.cast_channels) if is_here else (),
        shown=step.shown,
        paper=room.paper if is_here else NO_PAPER,
        papers_out=step.papers_out,
        receipts_at=f"/druk/{room.session.id}/bewijzen/{step.id}" if step.counted and room.session.receipts else "",
        proof_at=proof_at(step),
        reasons_at=f"/console/{room.session.id}/redenen/{step.id}"
        if step.counted and step.kind is BallotKind.CONSENT
        else "",
        lacks=lack(terms) if not step.counted else Lack.NOTHING,
        without_cost=len(terms.actions - set(terms.costs)),
        unconnected=max(0, room.channels.get(Channel.PHONE, 0) - room.connected) if is_here else 0,
    )


def _phase(step: Step) -> str:
    if step.counted:
        return "counted"
    if step.state is StepState.PLANNED:
        return "before"
    return "open" if step.state is StepState.OPEN else "stopped"


def _channels(room: Room, step: Step, cast: Mapping[str, int]) -> tuple[ChannelLine, ...]:
    """One line a channel; where not every role votes, its seats are unknown and the ballots alone are said."""
    everybody = all(role in step.electorate for role in Role)
    of = dict(room.channels) if everybody else {}
    if step.papers_out is not None:
        of[Channel.PAPER] = step.papers_out
    used = [c for c in Channel if cast.get(c) or room.channels.get(c) or of.get(c)]
    return tuple(ChannelLine(c, cast.get(c, 0), of.get(c, 0)) for c in used)
