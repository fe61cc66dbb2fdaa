"""The one module that knows which library serves us: it patches first, then listens, and drains at the end."""

import gc
import importlib
import os
import signal
import socket
import sys
import threading
import time
import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from facilitator.loop import Call, Loop, P, T, ThreadLoop

if TYPE_CHECKING:
    from flask import Flask

BACKLOG = 4096  # With the usual 50, a thousand people who come back at once wait for seconds or fail.
MOST_CONNECTIONS = 20_000
SECONDS_BETWEEN_LOOKS = 0.2
MODES = ("eventlet", "eventlet-asyncio", "gevent", "threading")


class EventletLoop:
    """The calls of the loop on eventlet, whichever of its hubs turns."""

    socket_mode = "eventlet"

    def __init__(self) -> None:
        eventlet = _eventlet()
        self._hub = eventlet.hubs.get_hub
        self._spawn = eventlet.spawn_n
        self._execute = importlib.import_module("eventlet.tpool").execute

    def in_thread(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        done: T = self._execute(work, *args, **kwargs)
        return done

    def call_soon(self, call: Call) -> None:
        self._spawn(call)

    def call_later(self, seconds: float, call: Call) -> None:
        self._hub().schedule_call_global(seconds, self._spawn, call)


class GeventLoop:
    """The calls of the loop on gevent."""

    socket_mode = "gevent"

    def __init__(self) -> None:
        gevent = importlib.import_module("gevent")
        self._spawn = gevent.spawn
        self._spawn_later = gevent.spawn_later
        self._pool = gevent.get_hub().threadpool

    def in_thread(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        done: T = self._pool.apply(work, args, kwargs)
        return done

    def call_soon(self, call: Call) -> None:
        self._spawn(call)

    def call_later(self, seconds: float, call: Call) -> None:
        self._spawn_later(seconds, call)


def patch(mode: str | None = None) -> Loop:
    """Make the standard library wait politely for the chosen mode, before anything else is imported."""
    mode = mode or os.environ.get("FACILITATOR_ASYNC_MODE") or "eventlet"
    if mode == "threading":
        return ThreadLoop()
    if mode == "gevent":
        importlib.import_module("gevent.monkey").patch_all()
        return GeventLoop()
    if mode not in MODES:
        sys.exit(f"FACILITATOR_ASYNC_MODE must be one of {', '.join(MODES)}, not {mode!r}.")
    eventlet = _eventlet()
    if mode == "eventlet-asyncio":
        eventlet.hubs.use_hub("eventlet.hubs.asyncio")
    eventlet.monkey_patch()
    return EventletLoop()


def _eventlet() -> Any:
    with warnings.catch_warnings():
        # It says on import that it is kept for bug fixes only; we know, and decision 8 tells why.
        warnings.filterwarnings("ignore", message=r"\s*Eventlet is deprecated")
        return importlib.import_module("eventlet")


def serve(app: "Flask", host: str, port: int, loop: Loop) -> None:
    """Serve until SIGTERM or SIGINT, then accept nothing more, finish what was begun, and come back."""
    listener = _listener(host, port)
    serving = {"eventlet": _serve_eventlet, "gevent": _serve_gevent, "threading": _serve_threads}[loop.socket_mode]
    stop_accepting = serving(app, listener)
    _settle_memory()
    _wait_for_the_end()
    stop_accepting()
    _drain(app)


def _listener(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((host, port))
    listener.listen(BACKLOG)
    return listener


def _wait_for_the_end() -> None:
    asked: list[int] = []
    for name in (signal.SIGTERM, signal.SIGINT):
        # Only a flag: a signal may arrive in the middle of anything, and a sleeping hub would not hear more than this.
        signal.signal(name, lambda number, _frame: asked.append(number))
    while not asked:
        time.sleep(SECONDS_BETWEEN_LOOKS)


def _settle_memory() -> None:
    """Keep the full collections, which would find nothing, out of the moment when everyone votes."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


def _serve_eventlet(app: "Flask", listener: socket.socket) -> Call:
    wsgi = importlib.import_module("eventlet.wsgi")
    server = _eventlet().spawn(wsgi.server, listener, app, log_output=False, debug=False, max_size=MOST_CONNECTIONS)
    return server.kill  # type: ignore[no-any-return]


def _serve_gevent(app: "Flask", listener: socket.socket) -> Call:
    server = importlib.import_module("gevent.pywsgi").WSGIServer(listener, app, log=None)
    server.start()
    return server.close  # type: ignore[no-any-return]


def _serve_threads(app: "Flask", listener: socket.socket) -> Call:
    serving = importlib.import_module("werkzeug.serving")
    quiet = type("Quiet", (serving.WSGIRequestHandler,), {"log": lambda *_: None})
    host, port = listener.getsockname()[:2]
    server = serving.make_server(host, port, app, threaded=True, request_handler=quiet, fd=listener.fileno())
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.shutdown  # type: ignore[no-any-return]


def _drain(app: "Flask") -> None:
    """Answer everyone who was heard: what waits for the writer is committed and acknowledged before the doors close."""
    flush: Call = app.extensions.get("facilitator.flush", lambda: None)
    flush()
    app.extensions["socketio"].server.eio.disconnect()
    flush()
