"""The Zaalcheck on a real server: followed while it runs, without a script too, and a picture that the back row reads."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.axe import DARK, DESK, LIGHT, WALL, Examiner
from tests.browser.room import Room, signed_in
from tests.browser.screens import Screens
from tests.house import Server, wait_until


@pytest.fixture(scope="module")
def fien(chromium, tmp_path_factory):
    """A facilitator on a server where nobody else votes: a load test is refused beside an open vote."""
    own = Server(tmp_path_factory.mktemp("hall") / "data").start()
    yield signed_in(chromium, own)
    own.close()


@pytest.fixture
def screens(chromium, fien):
    """Screens of that server; what a page complains about fails the test."""
    made = Screens(chromium, fien.server.base)
    yield made
    made.close()
    assert made.complaints == []


@pytest.fixture
def room(fien, screens):
    """A startsessie that nobody has joined yet."""
    return Room(fien, screens, "startsessie")


@pytest.fixture
def page(room, screens):
    """The Zaalcheck on a desk."""
    return screens.open(f"/console/{room.id}/zaalcheck", account=room.fien.account)


def test_a_test_is_followed_without_reloading_and_its_verdict_is_told(page):
    page.get_by_label("Hoeveel gsm’s doen we na?").fill("12")
    page.get_by_role("button", name="Start de test").click()
    expect(page.get_by_role("progressbar")).to_be_visible()
    expect(page.locator("[data-result]")).to_be_visible(timeout=60_000)
    expect(page.locator("[data-trial-told]")).to_have_text(page.locator("[data-result]").inner_text())
    expect(page.get_by_role("row", name="Mislukt")).to_contain_text("0")


def test_without_a_script_the_verdict_comes_by_looking_again(room, screens):
    page = screens.open(f"/console/{room.id}/zaalcheck", account=room.fien.account, java_script_enabled=False)
    page.get_by_label("Hoeveel mensen verwacht je?").fill("5")
    page.get_by_label("Hoe ver zit de achterste rij, in meter?").fill("9")
    page.get_by_label("Hoe hoog is het beeld, in meter?").fill("1,5")
    page.get_by_role("button", name="Reken uit").click()
    expect(page.get_by_text("Achteraan lees je alles.")).to_be_visible()
    page.get_by_role("button", name="Start de test").click()

    def over():
        if page.get_by_role("button", name="Ververs").count():
            page.get_by_role("button", name="Ververs").click()
        return page.locator("[data-result]").count()

    wait_until(over, "the verdict", 60)
    expect(page.get_by_label("Hoe ver zit de achterste rij, in meter?")).to_have_value("9")


def test_the_three_numbers_stand_in_one_row_where_there_is_room_and_under_each_other_on_a_phone(page):
    def places(width: int) -> tuple[int, int]:
        page.set_viewport_size({"width": width, "height": 800})
        boxes = [page.locator(f"#{name}").bounding_box() for name in ("mensen", "diepte", "hoogte")]
        return len({round(box["y"]) for box in boxes}), len({round(box["x"]) for box in boxes})

    assert (places(1440), places(320)) == ((1, 3), (3, 1))


def test_papers_come_as_a_file_with_the_numbers_of_the_hall(page):
    with page.expect_download() as download:
        page.get_by_role("button", name=re.compile("PDF ?: stembladen Kies er drie")).click()
    assert download.value.suggested_filename.startswith("stembladen-")
    with page.expect_download() as download:
        page.get_by_role("button", name="Alles in één bestand").click()
    assert download.value.suggested_filename.endswith(".zip")


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1024, 768)])
def test_the_test_picture_fits_and_its_smallest_text_is_a_fiftieth_of_it(page, width, height):
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="Toon het proefbeeld").click()
    picture = opened.value
    picture.set_viewport_size({"width": width, "height": height})
    sizes = picture.eval_on_selector_all(
        "main :is(p, figcaption, h1, a)", "found => found.map(one => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert min(sizes) >= height / 50 - 0.01
    assert picture.evaluate("document.documentElement.scrollHeight") <= height
    assert picture.evaluate("document.documentElement.scrollWidth") <= width


def test_axe_finds_nothing(page, room):
    desk, wall = Examiner(), Examiner(WALL)
    page.goto(f"/console/{room.id}/zaalcheck?diepte=14&hoogte=1,5&mensen=60")
    desk.examine(page, "hall", DESK)
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="Toon het proefbeeld").click()
    wall.examine(opened.value, "test picture", (LIGHT, DARK, *DESK[2:]))
    assert desk.found + wall.found == []
