"""Refusals come in the order of the contract: body, asker, sight, duty, input, rules; strangers see nothing."""

import io

import pytest


def _calls(programs):
    """Every call of a session or trajectory: (method, path, good body, who may)."""
    vote, write = programs.step("vote"), programs.step("write")
    session = "/sessions/{s}"
    action = programs.actions("Digibus")[0]
    idea = programs.written
    steps = [("POST", f"{session}/steps/{write}/{what}", {}, "fien") for what in ("open", "stop", "close", "show")]
    return [
        *steps,
        ("POST", "/trajectories/{t}/sessions", {"format": "intake"}, "fien"),
        ("GET", session, None, "fien an sam rik"),
        ("POST", f"{session}/ideas", {"text": "Een idee", "key": "k"}, "an"),
        ("GET", f"{session}/ideas", None, "fien"),
        ("PUT", f"{session}/ideas/{idea}", {"status": "approved"}, "fien"),
        ("GET", f"{session}/actions", None, "fien an sam rik"),
        ("POST", f"{session}/actions", {"title": "Digipunt", "ideas": []}, "fien"),
        ("DELETE", f"{session}/actions/{action}", None, "fien"),
        ("PUT", f"{session}/steps/{vote}/ballot", {"choices": [], "key": "k"}, "an"),
        ("GET", f"{session}/steps/{vote}/results", None, "fien an sam rik"),
        ("POST", f"{session}/steps/{vote}/paper", {"role": "citizen", "choices": [], "key": "k"}, "fien"),
        ("GET", f"{session}/steps/{vote}/paper", None, "fien"),
        ("POST", f"{session}/steps/{vote}/propose", {"actions": []}, "fien"),
    ]


def test_without_a_good_token_every_call_is_401_and_says_how(programs):
    programs.tokens["nemo"] = "nergens-zo-een-token"
    for method, path, body, _ in _calls(programs):
        for who in (None, "nemo"):
            answer = programs.ask(who, method, path, body)
            assert (answer.status_code, answer.json["error"]["code"]) == (401, "unauthenticated"), (method, path)
            assert answer.headers["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize("stranger", ["vic", "vic seat"])
def test_outside_your_sight_every_call_is_404(programs, stranger):
    for method, path, body, _ in _calls(programs):
        assert programs.refused(stranger, method, path, body) == (404, "not_found"), (method, path)


def test_what_is_nowhere_is_404_like_what_is_out_of_sight(programs):
    for method, path, body, _ in _calls(programs):
        nowhere = path.replace("{s}", "nergens").replace("{t}", "nergens")
        assert programs.refused("fien", method, nowhere, body) == (404, "not_found"), (method, path)


@pytest.mark.parametrize("who", ["fien", "an", "sam", "rik"])
def test_what_is_not_there_is_404_before_it_is_yours_or_not(programs, who):
    for path in ("/steps/nergens/open", "/steps/nergens/stop", "/steps/nergens/propose", "/steps/nergens/paper"):
        assert programs.refused(who, "POST", "/sessions/{s}" + path, {}) == (404, "not_found")
    assert programs.refused(who, "PUT", "/sessions/{s}/steps/nergens/ballot", {}) == (404, "not_found")
    assert programs.refused(who, "GET", "/sessions/{s}/steps/nergens/results") == (404, "not_found")
    assert programs.refused(who, "PUT", "/sessions/{s}/ideas/nergens", {}) == (404, "not_found")
    assert programs.refused(who, "DELETE", "/sessions/{s}/actions/nergens") == (404, "not_found")


def test_in_your_sight_but_not_yours_is_403(programs):
    for method, path, body, may in _calls(programs):
        for who in {"fien", "an", "sam", "rik"} - set(may.split()):
            if who == "an" and path.startswith("/trajectories"):
                continue
            assert programs.refused(who, method, path, body) == (403, "not_allowed"), (who, method, path)


def test_a_seat_sees_no_trajectory(programs):
    assert programs.refused("an", "POST", "/trajectories/{t}/sessions", {"format": "intake"}) == (404, "not_found")
    assert programs.refused("an", "GET", "/trajectories/{t}/plan") == (404, "not_found")


@pytest.mark.parametrize("who", ["sam", "rik", "an"])
def test_only_facilitators_make_trajectories(programs, who):
    for body in ({"municipality": "37002", "title": "Van mij"}, {}):
        assert programs.refused(who, "POST", "/trajectories", body) == (403, "not_allowed")


def test_a_broken_body_is_told_before_who_asks(programs):
    for method, path, body, _ in _calls(programs):
        if body is None:
            continue
        broken = {"data": b"{", "content_type": "application/json"}
        assert programs.refused(None, method, path, **broken) == (400, "not_json")
        other = {"data": b"text=een", "content_type": "application/x-www-form-urlencoded"}
        assert programs.refused(None, method, path, **other) == (415, "not_json_type")
        large = {"data": b"x" * (128 * 1024 + 1), "content_type": "application/json"}
        assert programs.refused(None, method, path, **large) == (413, "too_large")


def test_who_asks_then_sight_then_duty_are_told_before_bad_input(programs):
    for method, path, body, may in _calls(programs):
        if not body:
            continue
        assert programs.refused(None, method, path, {"nergens": 1}) == (401, "unauthenticated")
        assert programs.refused("vic", method, path, {"nergens": 1}) == (404, "not_found")
        if "rik" not in may:
            assert programs.refused("rik", method, path, {"nergens": 1}) == (403, "not_allowed")


@pytest.mark.parametrize(
    "broken", [b"{", b"", b"nul", b"\xff\xfe", b"[" * 100_000, b'{"a": 1' + b"1" * 5000 + b"}", b"{'a': 1}"]
)
def test_whatever_the_bytes_the_answer_is_a_refusal_in_json(programs, broken):
    status, code = programs.refused("fien", "POST", "/trajectories", data=broken, content_type="application/json")

    assert (status, code) == ((422, "invalid_input") if broken == b"" else (400, "not_json"))


@pytest.mark.parametrize("body", [[], "tekst", 3, None, True, [{"title": "x"}], float("nan")])
def test_json_that_is_no_object_is_bad_input(programs, body):
    assert programs.refused("fien", "POST", "/trajectories", json=body) == (422, "invalid_input")


def test_a_call_without_a_body_may_leave_it_out(programs):
    answer = programs.ask("fien", "POST", f"/sessions/{{s}}/steps/{programs.step('write')}/open")

    assert (answer.status_code, answer.json["step"]["state"]) == (200, "open")


def test_a_stream_that_is_longer_than_it_may_be_is_too_large(programs):
    stream = {"input_stream": io.BytesIO(b"x" * 200_000), "content_length": 200_000, "content_type": "application/json"}

    assert programs.refused("fien", "POST", "/trajectories", **stream) == (413, "too_large")


@pytest.mark.parametrize(("path", "status"), [("/nergens", 404), ("/sessions", 404), ("/join/x", 404)])
def test_a_path_that_is_none_is_told_in_json(programs, path, status):
    assert programs.refused("fien", "GET", path) == (status, "not_found")


def test_a_method_that_is_none_is_told_in_json_with_those_that_are(programs):
    answer = programs.ask("fien", "DELETE", "/trajectories")

    assert (answer.status_code, answer.json["error"]["code"]) == (405, "not_allowed")
    assert set(answer.headers["Allow"].split(", ")) == {"OPTIONS", "POST"}


def test_a_cookie_opens_nothing_here(programs):
    programs.client.set_cookie("account", programs.tokens["fien"])
    programs.client.set_cookie("seat", programs.tokens["an"])

    assert programs.refused(None, "GET", "/sessions/{s}") == (401, "unauthenticated")


def test_a_token_in_the_address_opens_nothing(programs):
    assert programs.refused(None, "GET", f"/sessions/{{s}}?token={programs.tokens['fien']}") == (401, "unauthenticated")
