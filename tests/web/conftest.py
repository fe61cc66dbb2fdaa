"""A console at work, for the tests of its pages."""

from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask

from facilitator.domain.roles import Role
from facilitator.domain.sessions.session import Participant, Step
from facilitator.services.ideas import ideas
from facilitator.services.sessions import joining
from facilitator.services.voting import casting
from tests.desk import Desk


@dataclass
class ConsoleAtWork:
    """Fien at the console of a startsessie, and the room in front of her."""

    fien: Desk
    trajectory: str
    session: str

    def __post_init__(self) -> None:
        self.base = f"/console/{self.session}"
        self._keys = 0

    @property
    def house(self) -> Any:
        """The house behind it."""
        return self.fien.house

    @property
    def steps(self) -> tuple[Step, ...]:
        """The run sheet as it stands."""
        with self.house.readers.lent() as store:
            return store.sessions.steps(self.session)

    def step(self, method: str, nth: int = 0) -> Step:
        """Return the nth step with this method."""
        return [step for step in self.steps if step.method == method][nth]

    def read(self, what: str) -> Any:
        """Return a field of the session."""
        with self.house.readers.lent() as store:
            return getattr(store.sessions.get(self.session), what)

    def press(self, path: str, **data: Any) -> Desk:
        """Press a button of the console as it shows now."""
        self.fien.get(self.base)
        version = self.fien.fields("version")[0]
        return self.fien.post(f"{self.base}/{path}", {"version": version, **data})

    def open(self, method: str, nth: int = 0) -> Desk:
        """Bring the room to a step."""
        return self.press(f"stap/{self.step(method, nth).id}/openen")

    def key(self) -> str:
        """Return a key that was not used before."""
        self._keys += 1
        return f"key-{self._keys}"

    def join(self, role: Role = Role.CITIZEN, table: int | None = None) -> Participant:
        """Let somebody sit down."""
        return self.house.writer.write(joining.join, self.read("code"), role, table).seat

    def hand_in(self, seat: Participant, title: str) -> str:
        """Let a table hand in a title."""
        return self.house.writer.write(ideas.hand_in, seat, title, None, self.key()).id

    def cast(self, seat: Participant, step: Step, choices: Any) -> None:
        """Let a seat vote."""
        self.house.writer.write(casting.cast_ballot, seat, step.id, choices, self.key())

    def actions(self, *titles: str) -> list[str]:
        """Let fien make actions with these titles, and return their ids by number."""
        for title in titles:
            self.fien.get(f"{self.base}/samenvoegen").post(f"{self.base}/acties", {"title": title})
        with self.house.readers.lent() as store:
            return [action.id for action in store.actions.of_session(self.session)]


@pytest.fixture
def fien(app: Flask) -> Desk:
    """A facilitator who is signed in."""
    return Desk(app).known()


@pytest.fixture
def work(fien: Desk) -> ConsoleAtWork:
    """Fien's console of a startsessie."""
    trajectory = fien.trajectory()
    return ConsoleAtWork(fien, trajectory, fien.session(trajectory))
