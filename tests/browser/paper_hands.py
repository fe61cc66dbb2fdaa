"""Hands that key paper in a browser, and a vote that becomes of another kind."""

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing

from playwright.sync_api import Page, expect

from tests.browser.room import Room

# Of each kind with a page of its own: its options, and what two keyers read.
READ: Mapping[str, tuple[Mapping[str, object], str, str]] = {
    "dots": ({"k": 4, "cap": 3}, "i 1x3 2", "i 1x2 2"),
    "rank": ({"k": 3}, "i 3 1 2", "i 3 2 1"),
    "consent": ({}, "i ggzb / 4: Wie geen kaart heeft, valt uit.", "i gggb"),
    "matrix": ({}, "m h3211 m1123", "i h3211 m1122"),
    "budget": ({"total": 4000}, "i 1 2", "i 1 3"),
}
LINE = "Volgcode, rol en kruisjes"
PATIENCE = 10.0


class Keyboard:
    """Hands that key papers, and count each key they press."""

    def __init__(self, page: Page) -> None:
        self.page, self.pressed = page, 0
        self.each: list[int] = []

    def name(self, who: str) -> None:
        """Say who keys, then go back to the line."""
        self.page.get_by_label("Wie voert in?").fill(who)
        self.page.get_by_label(LINE).focus()

    def key(self, line: str) -> None:
        """Key one paper, into whatever has the focus."""
        before = self.pressed
        for character in line:
            self._press(character)
        self._press("Enter")
        self.each.append(self.pressed - before)

    def _press(self, key: str) -> None:
        self.page.keyboard.press("Space" if key == " " else key)
        self.pressed += 1


def become(room: Room, kind: str, options: Mapping[str, object]) -> None:
    """Make the vote of a room of this kind before it opens, as if its run sheet had said so."""
    with closing(sqlite3.connect(room.fien.server.data / "draagvlak.db", timeout=PATIENCE)) as db, db:
        db.execute(
            "UPDATE steps SET kind = ?, options = ? WHERE id = ?", (kind, json.dumps(options), room.step("vote"))
        )


def paper_of_each_kind(make_room: Callable[..., Room]) -> Iterator[tuple[str, Page]]:
    """Walk past the page before printing and the page where paper is keyed, with a mismatch, for each kind of vote."""
    for kind, (options, *lines) in READ.items():
        room = make_room()
        for n in range(1, 5):
            room.fien.api.post(f"/sessions/{room.id}/actions", {"title": f"Actie {n}", "ideas": [], "cost": 1000})
        become(room, kind, options)
        path = f"/druk/{room.id}/stembladen"
        yield f"printing {kind}", room.screens.open(path, account=room.fien.account, width=1440, height=900)
        room.move("vote")
        page = room.console("/papier")
        for keyer, line in zip(("Bea", "Carl"), lines, strict=True):
            page.get_by_label("Wie voert in?").fill(keyer)
            page.get_by_label(LINE).fill(f"K7F2 {line}")
            page.get_by_label(LINE).press("Enter")
            expect(page.locator(".paper__readback")).to_be_visible()
        expect(page.locator(".mismatch")).to_be_visible()
        yield f"keying {kind}", page
