"""The room at one moment: the snapshot from which every screen is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from facilitator.domain.helping.hands import Hand, Wish
from facilitator.domain.helping.kiosk import Place
from facilitator.domain.ideas.idea import Action, Idea
from facilitator.domain.roles import Role
from facilitator.domain.sessions.session import Participant, Step, WorkshopSession, current
from facilitator.domain.voting.ballot import Choices
from facilitator.domain.voting.groups import Group, GroupRule, finest, groups
from facilitator.domain.voting.paper import NO_PAPER, PaperCount
from facilitator.domain.voting.tally import Tally


@dataclass(frozen=True)
class Room:
    """Everything that screens of a session may draw on; boards and phones take only what is approved from it."""

    session: WorkshopSession
    steps: tuple[Step, ...]
    municipality: str
    now: datetime
    seats: Mapping[Role, int] = field(default_factory=dict)
    tables: Mapping[int, int] = field(default_factory=dict)
    channels: Mapping[str, int] = field(default_factory=dict)
    actions: tuple[Action, ...] = ()
    ideas: tuple[Idea, ...] = ()
    cast: int = 0
    cast_channels: Mapping[str, int] = field(default_factory=dict)
    paper: PaperCount = NO_PAPER
    connected: int = 0
    tally: Tally | None = None
    tally_step: Step | None = None
    answers: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    undoable: str | None = None
    people_present: int | None = None
    board_page: int = 0
    proposed: tuple[str, ...] = ()
    hands: tuple[Hand, ...] = ()
    assisted: Mapping[str, int] = field(default_factory=dict)

    @property
    def version(self) -> int:
        """The version of every region drawn of this snapshot: later ones are higher, also after a restart."""
        return int(self.now.timestamp() * 1000)

    @property
    def step(self) -> Step | None:
        """The step the room is at."""
        return current(self.steps, self.session.current_step)

    @property
    def present(self) -> int:
        """How many seats are taken."""
        return sum(self.seats.values())

    @property
    def voters(self) -> int:
        """How many seats vote in the step the room is at."""
        step = self.step
        return sum(n for role, n in self.seats.items() if step is None or role in step.electorate)

    def groups_of(self, step: Step) -> tuple[Group, ...]:
        """The groups a vote shows: fixed at its opening, foreseen before it."""
        voters = {role: n for role, n in self.seats.items() if role in step.electorate}
        rule = finest(voters) if step.group_rule is None else GroupRule(step.group_rule)
        return groups(rule, voters)


@dataclass(frozen=True)
class SeatDesk:
    """What lies in front of one seat and nobody else: own ideas, own ballot, own answers."""

    seat: Participant
    ideas: tuple[Idea, ...] = ()
    table_ideas: tuple[Idea, ...] = ()
    ballot: Choices | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    voted: bool = False
    hand: Wish | None = None
    place: Place | None = None
    paper_serial: str = ""
    paper_counts: bool = False
    receipt: str = ""
    codes: Mapping[str, str] = field(default_factory=dict)
