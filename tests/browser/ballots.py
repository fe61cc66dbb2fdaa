"""People who fill in every kind of ballot on a phone, by the buttons that are there, and a vote of any kind for them."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing

from playwright.sync_api import Page, expect

from tests.browser.paper_hands import become
from tests.browser.room import Room

TITLES = ("Digipunt in de bib", "Laptops uitlenen", "Brieven in klare taal", "Een mens aan de telefoon")
COSTS = (4_000, 6_000, 2_500, 8_000)
OPTIONS = {
    "pick": {"k": 2},
    "dots": {"k": 4, "cap": 3},
    "rank": {"k": 3},
    "budget": {"total": 10_000},
    "moscow": {"cap": 1},
}
REASON = "Te ver voor wie geen bus heeft."
# What `fill` says on a ballot, {0} being the first action.
SAID = {
    "pick": ["{1}", "{3}"],
    "budget": ["{0}", "{1}"],
    "dots": {"{0}": 3, "{2}": 1},
    "rank": ["{2}", "{3}", "{0}"],
    "yes_doubt_no": {"{0}": "yes", "{1}": "no", "{2}": "unknown"},
    "moscow": {"{0}": "must", "{1}": "not_now"},
    "consent": {"{0}": "none", "{1}": "objection", "reason:{1}": REASON},
    "matrix": {"{0}": {"effect": 3, "effort": 1}, "{1}": {"effect": 2}},
}


def vote_of(room: Room, kind: str) -> list[str]:
    """Make the vote of a room of this kind, with four actions that cost something; returns their ids."""
    ids = list(room.actions(*TITLES).values())
    become(room, kind, OPTIONS.get(kind, {}))
    with closing(sqlite3.connect(room.fien.server.data / "draagvlak.db", timeout=10)) as db, db:
        db.executemany("UPDATE actions SET cost = ? WHERE id = ?", list(zip(COSTS, ids, strict=True)))
    return ids


def named(said: object, ids: list[str]) -> object:
    """Put the ids of the actions where {0} and so on stand."""
    if isinstance(said, str):
        return said.format(*ids)
    if isinstance(said, dict):
        return {named(key, ids): named(value, ids) for key, value in said.items()}
    return [named(one, ids) for one in said] if isinstance(said, list) else said


def button(word: str, title: str) -> re.Pattern[str]:
    """Return the name of a button of one card."""
    return re.compile(rf"^{word} ?: {title}")


def fill(phone: Page, kind: str) -> None:
    """Fill in a ballot as people do, without saving it."""
    expect(phone.locator('form[data-form="ballot"]')).to_be_visible()
    if kind in ("pick", "budget"):
        for title in (TITLES[1], TITLES[3 if kind == "pick" else 0]):
            phone.get_by_role("checkbox", name=title).check()
    elif kind == "dots":
        for nth in (1, 1, 1, 3):
            phone.get_by_role("button", name=f"Een stip meer op kaart {nth}").click()
    elif kind == "rank":
        for title in (TITLES[0], TITLES[2], TITLES[3]):
            phone.get_by_role("button", name=button("Kies", title)).click()
        for title, times in ((TITLES[2], 1), (TITLES[3], 1)):
            for _ in range(times):
                phone.get_by_role("button", name=button("Hoger", title)).click()
    else:
        _answer(phone, kind)


def _answer(phone: Page, kind: str) -> None:
    """Go through the cards by «Volgende»."""
    answers = {
        "yes_doubt_no": (("Ja",), ("Nee",), ("Ik weet het niet",)),
        "moscow": (("Moet",), ("Nu niet",), ("Ik weet het niet",)),
        "consent": (("Geen bezwaar",), ("Ik heb een bezwaar",), ("Ik weet het niet",)),
        "matrix": (("Helpt veel", "Weinig moeite"), ("Helpt wat",), ()),
    }[kind]
    for nth, words in enumerate(answers):
        card = phone.locator("details.fold").nth(nth)
        expect(card).to_be_visible()
        for word in words:
            card.get_by_role("radio", name=word).first.check()
        if kind == "consent" and nth == 1:
            card.get_by_label("Waarom? Dit mag leeg.").fill(REASON)
        phone.get_by_role("button", name="Volgende").click()


def look_round(room: Room, kind: str, *, script: bool = True) -> Iterator[tuple[str, Page]]:
    """Walk through a ballot of this kind: as it comes, filled in, the cards in a list, kept; each stop is (where, phone)."""
    vote_of(room, kind)
    room.fill(citizens=6, staff=2 if kind == "matrix" else 6)  # So many staff would judge the effort apart.
    phone = room.phone("citizen", 2, script=script)
    room.move("vote")
    if not script:
        phone.reload()
    expect(phone.locator('form[data-form="ballot"]')).to_be_visible()
    yield f"{kind}, as it comes", phone
    if not script:
        return
    fill(phone, kind)
    yield f"{kind}, filled in", phone
    if phone.locator("[data-all]").count():
        phone.locator("[data-all]").click()
        yield f"{kind}, all cards", phone
    save(phone)
    yield f"{kind}, kept", phone


def save(phone: Page) -> None:
    """Save it, and see that it is kept."""
    phone.get_by_role("button", name="Bewaar mijn keuze").click()
    expect(phone.locator("[data-status]")).to_contain_text("Bewaard.")


def filled(phone: Page) -> list[list[str]]:
    """Return what stands in the form of the ballot, as [name, value]."""
    fields: list[list[str]] = phone.evaluate(
        """() => Array.from(new FormData(document.querySelector('form[data-form="ballot"]')))
             .filter(([name, value]) => /-|choice/.test(name) && value && value !== "0").sort()"""
    )
    return fields
