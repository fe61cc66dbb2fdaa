"""Paper of every kind by keyboard, in a real browser: few enough keys for ten ballots a minute, and all of it counted."""

from random import Random

import pytest
from playwright.sync_api import expect

from tests.browser.axe import DESK, Examiner
from tests.browser.paper_hands import LINE, Keyboard, become, paper_of_each_kind

NUMBERS, PAPERS = 12, 12
# Two keyers who read to each other manage 300 keys a minute: thirty a ballot, or six seconds.
MOST_KEYS = {"matrix": 36}
KEYS = 30
OPTIONS = {"dots": {"k": 5}, "rank": {"k": 5}, "budget": {"total": 20_000}}
LETTERS = {"yes_doubt_no": "jbnw", "moscow": "bgn", "consent": "gzb"}


def line(kind: str, dice: Random) -> str:
    """Return what somebody crossed, everything that this kind allows."""
    numbers = [str(n) for n in dice.sample(range(1, NUMBERS + 1), 5)]
    if kind in LETTERS:
        return "".join(dice.choices(LETTERS[kind], k=NUMBERS))
    if kind == "matrix":
        helps, costs = ("".join(dice.choices("123", k=NUMBERS)) for _ in range(2))
        return f"h{helps} m{costs}"
    if kind == "dots":
        return f"{numbers[0]}x3 {numbers[1]} {numbers[2]}"
    return " ".join(numbers if kind == "rank" else numbers[:3])


@pytest.mark.parametrize("kind", ["budget", "dots", "rank", "yes_doubt_no", "moscow", "consent", "matrix"])
def test_a_full_paper_of_each_kind_takes_few_keys_and_two_keyers_agree(make_room, kind):
    room, dice = make_room(), Random(4)
    path = f"/sessions/{room.id}/actions"
    for n in range(1, NUMBERS + 1):
        room.fien.api.post(path, {"title": f"Actie {n}", "ideas": [], "cost": 1000})
    become(room, kind, OPTIONS.get(kind, {}))
    room.move("vote")
    page = room.console("/papier")
    lines = [f"K{n:02}A {dice.choice('imo')} {line(kind, dice)}" for n in range(PAPERS)]
    hands = Keyboard(page)
    for keyer in ("Bea", "Carl"):
        hands.name(keyer)
        for one in lines:
            hands.key(one)
        expect(page.locator(".paper__readback strong").first).to_have_text(f"K{PAPERS - 1:02}A:")
    expect(page.locator(".paper__count")).to_have_text(f"{PAPERS} ingevoerd")
    expect(page.locator(".paper__keyers")).to_contain_text(f"Carl (jij): {PAPERS}")
    expect(page.locator(".mismatch")).to_have_count(0)
    expect(page.get_by_label(LINE)).to_be_focused()
    assert max(hands.each) <= MOST_KEYS.get(kind, KEYS)

    room.move("vote", "close")
    assert (room.results()["ballots"], room.results()["channels"]) == (PAPERS, {"paper": PAPERS})


def test_everybody_can_use_the_paper_pages_of_each_kind(make_room):
    examiner = Examiner()
    for where, page in paper_of_each_kind(make_room):
        examiner.examine(page, where, DESK)
        if where.startswith("keying"):
            page.set_viewport_size({"width": 320, "height": 700})
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), where
        page.context.close()
    assert examiner.found == [], "\n".join(examiner.found)
