"""axe-core beside a page, in a world of its own: the page keeps its content security policy and sees nothing of it."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.browser.measure import Look, looking
from tests.browser.world import World

SCRIPT = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"

# Beside every rule that is on by default, best practices among them. Not `target-size`: it counts what lies under the
# dock at this moment of scrolling as too small; thumbs are measured in test_fingers.
MORE = ("meta-refresh-no-exceptions",)
COLOURS = ("color-contrast", "link-in-text-block", "color-contrast-enhanced")
# On the wall letters stand out 7:1.
WALL = (*MORE, "color-contrast-enhanced")


@dataclass(frozen=True)
class Mode:
    """A way in which a page may be looked at."""

    name: str
    look: Look | None = None
    scheme: str = "light"
    forced: str = "none"
    direction: str = ""

    @property
    def recoloured(self) -> bool:
        """Say whether colours alone differ, so that only rules about colour need another look."""
        return self.scheme != "light" or self.forced != "none"


LIGHT = Mode("light")
DARK = Mode("dark", scheme="dark")
HIGH_CONTRAST = Mode("high contrast", forced="active")
HIGH_CONTRAST_DARK = Mode("high contrast, dark", scheme="dark", forced="active")
NARROW = Mode("320 px", Look("320 px", 320, 568))
LARGE = Mode("200 %", Look("200 %", 360, 640, letters=2))
LARGE_DESK = Mode("200 %", Look("200 %", 1280, 800, letters=2))
RIGHT_TO_LEFT = Mode("right to left", direction="rtl")

PHONE = (LIGHT, DARK, HIGH_CONTRAST, NARROW, LARGE, RIGHT_TO_LEFT)
DESK = (LIGHT, DARK, HIGH_CONTRAST, NARROW, LARGE_DESK)


@cache
def _source() -> str:
    assert SCRIPT.is_file(), "No axe-core yet: `make setup` installs it"
    return SCRIPT.read_text()


class Examiner:
    """Examines the pages of one test, and keeps what is wrong with them."""

    def __init__(self, rules: Sequence[str] = MORE) -> None:
        self._places: dict[str, list[str]] = {}
        # Sheets need no second look, and asking for them again would be a request of the page.
        every = {"resultTypes": ["violations"], "preload": False, "rules": {rule: {"enabled": True} for rule in rules}}
        colours = {
            **every,
            "runOnly": {"type": "rule", "values": [rule for rule in COLOURS if rule in (*COLOURS[:2], *rules)]},
        }
        self._options = {False: json.dumps(every), True: json.dumps(colours)}
        self._worlds: dict[Page, World] = {}

    def examine(self, page: Page, where: str, modes: Sequence[Mode] = (LIGHT,)) -> None:
        """Examine the page as it stands, in each mode."""
        for mode in modes:
            with self._in(page, mode):
                for wrong in self._violations(page, self._options[mode.recoloured]):
                    self._places.setdefault(wrong, []).append(f"{where}, {mode.name}")

    @property
    def found(self) -> list[str]:
        """What is wrong, and everywhere it was seen."""
        return [f"{wrong}\n    {'; '.join(places)}" for wrong, places in self._places.items()]

    @contextmanager
    def _in(self, page: Page, mode: Mode) -> Iterator[None]:
        page.emulate_media(color_scheme=mode.scheme, forced_colors=mode.forced)  # type: ignore[arg-type]
        if mode.direction:
            self._ask(page, f"document.documentElement.dir = '{mode.direction}'")
        if mode.look:
            with looking(page, mode.look):
                yield
        else:
            yield
        if mode.direction:
            self._ask(page, "document.documentElement.removeAttribute('dir')")
        page.emulate_media(color_scheme="light", forced_colors="none")

    def _violations(self, page: Page, options: str) -> list[str]:
        if not self._ask(page, "typeof axe === 'object'"):
            self._ask(page, _source() + ";true")
        answer = self._ask(page, f"axe.run(document, {options}).then((all) => JSON.stringify(all.violations))")
        return [
            f"{rule['id']}: {node['target']} {node['html'][:160]} {_why(node)}"
            for rule in json.loads(answer)
            for node in rule["nodes"]
        ]

    def _ask(self, page: Page, expression: str) -> Any:
        if page not in self._worlds:
            self._worlds[page] = World(page, "examiner")
        return self._worlds[page].ask(expression)


def _why(node: dict[str, Any]) -> str:
    """Return the first reason that axe gives, on one line."""
    checks = [check for kind in ("any", "all", "none") for check in node[kind]]
    return checks[0]["message"] if checks else ""
