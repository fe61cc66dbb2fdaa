"""Walks through every page and state: each stops where there is something to look at, and says where it stands."""

import re
from collections.abc import Callable, Iterator
from itertools import cycle, islice

from playwright.sync_api import Page, expect

from tests.browser.room import ROLES, Room, Seat, choose, vote
from tests.browser.screens import CONFLICT, Screens

Stops = Iterator[tuple[str, Page]]

LONG = "Wij willen graag een plek waar je zonder afspraak terechtkan met vragen over je gsm en over itsme, in elke wijk"
TITLES = ("Digipunt in elke wijk", "Leen laptops uit", "Schrijf klare brieven", "Een mens aan de lijn", "Ook op papier")
UNKNOWN, MISSING, STRANGER, REFUSED = "of a bad code", "status of 404", "status of 401", "status of 422"


def heading(phone: Page, words: str) -> None:
    """Wait until the task of a phone says this."""
    expect(phone.get_by_role("heading", level=1)).to_contain_text(words)


def wall(board: Page, screen: str, step: str = "") -> None:
    """Wait until the wall shows this picture of this step."""
    expect(board.locator(f'.wall[data-screen="{screen}"][data-step="{step}"]')).to_be_visible()


def way_in(room: Room, screens: Screens) -> Stops:
    """Walk in from the code to the room, and past the pages anybody may read."""
    screens.expect(MISSING, STRANGER, REFUSED, CONFLICT)
    phone = screens.phone("/")
    yield "code", phone
    for where, path in (
        ("wrong code", "/?code=12"),
        ("unknown code", "/?code=000001"),
        ("role", f"/{room.code}"),
        ("role at a table", f"/{room.code}?tafel=2"),
        ("privacy", "/privacy"),
        ("accessibility", "/toegankelijkheid"),
        ("nothing here", "/bestaat-niet"),
        ("nobody's seat", "/sessie"),
    ):
        phone.goto(path)
        yield where, phone
    phone.goto(f"/{room.code}")
    phone.locator("button.role-choice").first.evaluate("(e) => { e.value = 'koning' }")
    phone.locator("button.role-choice").first.click()
    yield "a role that is none", phone


def phone_screens(room: Room) -> Stops:
    """Walk one phone through a whole startsessie."""
    phone, seats = room.phone("citizen", 2), room.fill(citizens=5, staff=6)
    yield "waiting", phone
    phone.locator(".help summary").click()
    yield "help is open", phone
    phone.locator(".help summary").click()
    yield from _writing(room, phone)
    yield from _tables(room, phone)
    yield from _voting(room, phone, seats)
    yield from _afterwards(room, phone)


def _at(room: Room, phone: Page, method: str, words: str, deed: str = "open") -> tuple[str, Page]:
    room.move(method, deed)
    heading(phone, words)
    return f"{method}, {deed}", phone


def _writing(room: Room, phone: Page) -> Stops:
    yield _at(room, phone, "practice", "Wat drink je straks?")
    phone.get_by_role("radio", name="Thee").check()
    phone.get_by_role("button", name="Bewaar mijn antwoord").click()
    expect(phone.locator("[data-status]")).to_contain_text("Bewaard.")
    yield "practised", phone
    yield _at(room, phone, "explain", "Luister")
    yield _at(room, phone, "story", "")
    yield _at(room, phone, "write", "Wat kan helpen?")
    for idea in (LONG, "Leen laptops uit"):
        phone.get_by_label("Jouw idee").fill(idea)
        phone.get_by_role("button", name="Bewaar mijn idee").click()
        expect(phone.get_by_role("article").filter(has_text=idea)).to_be_visible()
    phone.get_by_text("Je kan dit nog veranderen.").first.click()
    yield "own ideas", phone
    phone.get_by_label("Jouw idee").fill("Half geschre")


def _tables(room: Room, phone: Page) -> Stops:
    room.move("tables")
    expect(phone.get_by_role("heading", name="Dit heb je nog niet gestuurd")).to_be_visible()
    yield "tables, and something unsent", phone
    phone.get_by_role("button", name="Gooi het weg").click()
    hand_in(phone)
    yield "tables are ready", phone
    ideas = [idea["id"] for idea in room.ideas() if idea["text"] == LONG or idea["status"] == "handed_in"]
    room.fien.api.post(f"/sessions/{room.id}/actions", {"title": TITLES[0], "ideas": ideas})
    room.actions(*TITLES[1:], LONG[:60])
    yield _at(room, phone, "merge", "Pauze")
    phone.get_by_role("button", name="Dat is iets anders").first.click()
    expect(phone.get_by_text("Je zei: dat is iets anders.").first).to_be_visible()
    yield "said that it is something else", phone
    yield _at(room, phone, "read", "Lees mee")


def hand_in(phone: Page) -> None:
    """Hand in for the table as often as it may."""
    for number, title in enumerate(("Digipunt", "Laptops", "Brieven"), 1):
        phone.get_by_label("Korte titel").fill(title)
        phone.get_by_role("button", name="Geef dit door").click()
        expect(phone.get_by_role("heading", name=f"gaf {number} van 3 door")).to_be_visible()


def _voting(room: Room, phone: Page, seats: list[Seat]) -> Stops:
    yield _at(room, phone, "vote", "Kies er 3")
    phone.get_by_text("Zo tonen we de uitslag").click()
    choose(phone, 1, 2)
    yield "chosen, not kept", phone
    vote(phone, 1, 6)
    yield "voted", phone
    actions = [one["id"] for one in room.fien.api.get(f"/sessions/{room.id}/actions")["actions"]]
    for place, seat in enumerate(seats):
        seat.vote(room.step("vote"), list(islice(cycle(actions), 3 * (place >= 5), 3 * (place >= 5) + 1 + place % 3)))
    yield _at(room, phone, "vote", "De stemming is gestopt.", "stop")
    yield _at(room, phone, "vote", "De stemmen zijn geteld.", "close")
    yield _at(room, phone, "vote", "Dit is de uitslag.", "show")


def _afterwards(room: Room, phone: Page) -> Stops:
    yield _at(room, phone, "results", "")
    yield _at(room, phone, "evaluate", "Hoe was het?")
    phone.goto("/sessie/rol")
    yield "another role", phone
    phone.goto("/sessie")
    end(room)
    heading(phone, "Dank je wel")
    yield "thanks", phone


def end(room: Room) -> None:
    """Let Fien end the session at her console."""
    console = room.console("/afsluiten")
    console.get_by_role("button", name="Sluit af").click()
    console.context.close()


def other_screens(make_room: Callable[..., Room]) -> Stops:
    """See the screens of a phone that a startsessie does not have."""
    room = make_room("inwonersgesprek")
    room.actions(LONG[:60], *TITLES[1:3])
    phone = room.phone("partner", None)
    room.move("vote")
    expect(phone.get_by_role("radio", name="Een beetje").first).to_be_visible()
    yield "three answers, not secret", phone
    phone.get_by_role("radio", name="Een beetje").first.check()
    phone.get_by_role("button", name="Toon alle kaarten").click()
    phone.get_by_role("button", name="Bewaar mijn keuze").click()
    expect(phone.locator("[data-status]")).to_contain_text("Bewaard.")
    yield "all three answers", phone
    for deed in ("stop", "close", "show"):
        room.move("vote", deed)
    heading(phone, "Dit is de uitslag.")
    yield "result of three answers", phone

    room = make_room("werksessie-toetsen")
    phone = room.phone("staff", 1)
    room.move("inclusion_test")
    expect(phone.get_by_text("Dit doen we op papier, aan tafel.")).to_be_visible()
    yield "on paper", phone


def scriptless(room: Room, screens: Screens) -> Stops:
    """See what only a phone that runs no script of ours sees: refusals in the page."""
    screens.expect(REFUSED, "ERR_FAILED")
    phone = screens.phone("about:blank")
    phone.route(re.compile(r"\.js\b"), lambda route: route.abort())
    phone.goto(f"/{room.code}")
    phone.get_by_role("button", name=ROLES["citizen"]).click()
    room.move("tables")
    phone.get_by_role("link", name="Ververs").click()
    yield "no table yet", phone
    room.move("write")
    phone.get_by_role("link", name="Ververs").click()
    phone.get_by_label("Jouw idee").fill("   ")
    phone.get_by_role("button", name="Bewaar mijn idee").click()
    expect(phone.get_by_label("Jouw idee")).to_have_attribute("aria-invalid", "true")
    yield "nothing written", phone


def in_arabic(make_room: Callable[..., Room]) -> Stops:
    """See every screen of a phone that reads from the right, the Dutch beside it."""
    room = make_room(languages=["ar", "fr"], languages_reason="Er komen mensen die nog Nederlands leren.")
    phone = room.screens.phone(f"/{room.code}")
    yield "which language", phone
    phone.goto(f"/{room.code}?taal=ar")
    yield "role, in Arabic", phone
    phone.locator("button.role-choice").first.click()
    expect(phone.locator("html")).to_have_attribute("dir", "rtl")
    yield "waiting, in Arabic", phone
    for method in ("practice", "explain", "write", "tables", "merge", "read", "vote"):
        if method == "tables":
            room.actions(*TITLES)
        room.move(method)
        phone.goto("/sessie")
        yield f"{method}, in Arabic", phone
        if method == "write":
            phone.locator("#text").fill("أريد 2 km en een brief van Jan")
            phone.locator(".dock-above .button").click()
            expect(phone.locator("[data-private] .quote")).to_have_count(1)
            yield "own idea, in Arabic", phone
    phone.get_by_role("checkbox").nth(1).check()
    phone.locator(".dock-above .button").click()
    expect(phone.locator("[data-status]")).not_to_be_empty()
    yield "voted, in Arabic", phone
    for deed in ("stop", "close", "show"):
        room.move("vote", deed)
        phone.goto("/sessie")
        yield f"{deed}, in Arabic", phone
    for where in ("rol", ""):
        room.move("evaluate")
        phone.goto(f"/sessie/{where}".rstrip("/"))
        yield f"evaluate {where}, in Arabic", phone


def road_of_an_idea(room: Room, screens: Screens) -> Stops:
    """Ask with three words what became of an idea, and have its text erased."""
    phone = room.phone("citizen", 1)
    room.move("write")
    phone.get_by_label("Jouw idee").fill(LONG)
    phone.get_by_role("button", name="Bewaar mijn idee").click()
    words = phone.locator(".code-words strong").inner_text()
    room.fien.api.post(f"/sessions/{room.id}/actions", {"title": TITLES[0], "ideas": [room.ideas()[0]["id"]]})
    screens.expect(MISSING, REFUSED)
    visitor = screens.phone("/idee")
    yield "three words", visitor
    for where, typed, button in (
        ("three other words", "geen goede woorden", "Toon mijn idee"),
        ("road of an idea", words, "Toon mijn idee"),
        ("must it go?", "", "Haal mijn tekst weg"),
    ):
        if typed:
            visitor.get_by_label("Typ de drie woorden").fill(typed)
        visitor.get_by_role("button", name=button).click()
        yield where, visitor
    visitor.locator("main form button").first.click()
    heading(visitor, "Je tekst is weg.")
    yield "gone", visitor
    for path in ("/geen-internet", "/taal", "/taalhulp"):
        visitor.goto(path)
        yield path, visitor


def with_receipts(room: Room) -> Stops:
    """See what a phone shows where each ballot gives a receipt."""
    sheet = room.console("/draaiboek")
    sheet.get_by_label("Bewijsje bij elke stem").check()
    sheet.locator(".session-data").get_by_role("button", name="Bewaar").first.click()
    room.actions(*TITLES)
    phone = room.phone("citizen", 1)
    room.move("vote")
    vote(phone, 1, 2)
    yield "a receipt", phone
    for deed in ("close", "show"):
        room.move("vote", deed)
    heading(phone, "Dit is de uitslag.")
    phone.goto("/sessie/bewijzen")
    yield "receipts", phone
    sheet.goto(f"/druk/{room.id}/bewijzen/{room.step('vote')}")
    yield "print receipts", sheet


def pictures(room: Room, board: Page, titles: tuple[str, ...] = TITLES) -> Iterator[str]:
    """Bring the room from picture to picture, and say which the wall shows now."""
    yield "lobby"
    seats = room.fill(citizens=6, staff=5, politicians=5)
    for method, screen in (("practice", "practice"), ("explain", "text"), ("write", "write"), ("tables", "tables")):
        room.move(method)
        wall(board, screen, room.step(method))
        yield screen
    actions = list(room.actions(*titles).values())
    for method, screen in (("merge", "break"), ("read", "cards"), ("vote", "vote")):
        room.move(method)
        wall(board, screen, room.step(method))
        yield screen
    for place, seat in enumerate(seats):
        chosen = [actions[0], actions[(1 + place // 6) % len(actions)], actions[(4 + place % 5) % len(actions)]]
        seat.vote(room.step("vote"), list(dict.fromkeys(chosen)))
    for deed, screen in (("stop", "stopped"), ("close", "counted"), ("show", "results")):
        room.move("vote", deed)
        wall(board, screen, room.step("vote"))
        yield screen
    room.move("evaluate")
    wall(board, "evaluate", room.step("evaluate"))
    yield "evaluate"


def console_pages(room: Room, screens: Screens) -> Stops:
    """Walk the facilitator through her console and the pages beside it, before, during and after the session."""
    console = room.console()
    base = f"/console/{room.id}"

    def beside(where: str, path: str) -> tuple[str, Page]:
        console.goto(base + path)
        return where, console

    yield "console, planned", console
    phone, seats = room.phone("citizen", 2), room.fill(citizens=5, staff=6)
    room.move("write")
    for place, seat in enumerate(seats):
        seat.write(f"Een digipunt in wijk {place}")
    yield beside("console, write", "")
    yield beside("keying ideas", "/papier")
    room.move("tables")
    hand_in(phone)
    yield beside("console, tables", "")
    expect(console.locator(".inbox__item")).to_have_count(3)
    yield "console, inbox", console
    console.locator(".inbox__item a").first.click()
    yield "words of an idea", console
    ideas = [idea["id"] for idea in room.ideas()][:2]
    room.fien.api.post(f"/sessions/{room.id}/actions", {"title": TITLES[0], "ideas": ideas})
    room.actions(*TITLES[1:])
    yield beside("merging", "/samenvoegen")
    actions = room.fien.api.get(f"/sessions/{room.id}/actions")["actions"]
    yield beside("pictogram", f"/acties/{actions[0]['id']}/pictogram")
    yield beside("shortcuts", "/sneltoetsen")
    yield from _run_sheet(room, beside)
    screens.expect(REFUSED)
    yield from _vote_at_the_console(room, seats, console, beside)
    end(room)
    yield beside("console, ended", "")


def _run_sheet(room: Room, beside: Callable[[str, str], tuple[str, Page]]) -> Stops:
    yield beside("run sheet", "/draaiboek")
    where, console = beside("step", f"/draaiboek/{room.step('vote')}")
    yield where, console
    yield beside("ending", "/afsluiten")


def _vote_at_the_console(
    room: Room, seats: list[Seat], console: Page, beside: Callable[[str, str], tuple[str, Page]]
) -> Stops:
    vote_step = room.step("vote")
    yield beside("console, before the vote", "")
    room.move("vote")
    actions = [one["id"] for one in room.fien.api.get(f"/sessions/{room.id}/actions")["actions"]]
    for place, seat in enumerate(seats):
        seat.vote(vote_step, [actions[0], actions[1 + place % 3]])
    yield beside("console, vote", "")
    yield beside("keying ballots", "/papier")
    for line in ("i 2 4", "m 1 99"):
        console.get_by_label("Volgcode, rol en kruisjes").fill(line)
        console.get_by_label("Volgcode, rol en kruisjes").press("Enter")
        yield f"keyed {line}", console
    room.move("vote", "stop")
    yield beside("console, stopped", "")
    yield beside("counting", f"/stap/{vote_step}/tellen?papieren=2")
    room.move("vote", "close")
    yield beside("console, counted", "")
    room.move("vote", "show")
    yield beside("console, shown", "")
    yield beside("proposing", f"/voorstel/{vote_step}")
    console.get_by_role("button", name="Stel dit voor aan de gemeente").click()
    yield "proposed", console
    yield beside("result in detail", f"/uitslag/{vote_step}")
    yield beside("two rules", f"/uitslag/{vote_step}?plaatsen=2&kies=plaatsen")


def coverage_pages(room: Room, screens: Screens) -> Stops:
    """See what is covered and who is missing: empty, filled, refused, and on a helper's phone."""
    base = f"/console/{room.id}"
    desk = room.console("/dekking")
    yield "coverage, no actions", desk
    actions = list(room.actions(*TITLES).values())
    desk.goto(f"{base}/dekking/{actions[0]}")
    yield "places of an action", desk
    for action, place in zip(actions, ("P1", "P4", "P4", "P3"), strict=False):
        desk.goto(f"{base}/dekking/{action}")
        desk.locator(f'[value="{place}"]').check()
        desk.locator('[value="2"]').check()
        desk.get_by_role("button", name="Bewaar", exact=True).click()
    yield "coverage, before a vote", desk
    room.move("vote")
    for seat in room.fill(citizens=6, staff=0):
        seat.vote(room.step("vote"), actions[1:4])
    room.move("vote", "close")
    for axis in ("graad", "domein"):
        desk.goto(f"{base}/dekking?n=2&kruis={axis}")
        yield f"coverage, {axis}", desk
    desk.goto(f"/traject/{room.trajectory}/kader")
    yield "frame", desk
    desk.goto(f"{base}/wie-ontbreekt")
    yield "missing, nothing asked", desk
    desk.get_by_label("Groep 1", exact=True).fill("jonger dan 30")
    screens.expect(REFUSED)
    desk.get_by_role("button", name="Bewaar").click()
    yield "missing, refused", desk
    desk.get_by_label("Hoeveel je er wil van groep 1").fill("8")
    desk.get_by_label("inwoners").fill("4")
    desk.get_by_role("button", name="Bewaar").last.click()
    expect(desk.get_by_role("heading", name="Nu in de zaal")).to_be_visible()
    yield "missing", desk
    desk.goto(f"{base}/helpers")
    desk.get_by_label("Voornaam of een woord").fill("rood")
    desk.get_by_role("button", name="Maak een link").first.click()
    helper = screens.phone(desk.get_by_label("Of typ dit adres").input_value())
    helper.get_by_role("link", name="Tel een tafel").click()
    yield "counting a table", helper
    helper.get_by_role("radio", name="3").check()
    helper.get_by_label("jonger dan 30").fill("4")
    helper.get_by_role("button", name="Bewaar").click()
    expect(helper.get_by_role("status")).to_contain_text("Tafel 3 is geteld.")
    yield "counted a table", helper


def second_rounds(room: Room, screens: Screens) -> Stops:
    """Walk through a second round: asked at the desk, what moved on every screen, and actions brought along to a later session."""
    console, base = room.console(), f"/console/{room.id}"
    phone, seats = room.phone("citizen", 2), room.fill(citizens=5, staff=5)
    actions = list(room.actions(*TITLES).values())
    first = room.step("vote")
    room.move("vote")
    for seat in seats:
        seat.vote(first, actions[:2])
    for deed in ("close", "show"):
        room.move("vote", deed)
    console.goto(f"{base}/opnieuw/{first}")
    yield "voting again", console
    path = f"/sessions/{room.id}/steps"
    second = room.fien.api.post(f"{path}/{first}/again")["id"]
    room.fien.api.post(f"{path}/{second}/open")
    for seat in seats:
        seat.vote(second, actions[1:4])
    for deed in ("close", "show"):
        room.fien.api.post(f"{path}/{second}/{deed}")
    console.goto(f"{base}/verschuiving/{second}")
    yield "what moved", console
    phone.goto("/sessie")
    phone.locator(".moved summary").click()
    yield "what moved, on a phone", phone
    console.goto(base)
    console.locator("[data-press=page_on]").click()
    board = room.board()
    wall(board, "moved", second)
    yield "what moved, on the wall", board
    console.goto(f"/druk/{room.id}/verslag")
    yield "what moved, in the report", console
    console.goto(f"/druk/{room.id}/meeneemblad")
    yield "the sheet to take home", console
    later = room.fien.api.post(f"/trajectories/{room.trajectory}/sessions", {"format": "inwonersgesprek"})["id"]
    console.goto(f"/console/{later}/meebrengen")
    yield "bringing along", console
    console.get_by_role("button", name="Breng mee wat aangevinkt is").click()
    expect(console.get_by_text("staat hier al").first).to_be_visible()
    yield "brought along", console


def prints(room: Room, desk: Page) -> Stops:
    """See the papers of a session before they are printed."""
    for name in ("stembladen", "ideeenbriefjes", "aansluitblad", "tafelkaarten", "verslag", "meeneemblad"):
        desk.goto(f"/druk/{room.id}/{name}")
        yield f"print {name}", desk


def desk_pages(room: Room, screens: Screens) -> Stops:
    """Walk through the pages at a desk: trajectories, people, the plan, and coming in."""
    desk = screens.open("/trajecten", account=room.fien.account)
    yield "trajectories", desk
    desk.goto("/trajecten/nieuw")
    yield "new trajectory", desk
    screens.expect(REFUSED)
    desk.get_by_label("Gemeente").fill("Nergens")
    desk.get_by_label("Titel").fill("Iedereen mee")
    desk.get_by_role("button", name="Start dit traject").click()
    yield "unknown municipality", desk
    for where, path in (
        ("trajectory", ""),
        ("record", "/verwerking"),
        ("plan", "/plan"),
        ("goals", "/plan/boom"),
        ("bringing a file in", "/plan/invoer"),
        ("checks", "/plan/controle"),
        ("years of the plan", "/plan/jaren"),
        ("decisions", "/plan/beslissen"),
        ("versions", "/plan/versies"),
        ("fates of ideas", "/plan/ideeen"),
        ("files", "/plan/bestanden"),
        ("columns of files", "/plan/bestanden/kolommen"),
        ("people", "/mensen"),
    ):
        desk.goto(f"/traject/{room.trajectory}{path}")
        yield where, desk
    desk.get_by_role("button", name="Maak een link").click()
    link = desk.get_by_role("textbox", name="Link").input_value()
    yield "invited", desk
    plan = room.fien.api.get(f"/trajectories/{room.trajectory}/plan")["items"]
    desk.goto(f"/traject/{room.trajectory}/plan/{plan[0]['id']}")
    yield "action of the plan", desk
    for where, path in (
        ("place in the tree", f"/plan/{plan[0]['id']}/plaats"),
        ("beleidsveld", f"/plan/{plan[0]['id']}/beleidsveld"),
        ("estimates", f"/plan/{plan[0]['id']}/ramingen"),
        ("inclusietoets", f"/plan/{plan[0]['id']}/inclusietoets"),
        ("follow-up", "/plan/opvolgen"),
        ("laying the plan before people", "/plan/voorleggen"),
        ("what people said", "/plan/voorleggen/reacties"),
        ("new action", "/plan/nieuw"),
    ):
        desk.goto(f"/traject/{room.trajectory}{path}")
        yield where, desk
    yield from _writing_an_action(desk, f"/traject/{room.trajectory}/plan/{plan[0]['id']}")
    screens.expect(MISSING, STRANGER)
    stranger = screens.open("/aanmelden")
    yield "sign in", stranger
    stranger.get_by_label("E-mailadres").fill("niemand@voorbeeld.be")
    stranger.get_by_label("Wachtwoord").fill("geraden")
    stranger.get_by_role("button", name="Meld je aan").click()
    yield "not known", stranger
    for where, path in (
        ("invitation", link),
        ("old link", "/link/oud"),
        ("board without its key", f"/bord/{room.code}"),
    ):
        stranger.goto(path)
        yield where, stranger


def _writing_an_action(desk: Page, action: str) -> Stops:
    desk.goto(f"{action}/praten/AC_korte_omschrijving")
    desk.get_by_text("Stel een andere tekst voor").click()
    yield "nothing said yet", desk
    desk.get_by_label("Mijn tekst").fill("We openen een digipunt")
    desk.get_by_label("Waarom?").fill("Zo is het een zin.")
    desk.get_by_role("button", name="Stel dit voor").click()
    desk.get_by_label("Zeg iets over dit veld").fill("Ook in de wijken?")
    desk.get_by_role("button", name="Zet erbij").click()
    expect(desk.get_by_text("Ook in de wijken?")).to_be_visible()
    yield "talk beside a field", desk
    for where, path in (("step", "schrijven/1"), ("step of money", "schrijven/8"), ("older texts", "versies/status")):
        desk.goto(f"{action}/{path}")
        yield where, desk


def counted(room: Room) -> Room:
    """Let a room vote, count, show and propose, by programs."""
    actions = list(room.actions(*TITLES).values())
    seats = room.fill(citizens=6, staff=5)
    room.move("write")
    seats[0].write(LONG)
    room.move("vote")
    for place, seat in enumerate(seats):
        seat.vote(room.step("vote"), actions[place % 2 : 3])
    for deed in ("close", "show"):
        room.move("vote", deed)
    path = f"/sessions/{room.id}/steps/{room.step('vote')}/propose"
    room.fien.api.post(path, {"actions": actions[:2]})
    return room
