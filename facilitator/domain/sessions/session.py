"""A session, its steps and its seats, and which step may be opened, stopped, counted or shown when."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from facilitator.domain.refusals import InvalidInput, NothingToVote, SessionOver, StepClosed, VoteClosed, VoteOpen
from facilitator.domain.roles import Role
from facilitator.domain.sessions.runsheet import Method
from facilitator.domain.text import one_line
from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.groups import GroupRule

MIN_ACTIONS = 2
REASON_LIMIT = 300
AGAIN = "again"


class SessionStatus(StrEnum):
    """Where a session stands in its one evening."""

    PLANNED = "planned"
    LIVE = "live"
    ENDED = "ended"


class StepState(StrEnum):
    """Where a step stands; `counting` is a vote whose link is being cut, and shows as stopped."""

    PLANNED = "planned"
    OPEN = "open"
    STOPPED = "stopped"
    COUNTING = "counting"
    CLOSED = "closed"


class Channel(StrEnum):
    """The way by which a ballot or an idea came in."""

    PHONE = "phone"
    KIOSK = "kiosk"
    PAPER = "paper"
    ASSISTED = "assisted"


@dataclass(frozen=True)
class Step:
    """One step of a running run sheet; `opened` is the session's version at its last opening, 0 if never."""

    id: str
    session_id: str
    position: int
    method: Method
    title: str
    minutes: int
    setting: Literal["plenary", "tables"] = "plenary"
    kind: BallotKind | None = None
    options: Mapping[str, object] = field(default_factory=dict)
    board_text: str = ""
    phone_text: str = ""
    read_aloud: str = ""
    note: str = ""
    skippable: bool = False
    skipped: bool = False
    state: StepState = StepState.PLANNED
    shown: bool = False
    opened: int = 0
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    extra_seconds: int = 0
    group_rule: GroupRule | None = None
    papers_out: int | None = None

    @property
    def is_vote(self) -> bool:
        """Say whether ballots of people are cast in this step."""
        return self.method is Method.VOTE and self.kind is not None

    @property
    def under_vote(self) -> bool:
        """Say whether ballots hang on seats here now."""
        return self.is_vote and self.state in (StepState.OPEN, StepState.STOPPED, StepState.COUNTING)

    @property
    def counted(self) -> bool:
        """Say whether this vote has been counted for good."""
        return self.is_vote and self.state is StepState.CLOSED

    @property
    def k(self) -> int:
        """How many actions one may pick."""
        value = self.options.get("k", 3)
        return value if isinstance(value, int) else 3

    @property
    def electorate(self) -> frozenset[Role]:
        """The roles that vote here: all, unless the step names them."""
        named = self.options.get("electorate")
        return frozenset(Role(str(role)) for role in named) if isinstance(named, list) and named else frozenset(Role)

    @property
    def again(self) -> str:
        """The vote that this one repeats, empty if it is a first."""
        return str(self.options.get(AGAIN) or "")


@dataclass(frozen=True)
class WorkshopSession:
    """One meeting of a trajectory; `version` grows with everything a screen may show."""

    id: str
    trajectory_id: str
    code: str
    title: str
    format: str
    status: SessionStatus
    version: int
    has_tables: bool
    created_at: datetime
    current_step: str | None = None
    languages: tuple[str, ...] = ("nl",)
    table_count: int = 8
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    ended_at: datetime | None = None
    answer_date: date | None = None
    frozen: bool = False
    languages_reason: str = ""
    receipts: bool = False

    @property
    def spoken_code(self) -> str:
        """The code as people read it: «482 913»."""
        return f"{self.code[:3]} {self.code[3:]}"

    def speaks(self, language: str) -> str:
        """Return this language where the session has it, and Dutch otherwise."""
        return language if language in self.languages else "nl"


@dataclass(frozen=True)
class Participant:
    """A seat in the room: a random id and a role, never a name."""

    id: str
    session_id: str
    role: Role
    table: int | None = None
    channel: Channel = Channel.PHONE
    language: str = "nl"
    turn: int = 0


def with_dutch(languages: Iterable[str]) -> tuple[str, ...]:
    """Return these languages once each, Dutch first: it is never left out."""
    return tuple(dict.fromkeys(["nl", *languages]))


def reason_for(languages: Sequence[str], reason: str) -> str:
    """Return why a session has other languages; the law asks for a reason, so without one there are none."""
    if len(languages) == 1:
        return ""
    if not reason.strip():
        raise InvalidInput("Schrijf waarom je andere talen toont.")
    return one_line(reason, REASON_LIMIT)


def current(steps: Sequence[Step], step_id: str | None) -> Step | None:
    """Return the step the room is at, or None before the first opening."""
    return next((step for step in steps if step.id == step_id), None)


def floor(steps: Sequence[Step], step: Step) -> GroupRule:
    """Return the rung than which a vote shows no finer groups: that of the vote it repeats, so that both stay alike."""
    first = current(steps, step.again)
    return first.group_rule if first is not None and first.group_rule is not None else GroupRule.EACH_ROLE


def check_opening(session: WorkshopSession, steps: Sequence[Step], target: Step, actions: int) -> None:
    """Refuse an opening that the rules forbid: after the end, beside a running vote, a counted or empty vote."""
    if session.status is SessionStatus.ENDED:
        raise SessionOver()
    if any(step.under_vote for step in steps if step.id != target.id):
        raise VoteOpen()
    if target.counted or target.state is StepState.COUNTING:
        raise VoteClosed("Deze stemming is geteld. Maak een nieuwe stemming.")
    if target.is_vote and actions < MIN_ACTIONS:
        raise NothingToVote()


def check_stopping(target: Step) -> None:
    """Refuse to stop what is no open vote."""
    if not target.is_vote or target.state is not StepState.OPEN:
        raise VoteClosed()


def check_closing(target: Step) -> None:
    """Refuse to close what was never opened."""
    if target.state is StepState.PLANNED:
        raise VoteClosed() if target.is_vote else StepClosed()


def writing_step(steps: Sequence[Step]) -> Step | None:
    """Return the write step that takes ideas now: the last opened, until a vote opens after it."""
    opened = [step for step in steps if step.method is Method.WRITE and step.opened]
    last = max(opened, key=lambda step: step.opened, default=None)
    if last is None or any(step.is_vote and step.opened > last.opened for step in steps):
        return None
    return last


def check_merging(steps: Sequence[Step]) -> None:
    """Refuse a change of actions once they are being voted on, until people write anew."""
    if any(step.under_vote for step in steps):
        raise VoteOpen("Acties liggen vast zodra de stemming opengaat.")
    if any(step.is_vote and step.opened for step in steps) and writing_step(steps) is None:
        raise StepClosed("Acties liggen vast zodra de stemming opengaat.")


def next_step(steps: Sequence[Step], step_id: str | None) -> Step | None:
    """Return the step one key forward leads to, passing over what is skipped."""
    here = current(steps, step_id)
    later = [step for step in steps if not step.skipped and (here is None or step.position > here.position)]
    return later[0] if later else None


def previous_step(steps: Sequence[Step], step_id: str | None) -> Step | None:
    """Return the step one key back leads to, passing over what is skipped and what is counted."""
    here = current(steps, step_id)
    earlier = [s for s in steps if here and s.position < here.position and not s.skipped and not s.counted]
    return earlier[-1] if earlier else None
