"""A tiny app behind the real server, to be run as a program: `python tiny_app.py PORT FILE`."""
# ruff: noqa: E402, T201  # patching comes first, as in run.py; what is printed is read by the test

from facilitator import server

LOOP = server.patch()

import sys
import time
from pathlib import Path

from flask import Flask
from flask_socketio import ConnectionRefusedError as Refused
from flask_socketio import SocketIO

from facilitator.realtime.deferred import Deferred

PORT, FILE = int(sys.argv[1]), Path(sys.argv[2])
app = Flask(__name__)
live = SocketIO(
    app, async_mode=LOOP.socket_mode, async_handlers=False, max_http_buffer_size=131_072, ping_interval=1, ping_timeout=1,
    manage_session=False,
)  # fmt: skip
waiting = []
present, slowly_answering = set(), []


def keep(_sid, payload, reply):
    """Keep a payload soon, and answer then."""
    waiting.append((payload, reply))
    LOOP.call_soon(flush)


def keep_at_the_end(_sid, payload, reply):
    """Keep a payload only when the server is told to stop."""
    waiting.append((payload, reply))


def flush():
    """Write what waits, then answer."""
    batch, waiting[:] = waiting[:], []
    with FILE.open("a") as file:
        file.writelines(f"{payload}\n" for payload, _reply in batch)
    for payload, reply in batch:
        reply({"ok": True, "kept": payload})


app.extensions["facilitator.flush"] = flush
live.server.on("keep", Deferred(keep))
live.server.on("keep:late", Deferred(keep_at_the_end))
live.server.on("echo", Deferred(lambda _sid, payload, reply: reply(payload)))


@live.on("connect")
def connect(auth=None):
    from flask import request

    if auth == {"stranger": True}:
        raise Refused("unauthenticated")
    present.add(request.sid)


@live.on("disconnect")
def disconnect(*_reason):
    from flask import request

    present.discard(request.sid)


@live.on("slowly")
def slowly(payload):
    time.sleep(0.02)
    return payload


@live.on("draw")
def draw(ask):
    for version in range(ask["times"]):
        live.emit("region", {"region": "board", "version": version, "html": "x" * ask["size"]})
    return ask["times"]


@live.on("shout")
def shout(ask):
    for number in range(ask["times"]):
        time.sleep(0.005)
        live.emit("call", {"number": number, "text": "x" * ask["size"]})
    return ask["times"]


@app.get("/present")
def count():
    return str(len(present))


@app.get("/waiting")
def count_waiting():
    return str(len(waiting))


@app.get("/calls")
def calls():
    heard = []
    LOOP.call_later(0.05, lambda: heard.append("later"))
    LOOP.call_soon(lambda: heard.append("soon"))
    heard.append(LOOP.in_thread(lambda word: (time.sleep(0.01), word)[1], "thread"))
    while len(heard) < 3:
        time.sleep(0.01)
    return " ".join(sorted(heard))


@app.get("/slow")
def slow():
    slowly_answering.append(1)
    time.sleep(0.5)
    return "answered"


@app.get("/answering")
def answering():
    return str(len(slowly_answering))


server.serve(app, "127.0.0.1", PORT, LOOP)
print("ended", flush=True)
