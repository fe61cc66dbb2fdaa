"""The page for when there is no internet: kept on a phone without anything of anybody, and gone on when it is back."""

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import CALM
from tests.browser.room import ROLES, TITLES, Room, choose, signed_in, vote
from tests.browser.screens import NO_NETWORK, NO_SERVER, Screens

HALL = "zaal.test"
# Chromium says of plain HTTP that it is plain HTTP.
UNTRUSTED = "Cross-Origin-Opener-Policy header has been ignored"
KEPT = """async () => {
  const found = {};
  for (const name of await caches.keys())
    for (const asked of await (await caches.open(name)).keys())
      found[name + ' ' + new URL(asked.url).pathname] = await (await caches.match(asked.url)).text();
  return found;
}"""


def settled(phone: Page) -> Page:
    """Wait until the worker has taken this phone under its wing."""
    phone.evaluate(
        "() => navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller || "
        "new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done)))"
    )
    return phone


def cut(phone: Page, off: bool) -> None:
    phone.context.set_offline(off)


def no_internet(phone: Page):
    return phone.get_by_role("heading", name="Geen internet. Laat deze pagina open.")


def test_reloading_without_internet_loses_no_draft_and_no_ballot(room, screens):
    screens.expect(NO_NETWORK)
    room.actions()
    room.fill(citizens=5, staff=0)
    phone = settled(room.phone())
    room.move("write")
    phone.get_by_label("Jouw idee").fill("Half geschre")
    cut(phone, True)
    phone.reload()
    expect(no_internet(phone)).to_be_visible()
    cut(phone, False)
    expect(phone.get_by_label("Jouw idee")).to_have_value("Half geschre")

    room.move("vote")
    choose(phone, 2, 3)
    cut(phone, True)
    phone.get_by_role("button", name="Bewaar mijn keuze").click()
    expect(phone.locator("[data-status]")).to_contain_text("Geen internet.")
    phone.reload()
    expect(no_internet(phone)).to_be_visible()
    cut(phone, False)
    expect(phone.get_by_role("checkbox")).to_have_count(len(TITLES))
    expect(phone.locator("[data-status]")).to_contain_text("Bewaard.")
    room.move("vote", "close")
    counted = room.results()
    assert counted["ballots"] == 1
    assert {row["number"]: row["votes"] for row in counted["total"]} == {1: 0, 2: 1, 3: 1, 4: 0}


def test_nothing_of_anybody_is_kept(room):
    room.actions()
    phone = settled(room.phone())
    room.move("write")
    phone.get_by_label("Jouw idee").fill("Van mij alleen")
    phone.get_by_role("button", name="Bewaar mijn idee").click()
    expect(phone.locator("[data-private] .quote")).to_have_text("Van mij alleen")
    room.move("vote")
    vote(phone, 1)
    for path in ("/sessie", "/sessie/rol", "/", f"/{room.code}"):
        phone.goto(path)
    kept = phone.evaluate(KEPT)
    assert len({name.split()[0] for name in kept}) == 1
    others = [name for name in kept if "/static/" not in name]
    assert [name.split()[1] for name in others] == ["/geen-internet"]
    assert [
        word for word in ("Van mij alleen", room.code, TITLES[0], "csrf", "checked") if word in kept[others[0]]
    ] == []
    told = json.dumps([text for name, text in kept.items() if "/static/" in name])
    assert [word for word in ("Van mij alleen", TITLES[0]) if word in told] == []


def test_an_older_build_is_thrown_away(room):
    phone = room.phone()
    phone.evaluate("() => caches.open('draagvlak-older').then((cache) => cache.put('/x', new Response('old')))")
    settled(phone)
    phone.wait_for_function("() => caches.keys().then((names) => names.length === 1 && names[0] !== 'draagvlak-older')")


def test_pages_of_the_facilitator_are_left_alone(room, fien, screens):
    phone = settled(room.phone())
    phone.goto("/aanmelden")
    screens.expect(NO_NETWORK)
    cut(phone, True)
    with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED"):
        phone.goto("/aanmelden")
    cut(phone, False)


def test_switched_off_it_leaves_phones_that_have_it(chromium, own_server, screens):
    screens.base = own_server.start().base
    screens.expect(NO_SERVER)
    room = Room(signed_in(chromium, own_server), screens, "startsessie")
    phone = settled(room.phone())
    assert len(phone.evaluate("caches.keys()")) == 1

    own_server.stop()
    own_server.env = {"FACILITATOR_OFFLINE_PAGE": "off"}
    own_server.start()
    phone.goto("/sessie")
    phone.wait_for_function("() => navigator.serviceWorker.getRegistrations().then((all) => all.length === 0)")
    phone.wait_for_function("() => caches.keys().then((names) => names.length === 0)")
    expect(phone.locator("html")).to_have_class(re.compile("live"))


@pytest.fixture
def elsewhere(chromium: Browser, house, project) -> Iterator[Screens]:
    """Screens of a browser that reaches the server as a hall without internet does: by a name, over plain HTTP."""
    rules = f"--host-resolver-rules=MAP {HALL} 127.0.0.1"
    path = (project / ".venv" / "chromium-path").read_text().strip()
    browser = chromium.browser_type.launch(executable_path=path, args=[*CALM, rules])
    made = Screens(browser, f"http://{HALL}:{house.port}")
    yield made
    made.close()
    browser.close()
    assert made.complaints == []


def test_over_plain_http_nothing_is_kept_and_all_works_the_same(room, elsewhere):
    elsewhere.expect(NO_NETWORK, NO_SERVER, UNTRUSTED)
    phone = elsewhere.phone(f"/{room.code}")
    assert phone.evaluate("[isSecureContext, 'serviceWorker' in navigator]") == [False, False]
    phone.get_by_role("radio", name="2", exact=True).check()
    phone.get_by_role("button", name=ROLES["citizen"]).click()
    expect(phone.locator("html")).to_have_class(re.compile("live"))
    room.move("write")
    phone.get_by_label("Jouw idee").fill("Een bus met computers")
    cut(phone, True)
    phone.get_by_role("button", name="Bewaar mijn idee").click()
    expect(phone.locator("[data-status]")).to_contain_text("Geen internet.")
    cut(phone, False)
    expect(phone.locator("[data-private] .quote")).to_have_text("Een bus met computers")
    assert [idea["text"] for idea in room.ideas()] == ["Een bus met computers"]
