"""Roles without any colour: on grey paper and to an eye that sees none, shape, pattern and word still tell them apart."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.room import Room
from tests.browser.walks import wall

WORDS = {
    "citizen": "inwoners",
    "staff": "medewerkers",
    "politician": "politici",
    "partner": "partners",
}

# Every role gets one and the same grey, as the worst printer would make of it: what still differs is not colour.
ONE_GREY = """() => {
  const grey = new CSSStyleSheet()
  const names = ['citizen', 'staff', 'politician', 'partner', 'together'].map((role) => '--' + role + ': #555 !important')
  grey.replaceSync('* { animation: none !important; ' + names.join('; ') + ' }')
  document.adoptedStyleSheets = [grey]
}"""

# A copy at the corner of the page, always of one size: two marks are alike when their pictures are, to the last byte.
LIFT = """(mark) => {
  const copy = mark.cloneNode(true)
  copy.setAttribute('data-lifted', '')
  for (const [name, value] of Object.entries({ position: 'fixed', left: '0', top: '0', width: '48px', height: '24px',
    margin: '0', 'z-index': '99999', background: '#fff' })) copy.style.setProperty(name, value, 'important')
  copy.querySelectorAll('rect[width$="%"]').forEach((bar) => bar.setAttribute('width', '100%'))
  mark.parentElement.append(copy)
}"""
DROP = "() => document.querySelectorAll('[data-lifted]').forEach((copy) => copy.remove())"


@pytest.fixture
def counted(room: Room) -> Room:
    """A room in which every role is published apart, and the result is shown."""
    ids = list(room.actions().values())
    seats = [room.seat(role, 1 + place % 3) for role in WORDS for place in range(5)]
    room.move("vote")
    for place, seat in enumerate(seats):
        seat.vote(room.step("vote"), [ids[0], ids[1 + place % 3]])
    for deed in ("stop", "close", "show"):
        room.move("vote", deed)
    return room


def on_grey_paper(page: Page) -> Page:
    """Look at a page as grey paper and an eye without colours would."""
    page.emulate_media(media="print")
    page.context.new_cdp_session(page).send("Emulation.setEmulatedVisionDeficiency", {"type": "achromatopsia"})
    page.evaluate(ONE_GREY)
    fills = "(all) => Array.from(new Set(all.map((mark) => getComputedStyle(mark).fill)))"
    assert page.locator(".role__shape > *, .bar--thin .bar__fill").evaluate_all(fills) == ["rgb(85, 85, 85)"]
    return page


def pictures(page: Page, marks: str) -> list[bytes]:
    """Return how each of these marks looks, lifted from its place."""
    found = []
    for mark in page.locator(marks).all():
        mark.evaluate(LIFT)
        found.append(page.screenshot(clip={"x": 0, "y": 0, "width": 48, "height": 24}))
        page.evaluate(DROP)
    return found


def test_the_printed_report_tells_roles_apart_by_shape_and_word(counted):
    page = on_grey_paper(counted.screens.open(f"/druk/{counted.id}/verslag", account=counted.fien.account))
    expect(page.locator(".report__table")).to_be_visible()

    for marks in (".report__head .role .role__shape", ".report__table thead .role__shape"):
        shapes = pictures(page, marks)
        assert (len(shapes), len(set(shapes))) == (4, 4)
    heads = [head.inner_text().strip() for head in page.locator(".report__table thead th:has(.role__shape)").all()]
    assert heads == list(WORDS.values())


@pytest.mark.parametrize("screen", ["wall", "phone"])
def test_bars_of_roles_differ_by_pattern_and_their_shapes_stand_by_their_words(counted, screen):
    if screen == "wall":
        page = counted.board()
        wall(page, "results", counted.step("vote"))
    else:
        page = counted.phone()
        expect(page.get_by_role("heading", name="Dit is de uitslag.")).to_be_visible()
    on_grey_paper(page)

    first, second = (pictures(page, f".result:nth-child({row}) .result__group .bar") for row in (1, 2))
    assert (len(first), len(set(first)), first == second) == (4, 4, True)
    beside = pictures(page, ".result:nth-child(1) .result__group .role__shape")
    legend = pictures(page, ".legend .role__shape")
    assert (len(set(beside)), beside) == (4, legend)
    words = [group.inner_text().split(":")[0].strip() for group in page.locator(".legend__group").all()]
    assert words == list(WORDS.values())
