"""A room as programs see it: tokens of the cast, and calls that come back as they are."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from facilitator.domain.roles import Duty
from facilitator.services.house import accounts

API = "/api/v1"


@dataclass
class Programs:
    """Programs of the cast on an app, and the ids of one session."""

    app: Flask
    tokens: dict[str, str] = field(default_factory=dict)
    trajectory: str = ""
    session: str = ""
    code: str = ""
    made: dict[str, Any] = field(default_factory=dict)
    written: str = ""

    def __post_init__(self) -> None:
        self.client = self.app.test_client()

    @property
    def house(self) -> Any:
        """The house behind the API."""
        return self.app.extensions["facilitator"]

    def account(self, name: str, duty: Duty = Duty.FACILITATOR) -> str:
        """Give somebody a program of this duty."""
        self.tokens[name] = self.house.writer.write(accounts.api_token, name, duty)
        return name

    def ask(self, who: str | None, method: str, path: str, body: Any = None, **more: Any) -> TestResponse:
        """Send a call as somebody; `{s}` and `{t}` in the path are the session and the trajectory."""
        headers = {"Authorization": f"Bearer {self.tokens[who]}"} if who else {}
        url = API + path.format(s=self.session, t=self.trajectory)
        more = more or ({"json": body} if body is not None else {})
        return self.client.open(url, method=method, headers=headers, **more)

    def good(self, who: str, method: str, path: str, body: Any = None) -> Any:
        """Send a call that must succeed, and return what it answers."""
        answer = self.ask(who, method, path, body)
        assert answer.status_code in (200, 201), answer.get_data(as_text=True)
        return answer.json

    def refused(self, who: str | None, method: str, path: str, body: Any = None, **more: Any) -> tuple[int, str]:
        """Send a call that must be refused, and return status and code."""
        answer = self.ask(who, method, path, body, **more)
        assert set(answer.json) == {"error"}, answer.json
        assert set(answer.json["error"]) == {"code", "message"}
        assert answer.json["error"]["message"].rstrip().endswith((".", "?"))
        return answer.status_code, answer.json["error"]["code"]

    def start(self, runsheet: str = "startsessie") -> None:
        """Let fien make a trajectory and a session."""
        self.trajectory = self.good(
            "fien", "POST", "/trajectories", {"municipality": "37002", "title": "Iedereen mee"}
        )["id"]
        self.made = self.good("fien", "POST", "/trajectories/{t}/sessions", {"format": runsheet})
        self.session, self.code = self.made["id"], self.made["code"]

    def join(self, name: str, role: str = "citizen", **more: Any) -> str:
        """Let somebody sit down."""
        self.tokens[name] = self.good(
            None, "POST", "/join", {"code": self.code, "role": role, **more}  # type: ignore[arg-type]
        )["token"]  # fmt: skip
        return name

    def people(self, **roles: int) -> list[str]:
        """Let a room sit down: `people(citizen=3, staff=2)`."""
        return [self.join(f"{role}-{n}", role) for role, many in roles.items() for n in range(many)]

    def step(self, method: str, nth: int = 0) -> str:
        """Return the id of the nth step with this method."""
        return str([step["id"] for step in self.made["steps"] if step["method"] == method][nth])

    def press(self, what: str, method: str, nth: int = 0, **body: Any) -> Any:
        """Let fien open, stop, close or show a step."""
        return self.good("fien", "POST", f"/sessions/{{s}}/steps/{self.step(method, nth)}/{what}", body)

    def actions(self, *titles: str) -> list[str]:
        """Let fien make actions."""
        return [self.good("fien", "POST", "/sessions/{s}/actions", {"title": t, "ideas": []})["id"] for t in titles]

    def ballot(self, nth: int = 0) -> str:
        """Return the path of a ballot."""
        return f"/sessions/{{s}}/steps/{self.step('vote', nth)}/ballot"


@pytest.fixture
def programs(app: Flask) -> Programs:
    """Fien with a startsessie in which an wrote an idea; vic with a trajectory of his own; sam and rik as who they are."""
    made = Programs(app)
    made.account("vic")
    made.tokens["fien"] = made.tokens["vic"]
    made.start()
    made.tokens["vic seat"] = made.tokens[made.join("an")]
    made.account("fien")
    made.start()
    made.account("sam", Duty.SECRETARY)
    made.account("rik", Duty.READER)
    made.join("an")
    made.press("open", "write")
    made.written = made.good("an", "POST", "/sessions/{s}/ideas", {"text": "Het idee van an", "key": "eerste"})["id"]
    return made
