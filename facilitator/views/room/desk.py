"""What lies before one seat alone: own ideas, own ballot, own answers; drawn on its own page and never pushed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from facilitator.domain.content import Content
from facilitator.domain.ideas.idea import Action, Idea, IdeaStatus
from facilitator.domain.roles import Role
from facilitator.domain.room import Room, SeatDesk
from facilitator.domain.sessions.session import SessionStatus, Step, writing_step
from facilitator.domain.voting.ballot import Choices
from facilitator.domain.voting.kinds import KINDS
from facilitator.views.voting.filled import NOT_FILLED, Filled, filled

IDEAS = 3
HANDED_IN = 3


@dataclass(frozen=True)
class OwnIdea:
    """One's own idea, and what became of it; `merged` is the title of the action it was joined to."""

    id: str
    text: str
    title: str
    is_handed_in: bool
    can_change: bool
    number: int | None = None
    merged: str = ""
    objected: bool = False
    code: str = ""


@dataclass(frozen=True)
class DeskView:
    """The private part of a phone: it is drawn for one seat's own page and never pushed."""

    role: Role
    role_word: str
    table: int | None
    turn: int
    voted: bool
    may_vote: bool
    ideas: tuple[OwnIdea, ...] = ()
    table_ideas: tuple[OwnIdea, ...] = ()
    ballot: Filled = NOT_FILLED
    left: int = 0
    has_ballot: bool = False
    given: Mapping[str, str] = field(default_factory=dict)
    ideas_left: int = IDEAS
    table_left: int = HANDED_IN
    hand: str = ""
    serial: str = ""
    paper_counts: bool = False
    has_receipts: bool = False
    receipt: str = ""
    place: int = 0
    veiled: bool = False
    csrf: str = ""
    key: str = ""
    error: str = ""
    unsent: str = ""


def desk(room: Room, seat_desk: SeatDesk, content: Content, ideas_per_seat: int = IDEAS) -> DeskView:
    """Return what lies before one seat: own ideas, own ballot, own answers."""
    seat, here = seat_desk.seat, room.step
    actions = {action.id: action for action in room.actions}
    can_write = writing_step(room.steps)
    ballot = seat_desk.ballot if here is not None and here.under_vote else None
    kept = [idea for idea in seat_desk.ideas if idea.status is not IdeaStatus.WITHDRAWN]
    handed_in = [idea for idea in seat_desk.table_ideas if idea.title and idea.status is not IdeaStatus.WITHDRAWN]
    return DeskView(
        role=seat.role,
        role_word=content.phone.roles[seat.role].word,
        table=seat.table,
        # On a shared tablet people speak of numbers: there the list is not turned.
        turn=0 if seat_desk.place else seat.turn,
        place=seat_desk.place.number if seat_desk.place else 0,
        veiled=seat_desk.place is not None and seat_desk.place.veiled,
        voted=seat_desk.voted,
        may_vote=here is None or seat.role in here.electorate,
        ideas=tuple(_own(idea, actions, can_write, seat_desk.codes.get(idea.id, "")) for idea in kept),
        table_ideas=tuple(_own(idea, actions, can_write) for idea in handed_in),
        ballot=filled(here.kind, ballot) if here is not None and here.kind else NOT_FILLED,
        left=_left(here, ballot, room) if ballot is not None else 0,
        has_ballot=bool(ballot),
        given=seat_desk.answers,
        ideas_left=max(0, ideas_per_seat - sum(idea.step_id == _id(can_write) for idea in kept)),
        table_left=max(0, HANDED_IN - len(handed_in)),
        # Nobody comes any more once the session is over.
        hand=(seat_desk.hand or "") if room.session.status is not SessionStatus.ENDED else "",
        serial=seat_desk.paper_serial,
        paper_counts=seat_desk.paper_counts,
        has_receipts=room.session.receipts,
        receipt=seat_desk.receipt,
    )


def _left(here: Step | None, ballot: Choices, room: Room) -> int:
    """What is left of this ballot: picks, dots, places or euros, or actions without an answer."""
    fixed = room.terms_of(here) if here else None
    return KINDS[fixed.kind].left(ballot, fixed) if fixed else 0


def _own(idea: Idea, actions: Mapping[str, Action], can_write: Step | None, code: str = "") -> OwnIdea:
    action = actions.get(idea.action_id or "")
    return OwnIdea(
        id=idea.id,
        text=idea.text,
        title=idea.headline,
        is_handed_in=idea.status in (IdeaStatus.HANDED_IN, IdeaStatus.APPROVED, IdeaStatus.HIDDEN),
        can_change=can_write is not None and idea.status is IdeaStatus.OWN and idea.step_id == can_write.id,
        number=action.number if action else None,
        merged=action.title if action and len(action.ideas) > 1 else "",
        objected=idea.objected,
        code=code,
    )


def _id(here: Step | None) -> str:
    return "" if here is None else here.id
