"""axe-core finds nothing on any page in any state: by day, by night, in high contrast, narrow, large, right to left."""

from collections.abc import Iterator

import pytest

from tests.browser.axe import DARK, DESK, LIGHT, PHONE, WALL, Examiner
from tests.browser.walks import (
    console_pages,
    counted,
    coverage_pages,
    desk_pages,
    in_arabic,
    other_screens,
    phone_screens,
    pictures,
    prints,
    road_of_an_idea,
    scriptless,
    second_rounds,
    way_in,
    with_receipts,
)


@pytest.fixture
def examiner() -> Iterator[Examiner]:
    made = Examiner()
    yield made
    assert made.found == [], "\n".join(made.found)


def test_the_way_in(room, screens, examiner):
    for where, phone in way_in(room, screens):
        examiner.examine(phone, where, PHONE)


def test_every_screen_of_a_phone(room, examiner):
    for where, phone in phone_screens(room):
        examiner.examine(phone, where, PHONE)


def test_the_screens_of_other_run_sheets(make_room, examiner):
    for where, phone in other_screens(make_room):
        examiner.examine(phone, where, PHONE)


def test_every_screen_of_a_phone_in_arabic(make_room, examiner):
    for where, phone in in_arabic(make_room):
        examiner.examine(phone, where, PHONE[:-1])


def test_the_road_of_an_idea(room, screens, examiner):
    for where, phone in road_of_an_idea(room, screens):
        examiner.examine(phone, where, PHONE)


def test_receipts(room, examiner):
    for where, phone in with_receipts(room):
        examiner.examine(phone, where, PHONE)


def test_refusals_without_a_script(room, screens, examiner):
    for where, phone in scriptless(room, screens):
        examiner.examine(phone, where, PHONE)


def test_every_picture_of_the_wall(room):
    examiner, board = Examiner(WALL), room.board()
    for where in pictures(room, board):
        examiner.examine(board, where, (LIGHT, DARK, *DESK[2:]))
    assert examiner.found == [], "\n".join(examiner.found)


def test_the_console_and_the_pages_beside_it(room, screens, examiner):
    for where, console in console_pages(room, screens):
        examiner.examine(console, where, DESK)


def test_coverage_and_who_is_missing(room, screens, examiner):
    for where, page in coverage_pages(room, screens):
        examiner.examine(page, where, DESK)


def test_pages_at_a_desk_and_in_print(room, screens, examiner):
    counted(room)
    for where, desk in desk_pages(room, screens):
        examiner.examine(desk, where, DESK)
    desk = screens.open("/trajecten", account=room.fien.account)
    for where, page in prints(room, desk):
        examiner.examine(page, where, DESK)


def test_axe_finds_what_is_wrong(screens):
    page = screens.open("/privacy")
    page.evaluate("document.querySelector('main').innerHTML = '<h1>Kop</h1><img><input>'")
    page.evaluate("document.documentElement.lang = ''")
    examiner = Examiner()

    examiner.examine(page, "a bad page")

    assert sorted(wrong.split(":")[0] for wrong in examiner.found) == ["html-has-lang", "image-alt", "label"]


def test_second_rounds(room, screens, examiner):
    on_the_wall = Examiner(WALL)
    for where, page in second_rounds(room, screens):
        if "wall" in where:
            on_the_wall.examine(page, where, (LIGHT, DARK, *DESK[2:]))
        else:
            examiner.examine(page, where, PHONE if "phone" in where else DESK)
    assert on_the_wall.found == [], "\n".join(on_the_wall.found)
