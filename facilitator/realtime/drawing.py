"""What is drawn of a room: one snapshot until something happens, and of it each audience's region once."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from flask import Flask

from facilitator.context import House
from facilitator.domain.room import Room
from facilitator.languages import speaking
from facilitator.realtime.visitors import Kind, Look, Visitors
from facilitator.services.sessions import rooms
from facilitator.views.console.console import console
from facilitator.views.room.board import board
from facilitator.views.room.phone import step as phone_step

# Nothing happened, but clocks run and people come: after so many seconds a snapshot is taken anew.
KEPT_SECONDS = 0.25
REGION_OF: dict[Kind, str] = {"seat": "step", "board": "board", "console": "console"}

Region = dict[str, Any]
ALIKE: Look = ("nl", "")


@dataclass(frozen=True)
class Snapshot:
    """A room at one moment, its version, and what has been drawn of it by audience and look."""

    room: Room
    version: int
    taken: float
    regions: dict[tuple[Kind, Look], Region] = field(default_factory=dict)


class Drawing:
    """Draws regions: a thousand phones that come back together are given the same one."""

    def __init__(
        self, app: Flask, house: House, visitors: Visitors, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._app, self._house, self._visitors, self._clock = app, house, visitors, clock
        self._snapshots: dict[str, Snapshot] = {}
        self._versions: dict[str, int] = {}
        # With plain threads, a snapshot from before a commit must not be kept after what that commit made old is dropped.
        self._turn = threading.Lock()

    def drop(self, session_id: str) -> None:
        """Something happened here: what was drawn is old."""
        with self._turn:
            self._snapshots.pop(session_id, None)

    def snapshot(self, session_id: str) -> Snapshot:
        """Return the room as it is; NotFound if there is none."""
        with self._turn:
            now = self._clock()
            # Whatever is old goes, of every session: nobody's words stay in memory because nobody looked again.
            self._snapshots = {of: kept for of, kept in self._snapshots.items() if now - kept.taken <= KEPT_SECONDS}
            if session_id not in self._snapshots:
                self._snapshots[session_id] = self._take(session_id)
            return self._snapshots[session_id]

    def region(self, kind: Kind, snapshot: Snapshot, look: Look = ALIKE) -> Region:
        """Return the region of one audience in one language; boards and consoles name the address by which they came."""
        asked = kind, look
        drawn = snapshot.regions.get(asked)
        if drawn is None:
            html = self._draw(kind, snapshot.room, *look)
            drawn = {"region": REGION_OF[kind], "version": snapshot.version, "html": html}
            snapshot.regions[asked] = drawn
        return drawn

    def _take(self, session_id: str) -> Snapshot:
        taken = self._clock()
        connected = self._visitors.count("seat", session_id)
        with self._house.readers.lent() as store, store.reading():
            room = rooms.room(store, session_id, connected)
        # A clock that is set back must not make a newer picture look older than what screens already show.
        version = max(room.version, self._versions.get(session_id, 0) + 1)
        self._versions[session_id] = version
        return Snapshot(room, version, taken)

    def _draw(self, kind: Kind, room: Room, language: str, address: str) -> str:
        content, public = self._house.content, kind == "seat"
        with self._app.app_context(), speaking(room.session.speaks(language) if public else language, beside=public):
            if kind == "seat":
                return self._render("regions/phone.html", phone_step(room, content))
            shown = board(room, address, content)
            if kind == "board":
                return self._render("regions/board.html", shown)
            return self._render("regions/console.html", console(room, shown))

    def _render(self, template: str, view: object) -> str:
        return self._app.jinja_env.get_template(template).render(view=view)
