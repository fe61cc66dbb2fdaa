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
    HandsChanged,
    IdeasChanged,
    PeopleCounted,
    RunSheetChanged,
    SeatShut,
    SeatTaken,
    SessionEnded,
    StepChanged,
)  # fmt: skip
from facilitator.domain.sessions.session import StepState
from facilitator.realtime.beat import Beat
from facilitator.realtime.drawing import REGION_OF, Drawing, Region, Snapshot
from facilitator.realtime.visitors import Kind, Look, Visitors, picture_room_of, room_of
from facilitator.services.sessions import rooms

BOARD_NUMBERS, BOARD_REGION, PHONE_NUMBERS, PHONE_REGION, CONSOLE_REGION = 0.05, 0.25, 1.0, 1.0, 0.5
AT_ONCE = 0.0
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
        self._house, self._socketio, self._visitors = house, socketio, visitors
        self._drawing = Drawing(app, house, visitors)
        self._beats: dict[str, Beats] = {}
        self._pushed: dict[str, int] = {}

    def hear(self, events: Sequence[Event]) -> None:
        """Ask for what must be drawn again; the events of one commit are one ask."""
        for session_id in {event.session_id for event in events}:
            self._drawing.drop(session_id)
        for kind, session_id in dict.fromkeys((type(event), event.session_id) for event in events):
            beats = self._of(session_id)
            for beat in _asks(kind, beats):
                beat.ask()

    def regions(self, kind: Kind, session_id: str, look: Look) -> list[Region]:
        """Return the newest regions for one client."""
        return [self._drawing.region(kind, self._drawing.snapshot(session_id), look)]

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
        snapshot = self._drawing.snapshot(session_id)
        step = snapshot.room.step
        if step is not None:
            state = SHOWN_STATE.get(step.state, step.state)
            told = {"id": step.id, "method": step.method, "state": state, "version": snapshot.room.session.version}
            for kind in REGION_OF:
                self._emit("step", told, kind, session_id)
        for kind in REGION_OF:
            self._draw(kind, session_id, snapshot)

    def _draw_board(self, session_id: str) -> None:
        self._draw("board", session_id)

    def _draw_phones(self, session_id: str) -> None:
        self._draw("seat", session_id)

    def _draw_console(self, session_id: str) -> None:
        self._draw("console", session_id)

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

    def _draw(self, kind: Kind, session_id: str, snapshot: Snapshot | None = None) -> None:
        """Draw one region once for all who read one language and came by the same address, usually everybody."""
        if not self._visitors.count(kind, session_id):
            return
        snapshot = snapshot or self._drawing.snapshot(session_id)
        for look in self._visitors.looks(kind, session_id):
            target = picture_room_of(kind, session_id, look)
            if self._pushed.get(target) == snapshot.version:
                continue
            self._pushed[target] = snapshot.version
            self._socketio.emit("region", self._drawing.region(kind, snapshot, look), to=target)

    def _emit(self, event: str, told: dict[str, Any], kind: Kind, session_id: str) -> None:
        if self._visitors.count(kind, session_id):
            self._socketio.emit(event, told, to=room_of(kind, session_id))


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
        HandsChanged: (beats.console_region,),
        PeopleCounted: (beats.console_region,),
        SeatShut: (),
    }
    return table[kind]
