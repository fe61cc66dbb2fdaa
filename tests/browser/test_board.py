"""The big screen: read from the back row, never a name or what nobody approved, and back by itself."""

import re
import signal
from dataclasses import replace

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.measure import letters
from tests.browser.room import Room, signed_in
from tests.browser.screens import NO_SERVER, Screens
from tests.browser.walks import pictures, wall
from tests.house import Server

TWELVE = (
    "Open een digipunt in elke wijk",
    "Leen laptops uit via de bib",
    "Schrijf brieven in klare taal",
    "Laat een mens de telefoon opnemen",
    "Geef les over veilig internet",
    "Maak het loket ook op zaterdag open",
    "Zoek buddy's die aan huis komen",
    "Hang gratis wifi in de dorpszaal",
    "Test elke website met inwoners",
    "Houd alles ook op papier",
    "Leer mensen werken met itsme",
    "Rij met een digibus naar elk dorp",
)
WORDY = (
    "Open een digipunt in de bib waar je zonder afspraak heengaat",
    "Leen laptops uit aan gezinnen die er zelf geen kunnen kopen",
    "Schrijf alle brieven van de gemeente voortaan in klare taal",
    "Zorg dat een mens de telefoon opneemt, ook in het weekend",
    "Geef ouderen gratis les over veilig internetbankieren thuis",
    "Maak het loket in het gemeentehuis ook op zaterdag weer open",
    "Zoek vrijwillige buddy's die bij mensen thuis komen helpen",
    "Hang gratis wifi in de dorpszaal, de sporthal en het station",
    "Test elke nieuwe website vooraf met een groep van inwoners",
    "Houd alle formulieren en aanvragen ook op papier klaar",
    "Leer mensen stap voor stap werken met itsme en e-loketten",
    "Rij met een digibus naar elk dorp, op de markt en na de kerk",
)
LONGEST = [f"Zorg in elke wijk van de gemeente voor een digipunt, nr. {n}" for n in range(1, 13)]
ROLE_WORDS = re.compile("citizen|staff|politician|inwoner|medewerker|politic", re.IGNORECASE)


BODY = ".speech, .question__text, .wall-card__title, .result__title > span, .lobby__how > li, .cast, .big-count"
SIZE = "(e) => parseFloat(getComputedStyle(e).fontSize)"
SETTLED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
OFF_THE_WALL = """() => Array.from(document.querySelectorAll('.wall *')).filter((e) => e.checkVisibility()
  && (e.getBoundingClientRect().bottom > innerHeight + 1 || e.getBoundingClientRect().right > innerWidth + 1))
  .map((e) => e.className.baseVal || e.className || e.tagName)"""


def told(places: Locator, least: float) -> list[str]:
    """Return the texts whose letters are smaller than this."""
    return [place.inner_text() for place in places.all() if place.evaluate(SIZE) < least - 0.01]


@pytest.mark.parametrize(("width", "height"), [(1024, 768), (1920, 1080)])
def test_every_picture_is_read_from_the_back_row(room, width, height):
    board = room.board(width, height)
    found = {}
    for picture in pictures(room, board, TWELVE):
        board.evaluate(SETTLED)
        found[picture] = {
            "under 1/50": [text["where"] for text in letters(board) if text["size"] < height / 50],
            "body under 1/25": told(board.locator(BODY), height / 25),
            "title under 1/15": told(board.get_by_role("heading", level=1), height / 15.5),
            "off the wall": board.evaluate(OFF_THE_WALL),
        }
    assert {picture: wrong for picture, wrong in found.items() if any(wrong.values())} == {}


@pytest.mark.parametrize("titles", [LONGEST, WORDY])
@pytest.mark.parametrize("pictogram", ["", "volunteer"])
@pytest.mark.parametrize(("width", "height"), [(1024, 768), (1280, 800), (1920, 1080)])
def test_twelve_titles_of_the_greatest_length_all_fit_and_stay_large(room, width, height, pictogram, titles):
    board = room.board(width, height)
    for title in titles:
        room.fien.api.post(f"/sessions/{room.id}/actions", {"title": title, "ideas": [], "pictogram": pictogram})
    room.move("read")
    wall(board, "cards", room.step("read"))
    board.evaluate(SETTLED)

    assert [text["where"] for text in letters(board) if text["size"] < height / 50] == []
    assert told(board.locator(".wall-card__title"), height * 0.036) == []
    assert board.evaluate(OFF_THE_WALL) == []
    cut = "(all) => all.filter((e) => e.scrollHeight > e.clientHeight + 2).map((e) => e.innerText)"
    assert board.locator(".wall-card").evaluate_all(cut) == []


@pytest.mark.parametrize(("width", "height"), [(1024, 768), (1440, 900), (1920, 1080)])
def test_pictograms_with_their_words_take_nothing_from_the_titles(room, width, height):
    board = room.board(width, height)
    drawn = ("lesson", "volunteer", "meet", "bus", "safe", "form")
    ids = [
        room.fien.api.post(f"/sessions/{room.id}/actions", {"title": title, "ideas": [], "pictogram": name})["id"]
        for title, name in zip(TWELVE, drawn * 2, strict=True)
    ]
    seats = room.fill(citizens=6, staff=5, politicians=5)
    room.move("read")
    wall(board, "cards", room.step("read"))
    cards = _fits(board, ".wall-card", ".wall-card__title", height)
    room.move("vote")
    for place, seat in enumerate(seats):
        seat.vote(room.step("vote"), [ids[0], ids[1 + place // 6], ids[4 + place % 5]])
    for deed in ("stop", "close", "show"):
        room.move("vote", deed)
    wall(board, "results", room.step("vote"))
    bars = _fits(board, ".result", ".result__title > span", height)
    assert (cards, bars) == ([], [])
    starts = "(all) => Array.from(new Set(all.map((e) => Math.round(e.getBoundingClientRect().left))))"
    assert len(board.locator(".result__total .bar").evaluate_all(starts)) == 1


def _fits(board: Page, row: str, title: str, height: int) -> list[str]:
    """Return what is cut off, or too small beside the pictograms: titles under 1/25, words under 1/50."""
    words = board.locator(".pictogram-word__word")
    expect(words.first).to_be_visible()
    board.evaluate(SETTLED)
    cut = "(all) => all.filter((e) => e.scrollHeight > e.clientHeight + 2).map((e) => 'cut: ' + e.innerText)"
    small = [*told(board.locator(title), height / 25), *told(words, height / 50)]
    return [*small, *board.evaluate(OFF_THE_WALL), *board.locator(row).evaluate_all(cut)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_from_its_ground(room, scheme):
    board = room.board()
    board.emulate_media(color_scheme=scheme)
    found = {
        f"{picture}: {text['where']} {text['contrast']:.1f}:1"
        for picture in pictures(room, board, TWELVE)
        for text in letters(board)
        if text["contrast"] < 7
    }
    assert found == set()


def test_the_wall_never_holds_a_role_a_name_or_what_nobody_approved(room, screens):
    board = room.board()
    planted = {"citizen": "Zwarte zwaan vraagt wifi", "staff": "Groene kikker wil cursussen"}
    handed = "Paarse olifant leent laptops"
    seats = {role: room.seat(role) for role in planted}
    phone = room.phone("politician", 2)
    seen = [board.content()]
    for method, screen in (("write", "write"), ("tables", "tables"), ("merge", "break"), ("read", "cards")):
        room.move(method)
        wall(board, screen, room.step(method))
        if method == "write":
            for role, text in planted.items():
                seats[role].write(text)
            expect(board.locator(".big-count")).to_have_text("2 ideeën bewaard")
        if method == "tables":
            phone.get_by_label("Korte titel").fill(handed)
            phone.get_by_role("button", name="Geef dit door").click()
            expect(board.locator(".table-card", has_text="Tafel 2")).to_contain_text("1 van 3")
        seen.append(board.content())
    room.actions("Zorg voor wifi", "Leen laptops uit")
    room.move("vote")
    wall(board, "vote", room.step("vote"))
    seen.append(board.content())

    everything = "\n".join([*seen, *(frame for frame in screens.heard if '"board"' in frame)])
    assert [text for text in (*planted.values(), handed, "Fien", "fien@voorbeeld.be") if text in everything] == []
    assert ROLE_WORDS.findall(re.sub(r"<svg.*?/svg>", "", everything, flags=re.DOTALL)) == []


def test_the_key_of_the_link_is_exchanged_and_leaves_the_address(room, screens):
    board = room.board()

    assert board.url == f"{screens.base}/bord/{room.code}"
    assert room.board_key not in board.content()
    assert board.evaluate("document.cookie + JSON.stringify(localStorage) + JSON.stringify(sessionStorage)") == "{}{}"
    board.reload()
    wall(board, "lobby")


def test_without_its_key_nobody_sees_a_board(room, screens):
    screens.expect("status of 404")

    for path in (f"/bord/{room.code}", f"/bord/{room.code}?key=geraden"):
        stranger = screens.open(path)
        expect(stranger.get_by_role("heading", name="Open het grote scherm vanuit de console.")).to_be_visible()


def test_a_frozen_wall_keeps_what_it_shows(room):
    board, console = room.board(), room.console()
    room.move("story")
    wall(board, "text", room.step("story"))

    console.keyboard.press("b")
    expect(console.get_by_text("bevroren")).to_be_visible()
    room.move("practice")
    expect(console.locator("[aria-current=step]")).to_contain_text("Oefen even")
    expect(board.locator(".wall")).to_have_attribute("data-step", room.step("story"))

    console.keyboard.press("b")
    wall(board, "practice", room.step("practice"))


def test_board_phone_and_console_come_back_by_themselves_after_the_server_was_killed(chromium, own_server: Server):
    fien = signed_in(chromium, own_server.start())
    screens = Screens(chromium, own_server.base)
    screens.expect(NO_SERVER)
    room = Room(fien, screens, "startsessie")
    board, phone, console = room.board(), room.phone(), room.console()
    room.move("write")
    phone.get_by_label("Jouw idee").fill("Een idee van vóór de val")
    for page in (board, phone, console):
        page.evaluate("window.mark = 'never reloaded'")

    own_server.stop(signal.SIGKILL)
    expect(board.get_by_text("Geen verbinding. We proberen opnieuw.")).to_be_visible()
    wall(board, "write", room.step("write"))
    own_server.start()
    room.fien = replace(fien, api=own_server.api(fien.api.token), anybody=own_server.api())

    expect(board.get_by_text("Geen verbinding. We proberen opnieuw.")).to_be_hidden(timeout=20_000)
    expect(phone.locator("html")).to_have_class("live", timeout=20_000)
    phone.get_by_role("button", name="Bewaar mijn idee").click()
    expect(board.locator(".big-count")).to_have_text("1 idee bewaard")
    room.move("story")
    wall(board, "text", room.step("story"))
    expect(phone.get_by_role("heading", name="Luister rustig.")).to_be_visible()
    expect(console.locator("[aria-current=step]")).to_contain_text("Eén verhaal", timeout=20_000)
    for page in (board, phone, console):
        assert page.evaluate("window.mark") == "never reloaded"
    screens.close()
    assert screens.complaints == []
