"""What the facilitator sees while a session runs: the run sheet and its times, the next deed, the inbox, the people."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from facilitator.domain.coverage.headcount import NOBODY_WANTED, Headcount
from facilitator.domain.helping.hands import Wish
from facilitator.domain.ideas.idea import Idea, IdeaStatus
from facilitator.domain.room import Room
from facilitator.domain.sessions.schedule import schedule
from facilitator.domain.sessions.session import SessionStatus, Step, StepState, next_step
from facilitator.views.console.next_deed import Deed, DeedKind, next_deed
from facilitator.views.console.people import People, people
from facilitator.views.console.timeline import Clock, Saving, StepLine, clock, savings, step_back, step_lines
from facilitator.views.helping.helping import HandLine, hand_lines
from facilitator.views.times import hour
from facilitator.views.voting.vote_card import VoteCard, vote_card

MOST_ACTIONS = 12


@dataclass(frozen=True)
class InboxItem:
    """What a table handed in and nobody has looked at yet; never with a role."""

    id: str
    title: str
    text: str
    table: int | None
    scribed: bool = False


@dataclass(frozen=True)
class ConsoleView:
    """All that the console's region draws."""

    base: str
    version: int
    trajectory: str
    title: str
    municipality: str
    code: str
    spoken_code: str
    status: SessionStatus
    frozen: bool
    now: str
    ends: str
    expected: str
    late: int
    savings: tuple[Saving, ...]
    steps: tuple[StepLine, ...]
    step: Step | None
    number: int
    clock: Clock | None
    deed: Deed
    back: StepLine | None
    reading: tuple[str, str]
    vote: VoteCard | None
    inbox: tuple[InboxItem, ...]
    hidden: int
    written: int
    loose: int
    actions: int
    objections: int
    people: People
    undoable: str | None
    can_show: str
    can_propose: str
    can_repeat: str
    moved: str
    proposed: int
    report: str
    board: object
    hands: tuple[HandLine, ...] = ()
    assisted: Mapping[str, int] = field(default_factory=dict)
    headcount: Headcount = NOBODY_WANTED

    @property
    def asking_time(self) -> int:
        """How many people ask for more time: the facilitator sees it before pressing Stop."""
        return sum(hand.wish is Wish.TIME for hand in self.hands)


def console(room: Room, board: object) -> ConsoleView:
    """Return what the console shows of this room; `board` is what the room sees now."""
    session, step = room.session, room.step
    times = schedule(room.steps, session.current_step, room.now, session.starts_at, session.ends_at)
    lines = step_lines(room, times)
    deed = next_deed(room)
    return ConsoleView(
        base=f"/console/{session.id}",
        version=session.version,
        trajectory=session.trajectory_id,
        title=session.title,
        municipality=room.municipality,
        code=session.code,
        spoken_code=session.spoken_code,
        status=session.status,
        frozen=session.frozen,
        now=hour(room.now),
        ends=hour(session.ends_at),
        expected=hour(times.ends),
        late=times.late,
        savings=savings(room, times.late),
        steps=lines,
        step=step,
        number=next((line.number for line in lines if line.mark == "now"), 0),
        clock=clock(room),
        deed=deed,
        back=step_back(room, lines),
        reading=_reading(room),
        vote=vote_card(room, _vote_at_hand(room)),
        inbox=tuple(_item(idea) for idea in room.ideas if idea.status is IdeaStatus.HANDED_IN and not idea.action_id),
        hidden=sum(idea.status is IdeaStatus.HIDDEN for idea in room.ideas),
        written=sum(idea.status is not IdeaStatus.WITHDRAWN for idea in room.ideas),
        loose=sum(idea.status is IdeaStatus.APPROVED and not idea.action_id for idea in room.ideas),
        actions=len(room.actions),
        objections=sum(idea.objected and idea.action_id is not None for idea in room.ideas),
        people=people(room),
        undoable=room.undoable,
        can_show=_can_show(room, deed),
        can_propose=room.tally_step.id if room.tally_step and room.tally_step.shown else "",
        can_repeat=_can_repeat(room),
        moved=room.moved.second.id if room.moved else "",
        proposed=len(room.proposed),
        report=f"/druk/{session.id}/verslag",
        board=board,
        hands=hand_lines(room),
        assisted=room.assisted,
        headcount=room.headcount,
    )


def _can_show(room: Room, deed: Deed) -> str:
    """The counted vote that may be shown now, beside the filled button."""
    vote = room.tally_step
    can = vote is not None and vote.counted and not vote.shown and deed.kind is not DeedKind.SHOW
    return vote.id if can and vote else ""


def _can_repeat(room: Room) -> str:
    """The counted vote that may be held again, until a second round of it waits or the session is over."""
    vote = room.tally_step
    if vote is None or not vote.shown or room.session.status is SessionStatus.ENDED:
        return ""
    return "" if any(step.again == vote.id and not step.opened for step in room.steps) else vote.id


def _vote_at_hand(room: Room) -> Step | None:
    """The vote the room is at, or the one that the next deed opens: its rule is seen before it opens."""
    if room.step is not None and room.step.is_vote:
        return room.step
    following = next_step(room.steps, room.session.current_step)
    return following if following is not None and following.is_vote else None


def _reading(room: Room) -> tuple[str, str]:
    """What to read out, and the note; while paper is keyed in, already the text of the step that follows."""
    step = room.step
    if step is not None and step.under_vote and step.state is not StepState.OPEN:
        step = next_step(room.steps, step.id) or step
    return (step.read_aloud, step.note) if step else ("", "")


def _item(idea: Idea) -> InboxItem:
    return InboxItem(idea.id, idea.title, idea.text, idea.table, idea.scribed)
