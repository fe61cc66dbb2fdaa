"""Paper by keyboard, in a real browser: how many keys a ballot takes, and what a second keyer catches."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.paper_hands import Keyboard
from tests.browser.room import TITLES, Room, choose, vote

PAPERS, MOST_KEYS = 60, 24
LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
NUMBERS = 12
WRONG = {7: "i 1 2", 31: "p 4 5 6", 58: "m 10 11"}


def serial(n: int) -> str:
    """Return the volgcode of the nth paper."""
    return "".join(LETTERS[(n * step + n // len(LETTERS)) % len(LETTERS)] for step in (7, 11, 3, 1))


def crosses(n: int) -> str:
    """Return what stands on the nth paper: a role and three of twelve numbers."""
    chosen = sorted({n % NUMBERS + 1, (n * 5 + 3) % NUMBERS + 1, (n * 7 + 6) % NUMBERS + 1})
    return " ".join(["imo"[n % 3], *map(str, chosen)])


@pytest.fixture
def keying(make_room) -> tuple[Room, Page]:
    """A vote on twelve actions that is stopped, and the page where paper is keyed."""
    room = make_room()
    room.actions(*[f"Actie {n}" for n in range(1, NUMBERS + 1)])
    room.move("vote")
    room.move("vote", "stop")
    return room, room.console("/papier")


def readback(page: Page) -> str:
    return page.locator(".paper__readback").inner_text()


def test_sixty_papers_keyed_twice_show_the_three_that_were_keyed_wrong(keying):
    room, page = keying
    serials = [serial(n) for n in range(PAPERS)]
    assert len(set(serials)) == PAPERS
    hands = Keyboard(page)
    for round_, who in enumerate(("Bea", "Carl")):
        hands.name(who)
        for n, one in enumerate(serials):
            hands.key(f"{one} {WRONG[n] if round_ and n in WRONG else crosses(n)}")
        expect(page.locator(".paper__readback strong")).to_have_text(f"{serials[-1]}:")
        expect(page.get_by_label("Volgcode, rol en kruisjes")).to_be_focused()

    assert max(hands.each) <= MOST_KEYS
    assert len(hands.each) == 2 * PAPERS
    found = page.locator(".mismatch__title").all_inner_texts()
    assert sorted(title.split(":")[0].strip() for title in found) == sorted(serials[n] for n in WRONG)
    expect(page.locator(".paper__keyers")).to_contain_text("Bea: 60")
    expect(page.locator(".paper__keyers")).to_contain_text("Carl (jij): 60")
    told = room.fien.api.get(f"/sessions/{room.id}/steps/{room.step('vote')}/paper")
    assert (told["keyed"], told["missing"], told["mismatching"]) == (60, [], sorted(serials[n] for n in WRONG))

    left, right, again = sorted(WRONG, key=lambda n: serials[n])
    pick(page, serials[left], "Links klopt")
    pick(page, serials[right], "Rechts klopt")
    card = mismatch(page, serials[again])
    card.get_by_role("textbox").fill("i 12")
    card.get_by_role("button", name="Zo klopt het").click()
    expect(page.locator(".mismatch")).to_have_count(0)
    expect(page.get_by_label("Volgcode, rol en kruisjes")).to_be_focused()

    room.move("vote", "close")
    lines = [crosses(n) for n in range(PAPERS)]
    lines[right], lines[again] = WRONG[right], "i 12"
    result = room.results()
    counted = {row["number"]: row["votes"] for row in result["total"]}
    assert counted == {n: sum(str(n) in line.split() for line in lines) for n in range(1, NUMBERS + 1)}
    assert (result["ballots"], result["channels"]) == (PAPERS, {"paper": PAPERS})


def mismatch(page: Page, code: str):
    return page.get_by_role("form", name=f"{code}: welke klopt?")


def pick(page: Page, code: str, side: str) -> None:
    mismatch(page, code).get_by_role("button", name=side).click()
    expect(mismatch(page, code)).to_have_count(0)


def test_who_reads_aloud_sees_each_ballot_in_words_and_a_refused_line_stays_to_be_changed(keying, screens):
    screens.expect("status of 422")
    _, page = keying
    hands = Keyboard(page)
    hands.key("K7F2 i 3 7 12")
    expect(page.locator(".paper__readback")).to_have_text("K7F2: inwoner, 3, 7 en 12")
    hands.key("K7F2 i 3 7 11")
    expect(page.get_by_role("status").filter(has_text="Dit stemblad is al ingevoerd.")).to_be_visible()
    expect(page.get_by_label("Volgcode, rol en kruisjes")).to_have_value("K7F2 i 3 7 11")
    hands.key("B2XA m 99")
    expect(page.get_by_text("Nummer 99 staat niet op het stemblad.")).to_be_visible()
    hands.key("B2XA m 9")
    expect(page.locator(".paper__readback")).to_have_text("B2XA: medewerker, 9")
    expect(page.get_by_text("Nummer 99 staat niet op het stemblad.")).to_have_count(0)
    page.get_by_role("button", name="Haal B2XA er weer uit").click()
    expect(page.locator(".paper__count")).to_have_text("1 ingevoerd")
    expect(page.get_by_label("Volgcode, rol en kruisjes")).to_be_focused()


def test_without_a_script_the_line_is_focused_again_after_each_ballot(make_room):
    room = make_room()
    room.actions(*TITLES)
    room.move("vote")
    page = room.screens.open(f"/console/{room.id}/papier", account=room.fien.account, java_script_enabled=False)
    hands = Keyboard(page)
    for line, words in (("K7F2 i 1 3", "K7F2: inwoner, 1 en 3"), ("B2XA p", "B2XA: politicus, niets gekozen")):
        expect(page.get_by_label("Volgcode, rol en kruisjes")).to_be_focused()
        hands.key(line)
        expect(page.locator(".paper__readback")).to_have_text(words)


def test_one_person_with_a_phone_and_a_paper_counts_once_and_each_side_is_told(make_room, screens):
    screens.expect("status of 409")
    room = make_room()
    room.actions(*TITLES)
    one, other = room.phone(), room.phone("staff", 3)
    room.move("vote")
    for phone, code in ((one, "K7F2"), (other, "B2XA")):
        phone.locator(".help > summary").click()
        phone.get_by_label("Typ de volgcode").fill(code)
        phone.get_by_role("button", name="Bewaar de volgcode").click()
        expect(phone.locator("[data-private]")).to_contain_text(code)
        phone.reload()
    vote(one, 1, 2)

    page = room.console("/papier")
    hands = Keyboard(page)
    hands.key("K7F2 i 3")
    said = "Deze persoon stemde al met een gsm. Dit stemblad telt niet."
    expect(page.get_by_role("status").filter(has_text=said)).to_be_visible()
    page.get_by_label("Volgcode, rol en kruisjes").fill("")
    hands.key("B2XA m 4")
    expect(page.locator(".paper__readback")).to_have_text("B2XA: medewerker, 4")
    choose(other, 1)
    other.get_by_role("button", name="Bewaar mijn keuze").click()
    expect(other.locator("[data-status]")).to_have_text("Je papieren stemblad telt.")

    room.move("vote", "close")
    result = room.results()
    assert ({row["number"]: row["votes"] for row in result["total"]}, result["channels"]) == (
        {1: 1, 2: 1, 3: 0, 4: 1}, {"phone": 1, "paper": 1}
    )  # fmt: skip


def test_what_stands_side_by_side_stands_on_one_line_and_what_stands_below_begins_at_one_edge(room):
    room.actions(*TITLES)
    room.move("vote")
    keying = room.console("/papier")
    tops = "(all) => Array.from(new Set(all.map((e) => Math.round(e.getBoundingClientRect().top))))"
    for side_by_side in (".paper__line .field__label", ".paper__line .input"):
        assert len(keying.locator(side_by_side).evaluate_all(tops)) == 1

    room.move("vote", "stop")
    count = room.console(f"/stap/{room.step('vote')}/tellen", width=320)
    starts = """(all) => all.map((e) => {
      const words = document.createRange()
      words.selectNodeContents(e)
      return Math.round((e.matches('.button--plain') ? words : e).getBoundingClientRect().left)
    })"""
    assert len(set(count.locator(".deeds .button").evaluate_all(starts))) == 1
