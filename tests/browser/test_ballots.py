"""Every kind of ballot on a live phone: filled in by its buttons, kept whole through pushes, Stop and the wall, wiped at the count."""

import json
import re
import sqlite3
from contextlib import closing

import pytest
from playwright.sync_api import Page, expect

from facilitator.domain.voting.ballot import BallotKind
from tests.browser.ballots import REASON, SAID, TITLES, button, fill, filled, named, save, vote_of

DECKS = ("yes_doubt_no", "moscow", "consent", "matrix")


def kept(room) -> list[object]:
    """What lies in front of every seat, as the server keeps it."""
    with closing(sqlite3.connect(room.fien.server.data / "draagvlak.db", timeout=10)) as db:
        rows = db.execute("SELECT choices FROM ballots WHERE step_id = ?", [room.step("vote")]).fetchall()
    return [json.loads(choices) for (choices,) in rows]


def open_vote(room, kind: str, **people: int) -> tuple[Page, list[str]]:
    ids = vote_of(room, kind)
    room.fill(**{"citizens": 4, "staff": 2, **people})
    phone = room.phone("citizen", 2)
    room.move("vote")
    expect(phone.locator(".task[data-state=open] form")).to_be_visible()
    return phone, ids


@pytest.mark.parametrize("kind", BallotKind)
def test_a_ballot_goes_from_the_buttons_to_the_server_and_back_after_stop(room, kind):
    phone, ids = open_vote(room, kind)
    fill(phone, kind)
    save(phone)
    said = named(SAID[kind], ids)
    assert kept(room) == [sorted(said) if isinstance(said, list) and kind != "rank" else said]

    was = filled(phone)
    room.move("vote", "stop")
    expect(phone.get_by_role("heading", level=1)).to_have_text("De stemming is gestopt.")
    room.move("vote")
    expect(phone.locator("[data-status]")).to_contain_text("Je mag nog veranderen.")
    assert filled(phone) == was
    phone.reload()
    expect(phone.locator("html")).to_have_class(re.compile("live"))
    assert filled(phone) == was
    room.move("vote", "close")
    expect(phone.get_by_role("heading", level=1)).to_contain_text("De stemmen zijn geteld.")
    assert phone.evaluate("() => JSON.stringify(localStorage)").find(REASON) == -1
    assert REASON not in phone.content()


@pytest.mark.parametrize("kind", BallotKind)
def test_what_is_filled_in_stays_when_the_room_changes_around_it(room, kind):
    phone, _ = open_vote(room, kind)
    fill(phone, kind)
    was = filled(phone)
    assert was != []
    ends = phone.locator(".task").get_attribute("data-ends")
    room.console().get_by_role("button", name="vijf minuten langer").click()
    expect(phone.locator(".task")).not_to_have_attribute("data-ends", ends or "")
    assert filled(phone) == was
    save(phone)
    assert filled(phone) == was


@pytest.mark.parametrize(
    ("kind", "too_much", "says"),
    [
        ("pick", TITLES[0], "Kies er hoogstens 2. Haal er eerst één weg."),
        ("budget", TITLES[2], "Dit kost samen meer dan 10.000 euro. Haal er een weg."),
    ],
)
def test_a_tick_too_many_is_taken_back_and_told(room, kind, too_much, says):
    phone, _ = open_vote(room, kind)
    fill(phone, kind)
    was = filled(phone)
    phone.get_by_role("checkbox", name=too_much).click()

    expect(phone.locator("[data-status]")).to_have_text(says)
    assert filled(phone) == was


def test_dots_go_up_to_what_one_card_and_all_cards_may_hold(room):
    phone, ids = open_vote(room, "dots")
    more = [phone.get_by_role("button", name=f"Een stip meer op kaart {nth}") for nth in (1, 2)]
    for _ in range(3):
        more[0].click()
    expect(phone.locator("[data-status]")).to_have_text("Je hebt nog 1 stip. Nog niet bewaard.")
    more[0].click()
    expect(phone.locator("[data-status]")).to_have_text("Plak hoogstens 3 stippen op één actie.")
    more[1].click()
    more[1].click()
    expect(phone.locator("[data-status]")).to_have_text("Je hebt 4 stippen. Haal er eerst een weg.")
    typed = phone.get_by_role("spinbutton", name=TITLES[1])
    typed.fill("3")
    typed.blur()
    assert filled(phone) == sorted([[f"dots-{ids[0]}", "3"], [f"dots-{ids[1]}", "1"]])


def test_an_order_is_made_by_buttons_and_the_list_follows_it(room):
    phone, _ = open_vote(room, "rank")

    def order():
        return phone.locator("[data-rank] > li:has([data-place]:not([hidden])) .card-text").all_inner_texts()

    def press(word, title):
        phone.get_by_role("button", name=button(word, title)).click()

    for title in TITLES[:3]:
        press("Kies", title)
    assert order() == list(TITLES[:3])
    press("Kies", TITLES[3])
    expect(phone.locator("[data-status]")).to_have_text("Kies er hoogstens 3. Haal er eerst één weg.")
    press("Lager", TITLES[0])
    press("Haal weg", TITLES[1])
    assert order() == [TITLES[0], TITLES[2]]
    expect(phone.get_by_role("button", name=button("Hoger", TITLES[0]))).to_be_hidden()
    expect(phone.get_by_role("button", name=button("Lager", TITLES[2]))).to_be_hidden()


def test_an_order_is_made_with_the_keyboard_alone(room):
    phone, ids = open_vote(room, "rank")
    phone.get_by_role("button", name=button("Kies", TITLES[0])).focus()
    phone.keyboard.press("Enter")
    phone.get_by_role("button", name=button("Kies", TITLES[1])).focus()
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("button", name=button("Hoger", TITLES[1]))).to_be_focused()
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("button", name=button("Lager", TITLES[1]))).to_be_focused()
    assert filled(phone) == sorted([[f"place-{ids[0]}", "2"], [f"place-{ids[1]}", "1"]])


def test_one_must_too_many_falls_back_to_what_it_was(room):
    phone, ids = open_vote(room, "moscow")
    phone.get_by_role("radio", name="Moet").check()
    phone.get_by_role("button", name="Volgende").click()
    phone.get_by_role("radio", name="Mag").check()
    phone.get_by_role("radio", name="Moet").click()

    expect(phone.locator("[data-status]")).to_contain_text("Kies voor een andere «beter wel».")
    assert filled(phone) == sorted([[f"answer-{ids[0]}", "must"], [f"answer-{ids[1]}", "could"]])


@pytest.mark.parametrize("kind", DECKS)
def test_cards_are_answered_one_by_one_and_lie_folded_in_a_list(room, kind):
    phone, _ = open_vote(room, kind)
    cards = phone.locator("details.fold:not([hidden])")
    expect(cards).to_have_count(1)
    fill(phone, kind)
    phone.get_by_role("button", name="Toon alle kaarten").click()
    expect(cards).to_have_count(4)
    assert cards.nth(0).locator("[data-said]").inner_text() == {
        "yes_doubt_no": "Ja", "moscow": "Moet", "consent": "Geen bezwaar", "matrix": "Helpt veel, Weinig moeite",
    }[kind]  # fmt: skip
    cards.nth(2).locator("summary").click()
    expect(cards).to_have_count(1)
    expect(cards.locator(".card-text")).to_have_text(TITLES[2])


def test_answers_go_along_when_the_wall_turns_to_another_card(room):
    phone, ids = open_vote(room, "yes_doubt_no")
    phone.get_by_role("radio", name="Ja").check()
    room.console().get_by_role("button", name="Volgend blad op het grote scherm").click()
    expect(phone.locator("details.fold:not([hidden]) .card-text")).to_have_text(TITLES[1])
    phone.get_by_role("radio", name="Nee").check()
    save(phone)
    assert kept(room) == [{ids[0]: "yes", ids[1]: "no"}]


def test_who_has_nothing_against_it_is_not_asked_why(room):
    phone, _ = open_vote(room, "consent")
    phone.get_by_role("radio", name="Geen bezwaar").check()
    expect(phone.locator("textarea:visible")).to_have_count(0)
    phone.get_by_role("radio", name="Ik maak me zorgen").check()
    expect(phone.locator("textarea:visible")).to_have_count(1)
    phone.locator("textarea:visible").fill(REASON)
    phone.get_by_role("radio", name="Geen bezwaar").check()
    expect(phone.locator("textarea:visible")).to_have_value(REASON)


def test_where_staff_judge_apart_each_phone_asks_its_own_question(room):
    citizen, _ = open_vote(room, "matrix", citizens=6, staff=5)
    staff = room.phone("staff", 2)
    expect(citizen.get_by_role("group", name="Hoeveel helpt dit?")).to_be_visible()
    expect(citizen.get_by_role("group", name="Hoeveel moeite kost dit?")).to_have_count(0)
    expect(staff.get_by_role("group", name="Hoeveel moeite kost dit?")).to_be_visible()
    expect(staff.get_by_role("group", name="Hoeveel helpt dit?")).to_have_count(0)
