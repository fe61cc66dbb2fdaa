"""Voting with a helper, page by page and without JavaScript: pointed at, read back, confirmed, gone."""

import re

import pytest

from facilitator.domain.voting.ballot import BallotKind
from facilitator.services.sessions import rooms
from tests.desk import Desk
from tests.web.hall import Hall
from tests.web.helping import helper
from tests.web.voting import Vote


@pytest.fixture
def hall(app):
    made = Hall(app)
    made.picks = [made.action(f"Actie {n}") for n in range(1, 13)]
    made.open("vote")
    return made


def _cast(hall):
    return hall.read(lambda store: store.ballots.cast_per_channel(hall.step("vote").id))


def test_a_ballot_goes_from_pointing_to_confirming(hall):
    rood = helper(hall).begin(table=3)
    assert rood.path == "/helper/stem/kiezen"
    assert "Je helper ziet je keuze. Die blijft onder jullie." in rood.text
    assert rood.numbers() == list(range(1, 13))

    rood.point(hall.picks[11], hall.picks[2], hall.picks[6])
    assert (rood.path, rood.question()) == ("/helper/stem/klopt", "3, 7 en 12: klopt dat?")
    assert _cast(hall) == {}

    rood.confirm()
    assert (rood.path, rood.question()) == ("/helper/stem/dank", "Dank je. Je stem is binnen.")
    assert _cast(hall) == {"assisted": 1}


def test_of_one_number_the_question_speaks_alone(hall):
    assert helper(hall).begin().point(hall.picks[4]).question() == "5: klopt dat?"


def test_who_changes_their_mind_finds_the_list_as_it_was_pointed_at(hall):
    rood = helper(hall).begin().point(hall.picks[0], hall.picks[1])
    assert rood.get("/helper/stem/kiezen").ticked() == hall.picks[:2]
    rood.point(hall.picks[3]).confirm()
    hall.stop()
    hall.count()
    tally = hall.read(lambda store: rooms.room(store, hall.id)).tally
    assert {row.number for row in tally.rows if row.votes} == {4}


def test_who_confirms_twice_is_thanked_for_one_ballot(hall):
    rood = helper(hall).begin().point(hall.picks[0])
    ticket = rood.client.get_cookie("stemblad", path="/helper").value
    rood.confirm()
    # A second press goes off before the first answer took the cookie away.
    rood.get("/helper")
    rood.client.set_cookie("stemblad", ticket, path="/helper")
    rood.post("/helper/stem/klopt")
    assert (rood.path, _cast(hall)) == ("/helper/stem/dank", {"assisted": 1})
    rood.client.set_cookie("stemblad", ticket, path="/helper")
    assert [rood.get(f"/helper/stem/{page}").path for page in ("kiezen", "klopt")] == ["/helper/stem"] * 2


def test_after_confirming_no_page_holds_anything_of_the_ballot(hall):
    rood = helper(hall).begin().point(hall.picks[0], hall.picks[1]).confirm()
    for page in ("/helper/stem/klopt", "/helper/stem/kiezen", "/helper/stem/dank", "/helper/stem", "/helper"):
        rood.get(page)
        assert [pick for pick in hall.picks if pick in rood.page] == []
        assert "Actie 1" not in rood.text
    assert "/kiezen" not in rood.get("/helper/stem/kiezen").path


def test_a_ballot_cannot_be_confirmed_twice(hall):
    rood = helper(hall).begin().point(hall.picks[0]).confirm()
    rood.get("/helper/stem").confirm()
    assert (rood.path, _cast(hall)) == ("/helper/stem", {"assisted": 1})


def test_stopping_leaves_no_ballot_and_no_seat(hall):
    rood = helper(hall).begin().point(hall.picks[0])
    rood.post("/helper/stem/weg")
    assert rood.get("/helper/stem/klopt").path == "/helper/stem"
    assert (_cast(hall), sum(hall.seats().values())) == ({}, 0)


def test_no_page_of_a_ballot_is_kept_by_a_browser_or_names_it_in_its_address(hall):
    rood = helper(hall)
    seen = []
    for step in (rood.begin, lambda: rood.point(hall.picks[0]), rood.confirm):
        seen.append(step().path)
        answer = rood.client.get(rood.path)
        assert answer.headers["Cache-Control"] == "no-store"
    assert seen == ["/helper/stem/kiezen", "/helper/stem/klopt", "/helper/stem/dank"]
    assert 'autocomplete="off"' in helper(hall, "blauw").begin().page


def test_a_list_pushed_too_far_or_left_empty_is_told_in_place(hall):
    rood = helper(hall).begin().point(*hall.picks[:4])
    assert (rood.path, "Kies er hoogstens 3." in rood.text) == ("/helper/stem/kiezen", True)
    assert rood.ticked() == hall.picks[:4]
    assert "Kies er minstens één." in rood.point().text
    assert rood.point(hall.picks[0]).path == "/helper/stem/klopt"


def test_who_has_a_phone_in_the_session_is_helped_on_it(hall):
    rood = helper(hall).begin(phone="ja")
    assert (rood.path, "Help daar." in rood.text) == ("/helper/stem/gsm", True)
    assert sum(hall.seats().values()) == 0


@pytest.mark.parametrize(
    "wrong", [{"reason": ""}, {"reason": "blind"}, {"role": "baas"}, {"table": "99"}, {"table": "x"}]
)
def test_what_is_missing_before_a_ballot_is_asked_again(hall, wrong):
    rood = helper(hall).begin(**wrong)
    assert (rood.status, rood.question(), 'role="alert"' in rood.page) == (422, "Help iemand stemmen", True)


def test_a_role_that_only_talks_is_not_offered(hall):
    rood = helper(hall).get("/helper/stem")
    assert set(re.findall(r'name="role" value="(\w+)"', rood.page)) == {"citizen", "staff", "politician", "partner"}


def test_over_the_cap_a_helper_is_told_what_to_do(hall):
    rood = helper(hall)
    for _ in range(hall.house.settings.assisted_per_helper):
        rood.begin().point(hall.picks[0]).confirm()
    rood.begin()
    assert (rood.status, "Vraag een andere helper" in rood.text) == (422, True)
    assert _cast(hall) == {"assisted": 15}


def test_when_the_vote_stops_the_ballot_in_hand_is_let_go_of(hall):
    rood = helper(hall).begin().point(hall.picks[0])
    hall.stop()
    rood.confirm()
    assert _cast(hall) == {}
    assert rood.get("/helper/stem/klopt").path == "/helper/stem"
    assert "Er is nu geen stemming open." in rood.text


def test_each_card_is_answered_where_cards_are(app):
    hall = Hall(app, "inwonersgesprek")
    picks = [hall.action(f"Actie {n}") for n in range(1, 4)]
    hall.open("vote")
    rood = helper(hall).begin()
    rood.post("/helper/stem/kiezen", {f"answer-{picks[0]}": "yes", f"answer-{picks[2]}": "doubt"})
    assert (rood.question(), "Actie 1 : Ja" in rood.text, "Actie 3 : Een beetje" in rood.text) == (
        "Klopt dit?",
        True,
        True,
    )
    assert rood.confirm().path == "/helper/stem/dank"
    assert _cast(hall) == {"assisted": 1}


@pytest.mark.parametrize("kind", BallotKind)
def test_every_kind_of_ballot_is_pointed_at_read_back_and_cast(app, kind):
    hall = Vote(app, kind)
    hall.open("vote")
    rood = helper(hall).begin()
    rood.post("/helper/stem/kiezen", hall.good())
    assert (rood.path, hall.ballots()) == ("/helper/stem/klopt", [])
    again = rood.get("/helper/stem/kiezen").page
    assert [
        value in again for values in hall.good().values() for value in ([values] if isinstance(values, str) else values)
    ]
    assert rood.get("/helper/stem/klopt").confirm().path == "/helper/stem/dank"
    assert hall.ballots() == [hall.kept()]


def test_two_cards_on_one_place_are_told_in_place_and_stay_filled_in(app):
    hall = Vote(app, "rank")
    hall.open("vote")
    rood = helper(hall).begin()
    rood.post("/helper/stem/kiezen", {f"place-{one}": "1" for one in hall.ids[:2]})
    assert (rood.path, "Twee kaarten staan op plaats 1." in rood.text) == ("/helper/stem/kiezen", True)
    assert len(re.findall(r'value="1" selected', rood.page)) == 2


def test_one_helper_sees_nothing_of_what_another_holds(hall):
    helper(hall).begin().point(hall.picks[0])
    blauw = helper(hall, "blauw")
    assert blauw.get("/helper/stem/klopt").path == "/helper/stem"


def test_the_address_of_a_helpers_other_device_does_not_show_the_ballot(hall):
    rood = helper(hall).begin().point(hall.picks[0])
    other = helper(hall, "blauw")
    other.client.set_cookie("helper", rood.client.get_cookie("helper").value)
    for page in ("/helper/stem/klopt", "/helper/stem/kiezen"):
        assert other.get(page).path == "/helper/stem"
    assert rood.get("/helper/stem/klopt").question() == "1: klopt dat?"


def test_console_report_and_results_say_how_many_had_help_and_why_and_never_who(hall):
    rood = helper(hall)
    for reason in ("asked", "asked", "no_phone"):
        rood.begin(reason=reason).point(hall.picks[0]).confirm()
    fien, phone = Desk(hall.app).known("fien"), hall.phone().send("/sessie/stem", choice=hall.picks[1])
    said = "3 met hulp: 2 hulp gevraagd, 1 geen gsm"
    assert said in fien.get(f"/console/{hall.id}").text

    hall.stop()
    hall.count()
    assert said in fien.get(f"/druk/{hall.id}/verslag").text
    assert "helper rood" not in fien.page
    hall.show()
    assert "1 met gsm · 3 met hulp." in phone.get("/sessie").text
    assert "1 met gsm · 3 met hulp" in hall.board().text
