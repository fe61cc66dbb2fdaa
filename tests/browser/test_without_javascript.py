"""A phone whose browser runs no JavaScript goes the whole way, with forms and the link «Ververs»."""

import re

from playwright.sync_api import Page, expect

from tests.browser.room import ROLES, number_in, rows


def _refresh(phone: Page, heading: str) -> None:
    phone.get_by_role("link", name="Ververs").click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text(heading)


def _say(phone: Page, words: str) -> None:
    expect(phone.locator("[data-status]")).to_have_text(re.compile(words))


def test_a_phone_without_javascript_goes_the_whole_way(room):
    room.fill(citizens=5, staff=5)
    phone = room.screens.phone("/", script=False)
    phone.get_by_label("Code van zes cijfers").fill(room.code)
    phone.get_by_role("button", name="Ga verder").click()
    phone.get_by_role("radio", name="2", exact=True).check()
    phone.get_by_role("button", name=ROLES["citizen"]).click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Even wachten")
    expect(phone.locator("html")).not_to_have_class(re.compile("live"))

    room.move("practice")
    _refresh(phone, "Wat drink je straks?")
    phone.get_by_role("radio", name="Thee").check()
    phone.get_by_role("button", name="Bewaar mijn antwoord").click()
    _say(phone, "Bewaard")
    expect(phone.get_by_role("radio", name="Thee")).to_be_checked()

    room.move("write")
    _refresh(phone, "Wat kan helpen?")
    for idea in ("Een digipunt", "Meer wifi"):
        phone.get_by_label("Jouw idee").fill(idea)
        phone.get_by_role("button", name="Bewaar mijn idee").click()
    _say(phone, "Je mag er nog 1 schrijven")
    phone.get_by_role("article").filter(has_text="Een digipunt").get_by_text("Je kan dit nog veranderen.").click()
    phone.get_by_label("Verander je idee").first.fill("Een digipunt in de bib")
    phone.get_by_role("button", name="Bewaar", exact=True).first.click()
    phone.get_by_role("article").filter(has_text="Meer wifi").get_by_text("Je kan dit nog veranderen.").click()
    phone.get_by_role("article").filter(has_text="Meer wifi").get_by_role("button", name="Haal dit idee weg").click()
    expect(phone.locator("article .quote")).to_have_text(["Een digipunt in de bib"])
    assert {idea["text"]: idea["status"] for idea in room.ideas()} == {
        "Een digipunt in de bib": "own",
        "Meer wifi": "withdrawn",
    }

    room.move("tables")
    _refresh(phone, "Bespreek met je tafel")
    phone.get_by_role("radio", name="Een digipunt in de bib").check()
    phone.get_by_label("Korte titel").fill("Digipunt in de bib")
    phone.get_by_role("button", name="Geef dit door").click()
    phone.get_by_label("Korte titel").fill("Van iemand anders")
    phone.get_by_role("button", name="Geef dit door").click()
    expect(phone.get_by_role("heading", name="Tafel 2 gaf 2 van 3 door.")).to_be_visible()
    phone.get_by_role("article").filter(has_text="Van iemand anders").get_by_role("button", name="Neem terug").click()
    expect(phone.get_by_role("heading", name="Tafel 2 gaf 1 van 3 door.")).to_be_visible()

    actions = room.actions("Open een digipunt", "Leen laptops uit", "Schrijf klare brieven")
    room.move("vote")
    _refresh(phone, "Kies er 3")
    phone.get_by_role("checkbox", name="Open een digipunt").check()
    phone.get_by_role("checkbox", name="Leen laptops uit").check()
    phone.get_by_role("button", name="Bewaar mijn keuze").click()
    _say(phone, "Bewaard. Je mag er nog 1 kiezen")
    phone.get_by_role("checkbox", name="Leen laptops uit").uncheck()
    phone.get_by_role("button", name="Bewaar mijn keuze").click()
    _say(phone, "Bewaard. Je mag er nog 2 kiezen")
    expect(phone.get_by_role("checkbox", name="Open een digipunt")).to_be_checked()
    first = number_in(phone.locator("label.choice").first)
    order = [number_in(label) for label in phone.locator("label.choice").all()]
    assert order == [1 + (first - 1 + place) % 3 for place in range(3)]

    room.move("vote", "stop")
    _refresh(phone, "De stemming is gestopt.")
    _say(phone, "Je stem is binnen")
    room.move("vote", "close")
    _refresh(phone, "De stemmen zijn geteld.")
    room.move("vote", "show")
    _refresh(phone, "Dit is de uitslag.")
    assert len(actions) == 3
    assert rows(phone) == {1: "1 van 1", 2: "0 van 1", 3: "0 van 1"}

    room.move("evaluate")
    phone.get_by_role("link", name="Ververs").click()
    for question in phone.locator("fieldset").all():
        question.get_by_role("radio").first.check()
    phone.get_by_role("button", name="Bewaar mijn antwoord").click()
    _say(phone, "Bewaard")
