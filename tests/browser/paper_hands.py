"""Hands that key paper in a browser, and a vote that becomes of another kind."""

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing

from playwright.sync_api import Page

from tests.browser.room import Room

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
