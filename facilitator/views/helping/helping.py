"""What a helper sees: hands by table and wish, and the ballot that is in hand, never who it is for."""

from dataclasses import dataclass

from facilitator.domain.content import Content, RoleChoice
from facilitator.domain.helping.hands import Wish
from facilitator.domain.roles import Role
from facilitator.domain.room import Room
from facilitator.domain.sessions.session import Step, StepState, writing_step
from facilitator.domain.voting.ballot import Axis, BallotKind
from facilitator.views.helping.reading_back import ReadBack, read_back
from facilitator.views.room.cards import Card, cards
from facilitator.views.voting.asked import Asked
from facilitator.views.voting.filled import NOT_FILLED, Filled

MINUTE = 60


@dataclass(frozen=True)
class HandLine:
    """One raised hand as it is shown: where, what for, and for how many minutes."""

    id: str
    wish: Wish
    table: int | None
    minutes: int


@dataclass(frozen=True)
class HelperView:
    """The screen of a helper; `vote` is the vote that is open now."""

    session_title: str
    hands: tuple[HandLine, ...]
    vote: Step | None
    takes_paper: Step | None
    writing: bool
    has_tables: bool
    counts: bool = False


@dataclass(frozen=True)
class AssistView(Asked):
    """The ballot that a helper holds for somebody: all actions in the order of their numbers, and what was pointed at."""

    title: str
    kind: BallotKind
    k: int
    cards: tuple[Card, ...]
    axes: tuple[Axis, ...] = ()
    pointed: Filled = NOT_FILLED
    chosen: tuple[ReadBack, ...] = ()

    @property
    def ballot(self) -> Filled:
        """What was pointed at."""
        return self.pointed

    @property
    def numbers(self) -> tuple[tuple[int, ...], int | None]:
        """The numbers as they are said: all but the last, and the last, with «en» between them."""
        said = [line.card.number for line in self.chosen]
        return tuple(said[:-1]), said[-1] if said else None


def hand_lines(room: Room) -> tuple[HandLine, ...]:
    """Return the raised hands, who waits longest first."""
    return tuple(
        HandLine(hand.id, hand.wish, hand.table, max(0, int((room.now - hand.raised_at).total_seconds()) // MINUTE))
        for hand in room.hands
    )


def helper_screen(room: Room) -> HelperView:
    """Return the screen of a helper."""
    here = room.step
    is_vote = here is not None and here.is_vote
    return HelperView(
        session_title=room.session.title,
        hands=hand_lines(room),
        vote=here if is_vote and here is not None and here.state is StepState.OPEN else None,
        takes_paper=here
        if is_vote and here is not None and here.under_vote and here.state is not StepState.COUNTING
        else None,
        writing=writing_step(room.steps) is not None,
        has_tables=room.session.has_tables,
        counts=bool(room.headcount.asked),
    )


def assist(room: Room, step: Step, role: Role, pointed: Filled) -> AssistView:
    """Return the ballot in hand; the list is not turned, since two people look at it and speak of numbers."""
    terms, every = room.terms_of(step), cards(room)
    kind = step.kind or BallotKind.PICK
    axes = terms.axes(role) if terms else ()
    chosen = read_back(kind, every, pointed)
    return AssistView(step.title, kind, step.k, every, axes, pointed, chosen, terms=terms)


def roles_that_vote(step: Step, content: Content) -> tuple[RoleChoice, ...]:
    """Return the roles that have a ballot in this vote."""
    return tuple(content.phone.roles[role] for role in Role if role in step.electorate)
