"""The clock of broadcasting: what happened becomes regions and numbers, drawn once for each audience."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Flask
from flask_socketio import SocketIO

from facilitator.context import House
from facilitator.domain.events import (
    ActionsChanged,
    AnswersChanged,
    BallotCast,
    Event,
    IdeasChanged,
    RunSheetChanged,
    SeatTaken,
    SessionEnded,
    StepChanged,
)  # fmt: skip
from facilitator.domain.room import Room
from facilitator.domain.session import StepState
from facilitator.realtime.beat import Beat
from facilitator.realtime.visitors import Kind, Visitors, room_of
from facilitator.services import rooms
from facilitator.views.board import board
from facilitator.views.console import console
from facilitator.views.phone import step as phone_step

BOARD_NUMBERS, BOARD_REGION, PHONE_NUMBERS, PHONE_REGION, CONSOLE_REGION = 0.05, 0.25, 1.0, 1.0, 0.5
AT_ONCE = 0.0
REGION_OF: dict[Kind, str] = {"seat": "step", "board": "board", "console": "console"}
SHOWN_STATE = {StepState.COUNTING: StepState.STOPPED}


@dataclass
class Beats:
    """The beats of one session."""

    everybody: Beat
    board_numbers: Beat
    board_region: Beat
    phone_numbers: Beat
    phone_region: Beat
    console_region: Beat


class Broadcast:
    """Hears what happened and tells every screen of that session, as often as is useful."""

    def __init__(self, app: Flask, house: House, socketio: SocketIO, visitors: Visitors) -> None:
        self._app, self._house, self._socketio, self._visitors = app, house, socketio, visitors
        self._beats: dict[str, Beats] = {}

    def hear(self, events: Sequence[Event]) -> None:
        """Ask for what must be drawn again; the events of one commit are one ask."""
        for kind, session_id in dict.fromkeys((type(event), event.session_id) for event in events):
            beats = self._of(session_id)
            for beat in _asks(kind, beats):
                beat.ask()

    def regions(self, kind: Kind, session_id: str, address: str) -> list[dict[str, Any]]:
        """Return the newest regions for one client."""
        return [self._region(kind, self._room(session_id), address)]

    def _of(self, session_id: str) -> Beats:
        if session_id not in self._beats:
            later = self._house.loop.call_later

            def beat(interval: float, work: Callable[[str], None]) -> Beat:
                return Beat(interval, later, lambda: work(session_id))

            self._beats[session_id] = Beats(
                beat(AT_ONCE, self._tell_everybody), beat(BOARD_NUMBERS, self._tell_board_numbers),
                beat(BOARD_REGION, self._draw_board), beat(PHONE_NUMBERS, self._tell_phone_numbers),
                beat(PHONE_REGION, self._draw_phones), beat(CONSOLE_REGION, self._draw_console),
            )  # fmt: skip
        return self._beats[session_id]

    def _tell_everybody(self, session_id: str) -> None:
        """A change of step goes to everybody at once, phones first."""
        room = self._room(session_id)
        step = room.step
        if step is not None:
            state = SHOWN_STATE.get(step.state, step.state)
            told = {"id": step.id, "method": step.method, "state": state, "version": room.session.version}
            for kind in REGION_OF:
                self._emit("step", told, kind, session_id)
        for kind in REGION_OF:
            self._draw(kind, room)

    def _draw_board(self, session_id: str) -> None:
        self._draw("board", self._room(session_id))

    def _draw_phones(self, session_id: str) -> None:
        self._draw("seat", self._room(session_id))

    def _draw_console(self, session_id: str) -> None:
        self._draw("console", self._room(session_id))

    def _tell_board_numbers(self, session_id: str) -> None:
        self._tell_numbers("board", session_id)
        self._tell_numbers("console", session_id)

    def _tell_phone_numbers(self, session_id: str) -> None:
        if self._house.writer.is_waiting:
            self._of(session_id).phone_numbers.ask()
        else:
            self._tell_numbers("seat", session_id)

    def _tell_numbers(self, kind: Kind, session_id: str) -> None:
        if not self._visitors.count(kind, session_id):
            return
        with self._house.readers.lent() as store:
            step, cast, present, version = rooms.progress(store, session_id)
        self._emit("progress", {"step": step, "cast": cast, "present": present, "version": version}, kind, session_id)

    def _draw(self, kind: Kind, room: Room) -> None:
        """Draw one region once for all who came by the same address, usually everybody."""
        session_id = room.session.id
        if not self._visitors.count(kind, session_id):
            return
        addresses = self._visitors.addresses(kind, session_id) if kind != "seat" else [""]
        for address in addresses:
            target = room_of(kind, session_id) + (f"@{address}" if address else "")
            self._socketio.emit("region", self._region(kind, room, address), to=target)

    def _region(self, kind: Kind, room: Room, address: str) -> dict[str, Any]:
        content = self._house.content
        with self._app.app_context():
            if kind == "seat":
                html = self._render("regions/phone.html", phone_step(room, content))
            elif kind == "board":
                html = self._render("regions/board.html", board(room, address, content))
            else:
                html = self._render("regions/console.html", console(room, board(room, address, content)))
        return {"region": REGION_OF[kind], "version": room.version, "html": html}

    def _render(self, template: str, view: object) -> str:
        return self._app.jinja_env.get_template(template).render(view=view)

    def _emit(self, event: str, told: dict[str, Any], kind: Kind, session_id: str) -> None:
        if self._visitors.count(kind, session_id):
            self._socketio.emit(event, told, to=room_of(kind, session_id))

    def _room(self, session_id: str) -> Room:
        connected = self._visitors.count("seat", session_id)
        with self._house.readers.lent() as store, store.reading():
            return rooms.room(store, session_id, connected)


def _asks(kind: type[Event], beats: Beats) -> tuple[Beat, ...]:
    """Return what a kind of event makes old."""
    table: dict[type[Event], tuple[Beat, ...]] = {
        StepChanged: (beats.everybody,),
        SessionEnded: (beats.everybody,),
        BallotCast: (beats.board_numbers, beats.phone_numbers, beats.console_region),
        SeatTaken: (beats.board_numbers, beats.console_region),
        IdeasChanged: (beats.console_region, beats.board_region),
        ActionsChanged: (beats.console_region, beats.board_region, beats.phone_region),
        AnswersChanged: (beats.board_region, beats.console_region),
        RunSheetChanged: (beats.console_region,),
    }
    return table[kind]
