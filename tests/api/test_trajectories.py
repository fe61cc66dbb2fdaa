"""Trajectories, sessions, steps and joining as programs make and press them."""

import pytest

from facilitator.services.sessions import sessions

SESSION = "/sessions/{s}"


def _step(programs, what, method, **body):
    return programs.ask("fien", "POST", f"{SESSION}/steps/{programs.step(method)}/{what}", body)


def test_a_trajectory_is_made_by_its_nis_code(programs):
    answer = programs.ask("fien", "POST", "/trajectories", {"municipality": "11002", "title": " Iedereen mee "})

    assert answer.status_code == 201
    assert {**answer.json, "id": ""} == {
        "id": "", "municipality": "11002", "municipality_name": "Antwerpen", "title": "Iedereen mee", "end_date": None,
        "first_year": 2026, "last_year": 2031,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"municipality": "99999", "title": "x"}, "invalid_input"), ({"municipality": 11002, "title": "x"}, "invalid_input"),
        ({"municipality": "\ud800", "title": "x"}, "invalid_input"), ({"title": "x"}, "invalid_input"),
        ({"municipality": "11002"}, "invalid_input"), ({"municipality": "11002", "title": ""}, "text_empty"),
        ({"municipality": "11002", "title": "x" * 121}, "text_too_long"),
        ({"municipality": "11002", "title": "x", "end_date": "morgen"}, "invalid_input"),
    ],
)  # fmt: skip
def test_a_trajectory_that_cannot_be_is_refused(programs, body, code):
    assert programs.refused("fien", "POST", "/trajectories", body) == (422, code)


@pytest.mark.parametrize(
    "runsheet",
    [
        "intake",
        "startsessie",
        "werksessie-schrijven",
        "werksessie-toetsen",
        "inwonersgesprek",
        "regiosessie",
        "evaluatie",
    ],
)
def test_every_format_of_the_contract_makes_a_session(programs, runsheet):
    made = programs.good(
        "fien", "POST", "/trajectories/{t}/sessions", {"format": runsheet, "languages": ["nl", "fr", "fr"]}
    )

    assert set(made) == {"id", "code", "join_url", "board_url", "board_key", "steps"}
    assert (len(made["code"]), made["join_url"].endswith("/" + made["code"])) == (6, True)
    assert made["board_url"].endswith("/bord/" + made["code"])
    assert made["board_key"] not in made["board_url"]
    for step in made["steps"]:
        vote = step["method"] == "vote"
        assert set(step) == {"id", "method", "title", "minutes", "setting"} | ({"kind", "options"} if vote else set())
        assert (step["setting"] in ("plenary", "tables"), step["minutes"] > 0) == (True, True)
    ids = [step["id"] for step in made["steps"]]
    assert len(set(ids)) == len(ids)


def test_a_startsessie_lets_one_pick_three(programs):
    (vote,) = [step for step in programs.made["steps"] if step["method"] == "vote"]

    assert (vote["kind"], vote["options"]["k"]) == ("pick", 3)


@pytest.mark.parametrize(
    "body",
    [{}, {"format": "feest"}, {"format": 3}, {"format": "intake", "languages": ["nederlands"]}, {"format": "intake", "languages": "nl"},
     {"format": "intake", "languages": ["\ud800x"]}, {"format": "intake", "languages": ["nl"] * 21}, {"format": "intake", "title": 3}],
)  # fmt: skip
def test_a_session_that_cannot_be_is_refused(programs, body):
    assert programs.refused("fien", "POST", "/trajectories/{t}/sessions", body) == (422, "invalid_input")


def test_a_session_tells_where_it_stands_to_its_team_and_its_seats(programs):
    programs.people(staff=2, partner=1)

    seen = [programs.good(who, "GET", SESSION) for who in ("fien", "an", "sam", "rik")]

    assert seen == [seen[0]] * 4
    assert {**seen[0], "version": 0} == {
        "id": programs.session, "code": programs.code, "status": "live", "version": 0,
        "step": {"id": programs.step("write"), "method": "write", "state": "open"},
        "participants": {"citizen": 1, "staff": 2, "politician": 0, "partner": 1, "total": 4},
    }  # fmt: skip


def test_a_new_session_is_planned_and_at_no_step(programs):
    programs.start()
    seen = programs.good("fien", "GET", SESSION)

    assert (seen["status"], seen["step"], seen["participants"]["total"]) == ("planned", None, 0)


def test_a_vote_goes_from_open_to_stopped_and_back_to_counted_and_shown(programs):
    programs.actions("Digipunt", "Digibus")

    states = [
        _step(programs, what, "vote").json["step"]["state"]
        for what in ("open", "stop", "open", "stop", "close", "show")
    ]

    assert states == ["open", "stopped", "open", "stopped", "closed", "closed"]


@pytest.mark.parametrize("what", ["open", "stop", "close", "show"])
def test_doing_what_is_done_already_changes_nothing(programs, what):
    programs.actions("Digipunt", "Digibus")
    path = {"open": ["open"], "stop": ["open", "stop"], "close": ["open", "close"], "show": ["open", "close", "show"]}[
        what
    ]
    for press in path:
        once = _step(programs, press, "vote")

    again, old = _step(programs, what, "vote"), _step(programs, what, "vote", version=1)

    assert [(answer.status_code, answer.json) for answer in (again, old)] == [(200, once.json)] * 2


@pytest.mark.parametrize("what", ["open", "stop", "close", "show"])
def test_a_stale_version_is_told_and_changes_nothing(programs, what):
    programs.actions("Digipunt", "Digibus")
    for press in {"open": [], "stop": ["open"], "close": ["open"], "show": ["open", "close"]}[what]:
        _step(programs, press, "vote")
    before = programs.good("fien", "GET", SESSION)

    answer = _step(programs, what, "vote", version=before["version"] - 1)

    assert (answer.status_code, answer.json["error"]["code"]) == (409, "changed_meanwhile")
    assert programs.good("fien", "GET", SESSION) == before
    assert _step(programs, what, "vote", version=before["version"]).status_code == 200


@pytest.mark.parametrize("version", ["1", 1.5, True, [], -1, 10**30, {}])
def test_a_version_that_is_no_whole_number_is_refused(programs, version):
    path = f"{SESSION}/steps/{programs.step('write')}/open"

    assert programs.refused("fien", "POST", path, {"version": version}) == (422, "invalid_input")


def test_no_version_at_all_is_no_objection(programs):
    assert _step(programs, "open", "welcome", version=None).status_code == 200


@pytest.mark.parametrize(
    ("what", "method", "code"),
    [
        ("stop", "vote", "vote_closed"), ("close", "vote", "vote_closed"), ("show", "vote", "not_counted"), ("open", "vote", "nothing_to_vote"),
        ("stop", "write", "vote_closed"), ("close", "tables", "step_closed"),
    ],
)  # fmt: skip
def test_a_press_against_the_rules_of_now_is_refused(programs, what, method, code):
    assert programs.refused("fien", "POST", f"{SESSION}/steps/{programs.step(method)}/{what}") == (409, code)


def test_nothing_opens_beside_a_vote_and_a_counted_vote_never_again(programs):
    programs.actions("Digipunt", "Digibus")
    vote, write = (f"{SESSION}/steps/{programs.step(method)}/open" for method in ("vote", "write"))
    programs.press("open", "vote")
    assert programs.refused("fien", "POST", write) == (409, "vote_open")
    programs.press("stop", "vote")
    assert programs.refused("fien", "POST", write) == (409, "vote_open")
    programs.press("close", "vote")

    assert programs.refused("fien", "POST", vote) == (409, "vote_closed")
    assert programs.refused("fien", "POST", f"{SESSION}/steps/{programs.step('vote')}/stop") == (409, "vote_closed")
    assert programs.ask("fien", "POST", write).status_code == 200


def test_a_step_of_another_session_is_not_here(programs):
    elsewhere = programs.step("write")
    programs.start()

    assert programs.refused("fien", "POST", f"{SESSION}/steps/{elsewhere}/open") == (404, "not_found")


# Joining


def _join(programs, **body):
    return programs.ask(None, "POST", "/join", {"code": programs.code, "role": "citizen", **body})


def test_joining_gives_a_seat_and_the_token_that_opens_it(programs):
    answer = _join(programs, role="staff", table=3, language="fr", naam="Jan")

    assert (answer.status_code, set(answer.json), answer.json["session"]) == (
        201,
        {"token", "participant", "session"},
        programs.session,
    )
    programs.tokens["nieuw"] = answer.json["token"]
    assert programs.good("nieuw", "GET", SESSION)["participants"] == {
        "citizen": 1, "staff": 1, "politician": 0, "partner": 0, "total": 2
    }  # fmt: skip


@pytest.mark.parametrize(
    "body",
    [{"role": "koning"}, {"role": None}, {"role": 1}, {"table": 0}, {"table": 41}, {"table": "3"}, {"table": True}, {"table": 99},
     {"language": "nederlands"}, {"language": 3}, {"code": 482913}, {"code": None}, {"code": ["1"]}],
)  # fmt: skip
def test_a_bad_seat_is_refused(programs, body):
    whole = {"code": programs.code, "role": "citizen", **body}

    assert programs.refused(None, "POST", "/join", whole) == (422, "invalid_input")


@pytest.mark.parametrize("code", ["000000", "12345", "", "x" * 1000, "\ud800", "0' OR 1=1", "<script>"])
@pytest.mark.parametrize("role", ["citizen", "koning"])
def test_a_wrong_code_is_unknown_whatever_else_is_asked(programs, code, role):
    assert programs.refused(None, "POST", "/join", {"code": code, "role": role}) == (404, "unknown_code")


def test_after_the_end_nobody_joins_and_bad_input_is_told_first(programs):
    with programs.house.readers.lent() as store:
        fien = store.accounts.named("fien")
    programs.house.writer.write(sessions.end_session, fien, programs.session)

    assert programs.refused(None, "POST", "/join", {"code": programs.code, "role": "citizen"}) == (409, "session_over")
    assert programs.refused(None, "POST", "/join", {"code": programs.code, "role": "koning"}) == (422, "invalid_input")
    assert programs.refused("an", "POST", "/sessions/{s}/ideas", {"text": "x", "key": "k"}) == (409, "session_over")
    assert programs.good("fien", "GET", SESSION)["status"] == "ended"


def test_wrong_codes_are_slowed_and_a_right_one_never(programs):
    budget = programs.house.settings.wrong_codes_per_minute
    wrong = {"code": "000000", "role": "citizen"}
    for _ in range(budget):
        assert programs.refused(None, "POST", "/join", wrong) == (404, "unknown_code")

    answer = programs.ask(None, "POST", "/join", wrong)

    assert (answer.status_code, answer.json["error"]["code"]) == (429, "too_many_tries")
    assert 1 <= int(answer.headers["Retry-After"]) <= 60
    assert _join(programs).status_code == 201
    assert programs.refused(None, "POST", "/join", {"code": programs.code, "role": "koning"}) == (422, "invalid_input")


def test_a_thousand_people_behind_one_address_all_come_in(programs):
    statuses = {_join(programs, role=("citizen", "staff")[n % 2]).status_code for n in range(1000)}

    assert statuses == {201}
    assert programs.good("fien", "GET", SESSION)["participants"]["total"] == 1001


def test_a_code_is_taken_as_people_type_it(programs):
    assert _join(programs, code=f" {programs.code[:3]} {programs.code[3:]} ").status_code == 201


def test_the_house_says_that_it_can_write(programs):
    answer = programs.client.get("/healthz")

    assert (answer.status_code, answer.json) == (200, {"ok": True, "schema": programs.house.schema})


def test_the_house_says_when_it_cannot_write(programs):
    programs.house.writer._store.db.execute("PRAGMA query_only=ON")

    answer = programs.client.get("/healthz")

    assert (answer.status_code, answer.json["error"]["code"]) == (503, "try_again")
