"""From an inclusietoets over a task to the report of a half-year, in Chromium and without a script; axe finds nothing."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import DARK, LIGHT, NARROW, Examiner
from tests.plan_house import TITLES, build


@pytest.fixture
def place(app):
    return build(app)


@pytest.fixture
def opens(chromium, place, address):
    """Open a page as somebody, without a script unless asked for one."""
    url = f"{address}/traject/{place.trajectory.id}"

    def open_page(who: str, path: str, *, script: bool = False) -> Page:
        context = chromium.new_context(java_script_enabled=script, reduced_motion="reduce")
        place.sign_in(context, who, address)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.goto(url + path)
        return page

    return open_page


def fill_in(page: Page, who: str, outside: str, answer: str) -> None:
    page.get_by_role("link", name="Vul de toets in").click()
    page.get_by_label("Wie vult in?").fill(who)
    page.get_by_label(outside).check()
    for question in page.get_by_role("group").all()[1:]:
        question.get_by_label(answer, exact=True).check()
    page.get_by_role("button", name="Bewaar de toets").click()


def test_a_nee_becomes_a_task_and_a_report_tells_how_it_went(place, opens):
    one, _ = place.propose(1, 2)
    place.patch("sofie", one, status=("weerhouden", 1))
    page = opens("sofie", f"/plan/{one}/inclusietoets")
    items = place.house.content.inclusion_test.items
    place.browser("ann").post(
        f"/plan/{one}/inclusietoets/invullen",
        wie="dienst",
        buiten="nee",
        **{f"antwoord.{item.number}": "ja" for item in items},
    )
    fill_in(page, "bewonersgroep", "Nee, van buiten de dienst", "nee")
    expect(page.get_by_text("Ingevuld door 2, van buiten de dienst: 1.")).to_be_visible()
    toets = page.url

    page.locator("#vraag-5").get_by_role("link", name="Maak hier een taak van").click()
    page.get_by_label("Wie doet dit?").fill("ICT")
    page.get_by_role("button", name="Bewaar de taak").click()
    task = (
        page.locator("#vraag-5").get_by_role("listitem").filter(has_text="Laat het werken zonder e-mailadres of itsme.")
    )
    task.get_by_role("button", name="Klaar").click()
    expect(task.get_by_role("button", name="Toch niet klaar")).to_be_visible()

    page.get_by_role("link", name="Opvolgen").click()
    page.get_by_role("link", name="Schrijf het verslag").click()
    page.get_by_label("bezig").check()
    page.get_by_label("Hoe gaat het?").fill("Het digipunt is open.")
    form = page.url
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_role("heading", name=TITLES[0])).to_be_visible()
    expect(page.get_by_text("Het digipunt is open.")).to_be_visible()
    report = page.url

    page = opens("sofie", "/plan/opvolgen", script=True)
    examiner = Examiner()
    for address in (
        page.url,
        report,
        form,
        toets,
        toets.replace("?bewaard=ja", "/invullen"),
        toets.replace("?bewaard=ja", "/papier"),
    ):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
        examiner.examine(page, address, (LIGHT, DARK, NARROW))
    assert examiner.found == []


def test_what_is_written_is_not_left_behind_unasked(place, opens):
    (one,) = place.propose(1)
    place.patch("sofie", one, status=("weerhouden", 1))
    page = opens("sofie", f"/plan/opvolgen/2027-1/{one}", script=True)
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))

    page.get_by_label("Hoe gaat het?").fill("Het digipunt is open.")
    page.get_by_role("link", name="Terug naar het verslag").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Opvolgingsrapport")
    assert asked == ["beforeunload"]

    page.get_by_role("link", name="Schrijf hoe het gaat").click()
    page.get_by_label("bezig").check()
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_text("Bewaard.")).to_be_visible()
    assert asked == ["beforeunload"]
