"""The door of the wall: a key once, a cookie from then on, and no secret on the screen."""

import re

import pytest

from facilitator.domain.ideas.idea import IdeaStatus
from facilitator.services.ideas import ideas
from facilitator.services.voting import casting
from tests.web.hall import Hall, Phone


@pytest.fixture
def hall(app):
    return Hall(app)


def test_the_key_in_the_link_becomes_a_cookie_and_leaves_the_address(hall, app):
    answer = app.test_client().get(f"/bord/{hall.code}?key={hall.board_key}")
    assert (answer.status_code, answer.location) == (303, f"/bord/{hall.code}")
    assert {"HttpOnly", "SameSite=Lax"} <= {part.strip() for part in answer.headers["Set-Cookie"].split(";")}


def test_the_wall_shows_how_to_join_and_holds_no_key(hall):
    wall = hall.board()
    assert (wall.status, wall.path) == (200, f"/bord/{hall.code}")
    assert f"{hall.code[:3]} {hall.code[3:]}" in wall.text
    assert hall.board_key not in wall.page


@pytest.mark.parametrize("key", ["", "wrong", "x" * 5000, "é"])
def test_without_its_key_there_is_no_wall(hall, app, key):
    answer = app.test_client().get(f"/bord/{hall.code}", query_string={"key": key})
    assert (answer.status_code, "Open het grote scherm vanuit de console." in answer.get_data(as_text=True)) == (
        404,
        True,
    )


def test_the_key_of_one_session_opens_no_other(hall, app):
    other = Hall(app, "evaluatie")
    wall = other.board()
    assert wall.get(f"/bord/{hall.code}").status == 404
    assert app.test_client().get(f"/bord/{hall.code}?key={other.board_key}").status_code == 404


def test_a_seat_opens_no_wall(hall):
    assert hall.phone().get(f"/bord/{hall.code}").status == 404


def test_every_step_keeps_the_join_strip(hall):
    wall = hall.board()
    for method in ("welcome", "practice", "explain", "write", "tables", "merge", "read", "results", "evaluate"):
        hall.open(method)
        wall.get(f"/bord/{hall.code}")
        assert (method, wall.page.count('class="strip"'), wall.page.count('class="qr"') >= 1) == (method, 1, True)


def test_nothing_a_person_wrote_stands_on_the_wall_before_it_is_an_action(hall):
    hall.open("write")
    hall.phone().send("/sessie/idee", text="Jan van de bib")
    idea = hall.ideas()[0]
    for status in (IdeaStatus.OWN, IdeaStatus.HANDED_IN, IdeaStatus.HIDDEN):
        hall.do(ideas.set_status, hall.fien, hall.id, idea.id, status)
        for method in ("write", "tables", "merge", "read"):
            hall.open(method)
            assert "Jan" not in hall.board().page


def test_a_frozen_wall_shows_nothing_of_the_step(hall):
    hall.action("Geheim plan")
    hall.open("read")
    assert "Geheim plan" in hall.board().text
    hall.freeze()
    assert ("Geheim plan" in hall.board().text, "Even wachten." in hall.board().text) == (False, True)


def test_bars_are_drawn_without_inline_style(hall):
    people = hall.crowd(6)
    made = [hall.action(title) for title in ("Een", "Twee")]
    step = hall.open("vote")
    for n, seat in enumerate(people):
        hall.do(casting.cast_ballot, seat, step.id, made[:1] if n < 4 else made, f"k{n}")
    hall.count()
    assert "6 van 6" not in hall.board().text
    hall.show()
    wall = hall.board()
    assert re.findall(r'class="bar__fill" width="([\d.]+)%"', wall.page) == ["100.0", "33.3"]
    assert ("6 van 6" in wall.text, " style=" in wall.page, "<script>" in wall.page) == (True, False, False)


def test_a_stranger_learns_nothing_from_the_address(app):
    assert Phone(app).get("/bord/123456").status == 404
