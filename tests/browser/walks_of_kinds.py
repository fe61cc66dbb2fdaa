"""Walks through votes of other kinds at the console and on the wall; each stop is (where, page)."""

from collections.abc import Iterator

from playwright.sync_api import Page, expect

from tests.browser.room import Room
from tests.browser.screens import Screens
from tests.browser.walks import LONG, REFUSED, Stops, wall

TITLES = (LONG[:60], "Leen laptops uit aan gezinnen", "Schrijf brieven in klare taal", "Bel terug")
ONE_BY_ONE = ("yes_doubt_no", "matrix", "moscow", "consent")


def choose_kind(room: Room, kind: str, **numbers: str) -> Page:
    """Let Fien make the vote of this room one of another kind; returns her page of the run sheet."""
    page = room.console(f"/draaiboek/{room.step('vote')}")
    page.locator(f'input[name="kind"][value="{kind}"]').check()
    for name, value in numbers.items():
        page.locator(f"#{name}-{kind}").fill(value)
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_role("heading", name="Draaiboek")).to_be_visible()
    return page


def money_at_the_console(room: Room, screens: Screens) -> Stops:
    """See a vote about money: chosen, without costs, priced, refused once, open."""
    page = room.console(f"/draaiboek/{room.step('vote')}")
    page.locator('input[value="budget"]').check()
    yield "kinds of vote", page
    page.goto(f"/console/{room.id}/kosten")
    yield "costs, no actions", page
    room.actions(*TITLES)
    page.context.close()
    page = choose_kind(room, "budget")
    room.move("read")
    page.goto(f"/console/{room.id}")
    yield "console, no money yet", page
    page.context.close()
    page = choose_kind(room, "budget", total="50.000")
    page.goto(f"/console/{room.id}")
    yield "console, no costs yet", page
    page.get_by_role("link", name="Zeg eerst wat elke actie kost").click()
    for place, box in enumerate(page.locator(".costs input").all()):
        box.fill("veel" if place == 1 else f"{place + 4}.000")
    screens.expect(REFUSED)
    page.get_by_role("button", name="Bewaar").click()
    expect(page.locator("[aria-invalid]")).to_have_value("veel")
    yield "costs, refused", page
    page.locator("[aria-invalid]").fill("€ 12.500")
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_text("Samen: 29.500 euro.")).to_be_visible()
    yield "costs", page
    room.move("vote")
    page.reload()
    yield "costs, fixed", page
    page.goto(f"/console/{room.id}")
    yield "console, money", page


def consent_at_the_console(room: Room) -> Stops:
    """See a vote about consent: counted, its reasons read and erased, what is proposed of it."""
    actions = list(room.actions(*TITLES).values())
    page = choose_kind(room, "consent")
    seats = room.fill(citizens=6, staff=5)
    room.move("vote")
    for place, seat in enumerate(seats):
        said = {"answer": "objection", "reason": "De bus rijdt niet op zondag."} if place == 0 else "none"
        seat.vote(room.step("vote"), {actions[0]: said, actions[1]: "none", actions[2]: "concern"})
    room.move("vote", "stop")
    page.goto(f"/console/{room.id}/stap/{room.step('vote')}/tellen")
    yield "counting consent", page
    room.move("vote", "close")
    page.goto(f"/console/{room.id}")
    yield "console, consent counted", page
    page.get_by_role("link", name="Lees de redenen").click()
    expect(page.get_by_text("De bus rijdt niet op zondag.").last).to_be_visible()
    yield "reasons", page
    room.move("vote", "show")
    page.goto(f"/console/{room.id}/voorstel/{room.step('vote')}")
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(2)
    yield "proposing consent", page
    page.goto(f"/console/{room.id}/redenen/{room.step('vote')}")
    page.locator(".reasons__erase summary").click()
    page.get_by_role("button", name="Wis voorgoed").click()
    expect(page.get_by_text("Niemand schreef een reden.")).to_be_visible()
    yield "no reasons", page


def walls(room: Room, board: Page, kind: str) -> Iterator[str]:
    """See the wall while people vote in one kind of vote."""
    page = choose_kind(room, kind, **({"total": "50.000"} if kind == "budget" else {}))
    if kind == "budget":
        page.goto(f"/console/{room.id}/kosten")
        for box in page.locator(".costs input").all():
            box.fill("12.500")
        page.get_by_role("button", name="Bewaar").click()
    page.context.close()
    room.move("vote")
    wall(board, "vote", room.step("vote"))
    yield kind
