"""What was acknowledged survives: kill -9, SIGTERM, a full disk and a crash in the middle of a count, on a real server."""

import re
import resource
import shutil
import signal
import sqlite3
import threading
from collections import Counter
from contextlib import contextmanager, suppress
from itertools import count

import httpx
import pytest

from facilitator.settings import ASYNC_MODES
from facilitator.store import Store, connect
from facilitator.store.database import FILE
from tests.house import Server, wait_until
from tests.live import TITLES, Refused, evening
from tests.realtime.clients import Client

PEOPLE = 24


@contextmanager
def opened(folder):
    """Read a data directory that no server holds."""
    store = Store(connect(folder, read_only=True))
    yield store
    store.close()


@pytest.fixture
def tonight(own_server):
    own_server.env = {"FACILITATOR_IDEAS_PER_SEAT": "20"}
    with evening(own_server.start()) as made:
        yield made


class Talker:
    """Somebody who sends one thing after the other as soon as the last is acknowledged, until the line breaks."""

    def __init__(self, port, token, messages):
        self.acknowledged, self.pending = [], None
        self._client = Client(port)
        assert self._client.join({"token": token}).startswith("40")
        self._messages = messages
        self.thread = threading.Thread(target=self._talk)

    def _talk(self):
        with suppress(OSError, ConnectionError):
            for event, payload in self._messages:
                self.pending = event, payload
                answer = self._client.call(event, payload)
                if answer["ok"]:
                    self.acknowledged.append((event, payload))
                    self.pending = None
                elif answer["error"]["code"] == "idea_limit":
                    return
        self._client.close()


def ballots(vote, actions, name):
    for n in count():
        yield "ballot:cast", {"step": vote, "choices": [actions[n % 4], actions[(n + 1) % 4]], "key": f"{name}-{n}"}


def ideas(name):
    for n in count():
        yield "idea:submit", {"text": f"Idee {n} van {name}", "key": f"{name}-{n}"}


def burst(tonight, seats, messages_of):
    """Let everybody talk, kill the server in the middle, and return what each was told."""
    talkers = [Talker(tonight.server.port, seat.token, messages_of(n)) for n, seat in enumerate(seats)]
    for talker in talkers:
        talker.thread.start()
    wait_until(lambda: sum(len(talker.acknowledged) for talker in talkers) > 5 * PEOPLE, "a burst")
    tonight.server.stop(signal.SIGKILL)
    for talker in talkers:
        talker.thread.join()
    return talkers


def last_choices(talker):
    return sorted(talker.acknowledged[-1][1]["choices"]) if talker.acknowledged else None


def test_every_acknowledged_ballot_survives_kill_9_and_none_is_doubled_when_sent_again(tonight):
    seats = [tonight.join() for _ in range(PEOPLE)]
    actions, vote = tonight.actions(), tonight.step("vote")
    tonight.move("vote")

    talkers = burst(tonight, seats, lambda n: ballots(vote, actions, n))

    with opened(tonight.server.data) as store:
        kept = [store.ballots.of_seat(vote, seat) for seat in tonight.seats]
    may_be = [[last_choices(t), sorted(t.pending[1]["choices"]) if t.pending else None] for t in talkers]
    assert [n for n, choices in enumerate(kept) if (sorted(choices) if choices else None) not in may_be[n]] == []
    assert sum(talker.pending is not None for talker in talkers) > 0

    tonight.server.start()
    wanted = Counter()
    for seat, talker in zip(seats, talkers, strict=True):
        _, last = talker.pending or talker.acknowledged[-1]
        for _ in range(2):
            tonight.cast(seat, last["choices"], last["key"])
        wanted.update(last["choices"])
    tonight.move("vote", "close")
    result = tonight.results()
    assert (result["ballots"], {row["action"]: row["votes"] for row in result["total"]}) == (PEOPLE, dict(wanted))


def test_every_acknowledged_idea_survives_kill_9_and_none_is_doubled_when_sent_again(tonight):
    seats = [tonight.join() for _ in range(PEOPLE)]
    tonight.move("write")

    talkers = burst(tonight, seats, ideas)

    tonight.server.start()
    kept = texts(tonight)
    told = {payload["text"] for talker in talkers for _, payload in talker.acknowledged}
    unsure = {talker.pending[1]["text"] for talker in talkers if talker.pending}
    assert max(kept.values()) == 1
    assert told <= set(kept) <= told | unsure

    for seat, talker in zip(seats, talkers, strict=True):
        for _, payload in [*talker.acknowledged, *([talker.pending] if talker.pending else [])]:
            seat.post(f"/sessions/{tonight.id}/ideas", payload)
    assert texts(tonight) == Counter(told | unsure)


def texts(tonight):
    return Counter(idea["text"] for idea in tonight.fien.get(f"/sessions/{tonight.id}/ideas")["ideas"])


@pytest.mark.parametrize("mode", ASYNC_MODES)
def test_sigterm_loses_nothing_and_answers_what_it_took_in(own_server, mode):
    own_server.env = {"FACILITATOR_ASYNC_MODE": mode}
    with evening(own_server.start()) as tonight:
        seats = [tonight.join() for _ in range(PEOPLE)]
        actions, vote = tonight.actions(), tonight.step("vote")
        tonight.move("vote")
        clients = [Client(own_server.port) for _ in seats]
        for seat, client in zip(seats, clients, strict=True):
            client.join({"token": seat.token})
        asked = [[payload for _, (_, payload) in zip(range(20), ballots(vote, actions, n), strict=False)]
                 for n in range(PEOPLE)]  # fmt: skip
        for n, client in enumerate(clients):
            for payload in asked[n]:
                client.ask("ballot:cast", payload)
        clients[0].answer(1)

        code = own_server.stop(signal.SIGTERM)

        answered = [answers(client) for client in clients]
        answered[0].insert(0, True)
    with opened(own_server.data) as store:
        kept = [store.ballots.of_seat(vote, seat) for seat in tonight.seats]
    sent = [[tuple(sorted(payload["choices"])) for payload in asked[n]] for n in range(PEOPLE)]
    assert code == 0
    assert [n for n in range(PEOPLE) if kept[n] not in may_be_kept(mode, sent[n], len(answered[n]))] == []


def may_be_kept(mode, sent, told):
    """Return what may lie on a seat: the last ballot that was answered.

    Only lean lines can stop reading: elsewhere more may be read at the very end, whose answer then comes too late.
    """
    last = [sent[told - 1] if told else None]
    return last if mode == "eventlet" else last + sent[told:]


def answers(client):
    """Read what a server that is gone still said."""
    told = []
    with suppress(ConnectionError, OSError):
        while True:
            text = client.next_text("43")
            told.append('"ok":true' in text.replace(" ", ""))
    client.close()
    return told


@pytest.mark.parametrize("mode", ASYNC_MODES)
def test_sigterm_answers_the_requests_that_it_took_in(own_server, mode):
    own_server.env = {"FACILITATOR_ASYNC_MODE": mode}
    with evening(own_server.start()) as tonight:
        seats = [tonight.join() for _ in range(PEOPLE)]
        actions, vote = tonight.actions(), tonight.step("vote")
        tonight.move("vote")
        sent, told = [[] for _ in seats], [0 for _ in seats]

        def talk(n):
            with suppress(httpx.TransportError):
                for _, payload in ballots(vote, actions, n):
                    sent[n].append(tuple(sorted(payload["choices"])))
                    body = {name: payload[name] for name in ("choices", "key")}
                    answer = seats[n].ask("PUT", f"/sessions/{tonight.id}/steps/{vote}/ballot", body)
                    if answer.status_code != 200:
                        return
                    told[n] += 1

        threads = [threading.Thread(target=talk, args=(n,)) for n in range(PEOPLE)]
        for thread in threads:
            thread.start()
        wait_until(lambda: sum(told) > 2 * PEOPLE, "a burst")
        code = own_server.stop(signal.SIGTERM)
        for thread in threads:
            thread.join()
    with opened(own_server.data) as store:
        kept = [store.ballots.of_seat(vote, seat) for seat in tonight.seats]
    assert code == 0
    assert [n for n in range(PEOPLE) if kept[n] not in may_be_kept(mode, sent[n], told[n])] == []


def raw_files(folder):
    """Return all bytes that lie in a data directory."""
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def links(tonight, vote, keys):
    """Return what would lead from a seat to its ballot, wherever it lies."""
    return [*(f"{vote}{seat}".encode() for seat in tonight.seats), *(key.encode() for key in keys)]


def vote_of_six(tonight):
    seats, actions = [tonight.join() for _ in range(6)], tonight.actions()
    tonight.move("vote")
    for n, seat in enumerate(seats):
        tonight.cast(seat, [actions[n % 2]], f"geheime-sleutel-{n}")
    return links(tonight, tonight.step("vote"), [f"geheime-sleutel-{n}" for n in range(6)])


def test_the_files_of_a_running_server_hold_the_link_before_the_count_and_not_after(tonight):
    tonight.server.stop()
    tonight.server.env = {**tonight.server.env, "FACILITATOR_BACKUP_MINUTES": "1"}
    tonight.server.start()
    link = vote_of_six(tonight)
    before = raw_files(tonight.server.data)
    tonight.move("vote", "close")
    after = raw_files(tonight.server.data)

    assert [known in before for known in link] == [True] * len(link)
    assert [known in after for known in link] == [False] * len(link)
    assert tonight.results()["ballots"] == 6


@contextmanager
def count_that_waits(tonight, close):
    """Hold the log from outside, so that a count has cut the link and cannot yet wipe it."""
    reader = sqlite3.connect(tonight.server.data / FILE, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM ballots").fetchall()
    counting = threading.Thread(target=close)
    counting.start()
    wait_until(lambda: state_of_vote(tonight.server.data) == "counting", "the cut")
    yield
    reader.close()
    counting.join()


def test_a_start_finishes_a_count_that_a_crash_cut_short(tonight, tmp_path):
    link = vote_of_six(tonight)
    with count_that_waits(tonight, lambda: close_and_be_cut_off(tonight)):
        tonight.server.stop(signal.SIGKILL)
        # What the crash left is copied before our own reader lets go: the last to leave would tidy up.
        shutil.copytree(tonight.server.data, tmp_path / "left")
    server = Server(tmp_path / "left")
    between = raw_files(server.data)

    server.start()

    after = raw_files(server.data)
    result = server.api(tonight.token).get(f"/sessions/{tonight.id}/steps/{tonight.step('vote')}/results")
    server.close()
    assert [known in between for known in link] == [True] * len(link)
    assert [known in after for known in link] == [False] * len(link)
    assert state_of_vote(server.data) == "closed"
    assert [row["votes"] for row in result["total"]] == [3, 3, 0, 0]
    assert server.command("verify").returncode == 0


def close_and_be_cut_off(tonight):
    with suppress(httpx.TransportError):
        tonight.fien.ask("POST", f"/sessions/{tonight.id}/steps/{tonight.step('vote')}/close", {})


def state_of_vote(data):
    watcher = sqlite3.connect(data / FILE, isolation_level=None)
    found = watcher.execute("SELECT state FROM steps WHERE method = 'vote' AND opened > 0").fetchone()
    watcher.close()
    return found[0]


def test_nothing_is_shown_or_taken_while_a_count_waits(tonight):
    seat = tonight.join()
    vote_of_six(tonight)
    path = f"/sessions/{tonight.id}/steps/{tonight.step('vote')}"
    with count_that_waits(tonight, lambda: tonight.move("vote", "close")):
        state = tonight.fien.get(f"/sessions/{tonight.id}")["step"]["state"]
        result = tonight.fien.ask("GET", f"{path}/results").json()["error"]["code"]
        late = seat.ask("PUT", f"{path}/ballot", {"choices": [], "key": "laat"}).json()["error"]["code"]
        reopened = tonight.fien.ask("POST", f"{path}/open", {}).json()["error"]["code"]

    assert (state, result, late, reopened) == ("stopped", "not_counted", "vote_closed", "vote_closed")
    assert tonight.results()["ballots"] == 6


def test_a_restart_brings_back_step_seats_and_keys(tonight):
    seat = tonight.join()
    phone, board, console = tonight.phone(seat), tonight.board(), tonight.console()
    tonight.move("write")
    first = phone.ask("idea:submit", {"text": TITLES[0], "key": "k"})
    screens = [line.region() for line in (phone, board, console)]
    tonight.server.stop(signal.SIGKILL)

    tonight.server.start()

    again = tonight.phone(seat), tonight.board(), tonight.console()
    regions = [line.region() for line in again]
    assert [clockless(region["html"]) for region in regions[:2]] == [
        clockless(region["html"]) for region in screens[:2]
    ]
    assert [new["version"] > old["version"] for new, old in zip(regions, screens, strict=True)] == [True] * 3
    assert again[0].ask("idea:submit", {"text": TITLES[1], "key": "k"}) == first
    tonight.actions()
    tonight.move("vote")
    for line in again:
        line.until("step", method="vote")


def clockless(html):
    return re.sub(r'\d{4}-\d\d-\d\dT[\d:]+Z|\b\d{1,3}:\d\d\b|stroke-dasharray="[\d.]+ 100"', "<clock>", html)


def test_no_token_lies_in_clear_and_no_text_in_the_log(tonight):
    seat = tonight.join()
    tonight.move("write")
    tonight.phone(seat).ask("idea:submit", {"text": "Mijn geheime gedachte", "key": "k"})
    with suppress(Refused):
        tonight.line({"token": "geheim-" + (seat.token or "")})
    tonight.server.stop()
    kept, log = raw_files(tonight.server.data), (tonight.server.data.parent / "data.log").read_bytes()

    secrets = [word.encode() for word in (seat.token, tonight.token, tonight.board_key)]
    assert [word in kept for word in secrets] == [False] * 3
    assert [word in log for word in [*secrets, b"geheim", tonight.seats[0].encode()]] == [False] * 5


def test_a_second_server_on_one_directory_is_refused_and_the_first_goes_on(tonight):
    second = Server(tonight.server.data, tonight.server.env)

    with pytest.raises(AssertionError, match="Another Draagvlak runs"):
        second.start()

    assert second.process.wait(10) == 2
    assert tonight.phone().region()["region"] == "step"
    second.log.close()


@contextmanager
def full_disk(server, room=0):
    """Let no file of this server grow beyond what it is: a disk that is full, for it alone."""
    _soft, hard = resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE)
    sizes = [path.stat().st_size for path in server.data.rglob("*") if path.is_file()]
    resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (max(sizes) + room, hard))
    try:
        yield
    finally:
        resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (hard, hard))


def test_a_full_disk_answers_try_again_and_publishes_nothing(tonight):
    seats, actions = [tonight.join() for _ in range(3)], tonight.actions()
    tonight.move("vote")
    vote, board = tonight.step("vote"), tonight.board()
    phones = [tonight.phone(seat) for seat in seats]
    before = board.region()

    with full_disk(tonight.server):
        answers = []
        for n in range(40):
            answers.append(phones[n % 3].ask("ballot:cast", {"step": vote, "choices": actions[:2], "key": f"k{n}"}))
            if not answers[-1]["ok"]:
                break
        kept = sum(answer["ok"] for answer in answers)
        by_http = seats[0].ask("PUT", f"/sessions/{tonight.id}/steps/{vote}/ballot", {"choices": [], "key": "h"})
        health = httpx.get(tonight.server.base + "/healthz")
    told = board.told("progress")

    assert answers[-1] == {"ok": False, "error": {"code": "try_again", "message": answers[-1]["error"]["message"]}}
    assert (by_http.status_code, by_http.json()["error"]["code"], health.status_code) == (503, "try_again", 503)
    assert [number for number in told if number["cast"] > min(kept, 3)] == []
    assert board.region()["version"] >= before["version"]

    again = [phone.ask("ballot:cast", {"step": vote, "choices": [actions[2]], "key": "later"}) for phone in phones]
    tonight.move("vote", "close")
    assert [answer["ok"] for answer in again] == [True] * 3
    assert [row["votes"] for row in tonight.results()["total"]] == [0, 0, 3, 0]


def test_who_holds_the_file_from_outside_delays_what_is_written_and_nothing_else(tonight):
    seats, actions = [tonight.join() for _ in range(6)], tonight.actions()
    tonight.move("vote")
    phones, vote = [tonight.phone(seat) for seat in seats], tonight.step("vote")
    other = sqlite3.connect(tonight.server.data / FILE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    answered = []

    def cast(n):
        answered.append(phones[n].ask("ballot:cast", {"step": vote, "choices": [actions[0]], "key": "k"}))

    casting = [threading.Thread(target=cast, args=(n,)) for n in range(5)]
    for thread in casting:
        thread.start()
    read = [
        (phones[5].region()["region"], tonight.fien.get(f"/sessions/{tonight.id}")["step"]["state"]) for _ in range(10)
    ]
    kept_meanwhile = list(answered)
    other.execute("ROLLBACK")
    other.close()
    for thread in casting:
        thread.join()
    tonight.move("vote", "close")

    assert (read, kept_meanwhile) == ([("step", "open")] * 10, [])
    assert answered == [{"ok": True, "left": 2}] * 5
    assert tonight.results()["ballots"] == 5
