"""The demonstration: starts, fills a room that votes live, leaves room for a person, and stops cleanly."""

import os
import re
import signal
import subprocess
import sys
from collections import Counter

import httpx
import pytest

from facilitator.demo.words import TEXTS, TITLES, WRITTEN
from facilitator.domain.text import BOARD_TITLE, IDEA_LIMIT
from tests.house import ROOT, free_port, wait_until
from tests.live import Listener

PEOPLE, PACE = 30, 0.03


class Demo:
    """A demonstration that runs, and what it printed."""

    def __init__(self, folder):
        self.port, self.out = free_port(), folder / "out"
        self.base = f"http://127.0.0.1:{self.port}"
        command = [sys.executable, "-m", "facilitator", "demo", "--data", str(folder / "data"),
                   "--people", str(PEOPLE), "--pace", str(PACE)]  # fmt: skip
        with self.out.open("wb") as out:
            self.process = subprocess.Popen(
                command, cwd=ROOT, stdout=out, stderr=out, env={**os.environ, "FACILITATOR_PORT": str(self.port)}
            )

    def printed(self, pattern):
        """Wait for something to be printed, and return what stands in its brackets."""

        def found():
            assert self.process.poll() is None, self.out.read_text()
            return re.search(pattern, self.out.read_text())

        return wait_until(found, pattern).group(1)

    def stop(self, how):
        self.process.send_signal(how)
        return self.process.wait(20)


@pytest.fixture
def demo(tmp_path):
    made = Demo(tmp_path)
    yield made
    if made.process.poll() is None:
        made.stop(signal.SIGTERM)


@pytest.mark.slow
def test_a_made_up_room_votes_live_and_a_person_votes_with_it(demo):
    code = demo.printed(r"/(\d{6})\n")
    board = Listener(demo.port, {"board": demo.printed(r"/bord/\d{6}\?key=(\S+)")})
    seat = httpx.post(f"{demo.base}/api/v1/join", json={"code": code, "role": "citizen"}).json()
    path = f"{demo.base}/api/v1/sessions/{seat['session']}"
    me = {"Authorization": f"Bearer {seat['token']}"}

    vote = board.until("step", method="vote")["id"]
    actions = httpx.get(f"{path}/actions", headers=me).json()["actions"]
    choices = {"choices": [actions[0]["id"]], "key": "ik"}
    mine = httpx.put(f"{path}/steps/{vote}/ballot", json=choices, headers=me)
    board.until("progress", step=vote, cast=PEOPLE + 1, present=PEOPLE + 1)
    methods = [step["method"] for step in board.told("step")]
    pages = [httpx.get(demo.printed(rf"({demo.base}\S*{part}\S*)")) for part in (f"/{code}\n".strip(), "/link/")]
    board.close()

    assert mine.json() == {"saved": True, "left": 2}
    assert [action["title"] for action in actions] == list(TITLES)
    assert sum(len(action["ideas"]) for action in actions) == len(TEXTS)
    assert methods[-4:] == ["write", "tables", "merge", "vote"]
    assert [page.status_code for page in pages] == [200, 200]
    assert demo.stop(signal.SIGINT) == 0
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{demo.base}/healthz")


def test_who_cannot_start_says_why(tmp_path, server):
    command = [sys.executable, "-m", "facilitator", "demo", "--data", str(tmp_path / "data"), "--people", "1"]
    taken = {**os.environ, "FACILITATOR_PORT": str(server.port)}

    ended = subprocess.run(command, cwd=ROOT, env=taken, capture_output=True, text=True, timeout=60, check=False)

    assert (ended.returncode, f"127.0.0.1:{server.port}" in ended.stderr) == (1, True)


def test_what_people_write_fits_the_wall_and_is_written_once():
    assert [title for title in TITLES if len(title) > BOARD_TITLE] == []
    assert [text for text in TEXTS if not 10 < len(text) <= IDEA_LIMIT] == []
    assert [text for text, n in Counter((*TITLES, *TEXTS)).items() if n > 1] == []
    assert [title for title, texts in WRITTEN if not 2 <= len(texts) <= 4] == []
