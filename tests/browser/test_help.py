"""«Hulp» on a phone: a hand that goes up without leaving the page, more time, paper, and a screen that stands still."""

import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.measure import PHONES, looking, too_small, too_wide
from tests.browser.room import TITLES, choose
from tests.browser.screens import NO_NETWORK

UP = "Je hand is omhoog. Iemand komt bij je."
NEARLY = "Bijna klaar. Heb je meer tijd nodig? Tik op Hulp."


def state(phone: Page):
    return phone.locator("[data-status]")


def help_panel(phone: Page) -> Page:
    """Open «Hulp»."""
    phone.get_by_text("Hulp", exact=True).click()
    return phone


@pytest.mark.parametrize("script", [True, False])
def test_a_hand_goes_up_and_down_again(room, script):
    phone = room.phone(script=script)
    help_panel(phone).get_by_role("button", name="Ik wil hulp").click()
    expect(state(phone)).to_have_text(UP)
    if not script:
        help_panel(phone)
    expect(phone.locator("[data-help]").get_by_text(UP)).to_be_visible()
    phone.get_by_role("button", name="Laat maar").click()
    expect(state(phone)).to_have_text("Je hand is weer omlaag." if script else "")
    if not script:
        help_panel(phone)
    expect(phone.get_by_role("button", name="Ik wil papier")).to_be_visible()


def test_with_scripts_the_page_stays_and_so_does_the_focus(room):
    phone = room.phone()
    room.move("write")
    phone.get_by_label("Jouw idee").fill("Half geschre")
    phone.evaluate("window.sameOne = true")
    help_panel(phone)
    phone.get_by_role("button", name="Ik wil hulp").press("Enter")
    expect(phone.get_by_role("button", name="Laat maar")).to_be_visible()
    expect(phone.locator("[data-help]")).to_be_focused()
    expect(phone.get_by_label("Jouw idee")).to_have_value("Half geschre")
    assert phone.evaluate("window.sameOne") is True
    phone.keyboard.press("Escape")
    expect(phone.locator(".help summary")).to_be_focused()
    expect(phone.get_by_role("button", name="Laat maar")).to_be_hidden()


def test_a_hand_raised_without_network_goes_up_when_it_is_back(room, screens):
    screens.expect(NO_NETWORK)
    phone = room.phone()
    phone.context.set_offline(True)
    expect(state(phone)).to_contain_text("Geen internet.")
    help_panel(phone).get_by_role("button", name="Ik wil hulp").click()
    phone.context.set_offline(False)
    expect(state(phone)).to_have_text(UP)


def test_more_time_is_asked_only_while_there_is_something_to_do(room):
    phone = room.phone()
    help_panel(phone)
    more = phone.get_by_role("button", name="Ik heb meer tijd nodig")
    for method, shown in (("story", False), ("write", True), ("story", False)):
        room.move(method)
        expect(phone.locator(f'.task[data-method="{method}"]')).to_be_visible()
        expect(more).to_be_visible(visible=shown)


def test_a_paper_ballot_is_known_by_its_number(room):
    room.actions()
    phone = room.phone()
    help_panel(phone)
    number = phone.get_by_label("Heb je een papieren stemblad? Typ de volgcode.")
    expect(number).to_be_hidden()
    room.move("vote")
    number.fill("k7qm")
    phone.get_by_role("button", name="Bewaar de volgcode").click()
    expect(state(phone)).to_have_text("Bewaard. Je stemt op papier.")
    expect(phone.locator("[data-help]")).to_contain_text("Je stemt op papier. Volgcode K7QM.")
    expect(phone.locator("[data-private]")).to_contain_text("Je stemt op papier. Volgcode K7QM.")
    room.move("vote", "close")
    expect(phone.get_by_role("heading", name="De stemmen zijn geteld.")).to_be_visible()
    assert "K7QM" not in phone.locator("[data-private]").inner_text()
    phone.reload()
    assert "K7QM" not in phone.content()


def let_end(room, method: str, seconds: int) -> None:
    """Let the clock of a step run out so many seconds from now."""
    minutes = next(step["minutes"] for step in room.steps if step["method"] == method)
    opened = datetime.now(UTC) - timedelta(minutes=minutes, seconds=-seconds)
    with closing(sqlite3.connect(room.fien.server.data / "draagvlak.db")) as db, db:
        db.execute("UPDATE steps SET opened_at = ? WHERE id = ?", (opened.isoformat(), room.step(method)))


def test_a_nearly_finished_step_says_so_once_and_closes_nothing(room):
    phone = room.phone()
    room.move("practice")
    expect(phone.get_by_role("radio", name="Thee")).to_be_visible()
    expect(state(phone)).to_have_text("")

    let_end(room, "practice", 28)
    phone.reload()
    expect(state(phone)).to_have_text(NEARLY)
    phone.get_by_role("radio", name="Thee").check()
    phone.get_by_role("button", name="Bewaar mijn antwoord").click()
    expect(state(phone)).to_contain_text("Bewaard.")

    let_end(room, "practice", -60)
    phone.reload()
    expect(phone.locator("html")).to_have_class(re.compile("live"))
    expect(state(phone)).to_have_text("Bewaard. Je mag nog veranderen.")
    phone.get_by_role("radio", name="Water").check()
    phone.get_by_role("button", name="Bewaar mijn antwoord").click()
    expect(state(phone)).to_contain_text("Bewaard.")


def pause(phone: Page) -> None:
    """Let this screen stand still."""
    help_panel(phone)
    phone.get_by_label("Zet dit scherm stil").check()
    phone.keyboard.press("Escape")


def test_a_screen_that_stands_still_changes_only_when_asked(room):
    phone = room.phone()
    room.move("write")
    phone.get_by_label("Jouw idee").fill("Half")
    pause(phone)
    room.move("story")
    expect(phone.get_by_text("Er is iets nieuws.", exact=True).first).to_be_visible()
    expect(phone.locator("[data-heard]")).to_have_text("Er is iets nieuws.")
    expect(phone.get_by_label("Jouw idee")).to_have_value("Half")
    phone.get_by_role("button", name="Toon het").click()
    expect(phone.get_by_role("heading", name="Luister rustig. Je hoeft nu niets te doen.")).to_be_visible()
    expect(phone.get_by_role("button", name="Toon het")).to_be_hidden()

    phone.reload()
    expect(phone.locator("html")).to_have_class(re.compile("live"))
    room.move("practice")
    expect(phone.get_by_role("button", name="Toon het")).to_be_visible()
    help_panel(phone)
    phone.get_by_label("Zet dit scherm stil").uncheck()
    expect(phone.get_by_role("heading", name="Wat drink je straks?")).to_be_visible()


def test_a_ballot_can_be_sent_from_a_screen_that_stands_still_and_the_server_decides(room):
    room.actions()
    room.fill(citizens=5, staff=0)
    phone = room.phone()
    room.move("vote")
    expect(phone.get_by_role("checkbox")).to_have_count(len(TITLES))
    pause(phone)
    choose(phone, 1)
    room.move("vote", "stop")
    expect(phone.get_by_role("button", name="Toon het")).to_be_visible()
    phone.get_by_role("button", name="Bewaar mijn keuze").click()
    expect(state(phone)).to_contain_text("gestopt")
    room.move("vote", "open")
    expect(phone.get_by_role("button", name="Toon het")).to_be_hidden()
    phone.get_by_role("button", name="Bewaar mijn keuze").click()
    expect(state(phone)).to_contain_text("Bewaard.")
    # What was chosen leaves every phone at the count, also one that stands still.
    room.move("vote", "close")
    expect(phone.get_by_role("heading", name="De stemmen zijn geteld.")).to_be_visible()
    assert phone.evaluate("JSON.stringify(localStorage)") == "{}"


def test_the_panel_fits_small_phones(room):
    room.actions()
    phone = room.phone()
    room.move("vote")
    help_panel(phone)
    found = []
    for look in PHONES:
        with looking(phone, look):
            found += too_wide(phone, look) + too_small(phone)
    assert found == []
