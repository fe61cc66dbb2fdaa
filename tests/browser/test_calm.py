"""A screen that others write to stays calm: one message at most, the focus where it is, nothing that moves."""

import time

from playwright.sync_api import Page, expect

from tests.browser.hearing import Ears
from tests.browser.room import TITLES, Room, vote
from tests.browser.walks import heading, phone_screens, pictures, wall
from tests.house import wait_until

VOTES, SECONDS = 40, 10


def forty_votes(room: Room) -> None:
    """Let 40 people vote, one every quarter of a second."""
    actions = [one["id"] for one in room.fien.api.get(f"/sessions/{room.id}/actions")["actions"]]
    seats = room.fill(citizens=25, staff=15)
    room.move("vote", "open")
    started = time.monotonic()
    for place, seat in enumerate(seats):
        due = started + place * SECONDS / VOTES
        wait_until(lambda due=due: time.monotonic() >= due, "the next vote")
        seat.vote(room.step("vote"), actions[place % 3 : 3])
    assert time.monotonic() - started >= SECONDS - 1


def test_forty_votes_in_ten_seconds_are_one_message_at_most_and_never_move_the_focus(room):
    room.actions(*TITLES)
    room.move("vote")
    choosing, voted, board = room.phone("citizen", 1), room.phone("staff", 2), room.board()
    vote(voted, 1)
    console, deed = room.console(), room.console()
    choosing.get_by_role("checkbox").nth(1).focus()
    voted.locator(".help summary").focus()
    console.get_by_label("Hoeveel mensen tel je?").focus()
    deed.locator(".button--deed").focus()
    wall(board, "vote", room.step("vote"))
    screens = {"choosing": choosing, "voted": voted, "board": board, "console": console, "deed": deed}
    ears = {name: Ears(page) for name, page in screens.items()}

    forty_votes(room)
    expect(board.locator("[data-cast]")).to_have_text(str(VOTES + 1))
    expect(console.locator("[data-cast]").first).to_have_text(str(VOTES + 1))

    assert {name: one.told for name, one in ears.items() if len(one.told) > 1} == {}
    assert {name: one.moves for name, one in ears.items() if one.moves} == {}
    assert {name: one.stayed for name, one in ears.items()} == dict.fromkeys(ears, True)


def test_a_new_step_is_one_message_and_leaves_the_focus_alone(room):
    room.actions(*TITLES)
    phone, board, console = room.phone("citizen", 1), room.board(), room.console()
    helping = phone.locator(".help summary")
    helping.focus()
    console.get_by_label("Hoeveel mensen tel je?").focus()
    ears = {"phone": Ears(phone), "board": Ears(board), "console": Ears(console)}

    steps = (("practice", "Wat drink je"), ("write", "Wat kan helpen?"), ("read", "Lees mee"), ("vote", "Kies er 3"))
    for number, (method, words) in enumerate(steps, 1):
        room.move(method)
        heading(phone, words)
        expect(board.locator(f'.wall[data-step="{room.step(method)}"]')).to_be_visible()
        expect(console.locator("[aria-current=step]")).to_be_visible()
        assert len(ears["phone"].told) == number
        assert ears["phone"].told[-1].startswith("Nieuw: ")

    for one in ears.values():
        assert (one.moves, one.stayed) == ([], True)
    assert len(ears["console"].told) <= len(steps)
    assert ears["board"].told == []


def test_who_is_typing_keeps_the_field_the_place_and_the_words(room):
    phone = room.phone("citizen", 1)
    room.move("write")
    field = phone.get_by_label("Jouw idee")
    field.press_sequentially("Een bus")
    ears = Ears(phone)

    room.fill(citizens=5, staff=0)[0].write("Van iemand anders")
    room.fien.api.post(f"/sessions/{room.id}/steps/{room.step('write')}/open")
    other = room.phone("staff", 2)
    heading(other, "Wat kan helpen?")
    field.press_sequentially(" met computers")

    expect(field).to_have_value("Een bus met computers")
    assert ears.moves == []
    assert ears.stayed


def running(page: Page) -> list[str]:
    return page.evaluate(
        "document.getAnimations().filter((one) => one.playState === 'running').map((one) => one.effect.target.className)"
    )


def test_nothing_moves_for_who_asked_for_less_motion(room, make_room):
    board = room.board()
    found = {where: running(board) for where in pictures(room, board)}
    found |= {where: running(phone) for where, phone in phone_screens(make_room())}
    assert {where: moving for where, moving in found.items() if moving} == {}
    assert len(found) > 25
