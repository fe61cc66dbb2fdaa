"""The Zaalcheck in the app: what is typed is reckoned with, what cannot be done is said, and strangers see nothing."""

import re

import pytest

from facilitator.services.sessions import trial
from facilitator.trials import Trials, TrialState
from tests.desk import Desk


@pytest.fixture
def page(work):
    """The address of the Zaalcheck."""
    return f"{work.base}/zaalcheck"


def test_the_page_asks_what_only_people_know_and_tells_what_it_sees(work, page):
    told = work.fien.get(page)
    assert told.status == 200
    assert told.fields("mensen")[0] == "40"
    assert "Vul hierboven de afstand en de hoogte in." in told.text
    assert "De server antwoordt." in told.text
    assert "Het grote scherm is niet verbonden." in told.text


def test_what_is_typed_of_the_hall_is_reckoned_with(work, page):
    told = work.fien.get(f"{page}?diepte=14&hoogte=1,5&mensen=60").text
    assert "Achteraan lees je de gewone tekst. De kleinste woorden lees je niet." in told
    assert "Maak het beeld minstens 1,8 m hoog." in told
    assert re.findall(r"(\d+) (stembladen|ideeënbriefjes|bladen met code en QR|tafelkaarten) ", told)[:2] == [
        ("36", "stembladen"), ("6", "stembladen")
    ]  # fmt: skip
    assert "Leg 3 gedeelde tablets klaar, samen 12 plaatsen." in told


@pytest.mark.parametrize(
    "typed", ["diepte=veel&hoogte=2", "diepte=12", "diepte=0&hoogte=2", "diepte=1e9&hoogte=2", "diepte=nan&hoogte=2"]
)
def test_a_length_that_is_none_is_said_beside_what_was_typed(work, page, typed):
    told = work.fien.get(f"{page}?{typed}&mensen=60")
    assert told.status == 422
    assert "Typ een lengte in meter, zoals 12 of 1,8." in told.text
    assert told.fields("diepte")[0] == typed.partition("&")[0].removeprefix("diepte=")


def test_a_number_of_people_that_is_none_is_said(work, page):
    assert "Typ een getal van 1 tot 1000." in work.fien.get(f"{page}?mensen=0").text


def test_papers_are_given_with_these_numbers(work, page):
    work.fien.get(f"{page}?mensen=60")
    assert f"/druk/{work.session}/ideeenbriefjes.pdf?aantal=72" in work.fien.page
    assert work.fien.fields("aantal") == ["36", "6"]
    assert work.fien.fields("stap") == [work.step("vote").id] * 2


def test_no_test_starts_while_people_vote(work, page):
    work.actions("Hulp in de bib", "Een open balie")
    work.open("vote")
    told = work.fien.get(page).post(f"{page}/test", {"phones": "5"})
    assert (told.status, work.house.trials.look()) == (409, None)
    assert "Er loopt een stemming. Meet de server erna." in told.text


def test_what_a_broken_off_test_left_open_stops_no_new_one(work, page, clock):
    work.house.writer.write(trial.prepare)
    clock.move(seconds=trial.LONGEST_TRIAL.total_seconds() + 1)
    told = work.fien.get(page).post(f"{page}/test", {"phones": "1"})
    work.house.trials.wait()
    assert (told.status, "Er loopt een stemming." in told.text) == (200, False)
    assert work.house.trials.look() is not None


@pytest.mark.parametrize("phones", ["0", "1001", "veel", ""])
def test_a_test_is_of_a_number_of_phones(work, page, phones):
    told = work.fien.get(page).post(f"{page}/test", {"phones": phones})
    assert (told.status, work.house.trials.look()) == (422, None)
    assert "Typ een getal van 1 tot 1000." in told.text


def test_a_test_that_found_no_server_says_that_it_failed_and_can_be_tried_again(work, page):
    trials = work.house.trials
    assert trials.start("http://127.0.0.1:9", 2, work.house.folder) is True
    trials.wait()
    assert trials.look().result["failed"] == 2
    told = work.fien.get(page)
    assert "Niet geslaagd met 2 gsm’s." in told.text
    assert told.fields("phones") == ["2"]


def test_there_was_no_test_before_one_is_started():
    assert Trials().look() is None
    assert TrialState().runs is False


def test_the_test_picture_is_shown_to_who_holds_the_key_of_the_board_alone(work, page, app):
    work.fien.get(page).post(f"{page}/proefbeeld")
    assert work.fien.path == f"/bord/{work.read('code')}/proef"
    assert "Dit is de kleinste zin." in work.fien.text
    assert Desk(app).get(work.fien.path).status == 404


def test_who_does_not_run_the_session_sees_no_zaalcheck(work, page, app):
    sam = Desk(app).member(work.fien, work.trajectory, "reader", "Sam")
    vic = Desk(app).member(work.fien, work.fien.trajectory(title="Van vic"), "facilitator", "Vic")
    assert [desk.get(page).status for desk in (sam, vic, Desk(app))] == [403, 404, 200]
    assert [desk.path for desk in (Desk(app).get(page),)] == ["/aanmelden"]
