"""The cast and their deeds: an (citizen), bea (staff), carl (politician), fien (facilitator), sam (secretary), vic (stranger)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from facilitator.domain.content import Municipality
from facilitator.domain.events import Event
from facilitator.domain.ideas.idea import Action
from facilitator.domain.roles import Duty, Role
from facilitator.domain.sessions.session import Participant, Step, WorkshopSession
from facilitator.domain.trajectory import Account, Trajectory
from facilitator.services.house import accounts, trajectories
from facilitator.services.ideas import actions, ideas
from facilitator.services.sessions import joining, sessions, steps
from facilitator.services.voting import casting, counting
from facilitator.store import Store, Writer, connect
from facilitator.store.content import load_runsheets
from facilitator.store.migrations import migrate

ROOT = Path(__file__).parents[1]
RUNSHEETS = load_runsheets(ROOT / "sessions")
DENTERGEM = Municipality("37002", "Dentergem", "West-Vlaanderen")
START = datetime(2027, 3, 12, 18, 0, tzinfo=UTC)


class Clock:
    """A clock that only moves when a test says so."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        """Let time go by: `clock.move(hours=25)`."""
        self.now += timedelta(**by)


@dataclass
class Kept:
    """A store in a directory of its own, with a writer that commits at once."""

    folder: Path
    clock: Clock = field(default_factory=Clock)
    heard: list[Event] = field(default_factory=list)

    def __post_init__(self) -> None:
        db = connect(self.folder)
        migrate(db, self.folder / "draagvlak.db")
        self.store = Store(db, self.clock)
        self.writer = Writer(self.store, lambda flush: flush(), lambda _seconds, flush: flush())
        self.writer.publish = self.heard.extend
        self._keys = 0

    def do(self, deed: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Do a deed in a transaction of its own, and return its answer or raise its refusal."""
        return self.writer.write(deed, *args, **kwargs)

    def key(self) -> str:
        """Return a key that was not used before."""
        self._keys += 1
        return f"key-{self._keys}"

    def account(self, name: str, duty: Duty = Duty.FACILITATOR) -> Account:
        """Return an account of this name, made if absent."""
        self.do(accounts.api_token, name, duty)
        found = self.store.accounts.named(name)
        assert found is not None
        return found


@dataclass
class Workshop:
    """A session of a trajectory of fien's, and what people do in it."""

    kept: Kept
    fien: Account
    trajectory: Trajectory
    session_id: str
    codes: str

    @property
    def session(self) -> WorkshopSession:
        """The session as it stands."""
        found = self.kept.store.sessions.get(self.session_id)
        assert found is not None
        return found

    @property
    def steps(self) -> tuple[Step, ...]:
        """Its steps as they stand."""
        return self.kept.store.sessions.steps(self.session_id)

    def step(self, method: str, nth: int = 0) -> Step:
        """Return the nth step with this method."""
        return [step for step in self.steps if step.method == method][nth]

    def open(self, method: str, nth: int = 0) -> Step:
        """Let fien open a step."""
        self.kept.do(steps.open_step, self.fien, self.session_id, self.step(method, nth).id)
        return self.step(method, nth)

    def join(self, role: Role = Role.CITIZEN, table: int | None = None) -> Participant:
        """Let somebody sit down."""
        return self.kept.do(joining.join, self.codes, role, table).seat

    def people(self, citizen: int = 0, staff: int = 0, politician: int = 0, partner: int = 0) -> list[Participant]:
        """Let a room sit down."""
        wanted = zip(Role, (citizen, staff, politician, partner), strict=True)
        return [self.join(role) for role, n in wanted for _ in range(n)]

    def write(self, seat: Participant, text: str) -> str:
        """Let a seat write an idea, and return its id."""
        return self.kept.do(ideas.submit_idea, seat, text, self.kept.key()).id

    def actions(self, *titles: str) -> list[Action]:
        """Let fien make actions with these titles."""
        return [self.kept.do(actions.create_action, self.fien, self.session_id, title, []) for title in titles]

    def cast(self, seat: Participant, step: Step, choices: Any) -> int:
        """Let a seat vote, and return what is left."""
        return self.kept.do(casting.cast_ballot, seat, step.id, choices, self.kept.key()).left

    def stop(self, step: Step) -> None:
        """Let fien press Stop."""
        self.kept.do(steps.stop_step, self.fien, self.session_id, step.id)

    def count(self, step: Step) -> None:
        """Let fien press Tel."""
        counting.count_vote(self.kept.writer, self.fien, self.session_id, step.id)

    def show(self, step: Step) -> None:
        """Let fien press Toon."""
        self.kept.do(steps.show_step, self.fien, self.session_id, step.id)

    def vote(self, people: Sequence[Participant], titles: int = 4, picks: int = 2) -> tuple[Step, list[Action]]:
        """Hold a whole vote over new actions, in which everybody picks the same ones, and leave it counted."""
        made = self.actions(*[f"Actie {n}" for n in range(1, titles + 1)])
        step = self.open("vote")
        for seat in people:
            self.cast(seat, step, [action.id for action in made[:picks]])
        self.count(step)
        return step, made


def workshop(kept: Kept, runsheet: str = "startsessie") -> Workshop:
    """Return a new session of a new trajectory."""
    fien = kept.account("fien")
    made = kept.do(trajectories.create_trajectory, fien, DENTERGEM, "Iedereen mee")
    created = kept.do(sessions.create_session, fien, made.id, RUNSHEETS[runsheet])
    return Workshop(kept, fien, made, created.session.id, created.session.code)
