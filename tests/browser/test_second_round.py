"""A second round from press to wall: asked at the console, voted on phones, and what moved read from the back row."""

import pytest
from playwright.sync_api import expect

from tests.browser.room import choose
from tests.browser.walks import wall

TITLES = (
    "Open een digipunt in de bib waar je zonder afspraak heengaat",
    "Leen laptops uit aan gezinnen die er zelf geen kunnen kopen",
    "Schrijf alle brieven van de gemeente voortaan in klare taal",
    "Zorg dat een mens de telefoon opneemt, ook in het weekend",
    "Geef ouderen gratis les over veilig internetbankieren thuis",
    "Maak het loket in het gemeentehuis ook op zaterdag weer open",
    "Zoek vrijwillige buddy's die bij mensen thuis komen helpen",
    "Hang gratis wifi in de dorpszaal, de sporthal en het station",
    "Test elke nieuwe website vooraf met een groep van inwoners",
)
CUT_OFF = """() => Array.from(document.querySelectorAll('.moved-wall__row, .legend, .wall__body'))
  .filter((e) => e.scrollHeight > e.clientHeight + 2 || e.getBoundingClientRect().bottom > innerHeight)
  .map((e) => e.className + ': ' + e.textContent.trim())"""
SMALLEST = """() => Math.min(...Array.from(document.querySelectorAll('.wall__body *'))
  .filter((e) => e.childNodes.length && Array.from(e.childNodes).some((n) => n.nodeType === 3 && n.data.trim()))
  .filter((e) => e.checkVisibility() && !e.closest('.only-heard') && !['TITLE', 'DESC'].includes(e.tagName.toUpperCase()))
  .map((e) => parseFloat(getComputedStyle(e).fontSize)
    * (e.closest('svg') ? e.closest('svg').getScreenCTM().a : 1))) / innerHeight"""


@pytest.fixture
def voted(room):
    """A room whose first result is shown."""
    room.titles = list(room.actions(*TITLES).values())
    room.people = room.fill(citizens=6, staff=5)
    room.move("vote")
    for seat in room.people:
        seat.vote(room.step("vote"), room.titles[:3])
    for deed in ("close", "show"):
        room.move("vote", deed)
    return room


def test_the_room_votes_again_and_sees_what_moved(voted):
    console, phone = voted.console(), voted.phone("citizen")
    console.get_by_role("link", name="Stem opnieuw").click()
    console.get_by_role("button", name="Zet de stemming klaar").click()
    console.get_by_role("button", name="Open de stemming").click()
    choose(phone, 4)
    second = console.locator("[data-vote]").get_attribute("data-vote")
    for seat in voted.people:
        seat.vote(second, voted.titles[3:6])
    console.get_by_role("button", name="Stop de stemming").click()
    console.get_by_role("link", name="Tel de stemmen").click()
    console.get_by_role("button", name="Tel").first.click()
    console.get_by_role("button", name="Toon").first.click()

    moved = phone.locator(".moved__row")
    expect(moved.first).to_contain_text("Zorg dat een mens de telefoon opneemt")
    expect(moved.first).to_contain_text("3 plaatsen hoger")
    console.get_by_role("link", name="Bekijk wat verschoof").click()
    expect(console.get_by_role("heading", level=1)).to_have_text("Wat verschoof?")


@pytest.mark.parametrize(("width", "height"), [(1024, 768), (1440, 900), (1920, 1080)])
def test_what_moved_is_read_from_the_back_row_and_nothing_is_cut_off(voted, width, height):
    path = f"/sessions/{voted.id}/steps"
    second = voted.fien.api.post(f"{path}/{voted.step('vote')}/again")["id"]
    voted.fien.api.post(f"{path}/{second}/open")
    for place, seat in enumerate(voted.people):
        seat.vote(second, voted.titles[place % 7 : place % 7 + 3])
    for deed in ("close", "show"):
        voted.fien.api.post(f"{path}/{second}/{deed}")
    console = voted.console()
    while (turn := console.locator("[data-press=page_on]")).is_enabled():
        shown = console.locator(".preview__pages .number").inner_text()
        turn.click()
        expect(console.locator(".preview__pages .number")).not_to_have_text(shown)

    board = voted.board(width, height)
    wall(board, "moved", second)
    board.evaluate("document.fonts.ready")

    expect(board.locator(".moved-wall__row")).to_have_count(8)
    assert board.evaluate(CUT_OFF) == []
    assert board.evaluate(SMALLEST) >= 0.02
