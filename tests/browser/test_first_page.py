"""The first pages on a poor line: light, from nobody else, and usable within five seconds."""

import re
import time
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.room import ROLES, TITLES

KILOBIT = 1024 / 8
MOST, MOST_SCRIPT, PATIENCE = 50 * 1024, 25 * 1024, 5.0


@dataclass
class Line:
    """A line of 400 kbit/s with a delay of 400 ms, and what came over it."""

    page: Page
    bytes: dict[str, float] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        wire = self.page.context.new_cdp_session(self.page)
        wire.send("Network.enable")
        wire.send("Network.clearBrowserCache")
        speed = 400 * KILOBIT
        wire.send("Network.emulateNetworkConditions", {"offline": False, "latency": 400, "downloadThroughput": speed,
                                                       "uploadThroughput": speed})  # fmt: skip
        wire.on("Network.requestWillBeSent", self._asked)
        wire.on("Network.loadingFinished", self._came)

    def _asked(self, event) -> None:
        self.kinds[event["requestId"]] = event.get("type", "")
        self.addresses[event["requestId"]] = event["request"]["url"]

    def _came(self, event) -> None:
        if event["requestId"] in self.kinds:  # the page before may still be loading when the line is laid
            self.bytes[event["requestId"]] = event["encodedDataLength"]

    def of(self, kind: str = "") -> int:
        """Return how many bytes came, headers and all."""
        return int(sum(size for one, size in self.bytes.items() if kind in ("", self.kinds[one])))

    def others(self, host: str) -> list[str]:
        """Return what was asked of anybody else."""
        return [url for url in self.addresses.values() if url.startswith("http") and urlsplit(url).netloc != host]


@pytest.fixture
def phone(screens):
    """A phone that has never been here."""
    return screens.phone("about:blank")


@pytest.mark.parametrize("page", ["code", "role", "task", "vote"])
def test_a_first_page_is_light_and_soon_usable(room, phone, house, page):
    if page == "task":
        room.move("practice")
        phone.goto(f"/{room.code}")
    if page == "vote":
        room.actions(*(f"{title}, {part}" for title in TITLES for part in ("nu", "later", "overal")))
        room.move("vote")
        phone.goto(f"/{room.code}")
    line = Line(phone)
    began = time.monotonic()
    if page == "code":
        phone.goto("/", wait_until="commit")
        phone.get_by_label("Code van zes cijfers").click()
    elif page == "role":
        phone.goto(f"/{room.code}", wait_until="commit")
        phone.get_by_role("radio", name="2", exact=True).check()
    else:
        phone.get_by_role("button", name=ROLES["citizen"]).click(no_wait_after=True)
        choice = (
            phone.get_by_role("radio", name="Thee")
            if page == "task"
            else phone.get_by_role("checkbox", name="Stem op").first
        )
        choice.check()
        expect(phone.locator("html")).to_have_class(re.compile("live"))
    assert time.monotonic() - began <= PATIENCE
    phone.wait_for_load_state("networkidle")
    assert line.of() <= MOST
    assert line.of("Script") <= MOST_SCRIPT
    assert line.of("Font") == 0
    assert line.others(urlsplit(house.base).netloc) == []
