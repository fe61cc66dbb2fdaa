"""Thumbs, keys, spacing and turning: each control large and apart, the focus always seen, and no words lost."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.fingers import lost_with_spacing, tabbed, too_near
from tests.browser.measure import Look, covered, looking, too_small, too_wide, under_the_fold
from tests.browser.walks import (
    console_pages,
    counted,
    desk_pages,
    in_arabic,
    other_screens,
    phone_screens,
    road_of_an_idea,
    way_in,
)

NARROW = Look("320 px", 320, 568)
LYING = Look("on its side", 640, 360)
SHORT = Look("320 by 480", 320, 480)


def wrong_for_fingers(page: Page) -> dict[str, list[str]]:
    """Return what is wrong with the controls at 320 px, with spaced words, and with the phone on its side."""
    found: dict[str, list[str]] = {}
    with looking(page, NARROW):
        found |= {"too small": too_small(page), "too near": too_near(page), "cut": lost_with_spacing(page)}
    with looking(page, LYING):
        found |= {"too wide": too_wide(page, LYING), "covered": covered(page)}
    return {what: which for what, which in found.items() if which}


@pytest.mark.parametrize("walk", ["way in", "startsessie", "other screens", "arabic", "idea"])
def test_every_control_of_a_phone_is_large_and_apart_and_no_words_are_lost(room, make_room, screens, walk):
    walks = {
        "way in": lambda: way_in(room, screens),
        "startsessie": lambda: phone_screens(room),
        "other screens": lambda: other_screens(make_room),
        "arabic": lambda: in_arabic(make_room),
        "idea": lambda: road_of_an_idea(room, screens),
    }
    found = {where: wrong_for_fingers(phone) for where, phone in walks[walk]()}

    assert {where: wrong for where, wrong in found.items() if wrong} == {}
    assert len(found) >= 4


def test_every_page_of_a_phone_says_what_it_is(room):
    titles: dict[str, str] = {}
    for where, phone in phone_screens(room):
        facts = phone.evaluate("""() => ({
          lang: document.documentElement.lang,
          title: document.title,
          heads: Array.from(document.querySelectorAll('h1')).filter((e) => e.checkVisibility()).length,
          autofocus: document.querySelectorAll('[autofocus]').length,
          step: document.querySelector('.task') ? document.querySelector('.task').dataset.step : '',
        })""")
        assert (where, facts["lang"], facts["heads"], facts["autofocus"]) == (where, "nl", 1, 0)
        titles[facts["step"]] = facts["title"]
    assert len(set(titles.values())) == len(titles) >= 9


def hidden_focus(page: Page) -> list[str]:
    """Return where the focus cannot be seen, walking by Tab."""
    return [
        f"{at['where']}: {'no ring' if not at['ring'] else 'covered' if at['covered'] else at['contrast']}"
        for at in tabbed(page)
        if not at["ring"] or at["contrast"] < 3 or at["covered"]
    ]


def test_the_focus_is_always_seen_on_a_short_phone(room):
    stops = {"help is open", "write, open", "own ideas", "tables are ready", "merge, open", "voted", "evaluate, open"}
    found = {}
    for where, phone in phone_screens(room):
        if where in stops:
            with looking(phone, SHORT):
                found[where] = hidden_focus(phone)
    assert found == {where: [] for where in stops}


def test_the_focus_is_always_seen_at_a_desk(room, make_room, screens):
    stops = {"console, inbox", "merging", "run sheet", "step", "keying ballots", "proposing"}
    found = {}
    for where, console in console_pages(room, screens):
        if where in stops:
            found[where] = hidden_focus(console)
    for where, desk in desk_pages(counted(make_room()), screens):
        found[where] = hidden_focus(desk)
    assert {where: wrong for where, wrong in found.items() if wrong} == {}
    assert stops < set(found)


def test_the_first_press_of_tab_leads_past_everything(room, screens):
    for page in (
        screens.phone("/"),
        room.phone("citizen", 1),
        room.board(),
        room.console(),
        screens.open("/aanmelden"),
    ):
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("Tab")
        skip = page.get_by_role("link", name="Ga naar de inhoud")
        expect(skip).to_be_focused()
        assert page.evaluate("document.activeElement.getBoundingClientRect().top >= 0")
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_be_focused()


def test_the_one_button_is_in_sight_with_the_phone_upright(room):
    found = {}
    for where, phone in phone_screens(room):
        if where in ("practice, open", "write, open", "vote, open"):
            with looking(phone, Look("upright", 360, 640)):
                found[where] = under_the_fold(phone)
    assert found == {"practice, open": [], "write, open": [], "vote, open": []}
