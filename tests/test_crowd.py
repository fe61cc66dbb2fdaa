"""Limits: a thousand phones, a storm of them, and clients that never read or never stop."""

import json
import os
import time
from pathlib import Path

import pytest

from tests.crowd import allow_many, join_all, lines, play, until
from tests.house import wait_until
from tests.live import evening
from tests.realtime.clients import Client, masked

ROLES = ("citizen", "staff", "politician", "partner")


@pytest.fixture
def tonight(own_server):
    allow_many()
    with evening(own_server.start()) as made:
        yield made


def memory(server, name="VmRSS"):
    """Return how much memory the server holds, in MB."""
    status = Path(f"/proc/{server.process.pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in status if line.startswith(name)) / 1024


def busy(server):
    """Return for how many seconds the server has worked: unlike a clock on the wall, no other work on the machine counts."""
    told = Path(f"/proc/{server.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def seated(tonight, people):
    """Let so many join, three hundred at a time, and return their tokens."""
    came = []
    while len(came) < people:
        roles = [ROLES[n % 4] for n in range(min(300, people - len(came)))]
        came += play(join_all(tonight.server.port, tonight.code, roles))
    assert {status for status, _ in came} == {201}
    return [seat["token"] for _, seat in came]


@pytest.mark.slow
def test_three_hundred_join_at_once_in_three_seconds_of_work_and_all_are_different(tonight):
    times = []
    for _ in range(3):
        began = busy(tonight.server)
        came = play(join_all(tonight.server.port, tonight.code, [ROLES[n % 4] for n in range(300)]))
        times.append(busy(tonight.server) - began)
        assert [status for status, _ in came] == [201] * 300
        assert len({seat["token"] for _, seat in came} | {seat["participant"] for _, seat in came}) == 600

    assert min(times) <= 3
    assert tonight.fien.get(f"/sessions/{tonight.id}")["participants"] == {
        "citizen": 225, "staff": 225, "politician": 225, "partner": 225, "total": 900
    }  # fmt: skip


@pytest.mark.slow
def test_eleven_hundred_phones_vote_at_once_and_come_back_at_once(tonight):
    auths = [{"token": token} for token in seated(tonight, 1_100)]
    actions, vote = tonight.actions(), tonight.step("vote")
    tonight.move("vote")

    storms = play(vote_and_come_back(tonight, auths, vote, actions))

    tonight.move("vote", "close")
    result = tonight.results()
    assert result["ballots"] == 1_100
    assert sum(row["votes"] for row in result["total"]) == 1_100
    assert min(storms) <= 2
    assert memory(tonight.server, "VmHWM") <= 200


async def vote_and_come_back(tonight, auths, vote, actions):
    server, port, storms = tonight.server, tonight.server.port, []
    idle = sockets(server)
    async with lines(port, auths) as phones, lines(port, [{"board": tonight.board_key}]) as (board,):
        for n, phone in enumerate(phones):
            phone.ask("ballot:cast", {"step": vote, "choices": [actions[n % 4]], "key": f"k{n}"})
        await until(lambda: not any(phone.unanswered for phone in phones))
        await until(lambda: board.shown and board.shown[-1][1] == 1_100)
        assert sum(phone.refused for phone in phones) == 0
    for _ in range(3):
        await until(lambda: sockets(server) <= idle)
        began = busy(server)
        async with lines(port, auths[:1_000]) as phones:
            for phone in phones:
                phone.ask("regions:get", {})
            await until(lambda phones=phones: not any(phone.unanswered for phone in phones))
            storms.append(busy(server) - began)
            assert sum(phone.refused for phone in phones) == 0
    return storms


def sockets(server):
    """Return how many sockets the server holds open."""
    return sum(1 for file in Path(f"/proc/{server.process.pid}/fd").iterdir() if is_socket(file))


def is_socket(file):
    try:
        return str(file.readlink()).startswith("socket:")
    except FileNotFoundError:  # closed while we looked
        return False


def test_compression_is_never_agreed_on(live_server):
    with evening(live_server) as tonight:
        offered = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits, x-webkit-deflate-frame\r\n"
        client = Client(tonight.server.port, headers=offered)
        client.join({"board": tonight.board_key})
        client.close()

    assert "101 switching protocols" in client.handshake
    assert "sec-websocket-extensions" not in client.handshake


def test_who_never_reads_costs_little_and_is_shown_the_newest_when_they_do(tonight):
    deaf = Client(tonight.server.port, receive_buffer=2_048)
    deaf.join({"token": tonight.token, "session": tonight.id})
    watcher = tonight.console()
    tonight.actions()
    before = memory(tonight.server)
    for _ in range(60):
        for method in ("write", "tables", "explain"):
            tonight.move(method)
    version = tonight.move("write")["version"]
    watcher.until("step", version=version)
    after = memory(tonight.server)

    assert after - before < 20
    assert is_shown(deaf, tonight, version)


def is_shown(client, tonight, version):
    """Say whether a client that begins to read comes to this version; who was sent away comes back and asks."""
    try:
        while json.loads(client.next_text('42["step"')[2:])[1]["version"] < version:
            pass
    except ConnectionError:
        return tonight.step("write") in tonight.console().region()["html"]
    finally:
        client.close()
    return True


def test_who_asks_without_end_and_reads_nothing_harms_nobody(tonight):
    flooder = Client(tonight.server.port, receive_buffer=2_048)
    flooder.join({"token": tonight.join().token})
    phone = tonight.phone()
    before = memory(tonight.server)
    flooder.socket.settimeout(2)
    sent, asks = 0, masked(b'421["regions:get",{}]') * 200
    try:
        while sent < 20_000:
            flooder.send_bytes(asks)
            sent += 200
    except OSError:
        pass  # sent away, or held back
    waits = []
    for _ in range(20):
        began = time.perf_counter()
        assert phone.ask("regions:get", {})["ok"]
        waits.append(time.perf_counter() - began)
    grown = memory(tonight.server) - before
    flooder.close()

    assert sorted(waits)[10] < 0.5
    assert grown < 20


def test_who_hangs_up_in_the_middle_of_anything_is_forgotten(tonight):
    tonight.move("write")
    board, seats = tonight.board(), [tonight.join() for _ in range(5)]
    before = sockets(tonight.server)
    cuts = (b"", b"\x81", b"\x81\xfe\x10", masked(b"4")[:3], masked(b'42["idea:submit",{"te')[:-2])
    for cut, seat in zip(cuts, seats, strict=True):
        client = Client(tonight.server.port)
        client.join({"token": seat.token})
        client.send_bytes(cut)
        client.close()
    wait_until(lambda: sockets(tonight.server) <= before, "all lines closed")

    assert board.region()["region"] == "board"
