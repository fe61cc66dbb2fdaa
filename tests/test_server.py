"""The server in a process of its own, in each mode, as clients meet it."""

import os
import subprocess
import sys

import pytest

from tests.realtime.clients import Poller
from tests.realtime.conftest import client_of, in_each_mode, lean, short_lived, wait_until

__all__ = ["client_of", "in_each_mode", "lean", "short_lived"]


def test_a_client_joins_asks_and_is_answered(in_each_mode, client_of):
    client = client_of(in_each_mode)

    assert client.join().startswith('40{"sid"')
    assert client.call("keep", "over a socket") == {"ok": True, "kept": "over a socket"}
    assert client.call("echo", {"any": ["thing"]}) == {"any": ["thing"]}
    assert client.call("slowly", 7) == 7


def test_a_stranger_is_refused_at_the_door(in_each_mode, client_of):
    client = client_of(in_each_mode)

    assert client.join({"stranger": True}) == '44{"message":"unauthenticated"}'


def test_long_polling_works_behind_a_proxy_that_knows_no_sockets(in_each_mode):
    poller = Poller(in_each_mode.port)
    poller.post("40")
    assert poller.next_text("40").startswith('40{"sid"')

    poller.post('425["keep","by polling"]')

    assert poller.next_text("435") == '435[{"ok":true,"kept":"by polling"}]'


def test_calls_come_soon_later_and_in_a_thread(in_each_mode):
    assert in_each_mode.get("/calls") == "later soon thread"


def test_everyone_in_the_room_hears_a_broadcast(in_each_mode, client_of):
    ada, grace = client_of(in_each_mode), client_of(in_each_mode)
    for client in (ada, grace):
        client.join()

    ada.ask("draw", {"times": 1, "size": 3})

    told = '42["region",{"region":"board","version":0,"html":"xxx"}]'
    assert [client.next_text('42["region"') for client in (ada, grace)] == [told, told]


def test_what_was_heard_is_kept_and_acknowledged_before_the_end(short_lived, client_of):
    clients = [client_of(short_lived) for _ in range(5)]
    for client in clients:
        client.join()
    numbers = [client.ask("keep:late", f"ballot {at}") for at, client in enumerate(clients)]
    wait_until(lambda: short_lived.get("/waiting") == "5")

    printed = short_lived.stop()

    assert [c.answer(number)["kept"] for c, number in zip(clients, numbers, strict=True)] == [
        f"ballot {at}" for at in range(5)
    ]
    assert sorted(short_lived.kept.read_text().splitlines()) == [f"ballot {at}" for at in range(5)]
    assert printed == "ended\n"
    assert short_lived.process.returncode == 0


def test_a_page_that_was_asked_for_is_answered_before_the_end(short_lived):
    asking = subprocess.Popen(
        [sys.executable, "-c", f"import urllib.request as r; print(r.urlopen('http://127.0.0.1:{short_lived.port}/slow').read())"],
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    wait_until(lambda: _is_asked(short_lived))

    short_lived.stop()

    assert asking.communicate(timeout=10)[0] == "b'answered'\n"


def test_eleven_hundred_clients_connect_and_each_is_answered(lean, client_of):
    clients = [client_of(lean) for _ in range(1100)]
    for client in clients:
        client.join()

    numbers = [client.ask("echo", at) for at, client in enumerate(clients)]

    assert [client.answer(number) for client, number in zip(clients, numbers, strict=True)] == list(range(1100))


def _is_asked(server):
    return server.get("/answering") == "1"


def _run(code, mode, *flags):
    return subprocess.run(
        [sys.executable, *flags, "-c", code], env={**os.environ, "FACILITATOR_ASYNC_MODE": mode},
        capture_output=True, text=True, timeout=30, check=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("mode", "owner"),
    [
        ("", "eventlet"),
        ("eventlet", "eventlet"),
        ("eventlet-asyncio", "eventlet"),
        ("gevent", "gevent"),
        ("threading", "socket"),
    ],
)
def test_the_library_is_patched_before_flask_is_imported(mode, owner):
    ran = _run("import sys, run, socket; print(socket.socket.__module__.split('.')[0], 'flask' in sys.modules)", mode)

    assert (ran.stdout, ran.stderr) == (f"{owner} False\n", "")


def test_the_one_warning_of_eventlet_is_excused(in_each_mode):
    ran = _run("from facilitator import server; server.patch(); print('quiet')", in_each_mode.mode, "-W", "error")

    assert (ran.stdout, ran.stderr) == ("quiet\n", "")


def test_an_unknown_mode_is_refused_by_name():
    ran = _run("from facilitator import server; server.patch()", "twisted")

    assert ran.returncode == 1
    assert ran.stderr == (
        "FACILITATOR_ASYNC_MODE must be one of eventlet, eventlet-asyncio, gevent, threading, not 'twisted'.\n"
    )
