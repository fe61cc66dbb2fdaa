"""A phone that loses the network: nothing typed or chosen is lost, and nothing arrives twice."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.room import TITLES, choose, vote
from tests.browser.screens import NO_NETWORK

NO_INTERNET = "Geen internet. Je antwoord is niet weg. Laat deze pagina open."
SAVE = "Bewaar mijn keuze"


@pytest.fixture
def cut(screens):
    """Take the network away from a phone, or give it back."""
    screens.expect(NO_NETWORK)
    return lambda phone, off: phone.context.set_offline(off)


def waiting(phone: Page, kind: str) -> int:
    """Return how many messages of a kind this phone still has to send."""
    boxes = phone.evaluate("Object.entries(localStorage).filter(([k]) => k.endsWith(':outbox')).map(([, v]) => v)")
    return sum(box.count(f'"kind":"{kind}"') for box in boxes)


def state(phone: Page):
    return phone.locator("[data-status]")


def test_an_idea_written_without_network_arrives_once(room, cut):
    phone = room.phone()
    room.move("write")
    phone.get_by_label("Jouw idee").fill("Een bus met computers")

    cut(phone, True)
    phone.get_by_role("button", name="Bewaar mijn idee").click()
    expect(state(phone)).to_have_text(NO_INTERNET)
    phone.get_by_role("button", name="Bewaar mijn idee").click()
    assert (waiting(phone, "idea"), room.ideas()) == (1, [])

    cut(phone, False)
    expect(state(phone)).to_have_text("Je idee is bewaard.")
    expect(phone.locator("[data-private] .quote")).to_have_text(["Een bus met computers"])
    expect(phone.get_by_label("Jouw idee")).to_have_value("")
    assert [idea["text"] for idea in room.ideas()] == ["Een bus met computers"]
    assert waiting(phone, "idea") == 0


def test_a_draft_survives_a_reload_without_network_and_a_step_that_passed(room, cut):
    phone = room.phone()
    room.move("write")
    phone.get_by_label("Jouw idee").fill("Half geschre")

    cut(phone, True)
    room.move("tables")
    cut(phone, False)
    expect(phone.get_by_role("heading", name="Dit heb je nog niet gestuurd")).to_be_visible()
    expect(phone.locator("[data-unsent-text]")).to_have_text("Half geschre")
    phone.get_by_role("button", name="Stuur het nu").click()
    expect(phone.get_by_role("heading", name="Dit heb je nog niet gestuurd")).to_be_hidden()
    assert [idea["text"] for idea in room.ideas()] == ["Half geschre"]


def test_of_several_ballots_chosen_without_network_only_the_last_waits_and_counts(room, cut):
    room.actions()
    room.fill(citizens=5, staff=0)
    phone = room.phone()
    room.move("vote")
    expect(phone.get_by_role("checkbox")).to_have_count(len(TITLES))

    cut(phone, True)
    for numbers in ((1, 2), (3,), (2, 4)):
        choose(phone, *numbers)
        phone.get_by_role("button", name=SAVE).click()
        expect(state(phone)).to_have_text(NO_INTERNET)
        assert waiting(phone, "ballot") == 1
    cut(phone, False)
    expect(state(phone)).to_contain_text("Bewaard.")
    assert waiting(phone, "ballot") == 0

    room.move("vote", "close")
    counted = room.results()
    assert counted["ballots"] == 1
    assert {row["number"]: row["votes"] for row in counted["total"]} == {1: 0, 2: 1, 3: 0, 4: 1}


@pytest.mark.parametrize("deed", ["stop", "close"])
def test_a_ballot_that_comes_too_late_is_told_so_and_does_not_count(room, cut, deed):
    room.actions()
    seats = room.fill(citizens=5, staff=0)
    phone = room.phone()
    room.move("vote")
    vote(phone, 1)

    cut(phone, True)
    choose(phone, 2, 3)
    phone.get_by_role("button", name=SAVE).click()
    expect(state(phone)).to_have_text(NO_INTERNET)
    room.move("vote", deed)
    cut(phone, False)

    expect(state(phone)).to_contain_text("gestopt")
    assert waiting(phone, "ballot") == 0
    if deed == "stop":
        room.move("vote", "close")
    assert len(seats) == 5
    assert {row["number"]: row["votes"] for row in room.results()["total"]} == {1: 1, 2: 0, 3: 0, 4: 0}


def test_a_phone_without_network_says_so_by_itself_and_catches_up(room, cut):
    phone = room.phone()

    cut(phone, True)
    expect(state(phone)).to_have_text(NO_INTERNET)
    room.move("story")
    cut(phone, False)

    expect(phone.get_by_role("heading", name="Luister rustig. Je hoeft nu niets te doen.")).to_be_visible()
    expect(state(phone)).to_have_text("")
