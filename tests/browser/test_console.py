"""The console: by keyboard alone, with two facilitators at once, and as a remote in the hand."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.measure import PHONES, Look, covered, looking, too_small, too_wide
from tests.browser.screens import CONFLICT

REMOTE = Look("a phone as remote", 390, 844)


def press(console: Page, key: str) -> None:
    """Press a key once the page listens to keys."""
    console.wait_for_load_state()
    console.keyboard.press(key)


def here(console: Page, title: str) -> None:
    expect(console.locator("[aria-current=step]")).to_contain_text(title)


def deed(console: Page, words: str) -> None:
    expect(console.locator(".button--deed")).to_contain_text(words)


def tab_to(console: Page, name: str, of: Locator | None = None) -> None:
    """Walk to a button by the Tab key."""
    button = (of or console).get_by_role("button", name=name)
    for _ in range(40):
        console.keyboard.press("Tab")
        if button.evaluate("(e) => e === document.activeElement"):
            return
    raise AssertionError(f"the Tab key never comes to {name}")


def test_a_session_runs_by_keyboard_alone(room):
    seats = room.fill(citizens=5, staff=0)
    console = room.console()

    for key, title in (("ArrowRight", "Welkom"), ("PageDown", "Oefen even"), (" ", "Wie kan niet mee?")):
        press(console, key)
        here(console, title)
    for key, title in (("ArrowLeft", "Oefen even"), ("PageUp", "Welkom")):
        press(console, key)
        here(console, title)

    clock = console.locator("[data-clock]")
    before = clock.inner_text()
    press(console, "+")
    expect(clock).not_to_have_text(before)
    assert int(clock.inner_text().split(":")[0]) - int(before.split(":")[0]) in {0, 1}

    room.move("merge")
    here(console, "Pauze")
    press(console, "m")
    expect(console.get_by_role("heading", name="Voeg ideeën samen")).to_be_visible()
    for made, title in enumerate(("Open een digipunt", "Leen laptops uit", "Schrijf klare brieven"), 1):
        press(console, "t")
        console.keyboard.type(title)
        press(console, "Enter")
        expect(console.locator(".action")).to_have_count(made)
    press(console, "Escape")
    press(console, "Escape")
    deed(console, "Dit zijn jullie ideeën")
    press(console, "ArrowRight")
    deed(console, "Open de stemming")
    press(console, "ArrowRight")
    deed(console, "Stop de stemming")
    actions = [one["id"] for one in room.fien.api.get(f"/sessions/{room.id}/actions")["actions"]]
    for seat in seats:
        seat.vote(room.step("vote"), actions[:2])
    expect(console.locator("[data-cast]").first).to_have_text("5")
    press(console, "ArrowRight")
    deed(console, "Tel de stemmen")
    press(console, "o")
    deed(console, "Stop de stemming")
    press(console, "ArrowRight")
    deed(console, "Tel de stemmen")
    press(console, "ArrowRight")
    expect(console.get_by_role("heading", name="Tel de stemmen", level=1)).to_be_visible()
    tab_to(console, "Tel nu")
    press(console, "Enter")
    expect(console.get_by_role("button", name="Toon nu al de uitslag")).to_be_visible()
    press(console, "t")
    expect(console.get_by_text("getoond")).to_be_visible()
    assert [row["votes"] for row in room.results()["total"]] == [5, 5, 0]


def test_the_keys_leave_alone_who_is_typing(room):
    console = room.console()
    press(console, "ArrowRight")
    here(console, "Welkom")

    console.get_by_label("Hoeveel mensen tel je?").press("ArrowRight")
    press(console, "Space")
    console.keyboard.type("24")

    here(console, "Welkom")
    press(console, "Enter")
    expect(console.locator(".console__present")).to_contain_text("van 24 mensen")


def test_a_press_on_a_screen_that_is_behind_says_what_changed_and_does_nothing(room, screens, fien):
    screens.expect(CONFLICT)
    first = room.console()
    second = screens.open("about:blank", account=fien.account, width=390, height=844)
    # This device hears nothing: it is a moment behind, as any device can be.
    second.route_web_socket(re.compile("socket.io"), lambda socket: None)
    second.goto(f"/console/{room.id}")
    deed(second, "Welkom")

    for title in ("Welkom", "Oefen even"):
        press(first, "ArrowRight")
        here(first, title)
    press(second, "ArrowRight")

    expect(second.locator("[data-notices]")).to_have_text("Iemand anders was net voor. De zaal is nu bij «Oefen even».")
    here(second, "Oefen even")
    here(first, "Oefen even")
    press(second, "ArrowRight")
    here(second, "Wie kan niet mee?")
    here(first, "Wie kan niet mee?")


def test_both_facilitators_see_each_deed_at_once(room):
    first, second = room.console(), room.console(width=390)

    press(first, "ArrowRight")
    here(second, "Welkom")
    second.get_by_role("button", name=re.compile("Verder")).click()
    here(first, "Oefen even")


def test_the_last_deed_can_be_undone_for_half_a_minute(room):
    console = room.console()
    console.clock.install()
    console.reload()
    undo = console.get_by_role("button", name="Maak ongedaan")
    for title in ("Welkom", "Oefen even"):
        press(console, "ArrowRight")
        here(console, title)

    press(console, "z")
    here(console, "Welkom")
    expect(undo).to_have_count(0)

    press(console, "ArrowRight")
    here(console, "Oefen even")
    console.clock.fast_forward(25_000)
    expect(undo).to_be_visible()
    console.clock.fast_forward(6_000)
    expect(undo).to_have_count(0)


@pytest.mark.parametrize("look", [REMOTE, *PHONES[1:]], ids=lambda look: look.name)
def test_a_phone_is_a_remote(room, screens, fien, look):
    room.fill(citizens=5, staff=5)
    room.actions()
    seat = room.seat("citizen", 2)
    room.move("write")
    seat.write("Een idee dat lang is en veel plaats vraagt op een klein scherm, met alle woorden die erbij horen")
    room.move("vote")
    remote = screens.open(
        f"/console/{room.id}",
        account=fien.account,
        width=look.width,
        height=look.height,
        is_mobile=True,
        has_touch=True,
    )

    with looking(remote, look):
        assert {"wide": too_wide(remote, look), "small": too_small(remote), "covered": covered(remote)} == {
            "wide": [],
            "small": [],
            "covered": [],
        }
        stop = remote.get_by_role("button", name=re.compile("Stop de stemming"))
        stop.tap()
        expect(remote.get_by_role("link", name=re.compile("Tel de stemmen"))).to_be_visible()


def test_the_next_deed_of_the_remote_is_in_sight(room, screens, fien):
    room.move("write")
    remote = screens.open(
        f"/console/{room.id}", account=fien.account, width=390, height=844, is_mobile=True, has_touch=True
    )

    box = remote.get_by_role("button", name=re.compile("Verder")).bounding_box()
    assert box
    assert box["y"] + box["height"] <= 844
    for tab in ("Draaiboek", "Postvak", "Bediening"):
        remote.get_by_role("navigation", name="Delen van de console").get_by_role("link", name=tab).tap()
        expect(remote.get_by_role("region", name=tab)).to_be_visible()


def test_the_keys_of_the_inbox_work_on_what_has_the_focus_and_the_focus_stays_in_the_list(room):
    room.move("write")
    console = room.console("/papier")
    for text in ("Een eerste idee", "Een tweede idee", "Een derde idee"):
        console.get_by_role("textbox", name="Idee", exact=True).fill(text)
        with console.expect_navigation():
            console.get_by_role("button", name="Voer in").click()
    console.goto(f"/console/{room.id}")
    items = console.locator("[data-item]")
    expect(items).to_have_count(3)

    press(console, "ArrowDown")
    expect(items.nth(1)).to_be_focused()
    press(console, "g")
    expect(items).to_have_count(2)
    assert console.evaluate("document.activeElement.closest('[data-item]') !== null")
    tab_to(console, "Verberg", of=items.nth(1))
    press(console, "Enter")
    expect(items).to_have_count(1)
    assert console.evaluate("document.activeElement.closest('[data-item]') !== null")
    press(console, "g")
    expect(items).to_have_count(0)
    assert console.evaluate("document.activeElement.tagName") == "H2"


def test_somebody_changes_a_key_and_silences_all(room):
    console = room.console()
    press(console, "ArrowRight")
    here(console, "Welkom")
    hint = console.get_by_role("button", name="Maak ongedaan").locator("kbd")
    expect(hint).to_have_text("Z")

    press(console, "?")
    expect(console.get_by_role("dialog", name="Sneltoetsen")).to_be_visible()
    press(console, "z")
    here(console, "Welkom")
    console.get_by_role("link", name="Verander de toetsen of zet ze uit").click()
    console.get_by_label("Maak ongedaan").fill("u")
    console.get_by_role("button", name="Bewaar", exact=True).click()
    expect(console.get_by_text("Bewaard. Deze toetsen zijn alleen voor jou.")).to_be_visible()

    press(console, "Escape")
    expect(hint).to_have_text("U")
    press(console, "z")
    here(console, "Welkom")
    press(console, "u")
    expect(console.locator("[aria-current=step]")).to_have_count(0)

    console.get_by_role("link", name="Sneltoetsen").click()
    console.get_by_role("link", name="Verander de toetsen of zet ze uit").click()
    console.get_by_role("radio", name="Naar geen enkele toets").check()
    console.get_by_role("button", name="Bewaar", exact=True).click()
    console.get_by_role("link", name="Terug naar de console").click()
    deed(console, "Welkom")
    press(console, "ArrowRight")
    expect(console.locator(".key:visible")).to_have_count(0)
    expect(console.locator("[aria-current=step]")).to_have_count(0)

    console.goto(f"/console/{room.id}/sneltoetsen")
    console.get_by_role("button", name="Zet alle toetsen terug").click()
    expect(console.get_by_label("Maak ongedaan")).to_have_value("Z")


def test_tips_come_beside_what_somebody_writes_and_point_at_the_words(room):
    page = room.console(f"/draaiboek/{room.step('explain')}")
    field = page.get_by_label("Om voor te lezen")
    field.fill("Wij implementeren dit niet zonder jou.")

    tips = page.locator("[data-tips-of=read_aloud]")
    expect(tips.get_by_text("2 tips")).to_be_visible()
    tips.get_by_text("Kan dit eenvoudiger?").click()
    tips.get_by_role("button", name="«implementeren»").click()
    expect(field).to_be_focused()
    assert field.evaluate("(e) => e.value.slice(e.selectionStart, e.selectionEnd)") == "implementeren"
    field.fill("Wij doen dit met jou.")
    expect(tips).to_be_hidden()


def test_a_page_without_a_script_offers_tips_and_shows_no_keys(room, screens, fien):
    page = screens.open(
        f"/console/{room.id}/draaiboek/{room.step('explain')}", account=fien.account, java_script_enabled=False
    )

    expect(page.locator(".key:visible")).to_have_count(0)
    page.get_by_role("link", name="Kijk een tekst na op klare taal").click()
    page.get_by_label("Je tekst").fill("Men helpt.")
    page.get_by_role("button", name="Kijk mijn tekst na").click()
    expect(page.get_by_text("«Men» zegt niet wie.")).to_be_visible()
