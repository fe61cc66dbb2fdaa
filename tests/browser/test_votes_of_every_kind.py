"""Votes of every kind at the console and on the wall: chosen without a script, read from the back row, reached by all."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import DARK, DESK, LIGHT, WALL, Examiner
from tests.browser.measure import Look, looking, too_wide
from tests.browser.walks_of_kinds import (
    ONE_BY_ONE,
    TITLES,
    choose_kind,
    consent_at_the_console,
    money_at_the_console,
    walls,
)
from tests.house import wait_until

NARROWEST = Look("320 px", 320, 568)
# Of what hangs on the wall: what is cut off, what is wider than its place, and what is too small to read.
LOST_ON_THE_WALL = """() => {
  const wall = document.querySelector('.wall__body');
  const bottom = document.querySelector('.strip, .wall > :last-child').getBoundingClientRect().top;
  const least = innerHeight / 50;
  return Array.from(wall.querySelectorAll('.wall-card, .wall-answers__one, .wall-scale__asked, .wide__text'))
    .filter((e) => e.scrollHeight > e.clientHeight + 2 || e.scrollWidth > e.clientWidth + 2
      || e.getBoundingClientRect().bottom > bottom + 1 || parseFloat(getComputedStyle(e).fontSize) < least)
    .map((e) => e.className + ': ' + e.textContent.trim());
}"""


@pytest.fixture
def examiner():
    made = Examiner()
    yield made
    assert made.found == [], "\n".join(made.found)


def wide_on_a_phone(page):
    """Return what makes a page of the console scroll sideways on the smallest phone."""
    with looking(page, NARROWEST):
        return too_wide(page, NARROWEST)


def test_a_vote_about_money_at_the_console(room, screens, examiner):
    for where, page in money_at_the_console(room, screens):
        examiner.examine(page, where, DESK)
        assert (where, wide_on_a_phone(page)) == (where, [])


def test_a_vote_about_consent_at_the_console(room, examiner):
    for where, page in consent_at_the_console(room):
        examiner.examine(page, where, DESK)
        assert (where, wide_on_a_phone(page)) == (where, [])


@pytest.mark.parametrize("kind", [*ONE_BY_ONE, "dots", "rank", "budget"])
def test_the_wall_while_people_vote_is_read_from_the_back_row(room, kind):
    room.actions(*TITLES)
    room.fill(citizens=6, staff=6)
    examiner, board = Examiner(WALL), room.board()
    for where in walls(room, board, kind):
        expect(board.locator(".wall-card")).to_have_count(1 if kind in ONE_BY_ONE else len(TITLES))
        examiner.examine(board, where, (LIGHT, DARK))
        for width, height in ((1920, 1080), (1024, 768)):
            board.set_viewport_size({"width": width, "height": height})
            # The words of the cards are fitted anew once the wall has its new size.
            wait_until(lambda: board.evaluate(LOST_ON_THE_WALL) == [], f"all to fit on {width} × {height}", 5)
    assert examiner.found == [], "\n".join(examiner.found)


def test_only_the_numbers_of_the_chosen_kind_are_asked(room):
    page = choose_kind(room, "dots", k="6", cap="2")
    # The title follows the kind, so the step is found by its place.
    page.locator(f"#stap-{room.step('vote')} .plan-sheet__title").click()
    expect(page.get_by_label("Hoeveel stippen krijgt elk?")).to_have_value("6")
    expect(page.get_by_label("Hoeveel mogen er op één actie?")).to_have_value("2")
    expect(page.get_by_label("Hoeveel mag elk er kiezen?")).to_be_hidden()
    page.get_by_text("Kies er een paar").click()
    expect(page.get_by_label("Hoeveel mag elk er kiezen?")).to_be_visible()
    expect(page.get_by_label("Hoeveel stippen krijgt elk?")).to_be_hidden()


def test_a_vote_of_another_kind_is_added_and_its_rule_is_asked_at_once(room):
    page = room.console("/draaiboek")
    page.get_by_text("Voeg een stap toe").click()
    page.get_by_label("Soort").select_option(label="Op volgorde zetten")
    page.get_by_label("Titel", exact=True).first.fill("Wat eerst?")
    page.get_by_role("button", name="Voeg toe").click()
    expect(page.get_by_role("heading", name="Wat eerst?")).to_be_visible()
    expect(page.get_by_role("radio", checked=True)).to_have_value("rank")
    expect(page.get_by_label("Hoeveel acties zet elk op volgorde?")).to_have_value("3")
