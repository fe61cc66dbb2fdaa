"""What the stack can do by itself: a bare Flask-SocketIO echo on eventlet that stores nothing; `python echo.py PORT`."""

# ruff: noqa: E402  # patching comes before everything else
import warnings

warnings.filterwarnings("ignore", message=r"\s*Eventlet is deprecated")

import eventlet

eventlet.monkey_patch()

import sys

import eventlet.wsgi
from flask import Flask
from flask_socketio import SocketIO

app = Flask(__name__)
live = SocketIO(app, async_mode="eventlet", max_http_buffer_size=131_072)


@live.on("ballot:cast")
def cast(_ballot: object) -> dict[str, bool]:
    """Say yes to everything."""
    return {"ok": True}


@app.get("/healthz")
def healthz() -> dict[str, bool]:
    """Say that it runs."""
    return {"ok": True}


listener = eventlet.listen(("127.0.0.1", int(sys.argv[1])), backlog=4096)
eventlet.wsgi.server(listener, app, log_output=False, max_size=20_000)
