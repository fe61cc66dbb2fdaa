"""What a helper's screen and a shared tablet leave behind for the next person: nothing."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import DESK, PHONE, Examiner
from tests.browser.measure import Look, looking, too_small, too_wide
from tests.browser.room import TITLES, Room, choose

STORED = """async () => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), document.cookie,
  'caches' in window ? await caches.keys() : [], (await indexedDB.databases()).map((base) => base.name)])"""
FOCUSED = "() => document.activeElement.name || document.activeElement.outerHTML.slice(0, 80)"
EVENTS = """() => { window.told = []; new MutationObserver(() => window.told.push(document.querySelector("[data-heard]").textContent))
  .observe(document.querySelector("[data-heard]"), { childList: true, characterData: true, subtree: true }) }"""


def link(room: Room, path: str, **fields: str) -> str:
    """Make a link on the console page of helpers, and return its path."""
    page = room.console("/helpers")
    for name, value in fields.items():
        page.locator(f'[name="{name}"]').fill(value)
    page.get_by_role("button", name="Maak een gedeelde tablet" if path else "Maak een link").click()
    address = page.locator("#address").input_value()
    page.context.close()
    return re.sub(r"^https?://[^/]+", "", address)


@pytest.fixture
def helper(room, screens):
    def come(script: bool = True) -> Page:
        return screens.phone(link(room, "", name="helper rood"), script=script)

    return come


@pytest.fixture
def tablet(room, screens):
    def start(places: int = 5, script: bool = True, **size: int) -> Page:
        return screens.phone(link(room, "tablet", places=str(places)), script=script, **size)

    return start


def sit_beside(page: Page, why: str = "Hulp gevraagd") -> None:
    """Begin a ballot with an inhabitant who has no phone here, for this reason."""
    page.goto("/helper/stem")
    page.get_by_role("radio", name="Nee").check()
    page.get_by_role("radio", name=why).check()
    page.get_by_role("button", name="Ik ben hier als inwoner").click()


def vote_with_help(page: Page, *titles: str) -> None:
    """Point and confirm, and stand on the page that says that it is in."""
    sit_beside(page)
    expect(page.get_by_text("Je helper ziet je keuze.")).to_be_visible()
    for title in titles:
        page.get_by_role("checkbox", name=re.compile(re.escape(title))).check()
    page.get_by_role("button", name="Toon wat ik koos").click()
    expect(page.get_by_role("heading", name="1 en 3: klopt dat?")).to_be_visible()
    page.get_by_role("button", name="Ja, dit klopt").click()
    expect(page.get_by_role("heading", name="Dank je. Je stem is binnen.")).to_be_visible()


@pytest.mark.parametrize("script", [True, False])
def test_after_a_ballot_with_help_nothing_of_it_is_left_in_page_storage_address_or_history(room, helper, script):
    actions = room.actions(*TITLES)
    room.fill(citizens=5, staff=0)
    room.move("vote")
    page = helper(script)
    vote_with_help(page, TITLES[0], TITLES[2])

    secrets = (*TITLES, *actions.values(), "1 en 3")
    seen = []
    for _ in range(4):
        assert [word for word in secrets if word in page.content() + page.title() + page.url] == []
        assert page.get_by_role("checkbox", checked=True).count() == 0
        seen.append(page.url.rsplit("/", 1)[1])
        page.go_back()
    assert set(seen) <= {"dank", "stem"}
    assert seen[0] == "dank"
    for _ in range(4):
        page.go_forward()
        assert [word for word in secrets if word in page.content()] == []
    if script:
        assert [word for word in secrets if word in page.evaluate(STORED)] == []
        assert json.loads(page.evaluate(STORED))[:3] == [[], [], ""]
        assert [word for word in secrets if word in json.dumps(page.evaluate("history.state"))] == []


def test_pages_of_a_ballot_in_hand_are_not_kept_alive_for_the_back_button(room, helper):
    room.actions(*TITLES)
    room.move("vote")
    page = helper()
    sit_beside(page)
    page.get_by_role("checkbox").first.check()

    page.evaluate("window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")

    assert page.locator("main").inner_text() == ""
    with page.expect_navigation():
        page.evaluate("window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert page.get_by_role("checkbox", checked=True).count() == 0


def test_the_list_for_two_is_never_turned_and_large_enough_to_point_at(room, helper):
    room.fill(citizens=5, staff=0)
    room.actions(*TITLES)
    room.move("vote")
    page = helper()
    sit_beside(page, "Geen gsm")

    lines = page.locator("label.choice")
    assert [re.search(r"\d+", line.inner_text())[0] for line in lines.all()] == ["1", "2", "3", "4"]
    assert min(line.bounding_box()["height"] for line in lines.all()) >= 64


def test_hands_come_and_go_without_moving_the_focus_and_with_one_message(room, helper):
    page = helper()
    page.goto("/helper")
    page.evaluate(EVENTS)
    way = page.get_by_role("link", name=re.compile("Deel een tablet"))
    way.focus()
    phones = [room.phone("citizen", table) for table in (1, 2)]
    for phone in phones:
        phone.get_by_text("Hulp", exact=True).click()
        phone.get_by_role("button", name="Ik wil hulp").click()

    expect(page.locator(".hand")).to_have_count(2, timeout=15_000)
    assert page.evaluate("document.activeElement.textContent").startswith("Deel een tablet")
    assert next(told for told in page.evaluate("window.told") if told).startswith("Nieuwe hand: Tafel 1")
    assert len(page.evaluate("window.told")) == 1
    page.get_by_role("button", name=re.compile("Ik ga erheen.*Tafel 1")).click()
    expect(page.locator(".hand")).to_have_count(1)
    expect(page.locator(".hand__where")).to_have_text("Tafel 2")


def test_what_somebody_can_be_helped_with_goes_along_with_the_room(room, helper):
    page = helper()
    ways = page.locator("[data-ways]")
    expect(ways).to_contain_text("Er is nu geen stemming open.")
    way = page.get_by_role("link", name=re.compile("Stemmen met hulp"))
    way.focus()
    room.actions(*TITLES)
    room.move("vote")
    expect(ways).to_contain_text("Jij tikt, de persoon kiest.", timeout=15_000)
    expect(way).to_be_focused()


def sit(page: Page, place: int, role: str = "Ik ben hier als inwoner") -> None:
    """Sit down at a place for the first time."""
    page.get_by_role("link", name=f"Plaats {place} vrij").click()
    page.get_by_role("button", name=role).click()
    expect(page.locator(".strip__place")).to_have_text(f"Plaats {place}")


@pytest.mark.parametrize("script", [True, False])
def test_five_people_share_one_tablet_and_nobody_finds_anothers_ballot(room, tablet, script):
    actions = room.actions(*TITLES)
    room.move("vote")
    page = tablet(5, script)
    for place in range(1, 6):
        sit(page, place)
        choose(page, 1 + place % 4)
        page.get_by_role("button", name="Bewaar mijn keuze").click()
        expect(page.locator("[data-status]")).to_contain_text("Bewaard.")
        page.get_by_role("button", name="Volgende persoon").first.click()
        expect(page.get_by_role("heading", name="Kies je plaats")).to_be_visible()
        if script:
            assert json.loads(page.evaluate(STORED))[:3] == [[], [], ""]
        page.go_back()
        expect(page.get_by_role("heading", name="Kies je plaats")).to_be_visible()
        assert [title for title in (*TITLES, *actions.values()) if title in page.content()] == []
        page.goto("/tablet")
    page.reload()
    assert [one.inner_text().split()[:2] for one in page.locator(".place").all()] == [
        ["Plaats", str(n)] for n in range(1, 6)
    ]
    page.get_by_role("button", name="Plaats 2").click()
    expect(page.get_by_text("Je stem is binnen. Opnieuw kiezen?")).to_be_visible()
    assert page.get_by_role("checkbox", checked=True).count() == 0

    room.move("vote", "close")
    counted = room.fien.api.get(f"/sessions/{room.id}/steps/{room.step('vote')}/results")
    assert (counted["ballots"], counted["channels"]) == (5, {"kiosk": 5})


def test_the_draft_of_one_person_is_gone_for_the_next(room, tablet):
    room.move("write")
    page = tablet(2)
    sit(page, 1)
    page.locator("textarea[name=text]").fill("Een half idee")
    page.get_by_role("button", name="Volgende persoon").first.click()
    expect(page.get_by_role("heading", name="Kies je plaats")).to_be_visible()
    assert "Een half idee" not in page.evaluate(STORED)
    page.get_by_role("button", name="Plaats 1").click()
    expect(page.locator("textarea[name=text]")).to_have_value("")


def test_an_untouched_tablet_asks_and_then_covers_what_stands_there(room, tablet):
    room.move("write")
    page = tablet(2)
    page.clock.install()
    sit(page, 1)
    expect(page.locator("html")).to_have_class(re.compile("live"))
    field = page.locator("textarea[name=text]")
    field.fill("Een half idee")
    assert page.evaluate(FOCUSED) == "text"
    still, cover = page.locator("[data-still]"), page.locator("[data-cover]")

    page.clock.fast_forward(179_000)
    expect(still).to_be_hidden()
    page.clock.fast_forward(2_000)
    expect(still).to_be_visible()
    expect(page.get_by_role("alert")).to_have_text("Ben je er nog? Tik op het scherm.")
    assert page.evaluate(FOCUSED) == "text"
    page.get_by_role("button", name="Ja, ik ben er nog").click()
    expect(still).to_be_hidden()

    page.clock.fast_forward(181_000)
    expect(still).to_be_visible()
    page.clock.fast_forward(28_000)
    expect(cover).to_be_hidden()
    page.clock.fast_forward(3_000)
    expect(cover).to_be_visible()
    expect(field).to_be_hidden()
    page.reload()
    expect(cover).to_be_visible()
    page.get_by_role("button", name="Ik ga verder").click()
    expect(field).to_have_value("Een half idee")

    page.clock.fast_forward(181_000)
    page.clock.fast_forward(31_000)
    expect(cover).to_be_visible()
    cover.get_by_role("button", name="Volgende persoon").click()
    expect(page.get_by_role("heading", name="Kies je plaats")).to_be_visible()
    assert "Een half idee" not in page.evaluate(STORED)


def test_writing_down_reads_back_and_gives_three_words(room, helper):
    room.move("write")
    page = helper()
    page.goto("/helper/schrijf")
    page.get_by_label("Wat vertelt de persoon?").fill("Een bank aan de bib")
    page.get_by_role("button", name="Lees het terug").click()
    expect(page.get_by_text("«Een bank aan de bib»")).to_be_visible()
    page.get_by_role("button", name="Ja, dit zijn mijn woorden").click()
    expect(page.locator(".code-words")).to_have_text(re.compile(r"^[a-z]+-[a-z]+-[a-z]+$"))
    told = room.fien.api.get(f"/sessions/{room.id}/ideas")["ideas"]
    assert [(idea["text"], idea["scribed"]) for idea in told] == [("Een bank aan de bib", True)]


def _screens_of_a_helper(room: Room, page: Page):
    """Walk through every screen of a helper and of a shared tablet."""
    yield "hands", page
    for way in ("papier", "tablet", "schrijf", "stem/gsm", "stem"):
        page.goto(f"/helper/{way}")
        yield way, page
    page.get_by_role("radio", name="Nee").check()
    page.get_by_role("radio", name="Hulp gevraagd").check()
    page.get_by_role("button", name="Ik ben hier als inwoner").click()
    yield "point", page
    page.get_by_role("button", name="Toon wat ik koos").click()
    yield "point, refused", page
    page.get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Toon wat ik koos").click()
    yield "read back", page
    page.get_by_role("button", name="Ja, dit klopt").click()
    yield "thanks", page


def _screens_of_a_tablet(page: Page):
    yield "places", page
    page.get_by_role("link", name="Plaats 1 vrij").click()
    yield "role", page
    page.get_by_role("button", name="Ik ben hier als inwoner").click()
    expect(page.locator("html")).to_have_class(re.compile("live"))
    yield "ballot on a tablet", page
    page.locator("[data-still]").evaluate("(e) => { e.hidden = false }")
    yield "still there", page
    page.locator("[data-cover]").evaluate(
        "(e) => { e.hidden = false; document.documentElement.classList.add('is-covered') }"
    )
    yield "covered", page


def _wrong(page: Page, where: str) -> list[str]:
    look = Look("320 px", 320, 568)
    with looking(page, look):
        return [f"{where}: {what}" for what in (*too_wide(page, look), *too_small(page))]


def test_axe_and_thumbs_find_nothing_on_the_screens_of_helpers_and_tablets(room, helper, tablet):
    room.actions(*TITLES)
    room.move("vote")
    phone = room.phone()
    phone.get_by_text("Hulp", exact=True).click()
    phone.get_by_role("button", name="Ik wil papier").click()
    examiner, wrong = Examiner(), []
    for walk in (_screens_of_a_helper(room, helper()), _screens_of_a_tablet(tablet(2))):
        for where, page in walk:
            examiner.examine(page, where, PHONE)
            wrong += _wrong(page, where)
    console = room.console("/helpers")
    console.locator('[name="name"]').fill("helper geel")
    console.get_by_role("button", name="Maak een link").click()
    examiner.examine(console, "console", DESK)
    assert (examiner.found, wrong) == ([], [])


def test_axe_finds_nothing_where_somebody_writes_for_another(room, helper):
    room.move("write")
    room.move("tables")
    page, examiner = helper(), Examiner()
    page.goto("/helper/schrijf")
    examiner.examine(page, "write", PHONE)
    page.get_by_label("Wat vertelt de persoon?").fill("Een bank aan de bib")
    page.get_by_role("button", name="Lees het terug").click()
    examiner.examine(page, "words back", PHONE)
    page.get_by_role("button", name="Ja, dit zijn mijn woorden").click()
    examiner.examine(page, "words kept", PHONE)
    assert examiner.found == []
