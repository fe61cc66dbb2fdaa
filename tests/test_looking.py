"""A large result shows at once: a thousand ballots, twenty actions, four roles, on every page that tells of it."""

import time
from random import Random

import httpx
import pytest

from facilitator.context import ACCOUNT_COOKIE, BOARD_COOKIE, SEAT_COOKIE
from facilitator.domain.roles import Duty, Role
from facilitator.services.house import accounts
from facilitator.services.sessions import joining, sessions
from tests.cast import Kept, workshop
from tests.house import Server

PEOPLE, ACTIONS, BAR = 1_000, 20, 0.150


@pytest.fixture(scope="module")
def counted(tmp_path_factory):
    """A server with a large vote that is shown, and each page of it with the cookie that opens it."""
    folder = tmp_path_factory.mktemp("large") / "data"
    folder.mkdir()
    kept, dice = Kept(folder), Random(4)
    kept.store.db.execute("PRAGMA synchronous=OFF")  # Who fills the room need not wait for the disk.
    room = workshop(kept)
    actions = [action.id for action in room.actions(*[f"Actie {n} voor iedereen" for n in range(ACTIONS)])]
    seats = [kept.do(joining.join, room.codes, list(Role)[n % 4], None) for n in range(PEOPLE)]
    vote = room.open("vote")
    for seat in seats:
        room.cast(seat.seat, vote, dice.sample(actions, 3))
    room.count(vote)
    room.show(vote)
    fien = {"Cookie": f"{ACCOUNT_COOKIE}={kept.do(accounts.start_web_session, room.fien)}"}
    board = {"Cookie": f"{BOARD_COOKIE}={kept.do(sessions.new_board_key, room.fien, room.session_id)}"}
    program = {"Authorization": f"Bearer {kept.do(accounts.api_token, 'fien', Duty.FACILITATOR)}"}
    console = f"/console/{room.session_id}"
    kept.store.close()
    server = Server(folder).start()
    yield (
        server,
        {
            "board": (f"/bord/{room.codes}", board),
            "phone": ("/sessie", {"Cookie": f"{SEAT_COOKIE}={seats[0].token}"}),
            "console": (console, fien),
            "api": (f"/api/v1/sessions/{room.session_id}/steps/{vote.id}/results", program),
            "detail": (f"{console}/uitslag/{vote.id}?plaatsen=4", fien),
            "two rules": (f"{console}/uitslag/{vote.id}?plaatsen=4&kies=plaatsen", fien),
            "proposing": (f"{console}/voorstel/{vote.id}", fien),
            "report": (f"/druk/{room.session_id}/verslag", fien),
        },
    )
    server.close()


def first_byte(server, path, headers):
    with httpx.Client(base_url=server.base, headers=headers, timeout=30) as client:
        began = time.perf_counter()
        with client.stream("GET", path) as answer:
            took = time.perf_counter() - began
            assert answer.status_code == 200
            assert str(PEOPLE) in answer.read().decode()
        return took


@pytest.mark.slow
@pytest.mark.parametrize("page", ["board", "phone", "console", "api", "detail", "two rules", "proposing", "report"])
def test_a_page_of_a_large_result_begins_within_the_bar(counted, page):
    server, pages = counted

    assert min(first_byte(server, *pages[page]) for _ in range(6)) <= BAR
