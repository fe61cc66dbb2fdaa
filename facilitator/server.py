"""The one module that knows which library serves us: it patches first, then listens, and drains at the end."""

import gc
import importlib
import io
import os
import resource
import signal
import socket
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from facilitator.loop import Call, Loop, P, T, ThreadLoop

if TYPE_CHECKING:
    from flask import Flask

BACKLOG = 4096  # With the usual 50, a thousand people who come back at once wait for seconds or fail.
MOST_CONNECTIONS = 20_000
SECONDS_BETWEEN_LOOKS = 0.2
SECONDS_TO_FINISH = 5.0
SECONDS_OF_A_TURN = 0.0005
SECONDS_TO_LEAVE = 1.0
SECONDS_KEPT_OPEN = 30.0  # An idle connection holds a green thread.
SECONDS_OF_SILENCE = 60.0  # So does one that never finishes what it asks, or never reads the answer.
NO_BODY = io.BytesIO()
CLIENTS = ("aiohttp", "requests", "websocket")
MODES = ("eventlet", "eventlet-asyncio", "gevent", "threading")


class EventletLoop:
    """The calls of the loop on eventlet, whichever of its hubs turns."""

    socket_mode = "eventlet"

    def __init__(self, is_lean: bool) -> None:
        eventlet = _eventlet()
        self.is_lean = is_lean
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

    def on_readable(self, fileno: int, call: Callable[[int], None]) -> object:
        return self._watch(self._hub().READ, fileno, call)

    def on_writable(self, fileno: int, call: Callable[[int], None]) -> object:
        return self._watch(self._hub().WRITE, fileno, call)

    def _watch(self, what: str, fileno: int, call: Callable[[int], None]) -> object:
        hub = self._hub()
        watch = hub.add(what, fileno, call, _nothing, _nothing)
        watch.greenlet = hub.greenlet  # It would keep the thread of whoever asked, stack and all.
        return watch

    def forget(self, watch: object) -> None:
        self._hub().remove(watch)

    def detach(self, environ: dict[str, Any]) -> socket.socket:
        """Take the connection of a request out of the hands of the WSGI server, which then forgets it."""
        green = environ["eventlet.input"].get_socket()
        connection: socket.socket = green.fd.dup()
        green.shutdown = _nothing  # The server still closes its own copy, which must not hang up on ours.
        importlib.import_module("eventlet.wsgi").WSGI_LOCAL.already_handled = True
        for heavy in ("eventlet.input", "eventlet.posthooks", "eventlet.set_idle", "headers_raw"):
            environ.pop(heavy, None)
        environ["wsgi.input"] = NO_BODY
        return connection


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


def _nothing(*_: object) -> None:
    pass


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
    return EventletLoop(is_lean=mode == "eventlet")


def load_lean() -> None:
    """Load the live library without the clients that may lie beside it: a server calls nobody, and they take 15 MB."""
    absent = [name for name in CLIENTS if name not in sys.modules]
    sys.modules.update(dict.fromkeys(absent))  # type: ignore[arg-type]  # None says that there is no such module
    importlib.import_module("socketio")
    for name in absent:
        del sys.modules[name]


def _eventlet() -> Any:
    os.environ.setdefault("EVENTLET_NO_GREENDNS", "yes")  # We look up no names, and its DNS library is slow to import.
    with warnings.catch_warnings():
        # It says on import that it is kept for bug fixes only; we know, and decision 8 tells why.
        warnings.filterwarnings("ignore", message=r"\s*Eventlet is deprecated")
        return importlib.import_module("eventlet")


def serve(app: "Flask", host: str, port: int, loop: Loop) -> None:
    """Serve until SIGTERM or SIGINT, then accept nothing more, finish what was begun, and come back."""
    asked = _listen_for_the_end()
    _allow_many_clients()
    if isinstance(loop, EventletLoop) and loop.is_lean:
        from facilitator.realtime import switchboard  # only after patching

        switchboard.install(app.extensions["socketio"].server, loop)
    serving = {"eventlet": _serve_eventlet, "gevent": _serve_gevent, "threading": _serve_threads}[loop.socket_mode]
    doors = Doors(app)
    stop_accepting = serving(doors, _listener(host, port))
    _settle_memory()
    _share_the_core()
    while not asked:
        time.sleep(SECONDS_BETWEEN_LOOKS)
    doors.close()
    stop_accepting()


class Doors:
    """The app as the WSGI server sees it, which knows how many requests are being answered."""

    def __init__(self, app: "Flask") -> None:
        self._app = app
        self._socket_server = app.extensions["socketio"].server
        self._flush: Call = app.extensions.get("facilitator.flush", _nothing)
        self._answering = 0
        self._is_closing = False

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if self._is_closing:
            start_response("503 Service Unavailable", [("Retry-After", "2"), ("Connection", "close")])
            return []
        # Compression of WebSockets costs more memory and time than it saves; no library lets us say no to it.
        environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)
        self._answering += 1
        try:
            return self._app(environ, start_response)
        finally:
            self._answering -= 1

    def close(self) -> None:
        """Answer everyone who was heard: what waits for the writer is committed and acknowledged, then all go home."""
        # The WSGI servers stop listening later: the one of eventlet would hang up on its own WebSockets as it stops.
        self._is_closing = True
        sockets = self._socket_server.eio.sockets
        for eio_socket in list(sockets.values()):
            getattr(eio_socket.queue, "stop_listening", _nothing)()
        _wait_while(self._is_being_asked, SECONDS_TO_FINISH)
        time.sleep(SECONDS_BETWEEN_LOOKS)  # Handlers of the library's own transports wake up and send what was flushed.
        for eio_socket in list(sockets.values()):
            eio_socket.close(wait=False, reason=self._socket_server.reason.SERVER_DISCONNECT)
        _wait_while(lambda: self._answering, SECONDS_TO_FINISH)
        self._flush()
        _wait_while(lambda: any(getattr(each.queue, "is_open", False) for each in sockets.values()), SECONDS_TO_LEAVE)

    def _is_being_asked(self) -> bool:
        """Commit what waits, and say whether a line still owes an answer to what it read before."""
        self._flush()
        return any(
            getattr(each.queue, "owes_answers", False) for each in list(self._socket_server.eio.sockets.values())
        )


def _wait_while(is_so: Callable[[], object], seconds: float) -> None:
    until = time.monotonic() + seconds
    while is_so() and time.monotonic() < until:
        time.sleep(SECONDS_BETWEEN_LOOKS / 10)


def _listener(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((host, port))
    listener.listen(BACKLOG)
    return listener


def _listen_for_the_end() -> list[int]:
    asked: list[int] = []
    for name in (signal.SIGTERM, signal.SIGINT):
        # Only a flag: a signal may arrive in the middle of anything, and a sleeping hub would not hear more than this.
        signal.signal(name, lambda number, _frame: asked.append(number))
    return asked


def _allow_many_clients() -> None:
    """Every client is an open file; the usual limit of 1,024 is for programs that serve nobody."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def _settle_memory() -> None:
    """Keep the full collections, which would find nothing, out of the moment when everyone votes."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(1_000, 5, 5)


def _share_the_core() -> None:
    """Let the loop have its turn soon while a thread works something out.

    Every receive and every commit lets go of the interpreter, and then waits this long for a thread that computes: with
    the usual 5 ms a ballot, which does so a dozen times, would wait for a tenth of a second.
    """
    sys.setswitchinterval(SECONDS_OF_A_TURN)


def _serve_eventlet(app: "Doors", listener: socket.socket) -> Call:
    wsgi = importlib.import_module("eventlet.wsgi")
    server = _eventlet().spawn(
        wsgi.server, listener, app, log_output=False, debug=False, max_size=MOST_CONNECTIONS,
        keepalive=SECONDS_KEPT_OPEN, socket_timeout=SECONDS_OF_SILENCE,
    )  # fmt: skip
    return server.kill  # type: ignore[no-any-return]


def _serve_gevent(app: "Doors", listener: socket.socket) -> Call:
    server = importlib.import_module("gevent.pywsgi").WSGIServer(listener, app, log=None, error_log=None)
    server.start()
    return server.close  # type: ignore[no-any-return]


def _serve_threads(app: "Doors", listener: socket.socket) -> Call:
    serving = importlib.import_module("werkzeug.serving")
    quiet = type("Quiet", (serving.WSGIRequestHandler,), {"log": lambda *_: None})
    host, port = listener.getsockname()[:2]
    server = serving.make_server(host, port, app, threaded=True, request_handler=quiet, fd=listener.fileno())
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.shutdown  # type: ignore[no-any-return]
