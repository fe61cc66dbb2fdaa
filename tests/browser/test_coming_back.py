"""A seat is kept: through a reload, in a second tab and after the phone was locked; its role until a ballot is cast."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.room import ROLES, TITLES, vote
from tests.browser.screens import CONFLICT, NO_NETWORK


def lock(phone: Page) -> None:
    """Lock a phone: its page is hidden and its script stands still."""
    phone.evaluate(
        "Object.defineProperty(document, 'hidden', { value: true, configurable: true });"
        "document.dispatchEvent(new Event('visibilitychange'))"
    )


def unlock(phone: Page) -> None:
    """Look at a locked phone again."""
    phone.evaluate("delete document.hidden; document.dispatchEvent(new Event('visibilitychange'))")


def present(room) -> int:
    return int(room.fien.api.get(f"/sessions/{room.id}")["participants"]["total"])


def test_a_reload_comes_back_to_the_same_seat_step_and_draft(room):
    phone = room.phone("staff", 3)
    room.move("write")
    phone.get_by_label("Jouw idee").fill("Half geschre")

    phone.reload()

    expect(phone.locator(".seat")).to_contain_text("medewerker")
    expect(phone.locator(".seat")).to_contain_text("tafel 3")
    expect(phone.get_by_label("Jouw idee")).to_have_value("Half geschre")
    assert present(room) == 1


@pytest.mark.parametrize("path", ["/sessie", "/", "code"])
def test_a_second_tab_is_the_same_seat(room, path):
    phone = room.phone("politician", 1)
    room.move("practice")
    phone.get_by_role("radio", name="Koffie").check()
    phone.get_by_role("button", name="Bewaar mijn antwoord").click()
    expect(phone.locator("[data-status]")).to_contain_text("Bewaard.")

    second = phone.context.new_page()
    second.goto(f"/{room.code}" if path == "code" else path)
    if path == "/":
        second.get_by_role("link", name="Terug naar je sessie").click()

    expect(second.locator(".seat")).to_contain_text("politicus")
    expect(second.get_by_role("radio", name="Koffie")).to_be_checked()
    assert present(room) == 1


def test_a_locked_phone_shows_the_step_of_the_moment_when_it_wakes(room, screens):
    screens.expect(NO_NETWORK)
    phone = room.phone()
    room.move("write")
    phone.get_by_label("Jouw idee").fill("Half geschre")
    lock(phone)
    phone.context.set_offline(True)
    phone.evaluate("window.dispatchEvent(new Event('offline'))")

    room.move("practice")
    room.move("write")
    phone.context.set_offline(False)
    unlock(phone)

    expect(phone.locator("html")).to_have_class("live")
    expect(phone.get_by_label("Jouw idee")).to_have_value("Half geschre")
    room.move("story")
    expect(phone.get_by_role("heading", name="Luister rustig. Je hoeft nu niets te doen.")).to_be_visible()
    assert present(room) == 1


def test_the_role_can_change_until_a_ballot_is_cast(room, screens):
    room.actions()
    phone = room.phone("citizen", 1)
    phone.get_by_role("link", name="Verander").click()
    phone.get_by_role("radio", name="2", exact=True).check()
    phone.get_by_role("button", name=ROLES["partner"]).click()
    expect(phone.locator(".seat")).to_contain_text("partner")
    expect(phone.locator(".seat")).to_contain_text("tafel 2")

    room.move("vote")
    expect(phone.get_by_role("checkbox")).to_have_count(len(TITLES))
    vote(phone, 1)

    expect(phone.get_by_role("link", name="Verander")).to_have_count(0)
    phone.goto("/sessie/rol")
    screens.expect(CONFLICT)
    phone.get_by_role("button", name=ROLES["citizen"]).click()
    expect(phone.get_by_role("alert")).to_have_text("Je hebt al gestemd. Vraag hulp aan de begeleider.")
