"""Puts every WebSocket of a python-socketio server on a lean line, and pings by timers.

Engine.IO and Socket.IO keep the protocol, the rooms and the time-outs, and long-polling stays as it is. Three parts are
replaced, all by seams that the library has: the WebSocket driver of the asynchronous mode, the queue between an
Engine.IO socket and its writer thread, and the thread that sleeps between two pings.
"""

import functools
import time
from collections.abc import Callable, Iterable
from typing import Any

from engineio import packet

from facilitator.realtime import wire
from facilitator.realtime.line import Environ, Hub, Line


def install(server: Any, hub: Hub) -> None:
    """Let a python-socketio server speak WebSocket over lean lines; long-polling stays as it is."""
    eio = server.eio
    eio._async = {**eio._async, "websocket": functools.partial(_Handshake, server, hub)}  # noqa: SLF001  # no other seam
    let_in = eio.handlers["connect"]

    def connect(eio_sid: str, environ: Environ) -> object:
        # A timer in place of a thread that sleeps: the stack of a sleeping thread is most of what a client costs.
        eio.sockets[eio_sid].schedule_ping = functools.partial(_schedule_ping, eio, eio_sid, hub)
        hub.call_later(eio.ping_timeout, functools.partial(_part_from_stranger, server, eio_sid))
        return let_in(eio_sid, environ)

    eio.on("connect", connect)


def _part_from_stranger(server: Any, eio_sid: str) -> None:
    """Let go of who never said who they are, or was refused and stays: they would hold a line for nothing."""
    if eio_sid in server.eio.sockets and server.manager.sid_from_eio_sid(eio_sid, "/") is None:
        server.eio.disconnect(eio_sid)


def _schedule_ping(eio: Any, eio_sid: str, hub: Hub) -> None:
    eio_socket = eio.sockets.get(eio_sid)
    if eio_socket is not None and eio_socket.last_ping:
        eio_socket.last_ping = None
        hub.call_later(eio.ping_interval, functools.partial(_ping, eio, eio_sid))


def _ping(eio: Any, eio_sid: str) -> None:
    eio_socket = eio.sockets.get(eio_sid)
    if eio_socket is not None and not (eio_socket.closing or eio_socket.closed):
        eio_socket.last_ping = time.time()
        eio_socket.send(packet.Packet(packet.PING))


class _Handshake:
    """The WebSocket driver of one request: answers the handshake, then hands the connection to a line."""

    def __init__(self, server: Any, hub: Hub, handler: Any, _eio: Any) -> None:
        self._server, self._hub = server, hub
        self._socket = handler.__self__

    def __call__(self, environ: Environ, start_response: Callable[..., object]) -> Iterable[bytes]:
        key = environ.get("HTTP_SEC_WEBSOCKET_KEY")
        if not key or environ.get("HTTP_SEC_WEBSOCKET_VERSION") != "13":
            start_response("426 Upgrade Required", [("Sec-WebSocket-Version", "13"), ("Connection", "close")])
            return []
        connection = self._hub.detach(environ)
        connection.sendall(
            b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Accept: " + wire.accept_key(key).encode() + b"\r\n\r\n"
        )
        Line(self._server, self._hub, self._socket, connection).open()
        return []
