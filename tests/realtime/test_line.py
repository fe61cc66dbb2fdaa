"""The lean line of a phone or board: what it reads, what it sends, and whom it lets wait."""

import json

import pytest

from facilitator.realtime.wire import BINARY, CONTINUED, PING, PONG
from tests.realtime.clients import Poller, masked
from tests.realtime.conftest import wait_until

LARGEST = 131_072


@pytest.fixture
def ada(lean, client_of):
    client = client_of(lean)
    client.join()
    return client


def nobody(lean):
    """Wait until the clients of earlier tests are gone, and return how many are left."""
    wait_until(lambda: lean.get("/present") == "0")
    return 0


def test_compression_is_never_agreed_to(lean, client_of):
    client = client_of(lean, headers="Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n")

    assert "101 switching protocols" in client.handshake
    assert "extensions" not in client.handshake


def test_a_handshake_of_another_version_is_told_which_one_we_speak(lean, client_of):
    client = client_of(lean, headers="Sec-WebSocket-Version: 7\r\n")

    assert "426 upgrade required" in client.handshake
    assert "sec-websocket-version: 13" in client.handshake


@pytest.mark.parametrize("payload", [None, True, 0, 1.5, "", "tékst ✓", "\ud800", [], [1, [2]], {}, {"a": {"b": []}}])
def test_any_payload_is_acknowledged(ada, payload):
    assert ada.call("echo", payload) == payload


@pytest.mark.parametrize("text", ["421[]", '421["echo"', "421{}", "42", "4", "9", "", "451-[]", '4299999999999999999999["echo",1]',
                                  "42[" + "[" * 5000, '421["nothing we know",{}]'])  # fmt: skip
def test_a_broken_message_breaks_nobody_elses_line(lean, ada, text, client_of):
    stranger = client_of(lean)
    stranger.join()
    stranger.send(text)

    assert ada.call("echo", "still here") == "still here"


def test_the_largest_message_is_read_and_a_larger_one_closes_its_line(lean, ada):
    room = LARGEST - len('421["echo", ""]')
    assert ada.call("echo", "x" * room) == "x" * room

    ada.send("x" * (LARGEST + 1))
    assert ada.next_close() == 1009


def test_a_message_in_parts_is_one_message_and_a_ping_is_answered_in_between(ada):
    ada.send_bytes(masked(b'427["ec', final=False) + masked(b"hello", PING) + masked(b'ho","parts"]', CONTINUED))

    assert ada.receive() == (PONG, b"hello")
    assert ada.answer(7) == "parts"


@pytest.mark.parametrize(("data", "code"), [(b"\x81\x01x", 1002), (masked(b"\xff"), 1007)])
def test_who_breaks_the_protocol_is_told_and_let_go(ada, data, code):
    ada.send_bytes(data)

    assert ada.next_close() == code


def test_bytes_are_taken_and_harm_nothing(ada):
    ada.send_bytes(masked(b"\x00\x01", BINARY))

    assert ada.call("echo", "still here") == "still here"


def test_asks_are_answered_in_their_order_also_when_some_take_long(ada):
    numbers = [ada.ask("slowly" if at % 3 == 0 else "echo", at) for at in range(12)]

    assert [ada.answer(number) for number in numbers] == list(range(12))


def test_one_client_that_asks_five_hundred_things_at_once_gets_every_answer(lean, ada):
    before = lean.kept.read_text().splitlines() if lean.kept.exists() else []
    ada.send_bytes(b"".join(masked(f'42{at}["keep","many-{at}"]'.encode()) for at in range(500)))

    assert [ada.answer(at)["kept"] for at in range(500)] == [f"many-{at}" for at in range(500)]
    assert lean.kept.read_text().splitlines() == before + [f"many-{at}" for at in range(500)]


def test_a_slow_reader_costs_little_and_is_shown_the_newest_picture(lean, client_of):
    slow, quick = client_of(lean, receive_buffer=4096), client_of(lean)
    for client in (slow, quick):
        client.join()
    before = lean.memory()

    number = quick.ask("draw", {"times": 600, "size": 100_000})
    quick.answer(number)

    assert lean.memory() - before < 20
    versions = []
    while not versions or versions[-1] < 599:
        versions.append(json.loads(slow.next_text('42["region"')[2:])[1]["version"])
    assert versions == sorted(set(versions))
    assert len(versions) < 60


def test_who_cannot_follow_what_nothing_replaces_is_let_go(lean, ada, client_of):
    slow = client_of(lean, receive_buffer=4096)
    slow.join()

    ada.call("shout", {"times": 100, "size": 20_000})

    with pytest.raises(ConnectionError):
        slow.next_close()
    assert ada.call("echo", "still here") == "still here"


def test_who_vanishes_is_counted_out(lean, client_of):
    before = nobody(lean)
    client = client_of(lean)
    client.join()
    assert int(lean.get("/present")) == before + 1

    client.close()
    wait_until(lambda: int(lean.get("/present")) == before)


def test_who_does_not_answer_pings_is_counted_out(lean, client_of):
    before = nobody(lean)
    client = client_of(lean)
    client.join()

    while client.receive()[1] != "2":
        pass
    wait_until(lambda: int(lean.get("/present")) == before)
    assert client.next_close() == 1001


def test_who_never_says_who_they_are_or_is_refused_is_let_go(lean, client_of):
    silent, refused = client_of(lean), client_of(lean)
    refused.join({"stranger": True})

    for client in (silent, refused):
        with pytest.raises(ConnectionError, match="1001"):
            client.next_text("never")  # it answers pings all the time


def test_who_answers_pings_stays(ada):
    for _ in range(2):
        while ada.receive()[1] != "2":
            pass
        ada.send("3")

    assert ada.call("echo", "still here") == "still here"


def test_a_client_moves_from_long_polling_to_a_line_and_loses_nothing(lean, client_of):
    poller = Poller(lean.port)
    poller.post("40")
    assert poller.next_text("40").startswith('40{"sid"')
    mover = client_of(lean, f"/socket.io/?EIO=4&transport=websocket&sid={poller.sid}")
    mover.send("2probe")
    assert mover.receive()[1] == "3probe"
    poller.post('4299["keep","before the move"]')
    polled = poller.get()
    assert "6" in polled

    mover.send("5")

    assert mover.call("echo", "moved") == "moved"
    assert '4399[{"ok":true,"kept":"before the move"}]' in [*polled.split("\x1e"), *mover.heard]
    assert "before the move" in lean.kept.read_text().splitlines()


def test_a_move_without_proof_is_refused_and_long_polling_goes_on(lean, client_of):
    poller = Poller(lean.port)
    poller.post("40")
    poller.next_text("40")
    stranger = client_of(lean, f"/socket.io/?EIO=4&transport=websocket&sid={poller.sid}")

    stranger.send('421["keep","by a stranger"]')

    assert stranger.next_close() == 1002
    stranger.close()
    wait_until(lambda: "by a stranger" not in (lean.kept.read_text() if lean.kept.exists() else ""))
    poller.post('421["echo","still here"]')
    assert poller.next_text("431") == '431["still here"]'
