"""A helper's own pages: the link, the hands, the paper, and nothing of the rest of the house."""

import pytest

from facilitator.services.helping import helpers
from facilitator.services.voting import papers
from tests.web.hall import Hall, Phone
from tests.web.helping import Helper, helper, key_of, raised


@pytest.fixture
def hall(app):
    return Hall(app)


def test_a_link_becomes_a_cookie_and_leaves_the_address(hall):
    key = key_of(hall)
    rood = Helper(hall.app)
    answer = rood.client.get(f"/helper/{key}")
    assert (answer.status_code, answer.headers["Location"], answer.headers["Referrer-Policy"]) == (
        303,
        "/helper",
        "same-origin",
    )
    assert "HttpOnly" in answer.headers["Set-Cookie"]
    assert key not in rood.get("/helper").page


def test_a_wrong_link_says_what_to_do(hall):
    rood = Helper(hall.app).get("/helper/onbekend")
    assert (rood.status, "Vraag een nieuwe aan de begeleider." in rood.text) == (404, True)


@pytest.mark.parametrize("page", ["", "/stem", "/schrijf", "/papier", "/tablet", "/stem/kiezen", "/stem/dank"])
def test_nobody_without_a_key_sees_a_page(hall, page):
    vic = Phone(hall.app).get(f"/helper{page}")
    assert (vic.status, "Vraag een nieuwe aan de begeleider." in vic.text) == (401, True)


def test_a_helper_sees_no_console_and_no_other_session(hall):
    rood = helper(hall)
    for page in (f"/console/{hall.id}", f"/console/{hall.id}/helpers", "/trajecten", "/sessie"):
        assert rood.get(page).path in ("/aanmelden", "/")


def test_a_key_that_was_taken_back_opens_no_page(hall):
    rood = helper(hall)
    (found,) = hall.read(lambda store: store.helpers.of_session(hall.id))
    hall.do(helpers.withdraw_helper, hall.fien, hall.id, found.id)
    assert (rood.get("/helper").status, "Vraag een nieuwe" in rood.text) == (401, True)


def test_after_the_session_the_link_is_dead(hall):
    rood = helper(hall)
    hall.end()
    assert rood.get("/helper").status == 401


def test_hands_show_where_and_what_for_and_never_who(hall, clock):
    seats = [raised(hall, "help", 3)]
    clock.move(minutes=2)
    seats.append(raised(hall, "paper", 5))
    rood = helper(hall)

    assert rood.said("hand__where") == ["Tafel 3", "Tafel 5"]
    assert [seat.id for seat in seats if seat.id in rood.page] == []
    assert "inwoner" not in rood.text.lower()
    assert "2 minuten" in rood.text


def test_going_there_takes_the_hand_down_once(hall):
    raised(hall, "help", 3)
    raised(hall, "time", 4)
    rood = helper(hall)
    first = rood.fields("hand")[0]
    for _ in range(2):
        rood.post("/helper/hand", {"hand": first})
        assert (rood.path, rood.said("hand__where")) == ("/helper", ["Tafel 4"])


def test_a_form_from_elsewhere_lowers_no_hand(hall):
    raised(hall)
    rood = helper(hall)
    answer = rood.client.post("/helper/hand", data={"hand": rood.fields("hand")[0], "csrf": "vals"})
    assert (answer.status_code, rood.get("/helper").said("hand__where")) == (403, ["Tafel 3"])


def test_paper_is_joined_to_the_hand_that_asked_for_it(hall):
    for n in range(3):
        hall.action(f"Actie {n}")
    vote = hall.open("vote")
    seat = raised(hall, "paper", 3)
    (printed,) = hall.do(papers.print_ballots, hall.fien, hall.id, vote.id, 1)
    rood = helper(hall).get("/helper/papier")
    hand = rood.fields("hand")[0]
    assert "kennen we niet" in rood.post("/helper/papier", {"hand": hand, "serial": "ZZZZ"}).text
    rood.post("/helper/papier", {"hand": hand, "serial": printed.serial.lower()})

    assert "Bewaard." in rood.text
    assert hall.read(lambda store: store.papers.serial_of(vote.id, seat.id)) == printed.serial
    assert hall.read(lambda store: store.hands.of_session(hall.id)) == ()
    assert rood.get("/helper/papier").fields("hand") == []


def test_paper_without_a_hand_is_asked_whose_it_is(hall):
    hall.action("Een")
    hall.action("Twee")
    hall.open("vote")
    raised(hall, "paper", 3)
    rood = helper(hall).get("/helper/papier")
    assert "Kies bij wie het papier hoort." in rood.post("/helper/papier", {"hand": "vreemd", "serial": "ABCD"}).text


def test_every_page_has_one_heading_and_a_title(hall):
    rood = helper(hall)
    for page in ("", "/stem", "/schrijf", "/papier", "/tablet", "/stem/gsm", "/stem/dank"):
        rood.get(f"/helper{page}")
        assert (page, rood.status, rood.page.count("<h1"), rood.page.count("<main")) == (page, 200, 1, 1)
