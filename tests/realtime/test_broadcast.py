"""What goes out over sockets, through a real server in every mode: at once, seldom enough, and never too much."""

import re
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest

from tests.house import wait_until
from tests.live import TITLES, evening

CLOCK = re.compile(r'\d{4}-\d\d-\d\dT[\d:]+Z|\b\d{1,3}:\d\d\b|stroke-dasharray="[\d.]+ 100"')
NUMBERS = {"step", "cast", "present", "version"}


@pytest.fixture
def tonight(live_server):
    with evening(live_server) as made:
        yield made


@pytest.fixture
def two_evenings(live_server):
    with evening(live_server) as one, evening(live_server) as other:
        yield one, other


def three_screens(tonight):
    return tonight.phone(), tonight.board(), tonight.console()


def has_more(screen, regions):
    return len(screen.told("region")) > regions


def test_a_step_reaches_every_screen_at_each_deed(tonight):
    screens = three_screens(tonight)
    tonight.actions()
    vote = tonight.step("vote")
    tonight.move("write")
    for screen in screens:
        screen.until("step", id=tonight.step("write"), method="write", state="open")

    for deed, state in (
        ("open", "open"),
        ("stop", "stopped"),
        ("open", "open"),
        ("close", "closed"),
        ("show", "closed"),
    ):
        drawn = {screen: len(screen.told("region")) for screen in screens}
        version = tonight.move("vote", deed)["version"]
        for screen in screens:
            screen.until("step", id=vote, method="vote", state=state, version=version)
            wait_until(partial(has_more, screen, drawn[screen]), f"a region after {deed}")

    for screen in screens:
        versions = [region["version"] for region in screen.told("region")]
        assert versions == sorted(set(versions))


def test_each_screen_hears_only_its_own_region(tonight):
    screens = three_screens(tonight)
    tonight.move("write")
    tonight.actions()
    tonight.move("vote")
    for screen in screens:
        screen.until("step", method="vote")
        wait_until(lambda screen=screen: screen.told("region"), "a region")

    assert [{region["region"] for region in screen.told("region")} for screen in screens] == [
        {"step"}, {"board"}, {"console"}
    ]  # fmt: skip


def test_another_session_hears_nothing(tonight, two_evenings):
    elsewhere = two_evenings[0]
    strangers = three_screens(elsewhere)
    phone = tonight.phone()
    tonight.move("write")
    phone.until("step", method="write")
    phone.ask("idea:submit", {"text": TITLES[0], "key": "k"})
    tonight.actions()

    assert [screen.region()["region"] for screen in strangers] == ["step", "board", "console"]
    assert [screen.heard for screen in strangers] == [[], [], []]


def test_numbers_go_often_to_the_wall_and_seldom_to_phones(tonight):
    seats = [tonight.join() for _ in range(40)]
    phone, board, console = tonight.phone(seats[0]), tonight.board(), tonight.console()
    actions = tonight.actions()
    tonight.move("vote")
    began = time.monotonic()
    with ThreadPoolExecutor(8) as people:
        list(people.map(lambda n: tonight.cast(seats[n], [actions[n % 4]], f"k{n}"), range(40)))

    for screen in (board, phone, console):
        screen.until("progress", step=tonight.step("vote"), cast=40, present=40)
        took = time.monotonic() - began
        numbers = screen.told("progress")
        assert {frozenset(told) for told in numbers} == {frozenset(NUMBERS)}
        assert all(type(told[name]) is int for told in numbers for name in NUMBERS - {"step"})
        assert [told["cast"] for told in numbers] == sorted(told["cast"] for told in numbers)
        of_vote = [told for told in numbers if told["step"] == tonight.step("vote")]
        assert len(of_vote) <= (1 if screen is phone else 20) * took + 1


def test_a_phone_hears_no_region_while_others_vote(tonight):
    seats = [tonight.join() for _ in range(6)]
    phone = tonight.phone(seats[0])
    actions = tonight.actions()
    wait_until(partial(has_more, phone, 1), "the first action and, a second later, the others")
    tonight.move("vote")
    wait_until(lambda: 'data-method="vote"' in phone.told("region")[-1]["html"], "the vote on the phone")
    drawn = len(phone.told("region"))
    for n, seat in enumerate(seats):
        tonight.cast(seat, [actions[0]], f"k{n}")
    phone.until("progress", cast=6)

    assert len(phone.told("region")) == drawn


def plain(made, text):
    """Take out what differs between any two evenings: ids, codes, addresses, clocks and drawn QR codes."""
    for n, known in enumerate(
        [made.id, made.trajectory, *made.seats, *[step["id"] for step in made.steps], *made.action_ids]
    ):
        text = text.replace(known, f"<{n}>")
    text = text.replace(made.code, "<code>").replace(f"{made.code[:3]} {made.code[3:]}", "<code>")
    text = re.sub(r'd=\\?"M[0-9M.h vlz,-]{200,}\\?"', "<qr>", text)
    text = re.sub(r'data-ends=\\?"\d+\\?"', "<ends>", text)
    return CLOCK.sub("<clock>", text)


def vote_of_twelve(made, chosen, chosen_by_five=None):
    """Let twelve people vote for these actions, five of them perhaps for others, and return the lines of all screens."""
    seats = [made.join(role) for role in ("citizen", "staff") for _ in range(6)]
    lines = {"phone": made.phone(seats[0]), "board": made.board(), "console": made.console()}
    made.action_ids = made.actions()
    made.move("vote")
    for n, seat in enumerate(seats):
        mine = chosen_by_five if chosen_by_five and n < 5 else chosen
        made.cast(seat, [made.action_ids[action] for action in mine], f"k{n}")
    lines["board"].until("progress", cast=12)
    return lines


def test_no_screen_can_tell_two_votes_apart_before_they_may(two_evenings):
    """Two rooms differ in nothing but what they choose: whatever tells them apart would be a leak."""
    screens = [vote_of_twelve(made, chosen) for made, chosen in zip(two_evenings, [(0, 1), (2, 3)], strict=True)]

    def same(kind):
        one, other = (plain(m, lines[kind].region()["html"]) for m, lines in zip(two_evenings, screens, strict=True))
        return one == other

    seen = {}
    for deed in ("open", "stop", "close", "show"):
        for made in two_evenings:
            made.move("vote", deed)
        seen[deed] = {kind: same(kind) for kind in ("phone", "board", "console")}

    everywhere = {"phone": True, "board": True, "console": True}
    assert (seen["open"], seen["stop"], seen["close"]) == (everywhere, everywhere, everywhere)
    assert seen["show"] == {"phone": False, "board": False, "console": False}


def test_no_byte_of_a_result_reaches_anybody_before_the_count_nor_phones_and_wall_before_it_is_shown(tonight):
    lines = vote_of_twelve(tonight, (0, 1), (0, 2))
    tonight.move("vote", "stop")
    for line in lines.values():
        line.until("step", state="stopped")
        line.region()
    uncounted = {kind: line.everything() for kind, line in lines.items()}
    tonight.move("vote", "close")
    for line in lines.values():
        line.until("step", state="closed")
        line.region()
    unshown = {kind: line.everything() for kind, line in lines.items()}
    tonight.move("vote", "show")
    wait_until(lambda: "bar__fill" in lines["board"].everything(), "bars on the wall")
    wait_until(lambda: "bar__fill" in lines["phone"].everything(), "bars on the phone")

    signs = ("bar__fill", "result__votes", '"votes"', '"share"', '"rank"')
    figures = ("7 van 12", "5 van 12")  # the console may say these of ballots that come in, before the last has
    assert [(kind, sign) for kind, text in uncounted.items() for sign in signs if sign in text] == []
    assert [(kind, sign) for kind in ("phone", "board") for sign in figures if sign in uncounted[kind]] == []
    assert [(kind, sign) for kind in ("phone", "board") for sign in signs + figures if sign in unshown[kind]] == []
    assert "7 van 12" in lines["board"].everything()


def test_nothing_of_another_seat_reaches_a_phone_or_the_wall(tonight):
    an, bea = tonight.join(), tonight.join("staff")
    phone, board = tonight.phone(bea), tonight.board()
    tonight.move("write")
    secret = "Mijn buurvrouw van nummer 12 kan dit niet"
    an.post(f"/sessions/{tonight.id}/ideas", {"text": secret, "key": "sleutel-van-an"})
    tonight.move("vote" if tonight.actions() else "")
    tonight.cast(an, tonight.fien.get(f"/sessions/{tonight.id}/actions")["actions"][0]["id"].split(), "stem-van-an")
    board.until("progress", cast=1)
    heard = "".join(line.everything() + str(line.region()) for line in (phone, board))

    assert [word for word in (secret, "sleutel-van-an", "stem-van-an", an.token, *tonight.seats) if word in heard] == []


def test_a_pushed_region_is_what_a_client_gets_that_asks_for_it(tonight):
    screens = three_screens(tonight)
    tonight.actions()
    tonight.move("vote")
    tonight.move("vote", "stop")

    for screen in screens:
        screen.until("step", state="stopped")
        pushed = wait_until(
            lambda screen=screen: [r for r in screen.told("region") if "stopped" in r["html"]], "region"
        )[-1]
        asked = screen.region()
        assert plain_clock(pushed["html"]) == plain_clock(asked["html"])
        assert asked["version"] >= pushed["version"]


def plain_clock(html):
    return CLOCK.sub("<clock>", html)


@pytest.mark.parametrize("deed", ["write", "vote", "stop", "count", "show"])
def test_a_fresh_page_shows_the_region_that_is_pushed(tonight, deed):
    seat = tonight.join()
    tonight.action_ids = tonight.actions()
    for method, what in {
        "write": [("write", "open")], "vote": [("vote", "open")], "stop": [("vote", "open"), ("vote", "stop")],
        "count": [("vote", "open"), ("vote", "close")], "show": [("vote", "open"), ("vote", "close"), ("vote", "show")],
    }[deed]:  # fmt: skip
        tonight.move(method, what)
    browser = tonight.browser(seat)
    host = {"Host": f"localhost:{tonight.server.port}"}
    browser.get(f"/bord/{tonight.code}", params={"key": tonight.board_key})

    phone_page, board_page = browser.get("/sessie").text, browser.get(f"/bord/{tonight.code}", headers=host).text

    for page, line in ((phone_page, tonight.phone(seat)), (board_page, tonight.board())):
        assert comparable(line.region()["html"]) in comparable(page)


def comparable(html):
    """Leave out the hidden fields that only the page of a seat can fill."""
    return plain_clock(re.sub(r'(name="(?:csrf|key)" value=")[^"]*', r"\1", html)).strip()


def test_a_form_without_javascript_reaches_every_screen(tonight):
    seat = tonight.join()
    _phone, board, console = tonight.phone(), tonight.board(), tonight.console()
    tonight.move("write")
    tonight.send_form(seat, "/sessie/idee", text="Een buddy aan huis", key="k")
    wait_until(lambda: any("1" in region["html"] for region in board.told("region")), "the idea on the wall")
    tonight.actions()
    tonight.move("vote")
    chosen = tonight.fien.get(f"/sessions/{tonight.id}/actions")["actions"][0]["id"]
    answer = tonight.send_form(seat, "/sessie/stem", step=tonight.step("vote"), choice=chosen, key="k2")

    assert answer.status_code == 303
    assert board.until("progress", cast=1)["present"] == 2
    console.until("progress", cast=1)


def test_who_takes_another_role_or_table_is_heard_as_who_they_are_now(tonight):
    seat = tonight.join("staff")
    phone = tonight.phone(seat)
    tonight.move("write")
    assert tonight.send_form(seat, "/sessie/rol", role="citizen", table="3").status_code == 303

    phone.ask("idea:submit", {"text": TITLES[0], "key": "k"})

    assert [idea["table"] for idea in tonight.fien.get(f"/sessions/{tonight.id}/ideas")["ideas"]] == [3]


def test_who_leaves_is_told_nothing_more_and_stops_being_counted(tonight):
    phone, board = tonight.phone(), tonight.board()
    phone.close()
    tonight.move("write")
    board.until("step", method="write")

    assert phone.told("step") == []
