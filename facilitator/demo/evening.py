"""The evening: people come, write and vote; the demonstration leads until the vote is open, then a person may."""

import threading
import time
from collections.abc import Callable, Sequence
from typing import Any, Self

from facilitator.demo.calling import NotDone, call
from facilitator.demo.person import Person
from facilitator.demo.scene import Scene
from facilitator.demo.words import TEXTS, WRITTEN
from facilitator.domain.ideas.pictograms import suggested

BEFORE_WRITING = ("welcome", "practice", "explain", "story")
SECONDS_TO_WRITE, SECONDS_AT_TABLES, SECONDS_FOR_THE_SLOW = 60.0, 15.0, 60.0
SECONDS_BETWEEN_LOOKS, SECONDS_TO_LEAVE = 0.2, 1.0
MOST_IDEAS = 3

Say = Callable[[str], None]


class TakenOver(Exception):
    """Somebody else leads now."""


class Evening:
    """A facilitator who leads a room of simulated people up to the vote."""

    def __init__(self, base: str, scene: Scene, people: int, pace: float) -> None:
        self._base, self._scene, self._pace = base, scene, pace
        self._over = threading.Event()
        self._people = [
            Person(base, scene, number, TEXTS[number::people][:MOST_IDEAS], pace, self._over)
            for number in range(people)
        ]
        self._opened: str | None = None

    def __enter__(self) -> Self:
        for person in self._people:
            person.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        for person in self._people:
            person.join(SECONDS_TO_LEAVE)

    def lead(self, say: Say) -> None:
        """Bring the room to the vote; the room goes on by itself."""
        try:
            for method in BEFORE_WRITING:
                self._open(method)
            self._open("write")
            say("De deelnemers schrijven. Schrijf gerust mee.")
            self._wait(SECONDS_TO_WRITE, self._is_written)
            self._open("tables")
            self._wait(SECONDS_AT_TABLES)
            self._open("merge")
            self._merge()
            self._open("vote")
            say("De stemming loopt. Stem mee, en druk op de console op Stop, Tel en Toon.")
        except (TakenOver, NotDone):
            say("Jij hebt de leiding. De deelnemers volgen.")

    def _open(self, method: str) -> None:
        self._check_leading()
        self._ask("POST", f"/steps/{self._scene.steps[method]}/open", {})
        self._opened = self._scene.steps[method]

    def _wait(self, seconds: float, is_done: Callable[[], bool] = lambda: True) -> None:
        """Give the room its time, and whoever is slow a while longer."""
        now = time.monotonic()
        soonest, latest = now + seconds * self._pace, now + seconds * self._pace + SECONDS_FOR_THE_SLOW
        while time.monotonic() < soonest or (time.monotonic() < latest and not is_done()):
            time.sleep(SECONDS_BETWEEN_LOOKS)
            self._check_leading()

    def _is_written(self) -> bool:
        written = {idea["text"] for idea in self._ask("GET", "/ideas")["ideas"]}
        return all(text in written for person in self._people for text in person.texts)

    def _check_leading(self) -> None:
        """Step back as soon as somebody else moved the room."""
        step = self._ask("GET", "")["step"]
        if (step and step["id"]) != self._opened:
            raise TakenOver

    def _merge(self) -> None:
        """Put look-alikes together: what was written about one thing becomes one action."""
        ideas = {idea["text"]: idea["id"] for idea in self._ask("GET", "/ideas")["ideas"] if not idea["action"]}
        for title, texts in WRITTEN:
            self._make_action(title, [ideas[text] for text in texts if text in ideas])

    def _make_action(self, title: str, ideas: Sequence[str]) -> None:
        if ideas:
            self._ask("POST", "/actions", {"title": title, "ideas": ideas, "pictogram": suggested(title)})

    def _ask(self, method: str, path: str, body: object = None) -> Any:
        return call(self._base, method, f"/api/v1/sessions/{self._scene.session}{path}", body, self._scene.token)
