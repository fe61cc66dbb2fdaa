"""Presenting in Chromium: slides turned by keys, a link answered without a script on a narrow phone, and axe on every page."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

from facilitator.domain.plan.presentation import Audience
from facilitator.services.plan import linking, presenting
from tests.browser.axe import DARK, LIGHT, NARROW, RIGHT_TO_LEFT, Examiner
from tests.browser.measure import Look, covered, looking, too_small, too_wide
from tests.plan_house import build

DESK, PHONE = (LIGHT, DARK, NARROW), (LIGHT, DARK, NARROW, RIGHT_TO_LEFT)
SMALL = Look("320 px", 320, 568)
Stops = Iterator[tuple[str, Page]]


@pytest.fixture
def place(app):
    return build(app)


@pytest.fixture
def opens(chromium, place, address):
    """Open a page, as somebody of the team or as anybody; what the browser complains about fails the test."""
    complaints: list[str] = []

    def open_page(path: str, who: str = "", *, script: bool = True, width: int = 1280) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 720}, java_script_enabled=script, reduced_motion="reduce"
        )
        if who:
            place.sign_in(context, who, address)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if "Content Security" in said.text else None)
        page.goto(address + path)
        return page

    yield open_page
    assert complaints == []


@pytest.fixture
def shown(place):
    items = place.propose(1, 2, 3, 4)
    return place.do(presenting.make, place.people["ann"], place.trajectory.id, Audience.CITIZENS, "Ons plan", items)


@pytest.fixture
def path(place, shown):
    return f"/traject/{place.trajectory.id}/plan/voorleggen/{shown.id}"


def link(place, shown) -> str:
    place.do(linking.open_link, place.people["sofie"], place.trajectory.id, shown.id, place.house.secret)
    return f"/reageer/{linking.token(place.house.secret, shown.id)}"


def on_the_wall(page: Page) -> str:
    return page.evaluate(
        "[...document.querySelectorAll('[data-slide]')].find((s) => Math.abs(s.getBoundingClientRect().top) < 2)?.id"
    )


def test_keys_and_a_clicker_turn_the_slides(opens, path):
    page = opens(f"{path}/scherm", "rita")

    seen = [on_the_wall(page)]
    for key in ("ArrowRight", "PageDown", "ArrowLeft", "End", "ArrowRight", "Home", "Space"):
        page.keyboard.press(key)
        seen.append(on_the_wall(page))
    assert seen == ["d0", "d1", "d2", "d1", "d6", "d6", "d0", "d1"]
    page.get_by_role("link", name="Volgende").nth(1).click()
    assert on_the_wall(page) == "d2"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_cards_that_are_not_kept_yet_do_not_go_out_unseen(place, opens, shown, path):
    page = opens(path, "ann")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    opening = page.get_by_role("button", name="Open de link")

    page.get_by_label("Titel", exact=True).first.fill("Kom naar het digipunt")
    opening.click()
    page.get_by_label("Tekening").last.select_option("bus")
    page.get_by_role("button", name="Bewaar de kaarten").click()
    expect(page.get_by_text("Bewaard.")).to_be_visible()
    assert asked == ["beforeunload"]
    assert page.get_by_label("Titel", exact=True).first.input_value() == "Kom naar het digipunt"

    opening.click()
    expect(page.get_by_role("heading", name="De link staat open")).to_be_visible()
    assert asked == ["beforeunload"]


def test_a_link_is_answered_without_a_script_on_a_narrow_phone(place, opens, shown):
    page = opens(link(place, shown), script=False, width=320)

    page.get_by_role("link", name="Begin nu").click()
    for title in ("Open een digipunt in de bib", "Leer mailen"):
        page.get_by_role("checkbox", name=title).check()
    page.get_by_role("button", name="Bewaar en ga verder").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Wat is zeker belangrijk?")
    page.get_by_role("button", name="Bewaar en ga verder").click()
    page.get_by_label("Over het hele plan").fill("Vergeet de mensen zonder gsm niet.")
    page.get_by_role("button", name="Bewaar en ga verder").click()
    expect(page.locator(".react__words")).to_have_text(re.compile(r"^[a-z]+-[a-z]+-[a-z]+$"))
    expect(page.locator(".react__picked").first.get_by_role("listitem")).to_have_count(2)
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_every_page_of_it_is_for_everybody(place, opens, shown, path):
    examiner, small = Examiner(), {}
    desk, phone = opens(path, "sofie"), opens("/reageer", width=390)
    for where, page in at_the_desk(desk, path):
        examiner.examine(page, where, DESK)
        small[where] = wrong_when_small(page)
    address = f"/reageer/{linking.token(place.house.secret, shown.id)}"
    for where, page in on_a_phone(phone, address):
        examiner.examine(page, where, PHONE)
        small[where] = wrong_when_small(page)
    place.do(linking.close, place.people["sofie"], place.trajectory.id, shown.id)
    for page, where, modes in ((desk, f"{path}/uitkomst", DESK), (desk, path, DESK), (phone, address, PHONE)):
        go(page, where)
        examiner.examine(page, where, modes)
        small[f"{where}, closed"] = wrong_when_small(page)
    assert examiner.found == [], "\n".join(examiner.found)
    wrong = [f"{where}: {what}" for where, found in small.items() for what in found]
    assert wrong == [], "\n".join(wrong)


def wrong_when_small(page: Page) -> list[str]:
    """Return which controls are too small or covered at 320 px; only tables and sheets of paper may scroll sideways."""
    with looking(page, SMALL):
        return [*too_small(page), *covered(page), *too_wide(page, SMALL)]


def go(page: Page, path: str) -> None:
    page.goto(urljoin(page.url, path))


def at_the_desk(desk: Page, path: str) -> Stops:
    base = path.rsplit("/", 1)[0]
    for where in (path, base, f"{base}/nieuw", f"{path}/papier", f"{path}/invoeren", f"{base}/reacties"):
        go(desk, where)
        yield where, desk
    go(desk, path)
    desk.get_by_role("button", name="Open de link").click()
    yield "the link stands open", desk
    go(desk, f"{path}/scherm")
    yield "the wall", desk


def on_a_phone(phone: Page, address: str) -> Stops:
    go(phone, address)
    yield "the link", phone
    phone.get_by_role("link", name="Begin nu").click()
    for box in phone.get_by_role("checkbox").all():
        box.check()
    phone.get_by_role("button", name="Bewaar en ga verder").click()
    yield "too many cards", phone
    phone.get_by_role("checkbox").first.uncheck()
    phone.get_by_role("button", name="Bewaar en ga verder").click()
    phone.get_by_role("button", name="Bewaar en ga verder").click()
    phone.get_by_label("Over het hele plan").fill("Goed plan")
    phone.locator("summary.fold__title").first.click()
    yield "own words", phone
    phone.get_by_role("button", name="Bewaar en ga verder").click()
    yield "three words", phone
    words = phone.locator(".react__words").inner_text()
    go(phone, "/reageer")
    yield "asking for the words", phone
    phone.get_by_label("Typ je drie woorden.").fill(words)
    phone.get_by_role("button", name="Toon het antwoord").click()
    yield "the answer", phone
