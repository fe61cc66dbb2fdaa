"""A whole startsessie in real browsers: from an empty list of trajectories to actions in a workbook."""

import re
from collections import Counter, defaultdict
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from playwright.sync_api import Page, expect

from tests.browser.room import ROLES, Seat, number_in, rows, vote

IDEAS = (
    "Een digipunt in de bib waar je zomaar binnen mag",
    "Een digipunt in de bib, zonder afspraak",
    "Laptops lenen voor thuis",
)


def _start(screens, fien) -> tuple[Page, str]:
    console = screens.open("/trajecten", account=fien.account, width=1440, height=900)
    console.get_by_role("link", name=re.compile("Start .*traject")).click()
    console.get_by_label("Gemeente").fill("Dentergem")
    console.get_by_label("Titel").fill("Niemand blijft achter")
    console.get_by_role("button", name="Start dit traject").click()
    expect(console.get_by_role("heading", name="Dentergem", level=1)).to_be_visible()
    trajectory = console.url
    console.get_by_role("radio", name="Startsessie").check()
    console.get_by_role("button", name="Maak de sessie").click()
    expect(console).to_have_url(re.compile("/console/"))
    return console, trajectory


def _board(console: Page) -> Page:
    with console.expect_popup() as opened:
        console.get_by_role("button", name="Open het grote scherm").click()
    board = opened.value
    board.set_viewport_size({"width": 1920, "height": 1080})
    return board


def _join(screens, code: str, role: str, table: int, **size) -> Page:
    phone = screens.phone("/", **size)
    phone.get_by_label("Code van zes cijfers").fill(f"{code[:3]} {code[3:]}")
    phone.get_by_role("button", name="Ga verder").click()
    phone.get_by_role("radio", name=str(table), exact=True).check()
    phone.get_by_role("button", name=ROLES[role]).click()
    expect(phone.get_by_role("heading", name="Even wachten. Kijk naar het grote scherm.")).to_be_visible()
    return phone


def _programs(fien, session: str, code: str) -> list[Seat]:
    seats = []
    for place in range(10):
        joined = fien.anybody.post(
            "/join", {"code": code, "role": "citizen" if place < 5 else "staff", "table": 1 + place % 3}
        )
        seats.append(Seat(fien.server.api(joined["token"]), session))
    return seats


def _press(console: Page, key: str) -> None:
    """Press a key once the page listens: it then shows which keys there are."""
    expect(console.locator("[data-hint]:not([hidden])").first).to_be_attached()
    console.keyboard.press(key)


def _forward(console: Page, button: str, title: str) -> None:
    console.bring_to_front()
    expect(console.locator(".button--deed")).to_contain_text(button)
    _press(console, "ArrowRight")
    expect(console.locator("[aria-current=step]")).to_contain_text(title)


def _write(phone: Page, text: str) -> None:
    phone.get_by_label("Jouw idee").fill(text)
    phone.get_by_role("button", name="Bewaar mijn idee").click()
    expect(phone.locator("[data-private] .quote")).to_have_text([text])
    expect(phone.get_by_label("Jouw idee")).to_have_value("")


def _hand_in(phone: Page, title: str, own: str = "") -> None:
    if own:
        phone.get_by_text(own).click()
    phone.get_by_label("Korte titel").fill(title)
    phone.get_by_role("button", name="Geef dit door").click()
    expect(phone.locator("[data-private] article .quote", has_text=title)).to_be_visible()


def test_a_whole_startsessie_ends_in_a_workbook(screens, fien):
    console, trajectory = _start(screens, fien)
    session = console.url.rsplit("/", 1)[1].split("?", 1)[0]
    board = _board(console)
    code = re.search(r"/bord/(\d{6})", board.url)[1]
    citizen = _join(screens, code, "citizen", 1)
    staff = _join(screens, code, "staff", 2)
    politician = _join(screens, code, "politician", 3, width=320, height=568)
    phones = [citizen, staff, politician]
    programs = _programs(fien, session, code)
    expect(board.locator("[data-present]")).to_have_text("13")

    _forward(console, "Start", "Welkom")
    _forward(console, "Verder", "Oefen even")
    for phone, drink in zip(phones, ("Koffie", "Koffie", "Water"), strict=True):
        phone.get_by_text(drink, exact=True).click()
        phone.get_by_role("button", name="Bewaar mijn antwoord").click()
        expect(phone.locator("[data-status]")).to_contain_text("Bewaard.")
    expect(board.locator(".wall")).to_contain_text(re.compile(r"Koffie\s*2.*Water\s*1", re.DOTALL))

    for title in ("Wie kan niet mee?", "Eén verhaal", "Waar loopt het mis?", "Schrijf in stilte"):
        _forward(console, "Verder", title)
    for phone, idea in zip(phones, IDEAS, strict=True):
        _write(phone, idea)
    programs[0].write("Iemand die helpt met itsme")
    expect(board.locator(".big-count")).to_have_text("4 ideeën bewaard")
    assert not any(idea in board.content() for idea in IDEAS)

    _forward(console, "Verder", "Bespreek")
    _hand_in(citizen, "Digipunt in de bib", IDEAS[0])
    _hand_in(staff, "Digipunt zonder afspraak", IDEAS[1])
    _hand_in(politician, "Laptops uitlenen", IDEAS[2])
    _hand_in(citizen, "Hulp met itsme")
    expect(board.locator(".table-card", has_text="Tafel 1")).to_contain_text("2 van 3")
    inbox = console.locator(".inbox__item")
    expect(inbox).to_have_count(4)
    console.bring_to_front()
    _press(console, "g")
    expect(inbox).to_have_count(3)

    _forward(console, "Verder", "Pauze")
    _press(console, "m")
    expect(console.get_by_role("heading", name="Voeg ideeën samen")).to_be_visible()
    _merge(console)
    expect(citizen.get_by_text("We zetten jouw idee bij een ander idee.")).to_be_visible()
    expect(staff.get_by_text("We zetten jouw idee bij een ander idee.")).to_be_visible()
    staff.get_by_role("button", name="Dat is iets anders").click()
    expect(staff.get_by_text("Je zei: dat is iets anders. We kijken het na.")).to_be_visible()
    expect(console.get_by_text("«dat is iets anders»")).to_be_visible()
    console.get_by_role("button", name=re.compile("Haal eruit ?: Digipunt zonder afspraak")).click()
    console.get_by_role("button", name=re.compile("Eigen actie ?: Digipunt zonder afspraak")).click()
    expect(console.locator(".action")).to_have_count(4)
    expect(staff.get_by_text("Dit is nu een kaart.")).to_be_visible()

    console.get_by_role("link", name="Terug naar de console").click()
    _forward(console, "Verder", "Dit zijn jullie ideeën")
    expect(board.locator(".wall-card")).to_have_count(4)
    _forward(console, "Open de stemming", "Kies er drie")

    actions = {a["number"]: a["id"] for a in fien.api.get(f"/sessions/{session}/actions")["actions"]}
    step = fien.api.get(f"/sessions/{session}")["step"]["id"]
    ballots: list[tuple[str, set[int]]] = []
    for place, seat in enumerate(programs):
        chosen = {1, 2} if place < 5 else {3, 4}
        seat.vote(step, [actions[number] for number in chosen])
        ballots.append(("citizen" if place < 5 else "staff", chosen))
    vote(citizen, 1, 2, 3)
    vote(staff, 3, 4)
    vote(politician, 1)
    vote(citizen, 1, 4)
    ballots += [("citizen", {1, 4}), ("staff", {3, 4}), ("politician", {1})]
    expect(board.locator("[data-cast]")).to_have_text("13")
    expect(console.locator("[data-cast]").first).to_have_text("13")

    console.bring_to_front()
    _press(console, "ArrowRight")
    expect(citizen.get_by_role("heading", name="De stemming is gestopt.")).to_be_visible()
    expect(citizen.locator("[data-status]")).to_have_text("")
    _press(console, "p")
    console.get_by_label("Volgcode, rol en kruisjes").fill("i 2 4")
    _press(console, "Enter")
    expect(console.locator(".paper__count")).to_have_text("1 ingevoerd")
    ballots.append(("citizen", {2, 4}))
    _press(console, "Escape")
    _press(console, "Escape")
    expect(console.locator(".button--deed")).to_contain_text("Tel de stemmen")
    _press(console, "ArrowRight")
    console.get_by_label("Hoeveel papieren stembladen").fill("2")
    console.get_by_role("button", name="Kijk na").click()
    expect(console.get_by_text("2 papieren uitgedeeld, 1 ingevoerd. Toch tellen?")).to_be_visible()
    console.get_by_label("Hoeveel papieren stembladen").fill("1")
    console.get_by_role("button", name="Kijk na").click()
    console.get_by_role("button", name="Tel nu").click()
    expect(board.get_by_role("heading", name="De stemmen zijn geteld.")).to_be_visible()
    assert board.locator(".result").count() == 0

    expect(console.get_by_role("button", name="Toon nu al de uitslag")).to_be_visible()
    _press(console, "t")
    expect(board.locator(".result")).to_have_count(4)
    total = Counter(number for _, chosen in ballots for number in chosen)
    said = {number: f"{total[number]} van {len(ballots)}" for number in actions}
    for page in (board, *phones):
        expect(page.locator(".result")).to_have_count(4)
        assert rows(page) == said
    counted = fien.api.get(f"/sessions/{session}/steps/{step}/results")
    assert {row["number"]: row["votes"] for row in counted["total"]} == dict(total)
    assert counted["channels"] == {"phone": 13, "paper": 1} | {
        k: 0 for k in counted["channels"] if k not in ("phone", "paper")
    }
    own = Counter(number for role, chosen in ballots if role == "citizen" for number in chosen)
    groups = {group["label"]: {row["number"]: row["votes"] for row in group["results"]} for group in counted["groups"]}
    assert groups["inwoners"] == {number: own[number] for number in actions}
    assert [group["ballots"] for group in counted["groups"]] == [7, 7]

    _propose(console, board)
    _evaluate_and_end(console, board, phones)
    _report(console, said)
    sam = _invited(screens, console, trajectory)
    sam.get_by_role("link", name=re.compile("Het plan")).click()
    sam.get_by_role("link", name="Laptops uitlenen").first.click()
    sam.get_by_role("button", name="Neem deze actie op").click()
    expect(sam.get_by_text("weerhouden").first).to_be_visible()
    sam.get_by_role("link", name="Terug naar het plan").click()
    statuses, advice = _workbook(sam)
    taken = dict.fromkeys(_titles(fien, session).values(), "voorstel") | {"Laptops uitlenen": "weerhouden"}
    assert statuses == {title: (taken[title], said[number]) for number, title in _titles(fien, session).items()}
    assert advice["totaal"] == Counter((total[number], 14) for number in actions)
    assert advice["inwoners"] == Counter((own[number], 7) for number in actions)


def _pick(console: Page, title: str) -> None:
    """Walk to an idea by the arrow keys."""
    item = console.locator("[data-items] [data-item]")
    _press(console, "ArrowUp")
    for _ in range(item.count()):
        if title in console.locator("[data-picked]").inner_text():
            return
        _press(console, "ArrowDown")
    for _ in range(item.count()):
        _press(console, "ArrowUp")
        if title in console.locator("[data-picked]").inner_text():
            return
    raise AssertionError(title)


def _merge(console: Page) -> None:
    for title in ("Digipunt in de bib", "Digipunt zonder afspraak"):
        _pick(console, title)
        _press(console, "x")
    _press(console, "t")
    console.keyboard.type("Open een digipunt in de bib")
    _press(console, "Enter")
    expect(console.locator(".action")).to_have_count(1)
    for made, title in enumerate(("Laptops uitlenen", "Hulp met itsme"), 2):
        _pick(console, title)
        _press(console, "a")
        expect(console.locator(".action")).to_have_count(made)


def _propose(console: Page, board: Page) -> None:
    _press(console, "n")
    expect(console.get_by_text("Aan de streep is het gelijk. We vinken ze allemaal aan.")).to_be_visible()
    expect(console.get_by_role("checkbox", checked=True)).to_have_count(4)
    console.get_by_role("button", name="Stel dit voor aan de gemeente").click()
    expect(board.get_by_text("Dit nemen we mee")).to_have_count(4)
    console.get_by_role("link", name="Terug naar de console").click()


def _evaluate_and_end(console: Page, board: Page, phones: list[Page]) -> None:
    for title in ("Wat gebeurt er nu?", "Wat valt op?", "Hoe was het?"):
        _forward(console, "Verder", title)
    for phone in phones:
        for question in phone.locator("fieldset").all():
            question.get_by_role("radio").first.check()
        phone.get_by_role("button", name="Bewaar mijn antwoord").click()
        expect(phone.locator("[data-status]")).to_contain_text("Bewaard.")
    console.get_by_role("link", name="Sluit de sessie af").click()
    console.get_by_role("button", name="Sluit af").click()
    for page in (board, *phones):
        expect(page.get_by_role("heading", name="Dank je wel").first).to_be_visible()


def _report(console: Page, said: dict[int, str]) -> None:
    console.get_by_role("link", name="Druk het blad voor aan de kapstok").click()
    expect(console.get_by_role("heading", level=1)).to_contain_text("wat we kozen")
    lines = console.locator(".report__table tbody tr").all()
    told = {number_in(line): line.locator(".number").first.inner_text() for line in lines}
    assert told == said
    expect(console.get_by_text("nemen we mee")).to_have_count(4)
    expect(console.locator(".report__rule")).to_contain_text("13 met gsm, 1 op papier")


def _invited(screens, console: Page, trajectory: str) -> Page:
    """Let Sam come in by a link, as secretary."""
    console.goto(trajectory)
    console.get_by_role("link", name=re.compile("Mensen")).click()
    console.get_by_role("radio", name="beleidsmedewerker").check()
    console.get_by_role("button", name="Maak een link").click()
    sam = screens.open(console.get_by_role("textbox", name="Link").input_value())
    sam.get_by_label("Je naam").fill("Sam")
    sam.get_by_label("Je e-mailadres").fill("sam@voorbeeld.be")
    sam.get_by_label("Kies een wachtwoord").fill("nog een lange zin")
    sam.get_by_role("button", name="Maak je account").click()
    return sam


def _titles(fien, session: str) -> dict[int, str]:
    return {one["number"]: one["title"] for one in fien.api.get(f"/sessions/{session}/actions")["actions"]}


def _workbook(sam: Page) -> tuple[dict[str, tuple[str, str]], dict[str, Counter[tuple[int, int]]]]:
    """Download the workbook; returns each action's status and result, and the results per group."""
    with sam.expect_download() as taken:
        sam.get_by_role("link", name="Neem het werkboek mee").click()
    book = load_workbook(BytesIO(taken.value.path().read_bytes()))
    advice: dict[str, Counter[tuple[int, int]]] = defaultdict(Counter)
    for line in _lines(book["Advies"]):
        advice[line["groep"]][line["stemmen"], line["stemmen_uitgebracht"]] += 1
    lines = _lines(book["Acties"])
    told = {line["AC_korte_omschrijving"]: (line["status"], line["advies"].split(",")[0]) for line in lines}
    return told, advice


def _lines(sheet: Worksheet) -> list[dict[str, Any]]:
    head, *body = sheet.iter_rows(values_only=True)
    return [dict(zip(head, line, strict=True)) for line in body]
