"""What comes in over a socket, through a real server in every mode: who may connect, and that all is acknowledged."""

import json
from itertools import count

import pytest
import socketio

from tests.live import TITLES, Listener, Refused, evening, token_of
from tests.realtime.clients import Client

KEYS = (f"key-{n}" for n in count())
EVENTS = ("ballot:cast", "idea:submit", "regions:get", "connect", "disconnect", "message", "x", "__proto__", "region")
ANYTHING = {
    "nothing": None, "yes": True, "a number": 1, "a huge number": 10**400, "no number": float("nan"), "empty": "",
    "a list": [], "a list of lists": [[[]], {}], "an object": {}, "a text": "step", "a NUL": {"text": "\0", "key": "\0"},
    "half a pair": {"step": "\ud800", "choices": ["\ud800"], "key": "\ud800", "text": "\ud800"},
    "half a pair as a step": {"step": "\ud800", "choices": [], "key": "k"},
    "other types": {"step": 5, "choices": "x", "key": [], "text": {}},
    "true for all": {"step": True, "choices": True, "key": True, "text": True},
    "a long text": {"step": "x" * 60_000, "choices": ["x" * 100], "key": "k", "text": "x" * 60_000},
    "a long key": {"step": "s", "choices": [], "key": "k" * 100_000, "text": "goed"},
    "many choices": {"step": "s", "choices": ["a"] * 20_000, "key": "k"},
    "markup": {"step": "<script>", "choices": {"<b>": "'; DROP TABLE ballots; --"}, "key": "k", "text": "<script>"},
    "deep": "DEEP", "a number of 5,000 digits": "DIGITS",
}  # fmt: skip
# What no JSON library writes, but any program may send.
RAW = {"DEEP": "[" * 60_000 + "]" * 60_000, "DIGITS": "9" * 5_000}


@pytest.fixture
def tonight(live_server):
    with evening(live_server) as made:
        yield made


@pytest.fixture
def raw(live_server):
    """Make clients that send what no library would."""
    clients = []

    def make(auth):
        clients.append(Client(live_server.port))
        clients[-1].welcome = clients[-1].join(auth)
        return clients[-1]

    yield make
    for client in clients:
        client.close()


def is_refused(port, auth):
    """Say whether a client is refused."""
    try:
        Listener(port, auth).close()
    except Refused:
        return True
    return False


def test_seat_board_and_console_connect_and_are_given_their_region(tonight):
    lines = tonight.phone(), tonight.board(), tonight.console()

    assert [line.region()["region"] for line in lines] == ["step", "board", "console"]


@pytest.mark.parametrize("transports", [["polling"], ["polling", "websocket"]])
def test_a_stock_client_votes_by_long_polling_too(tonight, transports):
    seat, chosen = tonight.join(), tonight.actions()[:2]
    tonight.move("vote")
    with socketio.SimpleClient() as client:
        client.connect(tonight.server.base, auth={"token": seat.token}, transports=transports)
        answer = client.call("ballot:cast", {"step": tonight.step("vote"), "choices": chosen, "key": "k"})
        tonight.move("vote", "stop")
        event, _told = client.receive(timeout=10)

    assert answer == {"ok": True, "left": 1}
    assert event in ("step", "region", "progress")


def test_anybody_else_is_refused_at_connect(tonight):
    seat = tonight.join().token
    with evening(tonight.server, name="vic") as other:
        strangers = [
            None, "", {}, [], 5, True, "token", [seat], {"token": ""}, {"token": None}, {"token": 5}, {"token": [seat]},
            {"token": seat[:-1]}, {"token": seat.swapcase()}, {"token": "\ud800"}, {"token": "\0"}, {"token": "x" * 50_000},
            {"board": ""}, {"board": tonight.board_key + "x"}, {"board": seat}, {"board": tonight.id}, {"board": None},
            {"token": tonight.board_key}, {"token": tonight.token}, {"token": tonight.token, "session": None},
            {"token": tonight.token, "session": ""}, {"token": tonight.token, "session": [tonight.id]},
            {"token": tonight.token, "session": other.id}, {"token": tonight.token, "session": "\ud800"},
            {"token": other.token, "session": tonight.id}, {"token": tonight.id, "session": tonight.id},
            {"token": token_of(tonight.server, "lot", "reader"), "session": tonight.id},
            {"session": tonight.id}, {"as": "seat"}, {"as": "board", "code": tonight.code},
            {"as": "console", "session": tonight.id}, {"as": None}, {"TOKEN": seat},
        ]  # fmt: skip

        let_in = [auth for auth in strangers if not is_refused(tonight.server.port, auth)]

    assert let_in == []


def test_a_refused_client_hears_nothing_and_may_ask_nothing(tonight, raw):
    client = raw({"token": "unknown"})
    client.ask("regions:get", {})
    client.ask("idea:submit", {"text": "Een idee", "key": "k"})
    phone = tonight.phone()
    tonight.move("write")
    phone.until("step", method="write")
    client.send("40" + json.dumps({"token": tonight.join().token}))
    welcome = client.next_text("4")

    assert (client.welcome[:2], welcome[:2], client.heard) == ("44", "40", [])


def test_anything_on_any_event_is_acknowledged(tonight, raw):
    tonight.move("write")
    lines = {"seat": tonight.phone(), "board": tonight.board(), "console": tonight.console()}
    clients = {
        "seat": raw({"token": tonight.join().token}), "board": raw({"board": tonight.board_key}),
        "console": raw({"token": tonight.token, "session": tonight.id}),
    }  # fmt: skip

    silent = []
    for kind, client in clients.items():
        for event in EVENTS:
            for name, payload in ANYTHING.items():
                answer = call(client, event, payload)
                if not isinstance(answer, dict) or answer.get("ok") not in (True, False):
                    silent.append((kind, event, name, answer))

    assert silent == []
    assert [line.region()["region"] for line in lines.values()] == ["step", "board", "console"]


def call(client, event, payload):
    """Send what may be more than JSON libraries can write."""
    number = client.ask(event, payload) if not isinstance(payload, str) or payload not in RAW else None
    if number is None:
        client._asked += 1
        number = client._asked
        client.send(f'42{number}["{event}",{RAW[payload]}]')
    return client.answer(number)


def test_no_payload_no_answer_wanted_and_too_many_payloads_break_nothing(tonight, raw):
    client = raw({"token": tonight.join().token})
    for text in ('["idea:submit"]', '["idea:submit",1,2,3]', "[]", "{}", "[5]", '[["x"],1]', "[null]", "", "["):
        client.send("42" + text)
    client.send('427["idea:submit"]')

    assert client.answer(7)["error"]["code"] == "invalid_input"


def test_what_is_no_event_breaks_nothing(tonight, raw):
    phone = tonight.phone()
    for noise in ("9", "4", "49", "40", '40{"token":5}', "41/x,", "43", "431[]", "44", "45", '451-["x",{"_placeholder":true,"num":0}]',
                  '459999-["x"]', "46", "4" * 500, "\u202e", "2probe", "5", "6"):  # fmt: skip
        raw({"token": tonight.join().token}).send(noise)

    assert phone.region()["region"] == "step"


def test_a_message_over_the_limit_closes_that_line_alone(tonight, raw):
    phone = tonight.phone()
    client = raw({"token": tonight.join().token})

    client.socket.settimeout(2)
    client.send('42["idea:submit",{"text":"' + "x" * 140_000 + '"}]')

    with pytest.raises((ConnectionError, TimeoutError)):
        client.next_text("never")
    assert phone.region()["region"] == "step"


def test_the_refusals_of_a_socket_are_those_of_the_contract(tonight):
    phone, board = tonight.phone(), tonight.board()
    actions = tonight.actions()
    vote = tonight.step("vote")

    def code(line, event, **payload):
        answer = line.ask(event, payload)
        return answer["ok"] or answer["error"]["code"]

    before = code(phone, "idea:submit", text="Een idee", key=next(KEYS))
    closed = code(phone, "ballot:cast", step=vote, choices=actions[:1], key=next(KEYS))
    tonight.move("write")
    texts = [
        "",
        " \n ",
        "\u200b",
        "x" * 501,
        "\0",
        "x" * 10_000,
        "<b>Goed</b>",
        "\u202eomgekeerd",
        "👩‍👩‍👧 samen",
        "'; --",
    ]
    ideas = [code(phone, "idea:submit", text=text, key=next(KEYS)) for text in texts]
    tonight.move("vote")
    ballots = [
        code(phone, "ballot:cast", step=step, choices=choices, key=key)
        for step, choices, key in (
            (vote, ["x"], next(KEYS)), (vote, [actions[0]] * 2, next(KEYS)), (vote, actions[:4], next(KEYS)),
            (vote, "x", next(KEYS)), (vote, actions[:1], ""), (vote, actions[:1], "k" * 65), ("elders", [], next(KEYS)),
            (tonight.step("write"), [], next(KEYS)), (vote, ["x"] * 101, next(KEYS)), (vote, {}, next(KEYS)),
        )
    ]  # fmt: skip
    others = [code(board, "ballot:cast", step=vote, choices=[], key="k"), code(board, "idea:submit", text="x", key="k")]

    assert (before, closed) == ("step_closed", "vote_closed")
    assert ideas == ["text_empty", "text_empty", "text_empty", "text_too_long", "invalid_input", "text_too_long",
                     True, True, True, "idea_limit"]  # fmt: skip
    assert ballots == ["unknown_action", "repeated_action", "too_many_choices", "invalid_input", "invalid_input",
                       "invalid_input", "not_found", "not_found", "too_large", "invalid_input"]  # fmt: skip
    assert others == ["not_allowed", "not_allowed"]


def test_every_message_of_a_refusal_is_a_dutch_sentence(tonight):
    answer = tonight.phone().ask("idea:submit", {"text": "", "key": "k"})

    assert answer == {"ok": False, "error": {"code": "text_empty", "message": "Schrijf eerst iets."}}


def test_a_ballot_by_socket_and_one_by_http_are_one_ballot(tonight):
    seat = tonight.join()
    phone, (first, second, *_) = tonight.phone(seat), tonight.actions()
    tonight.move("vote")
    vote = tonight.step("vote")

    by_socket = phone.ask("ballot:cast", {"step": vote, "choices": [first], "key": "a"})
    by_http = tonight.cast(seat, [second], "b")
    again_by_socket = phone.ask("ballot:cast", {"step": vote, "choices": [first, second], "key": "b"})
    again_by_http = tonight.cast(seat, [first], "a")
    tonight.move("vote", "close")

    assert (by_socket, by_http) == ({"ok": True, "left": 2}, {"saved": True, "left": 2})
    assert (again_by_socket, again_by_http) == ({"ok": True, "left": 2}, {"saved": True, "left": 2})
    assert tonight.results()["ballots"] == 1
    assert [row["votes"] for row in tonight.results()["total"]] == [0, 1, 0, 0]


def test_an_idea_by_socket_and_by_http_with_one_key_is_one_idea(tonight):
    seat = tonight.join()
    phone = tonight.phone(seat)
    tonight.move("write")

    by_socket = phone.ask("idea:submit", {"text": TITLES[0], "key": "k"})
    by_http = seat.ask("POST", f"/sessions/{tonight.id}/ideas", {"text": TITLES[1], "key": "k"})

    assert (by_http.status_code, by_http.json()["id"]) == (200, by_socket["id"])
    assert [idea["text"] for idea in tonight.fien.get(f"/sessions/{tonight.id}/ideas")["ideas"]] == [TITLES[0]]


def test_a_client_cannot_become_another_or_leave_by_an_event(tonight):
    seat = tonight.join()
    phone = tonight.phone(seat)
    tonight.move("write")

    posed = phone.ask("connect", {"token": tonight.token, "session": tonight.id})
    left = phone.ask("disconnect", "x")

    assert (posed["ok"], left["ok"]) == (False, False)
    assert phone.region()["region"] == "step"
    assert phone.ask("idea:submit", {"text": TITLES[0], "key": "k"})["ok"]


def test_what_is_acknowledged_is_sent_as_it_is_kept(tonight):
    phone = tonight.phone()
    tonight.move("write")
    text = "  <script>alert('é')</script> & \u202egedraaid 🎈  "

    phone.ask("idea:submit", {"text": text, "key": "k"})

    kept = tonight.fien.get(f"/sessions/{tonight.id}/ideas")["ideas"][0]["text"]
    assert kept == text.strip()
    assert json.dumps(kept) not in phone.everything()


def test_behind_a_proxy_the_wall_names_the_address_that_people_use_and_other_sites_are_kept_out(own_server):
    own_server.env = {"FACILITATOR_TRUSTED_PROXIES": "1"}
    forwarded = "X-Forwarded-For: 9.9.9.9\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Host: draagvlak.example\r\n"
    with evening(own_server.start()) as tonight:
        board = tonight.line({"board": tonight.board_key}, headers=forwarded + "Origin: https://draagvlak.example\r\n")
        elsewhere = Client(own_server.port, headers=forwarded + "Origin: https://elders.example\r\n")
        elsewhere.close()

        assert "draagvlak.example" in board.region()["html"]
        assert "101 switching protocols" not in elsewhere.handshake


def test_the_settings_of_ideas_hold_on_every_way_in(own_server):
    own_server.env = {"FACILITATOR_TEXT_LIMIT": "50", "FACILITATOR_IDEAS_PER_SEAT": "2"}
    with evening(own_server.start()) as tonight:
        seat = tonight.join()
        phone, path = tonight.phone(seat), f"/sessions/{tonight.id}/ideas"
        tonight.move("write")
        long = [
            phone.ask("idea:submit", {"text": "x" * 51, "key": "k"})["error"]["code"],
            seat.ask("POST", path, {"text": "x" * 51, "key": "k"}).json()["error"]["code"],
            tonight.send_form(seat, "/sessie/idee", text="x" * 51, key="k").status_code,
        ]
        kept = [phone.ask("idea:submit", {"text": "x" * 50, "key": f"k{n}"})["ok"] for n in range(3)]
        more = [seat.ask("POST", path, {"text": "x", "key": "m"}).json()["error"]["code"],
                tonight.send_form(seat, "/sessie/idee", text="x", key="m").status_code]  # fmt: skip

    assert (long, kept, more) == (["text_too_long", "text_too_long", 422], [True, True, False], ["idea_limit", 409])
