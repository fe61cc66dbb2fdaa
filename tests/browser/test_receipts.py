"""Receipts on a phone: said beside the button that saves, kept while the ballot hangs there, and found back after it."""

import re

from playwright.sync_api import Page, expect

from tests.browser.room import TITLES, choose, vote

WORDS = re.compile(r"[a-z]+-[a-z]+-[a-z]+")


def receipt(phone: Page) -> str:
    line = phone.locator("[data-receipt]")
    expect(line).to_have_text(re.compile(rf"Je bewijsje: {WORDS.pattern} Schrijf het op"))
    return line.locator("strong").inner_text()


def test_a_receipt_is_seen_at_once_stays_with_a_changed_ballot_and_is_found_back(make_room):
    room = make_room()
    sheet = room.console("/draaiboek")
    sheet.get_by_label("Bewijsje bij elke stem").check()
    sheet.locator(".session-data").get_by_role("button", name="Bewaar").first.click()
    room.actions(*TITLES)
    phone, other = room.phone(), room.phone("staff", 1)
    room.move("vote")
    choose(phone, 1)
    expect(phone.locator("[data-receipt]")).to_be_hidden()

    vote(phone, 1)
    mine = receipt(phone)
    expect(phone.locator("[data-receipt]")).to_be_in_viewport()
    vote(phone, 2, 3)
    vote(other, 1)
    phone.reload()
    assert receipt(phone) == mine
    assert receipt(other) != mine

    room.move("vote", "close")
    expect(phone.get_by_role("heading", name="De stemmen zijn geteld.")).to_be_visible()
    assert mine not in phone.content()
    room.move("vote", "show")
    phone.get_by_role("link", name="Staat jouw bewijsje erbij?").click()
    expect(phone.get_by_text(mine, exact=True)).to_be_visible()
    phone.get_by_role("link", name="Terug naar de sessie").last.click()
    expect(phone.get_by_role("heading", name="Dit is de uitslag.")).to_be_visible()
