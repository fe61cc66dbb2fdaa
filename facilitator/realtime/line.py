"""A lean WebSocket line to one client: read in the loop's callback, written at once, no thread of its own."""

import functools
import json
import logging
import re
import socket
from collections.abc import Callable
from typing import Any, Protocol

from engineio import exceptions, packet

from facilitator.realtime import wire
from facilitator.realtime.deferred import Deferred
from facilitator.realtime.outbox import Outbox, picture

MOST_READ = 16_384
MOST_SENT = 65_536
MOST_UNSENT = 262_144  # Of each client; who is slower than that comes back and is given the newest regions.
MOST_ASKED = 16  # Deeds of one client at once in the writer; the next wait, and nobody else does.
MOST_UNHEARD = 32  # Messages that wait for a handler before we stop reading: the network then holds the client back.
SECONDS_TO_LEAVE = 2.0

_ASK = re.compile(r'42(\d{1,15})\["([^"\\]{1,40})"')
_encode = json.JSONEncoder(separators=(",", ":")).encode
_log = logging.getLogger(__name__)

Environ = dict[str, Any]
Watch = object


class Hub(Protocol):
    """What lines need of the loop that serves them."""

    def call_soon(self, call: Callable[[], object]) -> None: ...
    def call_later(self, seconds: float, call: Callable[[], object]) -> None: ...
    def on_readable(self, fileno: int, call: Callable[[int], None]) -> Watch: ...
    def on_writable(self, fileno: int, call: Callable[[int], None]) -> Watch: ...
    def forget(self, watch: Watch) -> None: ...
    def detach(self, environ: Environ) -> socket.socket: ...


class Line:
    """One client on one WebSocket; to its Engine.IO socket it looks like the queue of packets to send."""

    __slots__ = (
        "_asked", "_connection", "_eio", "_hub", "_is_deaf", "_is_handling", "_is_leaving", "_outbox", "_reader",
        "_reading", "_server", "_socket", "_unheard", "_writing", "is_open",
    )  # fmt: skip

    def __init__(self, server: Any, hub: Hub, eio_socket: Any, connection: socket.socket) -> None:
        self._server, self._hub, self._socket, self._connection = server, hub, eio_socket, connection
        self._eio = server.eio
        self._reader = wire.Reader(self._eio.max_http_buffer_size)
        self._outbox = Outbox(MOST_UNSENT)
        self._unheard: list[str | bytes] = []  # A deque is ten times larger while it is empty, as it is nearly always.
        self._asked = 0
        self.is_open = True
        self._is_handling = self._is_leaving = self._is_deaf = False
        self._reading: Watch | None = None
        self._writing: Watch | None = None

    # The life of a line

    def open(self) -> None:
        """Begin to listen; a client that came by long-polling first proves that the new way works."""
        self._connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        # A small buffer in the system: what waits, waits with us, where a newer picture can still replace it.
        self._connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, MOST_SENT)
        if self._socket.connected:
            self._socket.upgrading = True
        else:
            self._socket.connected = True
            self._take_over()
        self._read_on()

    def _take_over(self) -> None:
        """Become the way to this client: what waited in its queue goes first."""
        queue, self._socket.queue = self._socket.queue, self
        self._socket.upgraded, self._socket.upgrading = True, False
        while not queue.empty():
            self.put(queue.get(block=False))

    def _leave(self, code: int) -> None:
        """Say goodbye, send nothing more, and give the client a moment to hear it."""
        if self.is_open and not self._is_leaving:
            self._write(wire.close_frame(code))
            self._is_leaving, self._is_deaf = True, False
            self._read_on()  # only to see it hang up: to close on what we did not read could lose our last words
            self._hub.call_later(SECONDS_TO_LEAVE, self._drop)
            if not self._outbox:
                self._shut()

    def _shut(self) -> None:
        try:
            self._connection.shutdown(socket.SHUT_WR)
        except OSError:
            self._drop()

    def _drop(self) -> None:
        """Let go of the connection, and tell Engine.IO unless it knows."""
        if not self.is_open:
            return
        self.is_open = False
        for watch in (self._reading, self._writing):
            if watch is not None:
                self._hub.forget(watch)
        self._connection.close()
        self._hub.call_soon(self._tell_gone)

    def _tell_gone(self) -> None:
        if self._socket.queue is self:
            self._socket.close(wait=False, abort=True, reason=self._eio.reason.TRANSPORT_CLOSE)
            self._eio.sockets.pop(self._socket.sid, None)
        else:
            self._socket.upgrading = False

    # From the client

    @property
    def owes_answers(self) -> bool:
        """Say whether something that was read is not answered yet."""
        return bool(self._asked or self._unheard or self._is_handling) and self.is_open

    def stop_listening(self) -> None:
        """Read nothing more of this client; what it asked before is still answered."""
        self._is_deaf = True
        self._pause()

    def _read_on(self) -> None:
        if self.is_open and self._reading is None and not self._is_deaf:
            self._reading = self._hub.on_readable(self._connection.fileno(), self._readable)

    def _pause(self) -> None:
        if self._reading is not None:
            self._hub.forget(self._reading)
            self._reading = None

    def _readable(self, _fileno: int) -> None:
        if not self.is_open:
            return
        try:
            data = self._connection.recv(MOST_READ)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self._drop()
        elif not self._is_leaving:
            self._received(data)

    def _received(self, data: bytes) -> None:
        try:
            for kind, payload in self._reader.feed(data):
                if kind <= wire.BINARY:
                    self._hear(payload)
                elif kind == wire.PING:
                    self._write(wire.frame(bytes(payload), wire.PONG))  # type: ignore[arg-type]
                elif kind == wire.CLOSE:
                    self._leave(wire.WENT_AWAY)
        except wire.WireError as error:
            self._leave(error.code)
        except Exception:  # noqa: BLE001  # whatever it is, it costs one line and no more
            _log.exception("a line broke")
            self._drop()

    def _hear(self, message: str | bytes) -> None:
        """Begin a deed at once when its handler need not wait; anything else waits its turn in a thread."""
        if not self._is_handling and self._asked < MOST_ASKED and self._socket.queue is self and self._began(message):
            return
        self._unheard.append(message)
        if not self._is_handling:
            self._is_handling = True
            self._hub.call_soon(self._handle)
        if len(self._unheard) > MOST_UNHEARD:
            self._pause()

    def _began(self, message: str | bytes) -> bool:
        if message == "3":
            self._socket.receive(packet.Packet(packet.PONG))
            return True
        ask = _ASK.match(message) if isinstance(message, str) else None
        handler = ask and self._server.handlers["/"].get(ask.group(2))
        if not isinstance(handler, Deferred) or not ask:
            return False
        sid = self._server.manager.sid_from_eio_sid(self._socket.sid, "/")
        if not self._server.manager.is_connected(sid, "/"):
            return False
        try:
            _event, *payload = json.loads(message[ask.end(1) :])
        except (ValueError, RecursionError):
            return False
        self._asked += 1
        handler.begin(sid, payload[0] if payload else None, functools.partial(self._acknowledge, int(ask.group(1))))
        return True

    def _acknowledge(self, number: int, answer: object) -> None:
        self._asked -= 1
        self._write(wire.frame(b"43%d[%s]" % (number, _encode(answer).encode())))

    def _handle(self) -> None:
        try:
            while self._unheard:
                self._pass_on(self._unheard.pop(0))
        except exceptions.SocketIsClosedError:
            self._drop()
        except Exception:  # noqa: BLE001  # whatever it is, it costs one line and no more
            _log.exception("a message broke its line")
            self._drop()
        finally:
            self._is_handling = False
        self._read_on()

    def _pass_on(self, message: str | bytes) -> None:
        """Let Engine.IO take a message, or the two of a client that moves here from long-polling."""
        if self._socket.queue is self:
            try:
                self._socket.receive(packet.Packet(encoded_packet=message))
            except exceptions.UnknownPacketError:
                return
        elif message == "2probe":
            self._write(wire.frame(b"3probe"))
            self._socket.queue.put(packet.Packet(packet.NOOP))
        elif message == "5":
            self._take_over()
        else:
            self._leave(wire.PROTOCOL_ERROR)

    # To the client

    def put(self, pkt: Any, *_: object, **__: object) -> None:
        """Send a packet, as the queue of the Engine.IO socket; None is the end."""
        if pkt is None:
            self._leave(wire.WENT_AWAY)
            return
        framed = pkt.__dict__.get("framed")
        if framed is None:
            encoded = pkt.encode()
            is_text = isinstance(encoded, str)
            drawn = picture(encoded) if is_text else None
            framed = wire.frame(encoded.encode() if is_text else encoded, wire.TEXT if is_text else wire.BINARY), drawn
            pkt.framed = framed  # One packet goes to everyone in a room: it is framed once.
        self._write(*framed)

    def join(self) -> None:
        """Nothing to wait for: what can be sent has been."""

    def _write(self, frame: bytes, drawn: str | None = None) -> None:
        if not self.is_open or self._is_leaving:
            return
        if self._outbox:
            self._outbox.add(frame, drawn)
            if self._outbox.is_too_full:
                self._drop()
            return
        sent = self._send(frame)
        if self.is_open and sent < len(frame):
            self._outbox.add(frame, drawn)
            if sent:
                self._outbox.sent(sent)
            self._writing = self._hub.on_writable(self._connection.fileno(), self._writable)

    def _send(self, frame: bytes) -> int:
        try:
            return self._connection.send(frame)
        except BlockingIOError:
            return 0
        except OSError:
            self._drop()
            return 0

    def _writable(self, _fileno: int) -> None:
        while self.is_open and self._outbox:
            sent = self._send(self._outbox.first())
            if not sent:
                return
            self._outbox.sent(sent)
        if self.is_open and self._writing is not None:
            self._hub.forget(self._writing)
            self._writing = None
            if self._is_leaving:
                self._shut()
