"""The result of every kind of vote: read from the back row, on a phone and on paper, with the same numbers everywhere."""

from itertools import cycle

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import DARK, DESK, LIGHT, PHONE, WALL, Examiner
from tests.browser.measure import PHONES, letters, too_small, too_wide
from tests.browser.paper_hands import become
from tests.browser.room import Room
from tests.browser.test_board import LONGEST, OFF_THE_WALL, SETTLED, told
from tests.browser.walks import wall

OPTIONS = {
    "pick": {"k": 3}, "yes_doubt_no": {}, "dots": {"k": 6, "cap": 3}, "rank": {"k": 4}, "moscow": {}, "consent": {},
    "matrix": {}, "budget": {"total": 60_000},
}  # fmt: skip
FOUR_ROLES = ("citizen", "staff", "politician", "partner")
# Twelve citizens, four of the staff and four politicians, who are counted together and told so.
COARSE = ("citizen", "citizen", "citizen", "staff", "politician")
SIZES = ((1024, 768), (1440, 900), (1920, 1080))
CUT = """(rows) => rows.filter((row) => Array.from(row.querySelectorAll('*')).some((e) => e.checkVisibility()
  && !e.closest('.only-heard, pattern') && e.getBoundingClientRect().height > 1
  && e.getBoundingClientRect().bottom > row.getBoundingClientRect().bottom + 2)).map((row) => row.innerText)"""


def choices(kind: str, ids: list[str], nth: int) -> object:
    """Return what the nth person says: all say much of everything, and not quite the same."""
    turned = ids[nth % 4 :] + ids[: nth % 4]
    if kind in ("pick", "budget"):
        return turned[:3]
    if kind == "rank":
        return turned[:4]
    if kind == "dots":
        return {turned[0]: 3, turned[1]: 2, turned[2]: 1}
    if kind == "matrix":
        return {one: {"effect": 1 + (nth + n) % 3, "effort": 1 + (nth * n) % 3} for n, one in enumerate(ids)}
    answers = {
        "yes_doubt_no": ("yes", "doubt", "no", "unknown"),
        "moscow": ("should", "could", "not_now"),
        "consent": ("none", "none", "none", "concern", "objection"),
    }[kind]
    return {one: answers[(nth + n) % len(answers)] for n, one in enumerate(ids)}


def counted(room: Room, kind: str, roles: tuple[str, ...] = FOUR_ROLES) -> Room:
    """Let twenty people vote in this way on twelve actions with the longest titles, and show the result."""
    become(room, kind, OPTIONS[kind])
    path = f"/sessions/{room.id}/actions"
    ids = [
        room.fien.api.post(path, {"title": title, "ideas": [], "cost": 4_000 + 1_000 * n})["id"]
        for n, title in enumerate(LONGEST)
    ]
    seats = [room.seat(role, 1) for _, role in zip(range(20), cycle(roles), strict=False)]
    room.move("vote")
    for nth, seat in enumerate(seats):
        seat.vote(room.step("vote"), choices(kind, ids, nth))
    for deed in ("stop", "close", "show"):
        room.move("vote", deed)
    return room


def hard_to_read(board: Page, height: int) -> dict[str, list[str]]:
    """Return what cannot be read from the back row."""
    board.evaluate(SETTLED)
    found = {
        "under 1/50": [text["where"] for text in letters(board) if text["size"] < height / 50],
        "titles": told(board.locator(".result__title > span"), height * 0.027),
        "off the wall": board.evaluate(OFF_THE_WALL),
        "cut": board.locator(".result").evaluate_all(CUT),
        "faint": [f"{text['where']} {text['contrast']:.1f}" for text in letters(board) if text["contrast"] < 7],
    }
    return {what: wrong for what, wrong in found.items() if wrong}


@pytest.mark.parametrize(
    ("kind", "roles"),
    [
        *((kind, ("citizen", "politician") if kind == "matrix" else FOUR_ROLES) for kind in OPTIONS),
        *((kind, COARSE) for kind in ("consent", "dots", "matrix")),
        ("consent", ("citizen",)),
    ],
)
def test_every_kind_of_result_is_read_from_the_back_row(room, kind, roles):
    counted(room, kind, roles)
    board = room.board()
    wall(board, "results", room.step("vote"))
    found = {}
    for width, height in SIZES:
        board.set_viewport_size({"width": width, "height": height})
        for scheme in ("light", "dark"):
            board.emulate_media(color_scheme=scheme)
            found[f"{width} {scheme}"] = hard_to_read(board, height)
    assert {where: wrong for where, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("kind", ["matrix", "consent", "dots"])
def test_a_phone_of_320_holds_the_result_with_its_table(room, kind):
    counted(room, kind)
    phone = room.phone("citizen", 1, width=320)
    expect(phone.locator(".result").first).to_be_visible()
    phone.get_by_text("Toon als tabel").click()
    expect(phone.get_by_role("table")).to_be_visible()
    assert too_wide(phone, PHONES[1]) == []
    assert too_small(phone) == []
    assert phone.get_by_role("table").get_by_role("row").count() == 13


def test_a_picture_says_what_it_shows_to_who_does_not_see_it(room):
    counted(room, "matrix")
    phone = room.phone("citizen", 1)
    picture = phone.get_by_role("img", name="Hoeveel helpt het, en hoeveel moeite kost het?")
    expect(picture).to_be_visible()
    assert "Hoger helpt meer" in picture.locator("desc").text_content()


@pytest.mark.parametrize("kind", ["moscow", "matrix"])
def test_wall_phone_and_paper_show_one_picture(room, kind):
    counted(room, kind)
    board, phone = room.board(), room.phone("citizen", 1)
    paper = room.screens.open(f"/druk/{room.id}/verslag", account=room.fien.account)
    first = {}
    for name, page, row in (("wall", board, ".result"), ("phone", phone, ".result"), ("paper", paper, "tbody tr")):
        expect(page.locator(row).first).to_be_visible()
        stretches = "(all) => all.map((e) => [e.getAttribute('class'), e.getAttribute('x'), e.getAttribute('width')])"
        first[name] = page.locator(row).first.locator(".bar__part").evaluate_all(stretches)
    assert first["wall"]
    assert first["wall"] == first["phone"] == first["paper"]
    shapes = [page.locator(".drawing--matrix circle, .drawing--matrix path").evaluate_all(
        "(all) => all.map((e) => e.outerHTML)") for page in (board, phone, paper)]  # fmt: skip
    assert shapes[0] == shapes[1] == shapes[2]


@pytest.mark.parametrize("kind", ["moscow", "matrix"])
def test_axe_finds_nothing_on_results_of_other_kinds(room, kind):
    counted(room, kind)
    wall_examiner, examiner = Examiner(WALL), Examiner()
    board, phone = room.board(), room.phone("citizen", 1)
    wall(board, "results", room.step("vote"))
    wall_examiner.examine(board, "wall", (LIGHT, DARK, *DESK[2:]))
    phone.get_by_text("Toon als tabel").click()
    examiner.examine(phone, "phone", PHONE)
    paper = room.screens.open(f"/druk/{room.id}/verslag", account=room.fien.account)
    examiner.examine(paper, "paper", (LIGHT,))
    assert wall_examiner.found + examiner.found == [], "\n".join(wall_examiner.found + examiner.found)


def test_the_answers_in_a_bar_are_told_apart_without_any_colour(room):
    counted(room, "moscow")
    board = room.board()
    wall(board, "results", room.step("vote"))
    board.context.new_cdp_session(board).send("Emulation.setEmulatedVisionDeficiency", {"type": "achromatopsia"})
    expect(board.locator(".bar--swatch")).to_have_count(4)
    assert len({mark.screenshot() for mark in board.locator(".bar--swatch").all()}) == 4
