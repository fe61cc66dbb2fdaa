"""A shared tablet without JavaScript: five places, five ballots, and nothing of one person for the next."""

import re

import pytest

from tests.desk import Desk
from tests.web.hall import Hall, Phone
from tests.web.helping import helper, raised, tablet


@pytest.fixture
def hall(app):
    made = Hall(app)
    made.picks = [made.action(f"Actie {n}") for n in range(1, 6)]
    return made


def _sit(device, number, role="citizen"):
    device.get(f"/tablet/plaats/{number}")
    return device.post(f"/tablet/plaats/{number}", {"role": role})


def _next(device):
    return device.post("/tablet/volgende")


def test_five_places_on_one_device_give_five_ballots(hall):
    hall.open("vote")
    device = tablet(hall)
    for number in range(1, 6):
        _sit(device, number)
        assert f"Plaats {number}" in device.text
        device.send("/sessie/stem", choice=hall.picks[number - 1])
        assert device.ticked() == [hall.picks[number - 1]]
        _next(device)
        assert device.path == "/tablet"

    assert hall.read(lambda store: store.ballots.cast_per_channel(hall.step("vote").id)) == {"kiosk": 5}


def test_each_place_remembers_for_itself_so_that_nothing_unsent_goes_along_to_the_next(hall):
    device, names = tablet(hall), []
    for number in (1, 2, 1):
        names.append(re.search(r'data-session="([^"]*)"', _sit(device, number).page)[1])
        _next(device)

    assert names == [f"{hall.code}-1", f"{hall.code}-2", f"{hall.code}-1"]
    assert f'data-session="{hall.code}"' in hall.phone().page


def test_a_reload_keeps_the_places(hall):
    device = tablet(hall, 3)
    for number in (3, 1):
        _next(_sit(device, number))
    for _ in range(2):
        device.get("/tablet")
        assert [state for state in ("bezig geweest", "vrij") for _ in range(device.text.count(state))] == [
            "bezig geweest", "bezig geweest", "vrij"]  # fmt: skip


def test_who_sits_down_again_does_not_see_the_ballot_of_before(hall):
    hall.open("vote")
    device = _sit(tablet(hall), 2).send("/sessie/stem", choice=hall.picks[0])
    _next(device)
    device.post("/tablet/plaats/2")

    assert (device.path, device.ticked()) == ("/sessie", [])
    assert "Je stem is binnen. Opnieuw kiezen?" in device.text
    device.send("/sessie/stem", choice=hall.picks[3])
    assert device.ticked() == [hall.picks[3]]
    assert hall.read(lambda store: store.ballots.cast_count(hall.step("vote").id)) == 1


def test_nobody_is_told_to_choose_again_once_the_vote_has_stopped(hall):
    hall.open("vote")
    device = _sit(tablet(hall), 2).send("/sessie/stem", choice=hall.picks[0])
    _next(device)
    hall.stop()
    device.post("/tablet/plaats/2")

    assert "De stemming is gestopt." in device.text
    assert "Opnieuw kiezen?" not in device.text


def test_between_two_people_the_tablet_opens_no_seat(hall):
    device = _sit(tablet(hall), 1)
    token = device.client.get_cookie("seat").value
    _next(device)
    assert device.client.get_cookie("seat") is None
    assert device.get("/sessie").path == "/tablet"
    device.client.set_cookie("seat", token)
    assert device.get("/sessie").path == "/tablet"


def test_the_list_is_not_turned_on_a_tablet(hall):
    hall.crowd(3)
    hall.open("vote")
    device = tablet(hall)
    for number in (1, 2, 3):
        assert _sit(device, number).numbers() == [1, 2, 3, 4, 5]
        assert 'data-turn="0"' in device.page
        _next(device)


def test_a_place_is_taken_with_a_role_once(hall):
    device = tablet(hall)
    assert device.get("/tablet/plaats/1").post("/tablet/plaats/1", {"role": "baas"}).status == 422
    _next(_sit(device, 1, "staff"))
    assert device.get("/tablet/plaats/1").path == "/tablet"
    assert {role: n for role, n in hall.seats().items() if n} == {"staff": 1}
    assert device.get("/tablet/plaats/9").status == 404


def test_who_still_sits_is_led_back_to_their_own_page(hall):
    assert _sit(tablet(hall), 1).get("/tablet").path == "/sessie"


def test_a_tablet_signs_everybody_out(hall):
    device = helper(hall)
    device.get("/helper/tablet").post("/helper/tablet", {"places": "4"})
    assert (device.path, device.client.get_cookie("helper")) == ("/tablet", None)
    assert device.get("/helper").status == 401
    assert device.text.count("Plaats") == 0 or device.get("/tablet").text.count("vrij") == 4


@pytest.mark.parametrize("places", ["", "0", "9", "x", "²"])
def test_a_helper_chooses_one_to_eight_places(hall, places):
    device = helper(hall).get("/helper/tablet").post("/helper/tablet", {"places": places})
    assert (device.status, "Kies 1 tot 8 plaatsen." in device.text) == (422, True)


def test_a_stranger_has_no_tablet(hall):
    vic = Phone(hall.app)
    assert (vic.get("/tablet").status, vic.get("/tablet/onbekend").status, vic.get("/tablet/plaats/1").status) == (
        401,
        404,
        401,
    )


def test_an_own_phone_is_not_given_on(hall):
    phone = hall.phone()
    phone.post("/tablet/volgende")
    assert hall.read(lambda store: [seat for seat in store.db["participants"].rows if seat["token_hash"]]) != []
    assert "Volgende persoon" not in hall.phone().page


def test_pages_of_a_tablet_are_kept_by_no_browser(hall):
    device = _sit(tablet(hall), 1)
    for page in ("/sessie", "/tablet/plaats/2"):
        assert device.client.get(page).headers["Cache-Control"] == "no-store"


def test_the_console_hands_out_helpers_and_tablets_and_takes_them_back(hall):
    fien = Desk(hall.app).known("fien")
    page = f"/console/{hall.id}/helpers"
    assert "Nog niemand." in fien.get(page).text
    fien.post(page, {"name": "helper rood"})
    link = fien.fields("address") or [fien.page.split('id="address" value="')[1].split('"')[0]]
    rood = Phone(hall.app).get(link[0].partition("localhost")[2])
    assert (rood.path, "helper rood" in rood.text) == ("/helper", True)

    fien.get(page)
    assert link[0] not in fien.page
    (found,) = hall.read(lambda store: store.helpers.of_session(hall.id))
    fien.post(f"{page}/{found.id}/weg")
    assert (fien.path, "Nog niemand." in fien.text, rood.get("/helper").status) == (page, True, 401)

    fien.post(f"{page}/tablet", {"places": "3"})
    device = Phone(hall.app).get(fien.page.split('id="address" value="')[1].split('"')[0].partition("localhost")[2])
    assert device.text.count("vrij") == 3
    (tablet_,) = hall.read(lambda store: store.kiosks.of_session(hall.id))
    fien.get(page).post(f"{page}/tablet/{tablet_.id}/weg")
    assert device.get("/tablet").status == 401


@pytest.mark.parametrize(
    ("form", "fields"), [("", {"name": " "}), ("", {"name": "x" * 31}), ("/tablet", {"places": "9"})]
)
def test_the_console_says_what_it_cannot_make(hall, form, fields):
    fien = Desk(hall.app).known("fien").get(f"/console/{hall.id}/helpers")
    assert fien.post(f"/console/{hall.id}/helpers{form}", fields).status == 422
    assert hall.read(lambda store: (store.helpers.of_session(hall.id), store.kiosks.of_session(hall.id))) == ((), ())


def test_a_stranger_hands_out_nothing(hall):
    vic = Desk(hall.app).known("vic")
    assert vic.get(f"/console/{hall.id}/helpers").status == 404
    assert vic.post(f"/console/{hall.id}/helpers", {"name": "rood"}).status in (403, 404)


def test_the_console_shows_hands_and_answers_them(hall):
    seat = raised(hall, "help", 4)
    fien = Desk(hall.app).known("fien").get(f"/console/{hall.id}")
    assert ("1 hand" in fien.text, "Tafel 4 · hulp" in fien.text, seat.id in fien.page) == (True, True, False)
    hand = fien.page.split(f"/console/{hall.id}/hand/")[1].split('"')[0]
    fien.post(f"/console/{hall.id}/hand/{hand}")
    assert "1 hand" not in fien.text
