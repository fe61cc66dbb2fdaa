"""The plan in Chromium: two people on one action, the keys of the grid, a page without a script, a narrow screen."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.plan_house import build


@pytest.fixture
def place(app):
    return build(app)


@pytest.fixture
def opens(chromium, place, address):
    """Open a page as somebody: `opens("sofie", "/plan")`; what the browser complains about fails the test."""
    complaints: list[str] = []

    def open_page(who: str, path: str, *, script: bool = True, width: int = 1280) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": 800}, java_script_enabled=script)
        place.sign_in(context, who, address)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if "Content Security" in said.text else None)
        page.goto(f"{address}/traject/{place.trajectory.id}{path}")
        return page

    yield open_page
    assert complaints == []


def test_two_people_write_on_one_action_and_nothing_is_overwritten_unseen(place, opens):
    (one,) = place.propose(1)
    sofie, ann = opens("sofie", f"/plan/{one}"), opens("ann", f"/plan/{one}")

    sofie.locator("#partners").press_sequentially("O")
    expect(ann.locator("[data-field=partners] [data-lent]")).to_have_text("Sofie schrijft hier nu.")
    expect(ann.locator("#partners")).not_to_be_editable()
    sofie.fill("#partners", "OCMW")
    sofie.press("#partners", "Tab")
    expect(ann.locator("#partners")).to_have_value("OCMW")
    expect(ann.locator("#partners")).to_be_editable()

    ann.route(re.compile(r"/stand\b"), lambda route: route.abort())
    sofie.fill("#dienst", "Welzijn")
    sofie.press("#dienst", "Tab")
    expect(sofie.locator("[data-state]")).to_have_text("Alles is bewaard.")
    ann.fill("#dienst", "Bib")
    ann.press("#dienst", "Tab")
    expect(ann.locator("[data-field=dienst] [data-word]")).to_contain_text("Iemand anders schreef: Welzijn")
    assert place.plan().items[0].text("dienst") == "Welzijn"
    ann.get_by_role("button", name="Bewaar mijn tekst").click()
    expect(sofie.locator("#dienst")).to_have_value("Bib")


def test_amounts_are_walked_through_with_the_keys_and_added_up(place, opens):
    (one,) = place.propose(1)
    page = opens("frans", f"/plan/{one}")

    page.focus("#U_2026")
    page.keyboard.type("100")
    page.keyboard.press("Enter")
    expect(page.locator("#O_2026")).to_be_focused()
    page.keyboard.type("40")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#O_2027")).to_be_focused()
    expect(page.locator("[data-total=saldo]")).to_have_text("-60,00")
    assert [each.field for each in place.plan().items[0].lines] == ["U_2026", "O_2026"]


def test_what_is_no_amount_is_told_beside_it_until_it_is_one(place, opens):
    (one,) = place.propose(1)
    page = opens("frans", f"/plan/{one}")

    page.fill("#U_2026", "veel")
    page.press("#U_2026", "Tab")
    expect(page.locator("[data-field=U_2026] [data-word]")).to_contain_text("Schrijf een bedrag in euro")
    page.fill("#U_2026", "12,5")
    page.press("#U_2026", "Tab")
    expect(page.locator("#U_2026")).to_have_value("12,50")
    expect(page.locator("[data-field=U_2026] [data-word]")).to_have_count(0)


def test_the_page_works_without_a_script(place, opens):
    (one,) = place.propose(1)
    page = opens("sofie", f"/plan/{one}", script=False)

    page.fill("#doelgroep", "ouderen")
    page.fill("#startjaar", "2027")
    page.get_by_role("button", name="Bewaar", exact=True).click()
    expect(page.locator(".plan__said")).to_contain_text("Bewaard.")
    page.get_by_role("button", name="Neem deze actie op").click()
    item = place.plan().items[0]
    assert (item.text("doelgroep"), item.year("startjaar"), item.status.value) == ("ouderen", 2027, "weerhouden")


@pytest.mark.parametrize("width", [320, 640])
def test_a_narrow_screen_scrolls_only_within_tables(place, opens, width):
    (one,) = place.propose(1)
    place.patch("sofie", one, AC_korte_omschrijving=("Open www." + "digipunt" * 8 + ".be", 1))

    for path in ("/plan", f"/plan/{one}", f"/plan/{one}/plaats", "/plan/boom"):
        page = opens("sofie", path, width=width)
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_the_workbook_is_one_press_away(place, opens, tmp_path: Path):
    place.propose(1)
    page = opens("rita", "/plan")

    with page.expect_download() as taken:
        page.get_by_role("link", name="Neem het werkboek mee").click()

    assert taken.value.suggested_filename.startswith("plan-antwerpen-")
    assert taken.value.suggested_filename.endswith("-kern.xlsx")
