"""Socket.IO events in: who connects, what they ask, and one wrapper that acknowledges whatever happens."""

import logging
from collections.abc import Callable, Sequence
from typing import Any

from flask import Flask, request
from flask_socketio import SocketIO, join_room
from socketio.exceptions import ConnectionRefusedError as Refused

from facilitator import context
from facilitator.context import BOARD_COOKIE, LANGUAGE_COOKIE, House, who_holds
from facilitator.domain.events import Event, SeatShut
from facilitator.domain.refusals import NotAllowed, NotFound, Refusal, TryAgain
from facilitator.domain.sessions.session import Participant
from facilitator.domain.trajectory import Account
from facilitator.languages import NAME, Languages, Tongue, languages
from facilitator.realtime.broadcast import Broadcast
from facilitator.realtime.deferred import Deferred, Reply
from facilitator.realtime.payload import check_length, fields, identifier
from facilitator.realtime.visitors import Visitor, Visitors
from facilitator.services.house import trajectories
from facilitator.services.ideas import ideas
from facilitator.services.sessions import rooms
from facilitator.services.voting import casting

MOST_CHOICES = 100
MAX_MESSAGE = 128 * 1024

logger = logging.getLogger("draagvlak.realtime")
Ack = dict[str, Any]


def to_ack(error: BaseException, tongue: Tongue | None = None) -> Ack:
    """Make a refusal an acknowledgement; anything else is ours, is logged, and asks to try again."""
    if not isinstance(error, Refusal):
        logger.error("unhandled error in a live event", exc_info=error)
        error = TryAgain()
    message = str(tongue.say(error.sentence, error.values)) if tongue else str(error)
    return {"ok": False, "error": {"code": error.code, "message": message}}


class Events:
    """The handlers of live events, registered once on a server."""

    def __init__(self, app: Flask, house: House, socketio: SocketIO) -> None:
        self._house, self._socketio = house, socketio
        self._languages: Languages = app.extensions[NAME]
        self._server: Any = socketio.server  # type: ignore[attr-defined]  # the stubs know no server
        self.visitors = Visitors()
        self.broadcast = Broadcast(app, house, socketio, self.visitors)
        house.listeners += [self.broadcast.hear, self._hang_up]
        house.connected = lambda session_id: self.visitors.count("seat", session_id)
        house.boards = lambda session_id: self.visitors.count("board", session_id)

    def register(self) -> None:
        """Open this door: connecting goes through Flask, the hot events below it."""
        self._socketio.on_event("connect", self._connect)
        self._socketio.on_event("disconnect", self._disconnect)
        self._server.on("ballot:cast", Deferred(self._cast_ballot))
        self._server.on("idea:submit", Deferred(self._submit_idea))
        self._server.on("regions:get", self._get_regions)
        self._server.on("*", self._unknown)

    def _connect(self, auth: object = None) -> Ack | None:
        if self.visitors.get(request.sid):  # type: ignore[attr-defined]
            return to_ack(NotFound())  # An event that only bears this name: nobody becomes another on one line.
        # Any other error would leave the client connected: only this one refuses it.
        try:
            visitor = _visitor(auth)
        except Exception as error:
            raise Refused("unauthenticated") from error
        if visitor is None:
            raise Refused("unauthenticated")
        self.visitors.add(request.sid, visitor)  # type: ignore[attr-defined]
        join_room(visitor.room)
        join_room(visitor.picture_room)
        return None

    def _disconnect(self, *_reason: object) -> Ack | None:
        sid: str = request.sid  # type: ignore[attr-defined]
        if self._server.manager.is_connected(sid, "/"):
            return to_ack(NotFound())  # An event that only bears this name: who really leaves is gone already.
        self.visitors.drop(sid)
        return None

    def _hang_up(self, events: Sequence[Event]) -> None:
        """Close the lines of a seat whose token opens nothing any more: they were opened with it."""
        shut = [event.seat_id for event in events if isinstance(event, SeatShut)]
        for sid in [sid for seat_id in shut for sid in self.visitors.lines_of(seat_id)]:
            self.visitors.drop(sid)
            self._server.disconnect(sid)

    def _seat(self, sid: str) -> Participant:
        visitor = self.visitors.get(sid)
        if visitor is None or visitor.seat is None:
            raise NotAllowed()
        return visitor.seat

    def _cast_ballot(self, sid: str, payload: object, reply: Reply) -> None:
        try:
            seat = self._seat(sid)
            step, choices, key = fields(payload, "step", "choices", "key")
            check_length(choices, MOST_CHOICES)
            deed = (casting.cast_ballot, seat, identifier(step), choices, key)
        except Exception as error:  # noqa: BLE001  # whatever it is, it is acknowledged
            reply(to_ack(error, self._tongue(sid)))
            return
        self._hand_in(sid, reply, lambda cast: {"ok": True, "left": cast.left}, *deed)

    def _submit_idea(self, sid: str, payload: object, reply: Reply) -> None:
        try:
            seat = self._seat(sid)
            text, key = fields(payload, "text", "key")
            settings = self._house.settings
            limits = (settings.ideas_per_seat, settings.text_limit)
            deed = (ideas.submit_idea, seat, text, key, *limits, self._house.secret)
        except Exception as error:  # noqa: BLE001  # whatever it is, it is acknowledged
            reply(to_ack(error, self._tongue(sid)))
            return
        self._hand_in(sid, reply, lambda kept: {"ok": True, "id": kept.id}, *deed)

    def _tongue(self, sid: str) -> Tongue:
        """Return the language in which this client is told what is refused."""
        visitor = self.visitors.get(sid)
        return Tongue(self._languages.get(visitor.language if visitor else ""))

    def _hand_in(self, sid: str, reply: Reply, answer: Callable[[Any], Ack], *deed: Any) -> None:
        """Give a deed to the writer; the acknowledgement follows the commit."""

        def done(outcome: Any) -> None:
            reply(to_ack(outcome.error, self._tongue(sid)) if outcome.error is not None else answer(outcome.answer))

        self._house.writer.submit(done, *deed)

    def _get_regions(self, sid: str, *_payload: object) -> Ack:
        visitor = self.visitors.get(sid)
        if visitor is None:
            return to_ack(NotAllowed())
        try:
            regions = self.broadcast.regions(visitor.kind, visitor.session_id, visitor.look)
        except Exception as error:  # noqa: BLE001  # whatever it is, it is acknowledged
            return to_ack(error)
        return {"ok": True, "regions": regions}

    def _unknown(self, _event: str, _sid: str, *_payload: object) -> Ack:
        return to_ack(NotFound())


def _visitor(auth: object) -> Visitor | None:
    """Return who connects: by a token of a program, or by the cookie of the page that asks."""
    if not isinstance(auth, dict):
        return None
    address = context.settings().public_url or request.host_url.rstrip("/")
    token, board, session, way = (auth.get(name) for name in ("token", "board", "session", "as"))
    if isinstance(token, str):
        return _by_token(token, session, address)
    if isinstance(board, str):
        return _board(board, address)
    if way == "seat":
        seat = context.seat()
        return _seated(seat, address) if seat else None
    if way == "board":
        return _board(request.cookies.get(BOARD_COOKIE, ""), address)
    account = context.account() if way == "console" else None
    return _console(account, session, address) if account else None


def _seated(seat: Participant, address: str) -> Visitor:
    return Visitor("seat", seat.session_id, address, seat=seat, language=seat.language)


def _by_token(token: str, session: object, address: str) -> Visitor | None:
    person = who_holds(context.store(), token)
    if isinstance(person, Participant):
        return _seated(person, address)
    return _console(person, session, address) if person else None


def _board(key: str, address: str) -> Visitor | None:
    session = rooms.board_session(context.store(), key) if 0 < len(key) <= 200 else None
    return Visitor("board", session.id, address) if session else None


def _console(account: Account, session: object, address: str) -> Visitor | None:
    if not isinstance(session, str):
        return None
    found = trajectories.session_for(context.store(), account, session, trajectories.FACILITATORS)
    language = languages().get(request.cookies.get(LANGUAGE_COOKIE)).code
    return Visitor("console", found.id, address, account=account, language=language)
