"""A session for browser tests: set up and filled by programs, so that screens can be looked at in any state."""

import re
from dataclasses import dataclass
from itertools import count
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.screens import Screens
from tests.house import Api, Server

DENTERGEM = "37002"
ROLES = {
    "citizen": "Ik ben hier als inwoner",
    "staff": "Ik werk voor de gemeente of het OCMW",
    "politician": "Ik ben politicus",
    "partner": "Ik kom voor een organisatie of als vrijwilliger",
}
TITLES = (
    "Open een digipunt in de bib, zonder afspraak",
    "Leen laptops uit aan gezinnen",
    "Schrijf brieven in klare taal",
    "Zorg dat een mens de telefoon opneemt",
)
_keys = count(1)


@dataclass(frozen=True)
class Fien:
    """The facilitator: signed in in a browser, with a program of her own, and one for anybody who comes in."""

    server: Server
    api: Api
    anybody: Api
    account: Any


def signed_in(browser: Browser, server: Server) -> Fien:
    """Let Fien come in by the first link, and give her a program."""
    context = browser.new_context(base_url=server.base)
    page = context.new_page()
    page.goto(urlsplit((server.data / "first-sign-in").read_text().strip()).path)
    page.get_by_label("Je naam").fill("Fien")
    page.get_by_label("Je e-mailadres").fill("fien@voorbeeld.be")
    page.get_by_label("Kies een wachtwoord").fill("een lange zin als wachtwoord")
    page.get_by_role("button", name="Maak je account").click()
    expect(page.get_by_role("heading", name="Welkom, Fien")).to_be_visible()
    account = context.storage_state()
    context.close()
    return Fien(server, server.api(server.token("Fien")), server.api(), account)


class Room:
    """One session of Fien's, and who is in it."""

    def __init__(self, fien: Fien, screens: Screens, runsheet: str, title: str | None = None, **wishes: Any) -> None:
        self.fien, self.screens = fien, screens
        made = fien.api.post("/trajectories", {"municipality": DENTERGEM, "title": "Iedereen mee in Dentergem"})
        self.trajectory = made["id"]
        wish = {"format": runsheet, **({"title": title} if title else {}), **wishes}
        made = fien.api.post(f"/trajectories/{self.trajectory}/sessions", wish)
        self.id, self.code, self.board_key, self.steps = made["id"], made["code"], made["board_key"], made["steps"]

    # what programs do

    def step(self, method: str, nth: int = 0) -> str:
        """Return the id of the nth step with this method."""
        return str([step["id"] for step in self.steps if step["method"] == method][nth])

    def move(self, method: str, deed: str = "open", nth: int = 0) -> None:
        """Open, stop, close or show a step."""
        self.fien.api.post(f"/sessions/{self.id}/steps/{self.step(method, nth)}/{deed}")

    def seat(self, role: str = "citizen", table: int | None = 1) -> "Seat":
        """Let a program join."""
        wish = {"code": self.code, "role": role, **({"table": table} if table else {})}
        joined = self.fien.anybody.post("/join", wish)
        return Seat(self.fien.server.api(joined["token"]), self.id)

    def fill(self, citizens: int = 6, staff: int = 5, politicians: int = 0) -> list["Seat"]:
        """Let programs take seats at three tables."""
        roles = ["citizen"] * citizens + ["staff"] * staff + ["politician"] * politicians
        return [self.seat(role, 1 + place % 3) for place, role in enumerate(roles)]

    def actions(self, *titles: str) -> dict[str, str]:
        """Make an action of each title; returns their ids."""
        path = f"/sessions/{self.id}/actions"
        return {title: self.fien.api.post(path, {"title": title, "ideas": []})["id"] for title in titles or TITLES}

    def ideas(self) -> list[dict[str, Any]]:
        """Return all ideas, as the facilitator may see them."""
        return list(self.fien.api.get(f"/sessions/{self.id}/ideas")["ideas"])

    def results(self, nth: int = 0) -> dict[str, Any]:
        """Return the counted result."""
        return dict(self.fien.api.get(f"/sessions/{self.id}/steps/{self.step('vote', nth)}/results"))

    # what people see

    def phone(self, role: str = "citizen", table: int | None = 2, **size: Any) -> Page:
        """Join on a phone, as if the code was scanned."""
        page = self.screens.phone(f"/{self.code}", **size)
        if table and page.get_by_role("group", name="Aan welke tafel zit je?").count():
            page.get_by_role("radio", name=str(table), exact=True).check()
        page.get_by_role("button", name=ROLES[role]).click()
        expect(page).to_have_url(re.compile("/sessie$"))
        if size.get("script", True):
            expect(page.locator("html")).to_have_class(re.compile("live"))
        return page

    def board(self, width: int = 1920, height: int = 1080) -> Page:
        """Open the big screen by its link."""
        page = self.screens.open(f"/bord/{self.code}?key={self.board_key}", width=width, height=height)
        page.evaluate("document.fonts.ready")
        return page

    def console(self, path: str = "", width: int = 1440, height: int = 900) -> Page:
        """Open the console as Fien, or a page beside it."""
        page = self.screens.open(f"/console/{self.id}{path}", account=self.fien.account, width=width, height=height)
        page.evaluate("document.fonts.ready")
        return page


def number_in(place: Locator) -> int:
    """Return the number of the action that is told here."""
    found = re.search(r"\d+", place.locator(".action-number").first.inner_text())
    assert found
    return int(found[0])


def choose(phone: Page, *numbers: int) -> None:
    """Tick exactly these actions on a phone, without saving."""
    expect(phone.get_by_role("checkbox").first).to_be_visible()
    boxes = {number_in(label): label.get_by_role("checkbox") for label in phone.locator("label.choice").all()}
    for number, box in boxes.items():
        if number not in numbers:
            box.uncheck()
    for number in numbers:
        boxes[number].check()


def vote(phone: Page, *numbers: int) -> None:
    """Vote on a phone for these actions, and see that it is kept."""
    choose(phone, *numbers)
    phone.get_by_role("button", name="Bewaar mijn keuze").click()
    expect(phone.locator("[data-status]")).to_contain_text("Bewaard.")


def rows(page: Page) -> dict[int, str]:
    """Return what a page says of each action in the result: «12 van 18» by number."""
    return {number_in(row): row.locator(".result__total").inner_text() for row in page.locator(".result").all()}


class Seat:
    """Somebody in the room who needs no screen."""

    def __init__(self, api: Api, session: str) -> None:
        self.api, self.session = api, session

    def write(self, text: str) -> str:
        """Write an idea."""
        return str(self.api.post(f"/sessions/{self.session}/ideas", {"text": text, "key": f"k{next(_keys)}"})["id"])

    def vote(self, step: str, choices: Any) -> None:
        """Cast a ballot."""
        self.api.put(f"/sessions/{self.session}/steps/{step}/ballot", {"choices": choices, "key": f"k{next(_keys)}"})
