"""The pictures of the README: an evening with made-up people. `make pictures` puts them into docs/pictures."""

import os
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Page, expect

from tests.browser.room import Room, choose, signed_in
from tests.browser.screens import Screens
from tests.house import Server

LARGEST = 250_000
PEOPLE = {"citizen": 19, "staff": 11, "politician": 6, "partner": 5}
HANDED_IN = {
    1: ("Digipunt in de bib", "Hulp zonder afspraak"),
    2: ("Laptops uitlenen", "Les in gewone taal"),
    3: ("Een mens aan de telefoon",),
    4: ("Alles ook op papier", "Digibus naar elk dorp"),
}
# Each action with how likely a citizen, and anybody else, is to choose it.
ACTIONS = {
    "Open een digipunt in de bib, zonder afspraak": (0.75, 0.7),
    "Leen laptops uit aan gezinnen": (0.45, 0.4),
    "Schrijf brieven in klare taal": (0.35, 0.6),
    "Laat altijd een mens de telefoon opnemen": (0.8, 0.25),
    "Houd elk formulier ook op papier": (0.45, 0.1),
    "Zoek buddy's die aan huis komen": (0.15, 0.35),
    "Rij met een digibus naar elk dorp": (0.1, 0.45),
    "Geef les over veilig internet": (0.05, 0.15),
}
# What is worked out of it in the plan.
FIELDS = {
    "Open een digipunt in de bib, zonder afspraak": {
        "dienst": "Bibliotheek",
        "bevoegd_mandataris": "schepen van Digitalisering",
        "AC_lange_omschrijving": "Een vast digipunt, drie halve dagen per week, voor elke inwoner, in de bib.",
        "beleidsveld_code": "0703",
        "startjaar": 2027,
        "eindjaar": 2031,
        **{f"U_{year}": 18_000 for year in range(2027, 2032)},
        "O_2027": 10_000,
    },
    "Schrijf brieven in klare taal": {
        "dienst": "Communicatie",
        "bevoegd_mandataris": "burgemeester",
        "AC_lange_omschrijving": "Elke dienst leert klare taal en toetst standaardbrieven met inwoners.",
        "beleidsveld_code": "0111",
        "U_2027": 6_500,
        "U_2028": 3_000,
    },
    "Laat altijd een mens de telefoon opnemen": {"dienst": "Onthaal", "U_2027": 42_000, "U_2028": 42_000},
}
PLACE = {
    "BD_code": "BD000003",
    "BD_kort": "Iedereen kan digitaal mee",
    "AP_code": "AP000011",
    "AP_kort": "Hulp dichtbij",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the pictures go: somewhere to forget, unless `make pictures` asks for them."""
    return Path(os.environ.get("PICTURES") or tmp_path)


@pytest.fixture
def room(chromium, tmp_path):
    """A room with an address that people would see."""
    server = Server(tmp_path / "data", {"FACILITATOR_PUBLIC_URL": "https://doemee.example"}).start()
    screens = Screens(chromium, server.base)
    yield Room(signed_in(chromium, server), screens, "startsessie", "Startsessie: iedereen mee")
    screens.close()
    server.close()
    assert screens.complaints == []


def take(page: Page, folder: Path, name: str) -> None:
    """Take a picture, and see that it is small enough for a page on the web."""
    page.evaluate("document.fonts.ready")
    page.screenshot(path=folder / f"{name}.png", animations="disabled")
    assert (folder / f"{name}.png").stat().st_size <= LARGEST


def test_the_pictures_of_the_readme(room, folder):
    dice = Random(7)
    seats = [(role, room.seat(role, 1 + place % 5)) for role, n in PEOPLE.items() for place in range(n)]
    console = room.console(height=860)
    for step in room.steps[: [step["method"] for step in room.steps].index("tables") + 1]:
        room.fien.api.post(f"/sessions/{room.id}/steps/{step['id']}/open")
        if step["method"] == "write":
            for place, (_, seat) in enumerate(seats):
                seat.write(f"Idee van stoel {place}")
    for table, titles in HANDED_IN.items():
        phone = room.phone("citizen", table)
        for title in titles:
            phone.get_by_label("Korte titel").fill(title)
            phone.get_by_role("button", name="Geef dit door").click()
            expect(phone.locator("[data-private] .quote", has_text=title)).to_be_visible()
        phone.context.close()
    expect(console.locator(".inbox__item")).to_have_count(sum(map(len, HANDED_IN.values())))
    take(console, folder, "console")

    actions = list(room.actions(*ACTIONS).values())
    room.move("vote")
    phone = room.phone("citizen", 2, width=390, height=760)
    choose(phone, 1, 4)
    phone.evaluate("scrollTo(0, 0); document.activeElement.blur()")
    take(phone, folder, "phone")
    for role, seat in seats:
        chances = [chance[role != "citizen"] for chance in ACTIONS.values()]
        ranked = sorted(range(len(actions)), key=lambda place: dice.random() ** (1 / chances[place]), reverse=True)
        seat.vote(room.step("vote"), [actions[place] for place in ranked[:3]])
    for deed in ("close", "show"):
        room.move("vote", deed)
    board = room.board(1600, 900)
    expect(board.locator(".result").first).to_be_visible()
    take(board, folder, "board")

    take(plan(room), folder, "plan")


def plan(room: Room) -> Page:
    """Propose the four highest actions, work some of them out, and open the plan as Fien."""
    ranked = sorted(room.results()["total"], key=lambda row: row["rank"])
    highest = [row["action"] for row in ranked[:4]]
    vote = room.step("vote")
    room.fien.api.post(f"/sessions/{room.id}/steps/{vote}/propose", {"actions": highest})
    path = f"/trajectories/{room.trajectory}/plan"
    for item in room.fien.api.get(path)["items"]:
        known = item["fields"]
        worked_out = FIELDS.get(known["AC_korte_omschrijving"]["value"])
        if worked_out:
            wish = {
                name: {"value": value, "version": known[name]["version"]}
                for name, value in (worked_out | PLACE).items()
            }
            assert room.fien.api.ask("PATCH", f"{path}/{item['id']}", {"fields": wish}).status_code == 200
    page = room.screens.open(f"/traject/{room.trajectory}/plan", account=room.fien.account, width=1440, height=860)
    expect(page.locator(".plan__row")).to_have_count(4)
    return page
