"""The room at one moment: the snapshot from which every screen is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from facilitator.domain.coverage.headcount import NOBODY_WANTED, Headcount
from facilitator.domain.helping.hands import Hand, Wish
from facilitator.domain.helping.kiosk import Place
from facilitator.domain.ideas.idea import Action, Idea
from facilitator.domain.roles import Role
from facilitator.domain.sessions.rounds import SecondRound
from facilitator.domain.sessions.session import Participant, Step, WorkshopSession, current, floor
from facilitator.domain.voting.ballot import BallotKind, Choices
from facilitator.domain.voting.groups import Group, GroupRule, finest, groups
from facilitator.domain.voting.kinds.matrix import splits
from facilitator.domain.voting.paper import NO_PAPER, PaperCount
from facilitator.domain.voting.tally import Tally
from facilitator.domain.voting.terms import Terms, terms


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
    moved: SecondRound | None = None
    answers: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    undoable: str | None = None
    people_present: int | None = None
    board_page: int = 0
    proposed: tuple[str, ...] = ()
    hands: tuple[Hand, ...] = ()
    assisted: Mapping[str, int] = field(default_factory=dict)
    headcount: Headcount = NOBODY_WANTED

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

    def terms_of(self, step: Step) -> Terms | None:
        """The terms of a vote that is not counted yet, as screens say them; None of what is no vote."""
        if step.kind is None:
            return None
        options = {**step.options, "split": self._splits(step)}
        costs = {action.id: action.cost for action in self.actions if action.cost is not None}
        return terms(step.kind, options, frozenset(action.id for action in self.actions), costs)

    def groups_of(self, step: Step) -> tuple[Group, ...]:
        """The groups a vote shows: fixed at its opening, foreseen before it; none where staff judge apart."""
        if self._splits(step):
            return ()
        voters = self._voters_of(step)
        rule = finest(voters, floor(self.steps, step)) if step.group_rule is None else GroupRule(step.group_rule)
        return groups(rule, voters)

    def _splits(self, step: Step) -> bool:
        """Say whether staff judge the effort and all others the effect: fixed at the opening, foreseen before it."""
        if step.kind is not BallotKind.MATRIX:
            return False
        return step.options.get("split") is True if step.opened else splits(self._voters_of(step))

    def _voters_of(self, step: Step) -> Mapping[Role, int]:
        return {role: n for role, n in self.seats.items() if role in step.electorate}


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
