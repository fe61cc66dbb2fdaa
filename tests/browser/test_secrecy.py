"""Secrecy, as far as a browser can see it: no tally before Toon, and nothing of a ballot after Tel."""

import re
from difflib import unified_diff

import pytest
from playwright.sync_api import Page, expect

from tests.browser.room import TITLES, Room, choose, vote
from tests.browser.screens import NO_NETWORK

PICTURES = {"open": "vote", "stop": "stopped", "close": "counted", "show": "results"}
BEFORE_TOON = ("open", "stop", "close")
# Besides the files of this build, the same for everybody, and the page for when there is no internet.
STORED = """async () => {
  const kept = [];
  for (const name of await caches.keys())
    for (const asked of await (await caches.open(name)).keys()) kept.push(new URL(asked.url).pathname);
  return JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), document.cookie,
    kept.filter((path) => !/^\\/(static\\/.*|geen-internet)$/.test(path)),
    (await indexedDB.databases()).map((base) => base.name)]);
}"""

# What differs between any two rooms: ids, keys, codes and the time. The lengths of bars and all other numbers stay.
SAME_EVERYWHERE = (
    (r">\s*<", ">\n<"),
    (r'<svg class="qr.*?</svg>', "QR"),
    (r'(d|viewBox)="[^"]*"', "PATH"),
    (r"\d{4}-\d\d-\d\dT[\d:.]+Z?", "TIME"),
    (r"\b\d{1,2}:\d\d\b", "TIME"),
    (r"stroke-dasharray=\"[^\"]*\"", "CLOCK"),
    (r"\b\d{3} \d{3}\b|\b\d{6}\b", "CODE"),
    (r"\b\d{10,}\b", "VERSION"),
    (r"\d+ scherm(en)? verbonden", "LINES"),
    (r'(?<=[":/=-])[A-Za-z0-9_-]{12,}(?=[":/&?#])', "ID"),
)


def alike(page: Page) -> str:
    """Return all that a page holds, without what differs between any two rooms."""
    text = page.locator("body").inner_html()
    for pattern, word in SAME_EVERYWHERE:
        text = re.sub(pattern, word, text, flags=re.DOTALL)
    return text


def settled(page: Page) -> str:
    """Return what a page holds once two looks agree: a page that has just come may still be given the newest picture."""
    before, now = "", alike(page)
    for _ in range(50):
        if before == now:
            break
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100)))")
        before, now = now, alike(page)
    return now


def evening(room: Room, numbers: tuple[int, ...], *deeds: str) -> dict[tuple[str, str], str]:
    """Let eleven people vote for these actions; returns what each screen holds after each deed."""
    actions = list(room.actions(*TITLES).values())
    seats = room.fill(citizens=6, staff=5)
    pages = {"board": room.board(), "phone": room.phone("partner", 3), "console": room.console()}
    room.move("vote")
    for seat in seats:
        seat.vote(room.step("vote"), [actions[number - 1] for number in numbers])
    expect(pages["board"].locator("[data-cast]")).to_have_text("11")
    expect(pages["console"].locator("[data-cast]").first).to_have_text("11")
    held = {}
    for deed in deeds:
        room.move("vote", deed)
        for page in (pages["board"], pages["console"]):
            expect(page.locator(f'.wall[data-screen="{PICTURES[deed]}"]')).to_be_visible()
        task = "pick" if deed == "open" else PICTURES[deed]
        expect(pages["phone"].locator(f'.task[data-screen="{task}"]')).to_be_visible()
        # Loaded anew, so that what was pushed and what is served are both looked at.
        for name, page in pages.items():
            pushed = page.content()
            assert ("result__" in pushed) == (deed == "show"), name
            page.reload()
            held[name, deed] = settled(page)
    return held


def test_before_toon_no_screen_tells_one_evening_from_another(make_room):
    some, others = (evening(make_room(), numbers, *PICTURES) for numbers in ((1, 2), (3, 4)))

    differing = {(name, deed) for name, deed in some if some[name, deed] != others[name, deed]}
    early = sorted(one for one in differing if one[1] != "show")
    told = [list(unified_diff(some[one].split("\n"), others[one].split("\n"), n=0)) for one in early]
    assert (early, told) == ([], [])
    assert {deed for _, deed in differing} == {"show"}


def test_no_frame_before_toon_holds_more_than_how_many_voted(room, screens):
    evening(room, (1, 2), *BEFORE_TOON)

    told = [frame for frame in screens.heard if frame.startswith("42")]
    progress = [frame for frame in told if frame.startswith('42["progress"')]
    assert progress
    assert [set(re.findall(r'"(\w+)":', frame)) - {"step", "cast", "present", "version"} for frame in progress] == [
        set()
    ] * len(progress)
    assert [frame for frame in screens.heard if re.search(r"result__|\bvotes\b|\bshare\b|van 11<", frame)] == []


def test_after_tel_nothing_of_the_ballot_stays_on_the_phone(room):
    actions = room.actions(*TITLES)
    room.fill(citizens=4, staff=0)
    phone = room.phone()
    room.move("vote")
    vote(phone, 1, 3)
    assert phone.get_by_role("checkbox", checked=True).count() == 2

    room.move("vote", "close")
    expect(phone.get_by_role("heading", name="De stemmen zijn geteld.")).to_be_visible()

    kept = phone.evaluate(STORED) + phone.content()
    assert [word for word in (*actions, *actions.values()) if word in kept] == []
    assert phone.evaluate(STORED) == '[[],[],"",[],[]]'
    phone.reload()
    assert [word for word in (*actions, *actions.values()) if word in phone.content()] == []


def test_a_ballot_that_still_waits_is_thrown_away_after_tel(room, screens):
    screens.expect(NO_NETWORK)
    actions = room.actions(*TITLES)
    phone = room.phone()
    room.move("vote")
    choose(phone, 2)
    phone.context.set_offline(True)
    phone.get_by_role("button", name="Bewaar mijn keuze").click()
    expect(phone.locator("[data-status]")).to_contain_text("Geen internet.")
    room.move("vote", "close")

    phone.context.set_offline(False)
    expect(phone.get_by_role("heading", name="De stemmen zijn geteld.")).to_be_visible()

    assert [action for action in actions.values() if action in phone.evaluate(STORED)] == []


@pytest.mark.parametrize("script", [True, False])
def test_the_back_button_does_not_bring_a_counted_ballot_back(room, script):
    room.actions(*TITLES)
    phone = room.phone(script=script)
    room.move("vote")
    phone.goto("/sessie")
    choose(phone, 1, 2)
    phone.get_by_role("button", name="Bewaar mijn keuze").click()
    expect(phone.locator("[data-status]")).to_contain_text("Bewaard.")
    phone.goto("/privacy")
    room.move("vote", "close")

    phone.go_back()

    expect(phone.get_by_role("heading", name="De stemmen zijn geteld.")).to_be_visible()
    assert phone.get_by_role("checkbox").count() == 0
