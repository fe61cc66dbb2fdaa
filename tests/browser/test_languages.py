"""Other languages in a real browser: Arabic from right to left on a small phone, and on a wall that stays Dutch."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.measure import PHONES, too_small, too_wide
from tests.browser.room import Room

IDEA = "حافلة مجانية إلى المكتبة 2 km من هنا"
NAME = "Vraag het aan Jan Peeters"


@pytest.fixture
def arabic(fien, screens) -> Room:
    """A startsessie that also speaks Arabic."""
    return Room(fien, screens, "startsessie", languages=["ar"])


def phone_in(room, code):
    page = room.screens.phone(f"/{room.code}?taal={code}", width=320, height=640)
    page.locator("button[name=role][value=citizen]").click()
    expect(page).to_have_url(re.compile("/sessie$"))
    expect(page.locator("html")).to_have_class(re.compile("live"))
    return page


def boxes(page, *selectors):
    return [page.locator(selector).first.bounding_box() for selector in selectors]


def test_a_phone_in_arabic_is_read_from_the_right_and_fits_320_pixels(arabic):
    arabic.actions(IDEA, NAME)
    phone = phone_in(arabic, "ar")
    small = next(look for look in PHONES if look.width == 320)
    found = []
    for method in ("welcome", "practice", "write", "tables", "read", "vote"):
        arabic.move(method)
        expect(phone.locator(".task")).to_have_attribute("data-step", arabic.step(method))
        found += [f"{method}: {what}" for what in (*too_wide(phone, small), *too_small(phone))]

    assert found == []
    assert phone.evaluate("[document.documentElement.lang, document.dir]") == ["ar", "rtl"]
    tick, title = boxes(phone, "input[name=choice]", ".choice__line [dir]")
    assert tick["x"] > title["x"]


def test_an_arabic_title_and_a_dutch_name_do_not_stir_each_other(arabic):
    """The number of a card stays before its words, and each title keeps its own direction, on the wall and on phones."""
    arabic.actions(IDEA, NAME)
    arabic.move("read")
    board, dutch, phone = arabic.board(), phone_in(arabic, "nl"), phone_in(arabic, "ar")

    for page, lead in ((board, "left"), (dutch, "left"), (phone, "right")):
        shown = page.evaluate(
            """() => Array.from(document.querySelectorAll(".action-number")).map((number) => {
              const title = Array.from(number.parentElement.querySelectorAll("[dir]")).find((part) => !number.contains(part))
              const word = document.createRange()
              word.selectNodeContents(title)
              const [a, b] = [number.getBoundingClientRect(), word.getBoundingClientRect()]
              return [title.textContent.trim(), getComputedStyle(title).direction, a.right <= b.left + 1 ? "left" : "right"]
            })"""
        )
        assert shown == [[IDEA, "rtl", lead], [NAME, "ltr", lead]]


def test_who_listens_hears_the_translation_once_and_the_eye_sees_the_dutch(arabic):
    phone = phone_in(arabic, "ar")
    arabic.move("write")

    beside = phone.locator("label[for=text] .beside")
    expect(beside).to_have_text("Jouw idee")
    expect(beside).to_have_attribute("lang", "nl")
    heard = phone.get_by_role("textbox").evaluate("(field) => field.labels[0].cloneNode(true).textContent")
    assert heard.endswith("Jouw idee")
    expect(phone.get_by_role("textbox", name=heard.removesuffix("Jouw idee"), exact=True)).to_be_visible()


def test_the_language_is_chosen_once_and_changed_on_the_phone(arabic):
    phone = arabic.screens.phone(f"/{arabic.code}", width=320, height=640)
    phone.get_by_role("link", name="العربية").click()
    expect(phone.locator("html")).to_have_attribute("dir", "rtl")
    phone.locator("button[name=role][value=citizen]").click()
    expect(phone.locator("html")).to_have_attribute("lang", "ar")

    phone.locator(".seat__change").click()
    phone.get_by_role("button", name="Nederlands").click()

    expect(phone.locator("html")).to_have_attribute("lang", "nl")
    expect(phone.locator(".translated")).to_have_count(0)
