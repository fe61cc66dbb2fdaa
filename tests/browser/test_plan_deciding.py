"""From ideas over answers and decisions to a final plan, in Chromium; these pages have no script; axe finds nothing."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import DARK, LIGHT, NARROW, Examiner
from tests.plan_cast import COMPLETE
from tests.plan_house import TITLES, build


@pytest.fixture
def place(app):
    return build(app)


@pytest.fixture
def page(chromium, place, address):
    """The page «Beslissen» of Sofie."""
    url = f"{address}/traject/{place.trajectory.id}"
    context = chromium.new_context(reduced_motion="reduce")
    place.sign_in(context, "sofie", address)
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.goto(url + "/plan/beslissen")
    return page


def decide(page: Page, body: str, **chosen: str) -> None:
    """Note what a body chose; who says later or not says why, in a field that comes with the choice."""
    page.get_by_role("link", name="Noteer een beslissing").click()
    page.get_by_label(body, exact=True).check()
    for title, choice in chosen.items():
        action = page.get_by_role("group", name=title)
        expect(action.get_by_label("Waarom?")).to_be_hidden()
        action.get_by_label(choice, exact=True).check()
        action.get_by_label("Waarom?").fill("Zo kozen we, want dit helpt.")


def test_every_idea_gets_an_answer_and_the_plan_becomes_final(place, page):
    one, _ = place.propose(1, 2)
    fields = {name: (value, 0) for name, value in COMPLETE.items() if name != "status"}
    place.patch("sofie", one, **fields)
    examiner = Examiner()

    def look(where: str) -> None:
        assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
        examiner.examine(page, where, (LIGHT, DARK, NARROW))

    page.reload()
    look("nothing decided")

    decide(page, "gemeenteraad", **{TITLES[0]: "gekozen", TITLES[1]: "later"})
    look("form of a decision")
    page.get_by_role("button", name="Noteer deze beslissing").click()
    expect(page.get_by_text("De beslissing is genoteerd.")).to_be_visible()
    look("decided")

    page.get_by_role("link", name="2 ideeën en acties hebben nog geen antwoord").click()
    for title in TITLES[2:]:
        page.get_by_label(title).check()
    expect(page.get_by_label("In welke actie zit het?")).to_be_visible()
    page.get_by_label("zit in een andere actie").check()
    expect(page.get_by_label("In welke actie zit het?")).to_be_visible()
    page.get_by_label("bestaat al").check()
    expect(page.get_by_label("In welke actie zit het?")).to_be_hidden()
    page.get_by_label("Waarom?").fill("Kom naar de bib.")
    look("ideas ticked")
    page.get_by_role("button", name="Geef dit antwoord").click()
    expect(page.get_by_text("Elk idee heeft een antwoord.")).to_be_visible()
    look("ideas answered")

    page.get_by_role("link", name="Beslissen", exact=True).click()
    page.get_by_role("button", name="Maak dit plan definitief").click()
    expect(page.get_by_role("heading", name="Versie 2 definitief")).to_be_visible()
    expect(page.get_by_text("Deze versie is nog precies zoals ze werd vastgelegd.")).to_be_visible()
    look("final")

    place.patch("sofie", one, dienst=("Dienst cultuur en bibliotheek", 1))
    page.get_by_role("link", name="Wat veranderde sindsdien?").click()
    expect(page.get_by_text("Dienst cultuur en bibliotheek")).to_be_visible()
    look("what changed")
    page.get_by_role("link", name="Alle versies").click()
    look("versions")
    assert examiner.found == []
    assert [edition.final for edition in place.plan().editions] == [False, True]
