"""One simulated person: joins, follows the room, thinks for a while, writes and votes; always the same for a number."""

import random
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import Any

from facilitator.demo.calling import Line, NotDone, call
from facilitator.demo.scene import Scene

SEED = 2026
ROLES = ("citizen", "citizen", "staff", "citizen", "staff", "politician", "partner")
LIKED = {"citizen": (2, 3, 6), "staff": (3, 8), "politician": (1, 5), "partner": (4, 7)}  # by number of the action
ARRIVAL, WRITING, VOTING = (0.0, 12.0), (3.0, 55.0), (4.0, 80.0)  # seconds that somebody may take
CHANGES_MIND = 0.2
TABLES = 6
SECONDS_BETWEEN_LOOKS, SECONDS_TO_COME_BACK = 0.5, 2.0


class Person(threading.Thread):
    """Somebody in the room."""

    def __init__(
        self, base: str, scene: Scene, number: int, texts: Sequence[str], pace: float, over: threading.Event
    ) -> None:
        super().__init__(daemon=True)
        self._base, self._scene, self._number, self._pace, self._over = base, scene, number, pace, over
        self.texts = texts
        self._dice = random.Random(SEED + number)
        self._role = ROLES[number % len(ROLES)]
        self._plans: list[tuple[float, Callable[[Line], None]]] = []
        self._seen: set[str] = set()
        self._seat: dict[str, str] = {}

    def run(self) -> None:
        """Live until it is over; who loses the line comes back to the same seat."""
        self._over.wait(self._while_thinking(ARRIVAL))
        while not self._over.is_set():
            with suppress(OSError, NotDone):
                self._seat = self._seat or self._join()
                self._follow(Line(self._base, self._seat["token"]))
            self._over.wait(SECONDS_TO_COME_BACK)

    def _join(self) -> dict[str, str]:
        table = self._number % TABLES + 1
        body = {"code": self._scene.code, "role": self._role, "table": table}
        seat: dict[str, str] = call(self._base, "POST", "/api/v1/join", body)
        return seat

    def _follow(self, line: Line) -> None:
        """Look where the room is, then hear where it goes, and do what was planned when its moment comes."""
        try:
            step = self._ask("")["step"]
            if step:
                self._arrive(step)
            while not self._over.is_set():
                heard = line.listen(SECONDS_BETWEEN_LOOKS)
                if heard and heard[0] == "step":
                    self._arrive(heard[1])
                self._do_what_is_due(line)
        finally:
            line.close()

    def _arrive(self, step: dict[str, Any]) -> None:
        """Make plans for a step that opens; what was planned for an earlier one is let go."""
        if step["state"] != "open" or step["id"] in self._seen:
            return
        self._seen.add(step["id"])
        self._plans.clear()
        if step["method"] == "write":
            for text in self.texts:
                self._plan(WRITING, partial(self._write, text))
        elif step["method"] == "vote":
            for _ in range(2 if self._dice.random() < CHANGES_MIND else 1):
                self._plan(VOTING, partial(self._vote, step["id"]))

    def _plan(self, between: tuple[float, float], deed: Callable[[Line], None]) -> None:
        self._plans.append((time.monotonic() + self._while_thinking(between), deed))

    def _do_what_is_due(self, line: Line) -> None:
        now = time.monotonic()
        due = [plan for plan in self._plans if plan[0] <= now]
        self._plans = [plan for plan in self._plans if plan[0] > now]
        for _, deed in due:
            deed(line)

    def _write(self, text: str, line: Line) -> None:
        line.ask("idea:submit", {"text": text, "key": self._key()}, lambda _answer: None)

    def _vote(self, step: str, line: Line) -> None:
        """Choose three; where the vote wants something else, choose one, or answer for each."""
        actions = {action["id"]: action["number"] for action in self._ask("/actions")["actions"]}
        mine = sorted(actions, key=lambda action: self._dice.random() + (actions[action] not in LIKED[self._role]) / 2)
        answers = {action: self._dice.choice(("yes", "yes", "doubt", "no")) for action in actions}
        self._cast(line, step, [mine[:3], mine[:1], answers])

    def _cast(self, line: Line, step: str, ways: list[Any]) -> None:
        def answered(answer: dict[str, Any]) -> None:
            if not answer["ok"] and answer["error"]["code"] in ("too_many_choices", "invalid_input") and ways[1:]:
                self._cast(line, step, ways[1:])

        line.ask("ballot:cast", {"step": step, "choices": ways[0], "key": self._key()}, answered)

    def _ask(self, path: str) -> Any:
        return call(self._base, "GET", f"/api/v1/sessions/{self._scene.session}{path}", token=self._seat["token"])

    def _while_thinking(self, between: tuple[float, float]) -> float:
        return self._dice.uniform(*between) * self._pace

    def _key(self) -> str:
        return f"demo-{self._number}-{self._dice.getrandbits(48):x}"
