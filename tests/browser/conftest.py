"""Chromium, one real server and one signed-in facilitator for all browser tests."""

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, expect, sync_playwright
from werkzeug.serving import make_server

from tests.browser.room import Fien, Room, signed_in
from tests.browser.screens import Screens
from tests.house import Server

# --no-sandbox: containers and room boxes often run as root; the rest keeps Chromium from calling home.
CALM = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium(project: Path) -> Iterator[Browser]:
    """The browser that `make test` found or installed; never skipped."""
    note = project / ".venv" / "chromium-path"
    assert note.is_file(), "No Chromium yet: `make test` finds or installs it"
    expect.set_options(timeout=10_000)
    with sync_playwright() as run:
        log = os.environ.get("CHROMIUM_NET_LOG")
        args = [*CALM, f"--log-net-log={log}"] if log else CALM
        browser = run.chromium.launch(executable_path=note.read_text().strip(), args=args)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all browser tests, new, so that its first sign-in link still works."""
    made = Server(tmp_path_factory.mktemp("browser") / "data").start()
    yield made
    made.close()


@pytest.fixture(scope="session")
def fien(chromium: Browser, house: Server) -> Fien:
    """The facilitator, who came in by the first link."""
    return signed_in(chromium, house)


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    """Where a browser finds the app of this process, for a test that looks behind its pages too."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def screens(chromium: Browser, house: Server) -> Iterator[Screens]:
    """The screens of this test; what a page complains about fails it."""
    made = Screens(chromium, house.base)
    yield made
    made.close()
    assert made.complaints == []


@pytest.fixture
def make_room(fien: Fien, screens: Screens) -> Callable[..., Room]:
    """Make a session, set up by the API: `make_room("inwonersgesprek")`."""
    return lambda runsheet="startsessie", **wishes: Room(fien, screens, runsheet, **wishes)


@pytest.fixture
def room(make_room: Callable[..., Room]) -> Room:
    """A startsessie that nobody has joined yet."""
    return make_room()
