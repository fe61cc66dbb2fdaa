"""Small screens and large letters: nothing scrolls sideways, hides or fades, and every control is big enough."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.measure import DESKS, PHONES, covered, letters, looking, too_small, too_wide, under_the_fold
from tests.browser.room import vote

LONG = "Wij willen graag een plek waar je zonder afspraak terechtkan met vragen over je gsm en over itsme, in elke wijk"


def complaints_of(page: Page, where: str, looks=PHONES, *, thumbs: bool = True, script: bool = True) -> list[str]:
    """Return what is wrong with this page in each way of looking at it."""
    found = []
    for look in looks:
        with looking(page, look, script):
            wrong = {"scrolls sideways": too_wide(page, look)}
            if thumbs:
                wrong |= {"too small": too_small(page), "covered": covered(page)}
            if look.height == 640:
                wrong["under the fold"] = under_the_fold(page)
            found += [f"{where}, {look.name}: {what}: {which}" for what, which in wrong.items() if which]
    return found


def faint(page: Page, where: str) -> list[str]:
    """Return the texts that hardly stand out, by day and by night."""
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found += [f"{where}, {scheme}: {text['where']}" for text in letters(page) if text["contrast"] < 4.5]
    page.emulate_media(color_scheme="light")
    return found


def test_the_way_in_fits_small_phones(room, screens):
    found = []
    for path in ("/", "/?code=12", f"/{room.code}", "/privacy", "/toegankelijkheid", "/bestaat-niet"):
        page = screens.phone("/")
        screens.expect("status of 404")
        page.goto(path)
        found += complaints_of(page, path) + faint(page, path)
    assert found == []


def test_every_screen_of_a_phone_fits_small_phones(room, screens):
    phone = room.phone("citizen", 2)
    seats = room.fill(citizens=5, staff=5)
    found = complaints_of(phone, "lobby")

    def at(method: str, heading: str, deed: str = "open") -> None:
        room.move(method, deed)
        expect(phone.get_by_role("heading", level=1)).to_contain_text(heading)
        found.extend(complaints_of(phone, f"{method} {deed}") + faint(phone, f"{method} {deed}"))

    at("practice", "Wat drink je straks?")
    at("explain", "Luister")
    at("write", "Wat kan helpen?")
    for idea in (LONG, "Leen laptops uit"):
        phone.get_by_label("Jouw idee").fill(idea)
        phone.get_by_role("button", name="Bewaar mijn idee").click()
        expect(phone.get_by_role("article").filter(has_text=idea)).to_be_visible()
    phone.get_by_text("Je kan dit nog veranderen.").first.click()
    found += complaints_of(phone, "own ideas")
    at("tables", "Bespreek met je tafel")
    expect(phone.get_by_label("Korte titel")).to_be_visible()
    found += complaints_of(phone, "tables, with its form")
    ideas = [idea["id"] for idea in room.ideas()]
    room.fien.api.post(f"/sessions/{room.id}/actions", {"title": "Digipunt in elke wijk", "ideas": ideas})
    titles = [LONG[:60], *(f"Actie met nummer {n}, die een gewone titel heeft" for n in range(3, 13))]
    room.actions(*titles)
    at("merge", "Pauze")
    expect(phone.get_by_role("button", name="Dat is iets anders").first).to_be_visible()
    found += complaints_of(phone, "what became of ideas")
    at("read", "Lees mee")
    at("vote", "Kies er 3")
    vote(phone, 1, 12)
    found += complaints_of(phone, "a ballot that is cast")
    actions = [one["id"] for one in room.fien.api.get(f"/sessions/{room.id}/actions")["actions"]]
    for place, seat in enumerate(seats):
        seat.vote(room.step("vote"), actions[place % 3 : place % 3 + 3])
    at("vote", "De stemming is gestopt.", "stop")
    at("vote", "De stemmen zijn geteld.", "close")
    at("vote", "Dit is de uitslag.", "show")
    at("evaluate", "Hoe was het?")
    phone.goto("/sessie/rol")
    found += complaints_of(phone, "role")
    assert found == []


def test_three_answers_fit_small_phones(make_room):
    room = make_room("inwonersgesprek")
    room.actions(LONG[:60], "Leen laptops uit", "Schrijf klare brieven")
    phone = room.phone("partner", None)
    room.move("vote")
    expect(phone.get_by_role("radio", name="Een beetje").first).to_be_visible()
    found = complaints_of(phone, "three answers")
    phone.get_by_role("button", name="Toon alle kaarten").click()
    found += complaints_of(phone, "all cards")
    assert found == []


def test_a_phone_without_javascript_fits_too(room):
    phone = room.phone("citizen", 1, script=False)
    room.actions()
    found = []
    for method in ("practice", "write", "tables", "vote"):
        room.move(method)
        phone.reload()
        found += complaints_of(phone, method, script=False)
    assert found == []


@pytest.fixture
def filled(room):
    """A room whose vote is counted, shown and proposed."""
    actions = list(room.actions().values())
    for place, seat in enumerate(room.fill(citizens=6, staff=5)):
        if place == 0:
            room.move("write")
            seat.write(LONG)
            room.move("vote")
        seat.vote(room.step("vote"), actions[place % 2 : 3])
    return room


def test_pages_at_a_desk_fit_a_narrow_window(filled, screens, fien):
    room = filled
    found = []
    console = room.console()

    def look(path: str) -> None:
        console.goto(path)
        found.extend(complaints_of(console, path.replace(room.id, "…"), DESKS, thumbs=False) + faint(console, path))

    base = f"/console/{room.id}"
    for path in ("", "/samenvoegen", "/papier", "/draaiboek", f"/draaiboek/{room.step('vote')}", "/afsluiten"):
        look(base + path)
    room.move("vote", "stop")
    look(f"{base}/stap/{room.step('vote')}/tellen")
    room.move("vote", "close")
    room.move("vote", "show")
    look(base)
    look(f"{base}/voorstel/{room.step('vote')}")
    look(f"{base}/uitslag/{room.step('vote')}?kies=plaatsen")
    path = f"/sessions/{room.id}/steps/{room.step('vote')}/propose"
    actions = [one["id"] for one in fien.api.get(f"/sessions/{room.id}/actions")["actions"]]
    item = fien.api.post(path, {"actions": actions})["items"][0]["id"]
    for path in ("", "/mensen", "/plan", f"/plan/{item}"):
        look(f"/traject/{room.trajectory}{path}")
    for path in ("/trajecten", "/trajecten/nieuw", f"/druk/{room.id}/verslag"):
        look(path)
    console.context.clear_cookies()
    look("/aanmelden")
    assert found == []


def test_the_board_can_be_read_as_a_page(filled):
    room = filled
    board = room.board()
    found = []
    for method, deed in (("write", None), ("vote", None), ("vote", "stop"), ("vote", "close"), ("vote", "show")):
        if deed:
            room.move(method, deed)
            expect(
                board.locator(
                    f'.wall[data-screen="{ {"stop": "stopped", "close": "counted", "show": "results"}[deed] }"]'
                )
            ).to_be_visible()
        found += complaints_of(board, f"board {method} {deed}", DESKS, thumbs=False)
    assert found == []
