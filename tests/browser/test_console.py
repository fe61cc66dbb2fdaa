"""The console in Chromium: an evening by keyboard, two facilitators, a phone as remote, and a page without a script."""

import shutil

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from tests.house import Server, wait_until

pytestmark = pytest.mark.browser

LOGIN = {"#name": "Fien", "#email": "fien@example.be", "#password": "een lange zin die niemand raadt"}


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("console") / "data").start()
    yield server
    server.close()


@pytest.fixture(scope="module")
def chromium(project):
    note = project / ".venv" / "chromium-path"
    path = note.read_text().strip() if note.exists() else shutil.which("chromium")
    with sync_playwright() as run:
        browser = run.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def signed_in(house, chromium):
    """What a browser holds in which fien signed in by the one-time link."""
    link = (house.data / "first-sign-in").read_text().strip()
    context = chromium.new_context()
    page = context.new_page()
    page.goto(house.base + "/link/" + link.rsplit("/", 1)[-1])
    for field, value in LOGIN.items():
        page.fill(field, value)
    page.get_by_role("button", name="Maak je account").click()
    page.get_by_role("link", name="Start je eerste traject").click()
    page.fill("#municipality", "Dentergem")
    page.get_by_role("button", name="Start dit traject").click()
    yield {"state": context.storage_state(), "trajectory": page.url}
    context.close()


class Console:
    """Fien's console of a new session, and the room in front of it."""

    def __init__(self, house, opens, signed_in):
        self.house = house
        self.page = opens(signed_in["trajectory"])
        self.page.get_by_role("button", name="Maak de sessie").click()
        self.page.wait_for_selector(".console__region")
        self.address = self.page.url
        self.id = self.address.rsplit("/", 1)[-1]
        self.code = self.page.locator(".console__code strong").inner_text().replace(" ", "")
        self.steps = [text.split("\n")[0].strip() for text in self.page.locator(".sheet__title").all_inner_texts()]
        self.seats = []

    def join(self, *roles):
        for role in roles:
            joined = self.house.api().post("/join", {"code": self.code, "role": role, "table": 1})
            self.seats.append(self.house.api(joined["token"]))

    def press(self, key, title):
        self.page.keyboard.press(key)
        expect(self.page.locator(".stage__what h2")).to_have_text(title)

    def forward_to(self, title):
        while (here := self.page.locator(".stage__what h2").inner_text()) != title:
            at = self.steps.index(here) + 1 if here in self.steps else 0
            self.press("ArrowRight", self.steps[at])

    def actions(self, *titles):
        self.page.keyboard.press("m")
        self.page.wait_for_url("**/samenvoegen")
        for number, title in enumerate(titles, 1):
            self.page.keyboard.press("t")
            self.page.keyboard.type(title)
            self.page.keyboard.press("Enter")
            expect(self.page.locator(".action__title input")).to_have_count(number)
        self.page.keyboard.press("Escape")
        self.page.wait_for_selector(".console__stage")


@pytest.fixture
def opens(house, chromium, signed_in):
    """Open an address as fien; what the browser complains about fails the test."""
    complaints, contexts = [], []

    def open_page(address, **how) -> Page:
        context = chromium.new_context(
            storage_state=signed_in["state"], **({"viewport": {"width": 1440, "height": 900}} | how)
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if "Content Security" in said.text else None)
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def desk(house, opens, signed_in):
    return Console(house, opens, signed_in)


def test_an_evening_goes_by_with_keys_alone(desk):
    page, vote = desk.page, "Kies er drie"
    desk.join("citizen", "citizen", "staff", "staff", "citizen", "staff")
    expect(page.locator("[data-seats]")).to_have_text("6")
    desk.press("ArrowRight", desk.steps[0])
    desk.press("PageDown", desk.steps[1])
    desk.press("ArrowLeft", desk.steps[0])
    desk.press("z", desk.steps[1])
    desk.forward_to("Dit zijn jullie ideeën")
    desk.actions("Hulp in de bib", "Een open balie", "Buren helpen buren")
    expect(page.locator(".vote")).to_contain_text("Elk kiest er hoogstens 3.")
    desk.press("ArrowRight", vote)

    state = desk.seats[0].get(f"/sessions/{desk.id}")
    ids = [action["id"] for action in desk.seats[0].get(f"/sessions/{desk.id}/actions")["actions"]]
    for n, seat in enumerate(desk.seats[:5]):
        seat.put(
            f"/sessions/{desk.id}/steps/{state['step']['id']}/ballot", {"choices": ids[: 1 + n % 2], "key": f"k{n}"}
        )
    expect(page.locator(".vote__count")).to_contain_text("5 van 6 stemmen binnen")
    expect(page.locator("[data-left]")).to_have_text("nog 1")

    page.keyboard.press("p")
    page.wait_for_selector("#line")
    page.keyboard.type("i 1 2\n")
    expect(page.locator(".paper__count")).to_have_text("1 ingevoerd")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.wait_for_selector(".vote--open")
    page.keyboard.press("ArrowRight")
    page.wait_for_selector(".vote--stopped")
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**/tellen")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", name="Tel de stemmen")).to_be_visible()
    page.get_by_role("button", name="Tel nu").click()
    page.wait_for_selector(".vote--counted")
    desk.forward_to("Wat valt op?")
    page.keyboard.press("ArrowRight")
    page.wait_for_selector(".propose")
    expect(page.locator(".preview__frame .wall")).to_contain_text("6 van 6")
    page.keyboard.press("n")
    page.get_by_role("button", name="Stel dit voor aan de gemeente").click()
    expect(page.locator(".good")).to_contain_text("Dit nemen we mee")


def test_two_facilitators_follow_each_other_and_a_stale_press_is_told(desk, opens):
    other = opens(desk.address)
    desk.press("ArrowRight", desk.steps[0])
    expect(other.locator(".stage__what h2")).to_have_text(desk.steps[0])

    version = other.locator('input[name="version"]')
    stale = version.input_value()
    desk.press("ArrowRight", desk.steps[1])
    expect(other.locator(".stage__what h2")).to_have_text(desk.steps[1])
    version.evaluate("(field, value) => { field.value = value }", stale)
    other.get_by_role("button", name="Verder").click()
    expect(other.locator("[data-notices]")).to_contain_text("Iemand anders was net voor.")
    expect(other.locator(".stage__what h2")).to_have_text(desk.steps[1])


def test_what_somebody_types_is_not_overwritten_by_the_room(desk):
    page = desk.page
    page.locator("#people_present").press_sequentially("4")
    desk.join("citizen")
    expect(page.locator("[data-seats]")).to_have_text("1")
    page.locator("#people_present").press_sequentially("1")
    expect(page.locator("#people_present")).to_have_value("41")
    page.keyboard.press("Enter")
    expect(page.locator(".console__present")).to_contain_text("van 41 mensen")


def test_letters_typed_in_a_field_are_no_deeds(desk):
    page = desk.page
    page.keyboard.press("m")
    page.wait_for_url("**/samenvoegen")
    page.locator("#titel").press_sequentially("zat max")
    expect(page.locator("#titel")).to_have_value("zat max")
    assert page.url.endswith("/samenvoegen")


def test_a_phone_is_the_remote(desk, opens):
    phone = opens(desk.address, viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True)
    assert phone.evaluate("() => document.documentElement.scrollWidth") == 320
    expect(phone.locator(".console__sheet")).not_to_be_visible()
    forward = phone.locator(".button--deed")
    box = forward.bounding_box()
    assert box["height"] >= 56
    assert box["y"] + box["height"] <= 640
    forward.tap()
    expect(desk.page.locator(".stage__what h2")).to_have_text(desk.steps[0])
    phone.get_by_role("link", name="Draaiboek", exact=True).tap()
    expect(phone.locator(".console__sheet")).to_be_visible()
    expect(phone.locator(".console__stage")).not_to_be_visible()
    assert phone.evaluate("() => document.documentElement.scrollWidth") == 320


def test_everything_that_is_pressed_is_large_enough_on_a_phone(desk, opens):
    for path in ("", "/samenvoegen", "/draaiboek", "/papier"):
        phone = opens(desk.address + path, viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True)
        small = phone.evaluate("""() => [...document.querySelectorAll("button, select, .button, input:not([type=hidden])")]
            .map((one) => [one.outerHTML.slice(0, 80), one.closest("label") || one]).map(([html, one]) => [html, one.getBoundingClientRect()])
            .filter(([, box]) => box.width && (box.width < 44 || box.height < 44)).map(([html]) => html)""")
        assert small == []
        assert phone.evaluate("() => document.documentElement.scrollWidth") == 320


def test_without_a_script_the_same_buttons_work(desk, opens):
    page = opens(desk.address, java_script_enabled=False)
    page.get_by_role("button", name="Start").click()
    expect(page.locator(".stage__what h2")).to_have_text(desk.steps[0])
    page.get_by_role("button", name="Verder").click()
    expect(page.locator(".stage__what h2")).to_have_text(desk.steps[1])
    page.get_by_role("button", name="Terug").click()
    expect(page.locator(".stage__what h2")).to_have_text(desk.steps[0])


def test_the_one_filled_button_stands_in_the_same_place_in_every_step(desk):
    places = set()
    for title in desk.steps[:4]:
        desk.press("ArrowRight", title)
        places.add(round(desk.page.locator(".button--deed").bounding_box()["x"]))
    assert len(places) == 1


def test_when_the_server_goes_away_it_is_said_and_nothing_is_lost(desk, opens):
    page = opens(desk.address)
    page.context.set_offline(True)
    page.get_by_role("button", name="Start").click()
    expect(page.locator("[data-notices]")).to_contain_text("Dit is niet verstuurd.")
    page.context.set_offline(False)
    page.get_by_role("button", name="Start").click()
    expect(page.locator(".stage__what h2")).to_have_text(desk.steps[0])


def test_the_big_screen_opens_with_a_key_of_its_own_and_shows_what_the_console_shows(desk):
    with desk.page.expect_popup() as popup:
        desk.page.keyboard.press("s")
    wall = popup.value
    wall.wait_for_url(f"**/bord/{desk.code}")
    desk.press("ArrowRight", desk.steps[0])
    there = wall.locator(".wall")
    wait_until(
        lambda: (
            there.get_attribute("data-step") == desk.page.locator(".preview__frame .wall").get_attribute("data-step")
        ),
        "the wall to follow",
    )
