"""Ideas, actions, ballots, paper and results as programs send and ask them, with every answer of the contract."""

import pytest

IDEAS = "/sessions/{s}/ideas"
ACTIONS = "/sessions/{s}/actions"


def _submit(programs, who="an", text="Een digipunt", key="k"):
    return programs.ask(who, "POST", IDEAS, {"text": text, "key": key})


@pytest.fixture
def voting(programs):
    """A startsessie with six citizens, five staff and a partner, three actions and an open vote."""
    programs.people(citizen=5, staff=5, partner=1)
    programs.ids = programs.actions("Digipunt", "Digibus", "Digibank")
    programs.press("open", "vote")
    return programs


def _cast(programs, who, choices, key="k"):
    return programs.ask(who, "PUT", programs.ballot(), {"choices": choices, "key": key})


# Ideas


def test_an_idea_is_made_once_a_key(programs):
    first, again = _submit(programs), _submit(programs, text="Iets anders")

    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json == again.json == {"id": first.json["id"]}
    assert 0 < len(first.json["id"]) <= 26


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"text": "", "key": "k"}, "text_empty"),
        ({"text": " \u200b ", "key": "k"}, "text_empty"),
        ({"text": "x" * 501, "key": "k"}, "text_too_long"),
        ({"text": "x" * 10_000, "key": "k"}, "text_too_long"),
        ({"text": "a\0b", "key": "k"}, "invalid_input"),
        ({"text": "\ud83d", "key": "k"}, "invalid_input"),
        ({"text": 7, "key": "k"}, "invalid_input"),
        ({"text": None, "key": "k"}, "invalid_input"),
        ({"text": ["x"], "key": "k"}, "invalid_input"),
        ({"key": "k"}, "invalid_input"),
        ({"text": "x"}, "invalid_input"),
        ({"text": "x", "key": ""}, "invalid_input"),
        ({"text": "x", "key": "k" * 65}, "invalid_input"),
        ({"text": "x", "key": 1}, "invalid_input"),
        ({"text": "x", "key": "\udc00"}, "invalid_input"),
    ],
)
def test_a_bad_idea_is_refused(programs, body, code):
    assert programs.refused("an", "POST", IDEAS, body) == (422, code)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "'); DROP TABLE ideas; --",
        "مرحبا بالعالم",
        "👩‍🦽 hulp",
        "a\u200bb",
        "x" * 500,
        "{{ 7*7 }}",
    ],
)
def test_text_comes_back_as_it_was_written(programs, text):
    made = _submit(programs, text=text).json["id"]
    found = programs.good("fien", "GET", IDEAS)["ideas"]

    assert [idea["text"] for idea in found if idea["id"] == made] == [text]


def test_a_fourth_idea_is_one_too_many(programs):
    for n in range(2):
        assert _submit(programs, text=f"Idee {n}", key=f"k{n}").status_code == 201

    assert programs.refused("an", "POST", IDEAS, {"text": "Nog een", "key": "x"}) == (409, "idea_limit")


def test_ideas_are_taken_until_the_first_vote_opens(programs):
    programs.press("open", "tables")
    assert _submit(programs).status_code == 201
    programs.actions("Digipunt", "Digibus")
    programs.press("open", "vote")

    assert programs.refused("an", "POST", IDEAS, {"text": "Te laat", "key": "x"}) == (409, "step_closed")


def test_fields_we_do_not_know_are_passed_over(programs):
    answer = programs.ask(
        "an", "POST", IDEAS, {"text": "x", "key": "k", "kleur": "blauw", "id": "mijn", "status": "approved"}
    )

    assert answer.status_code == 201
    assert answer.json["id"] != "mijn"
    assert [i["status"] for i in programs.good("fien", "GET", IDEAS)["ideas"]] == ["own", "own"]


def test_a_role_is_told_only_where_five_seats_have_it(programs):
    def roles():
        return [idea["role"] for idea in programs.good("fien", "GET", IDEAS)["ideas"]]

    programs.people(citizen=3)
    assert roles() == [None]
    programs.join("vijfde")
    assert roles() == ["citizen"]


def test_an_idea_tells_its_facilitator_all_the_contract_says(programs):
    programs.join("bea", "staff", table=3)
    made = _submit(programs, "bea").json["id"]

    found = programs.good("fien", "GET", IDEAS)["ideas"]
    assert [{**idea, "title": ""} for idea in found if idea["id"] == made] == [
        {"id": made, "text": "Een digipunt", "title": "", "role": None, "table": 3, "status": "own", "action": None,
         "scribed": False}
    ]  # fmt: skip


@pytest.mark.parametrize("status", ["handed_in", "approved", "hidden", "own"])
def test_a_facilitator_puts_an_idea_anywhere_but_away(programs, status):
    answer = programs.ask("fien", "PUT", f"{IDEAS}/{programs.written}", {"status": status})

    assert (answer.status_code, answer.json["status"]) == (200, status)


@pytest.mark.parametrize("status", ["koning", "", None, 3, "APPROVED", "withdrawn"])
def test_a_status_that_is_none_is_refused(programs, status):
    assert programs.refused("fien", "PUT", f"{IDEAS}/{programs.written}", {"status": status}) == (422, "invalid_input")


def test_a_list_comes_in_pieces_for_who_asks(programs):
    made = [programs.written, *[_submit(programs, text=f"Idee {n}", key=f"k{n}").json["id"] for n in range(2)]]

    def ids(query):
        return [idea["id"] for idea in programs.good("fien", "GET", IDEAS + query)["ideas"]]

    assert (ids(""), ids("?limit=2"), ids(f"?after={made[0]}"), ids(f"?after={made[0]}&limit=1")) == (
        made, made[:2], made[1:], made[1:2]
    )  # fmt: skip
    assert ids(f"?after={made[2]}") == []
    assert programs.refused("fien", "GET", IDEAS + "?after=nergens") == (404, "not_found")
    for query in ("?limit=0", "?limit=5001", "?limit=veel"):
        assert programs.refused("fien", "GET", IDEAS + query) == (422, "invalid_input")


# Actions


def test_an_action_approves_its_ideas_and_is_seen_by_everybody_of_the_room(programs):
    answer = programs.ask("fien", "POST", ACTIONS, {"title": "  Digipunt ", "ideas": [programs.written]})

    assert (answer.status_code, answer.json) == (
        201, {"id": answer.json["id"], "number": 1, "title": "Digipunt", "ideas": [programs.written], "pictogram": "",
              "cost": None}
    )  # fmt: skip
    for who in ("fien", "an", "sam", "rik"):
        assert programs.good(who, "GET", ACTIONS) == {"actions": [answer.json]}
    (idea,) = programs.good("fien", "GET", IDEAS)["ideas"]
    assert (idea["status"], idea["action"]) == ("approved", answer.json["id"])


def test_an_idea_is_in_one_action(programs):
    programs.good("fien", "POST", ACTIONS, {"title": "Digipunt", "ideas": [programs.written]})

    assert programs.refused("fien", "POST", ACTIONS, {"title": "Digibus", "ideas": [programs.written]}) == (
        409,
        "idea_taken",
    )


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"title": "", "ideas": []}, 422, "text_empty"),
        ({"title": "x" * 121, "ideas": []}, 422, "text_too_long"),
        ({"title": "a\0", "ideas": []}, 422, "invalid_input"),
        ({"title": 3, "ideas": []}, 422, "invalid_input"),
        ({"title": "x"}, 422, "invalid_input"),
        ({"title": "x", "ideas": [], "pictogram": "raket"}, 422, "invalid_input"),
        ({"title": "x", "ideas": [], "pictogram": None}, 422, "invalid_input"),
        ({"title": "x", "ideas": "abc"}, 422, "invalid_input"),
        ({"title": "x", "ideas": [1]}, 422, "invalid_input"),
        ({"title": "x", "ideas": [None]}, 422, "invalid_input"),
        ({"title": "x", "ideas": ["\ud800"]}, 422, "invalid_input"),
        ({"title": "x", "ideas": ["nergens"]}, 404, "not_found"),
    ],
)
def test_a_bad_action_is_refused(programs, body, status, code):
    assert programs.refused("fien", "POST", ACTIONS, body) == (status, code)
    assert programs.good("fien", "GET", ACTIONS) == {"actions": []}


def test_taking_an_action_away_closes_the_gap(programs):
    ids = programs.actions("Digipunt", "Digibus", "Digibank")

    left = programs.good("fien", "DELETE", f"{ACTIONS}/{ids[0]}")["actions"]

    assert [(action["id"], action["number"]) for action in left] == [(ids[1], 1), (ids[2], 2)]
    assert programs.refused("fien", "DELETE", f"{ACTIONS}/{ids[0]}") == (404, "not_found")


@pytest.mark.parametrize(("until", "code"), [("open", "vote_open"), ("stop", "vote_open"), ("close", "step_closed")])
def test_actions_lie_fixed_from_the_first_vote_on(voting, until, code):
    if until != "open":
        voting.press(until, "vote")

    assert voting.refused("fien", "POST", ACTIONS, {"title": "Te laat", "ideas": []}) == (409, code)
    assert voting.refused("fien", "DELETE", f"{ACTIONS}/{voting.ids[0]}") == (409, code)


# Ballots


def test_a_ballot_is_saved_says_what_is_left_and_the_last_counts(voting):
    first = _cast(voting, "an", voting.ids[:2], "a")
    second = _cast(voting, "an", voting.ids[2:], "b")
    again = _cast(voting, "an", voting.ids[:2], "a")

    assert (first.json, second.json, again.json) == (
        {"saved": True, "left": 1}, {"saved": True, "left": 2}, {"saved": True, "left": 1}
    )  # fmt: skip
    voting.press("close", "vote")
    total = voting.good("fien", "GET", f"/sessions/{{s}}/steps/{voting.step('vote')}/results")["total"]
    assert [row["votes"] for row in total] == [0, 0, 1]


@pytest.mark.parametrize(
    ("choices", "code"),
    [
        (["nergens"], "unknown_action"), (["{0}", "{0}"], "repeated_action"), ("{0}", "invalid_input"), (None, "invalid_input"),
        ({"{0}": "yes"}, "invalid_input"), ([["{0}"]], "invalid_input"), ([1], "invalid_input"), (3, "invalid_input"),
        (["x"] * 5000, "too_many_choices"), (["\ud800"], "unknown_action"), (True, "invalid_input"),
    ],
)  # fmt: skip
def test_a_bad_ballot_is_refused_by_name_and_keeps_the_one_before(voting, choices, code):
    _cast(voting, "an", voting.ids[:1], "a")

    def filled(value):
        return (
            value.format(*voting.ids)
            if isinstance(value, str)
            else [filled(v) for v in value]
            if isinstance(value, list)
            else value
        )

    body = {"choices": filled(choices), "key": "b"}
    assert voting.refused("an", "PUT", voting.ballot(), body) == (422, code)
    assert _cast(voting, "an", voting.ids[:2], "b").json == {"saved": True, "left": 1}


def test_more_than_k_is_too_many(programs):
    ids = programs.actions("a", "b", "c", "d")
    programs.press("open", "vote")

    assert programs.refused("an", "PUT", programs.ballot(), {"choices": ids, "key": "k"}) == (422, "too_many_choices")
    assert _cast(programs, "an", ids[:3]).json["left"] == 0


def test_actions_of_another_session_are_unknown_here(voting):
    here = voting.session, voting.made
    voting.start()
    (foreign,) = voting.actions("Van elders")
    voting.session, voting.made = here

    assert voting.refused("an", "PUT", voting.ballot(), {"choices": [foreign], "key": "k"}) == (422, "unknown_action")


@pytest.mark.parametrize(
    "body", [{"choices": []}, {"key": "k"}, {}, {"choices": [], "key": "k" * 65}, {"choices": [], "key": 1}]
)
def test_a_ballot_without_choices_or_key_is_refused(voting, body):
    assert voting.refused("an", "PUT", voting.ballot(), body) == (422, "invalid_input")


def test_nobody_votes_before_opening_after_stop_or_after_the_count(programs):
    ids = programs.actions("Digipunt", "Digibus")
    closed = (409, "vote_closed")

    def refused():
        return programs.refused("an", "PUT", programs.ballot(), {"choices": ids[:1], "key": "k"})

    assert refused() == closed
    programs.press("open", "vote")
    programs.press("stop", "vote")
    assert refused() == closed
    programs.press("open", "vote")
    assert _cast(programs, "an", ids[:1]).status_code == 200
    programs.press("close", "vote")
    assert refused() == closed


def test_an_empty_ballot_withdraws(voting):
    _cast(voting, "an", voting.ids[:1], "a")
    assert _cast(voting, "an", [], "b").json == {"saved": True, "left": 3}
    voting.press("close", "vote")

    assert voting.good("fien", "GET", f"/sessions/{{s}}/steps/{voting.step('vote')}/results")["ballots"] == 0


def test_three_answers_are_cast_by_action_and_may_be_partial(programs):
    programs.start("inwonersgesprek")
    programs.join("an")
    ids = programs.actions("Digipunt", "Digibus")
    programs.press("open", "vote")

    assert _cast(programs, "an", {ids[0]: "doubt"}).json == {"saved": True, "left": 1}
    for choices, code in (
        ([ids[0]], "invalid_input"),
        ({ids[0]: "maybe"}, "invalid_input"),
        ({"nergens": "yes"}, "unknown_action"),
    ):
        assert programs.refused("an", "PUT", programs.ballot(), {"choices": choices, "key": "x"}) == (422, code)
    programs.press("close", "vote")

    result = programs.good("fien", "GET", f"/sessions/{{s}}/steps/{programs.step('vote')}/results")
    assert result == {
        "kind": "yes_doubt_no", "ballots": 1, "groups": [], "channels": {"phone": 1},
        "total": [
            {"action": ids[0], "number": 1, "votes": 0, "share": 0.0, "rank": 1, "yes": 0, "doubt": 1, "no": 0, "unknown": 0, "score": 1},
            {"action": ids[1], "number": 2, "votes": 0, "share": 0.0, "rank": 2, "yes": 0, "doubt": 0, "no": 0, "unknown": 0, "score": 0},
        ],
    }  # fmt: skip


# Paper and results


def _paper(programs, **body):
    path = f"/sessions/{{s}}/steps/{programs.step('vote')}/paper"
    return programs.ask("fien", "POST", path, {"role": "citizen", "choices": programs.ids[:1], "key": "p", **body})


def test_paper_is_keyed_until_the_count_and_never_told(voting):
    assert (_paper(voting, serial="A1").status_code, _paper(voting, serial="A1").json) == (
        201,
        {"serial": "A1", "warning": ""},
    )
    voting.press("stop", "vote")
    assert _paper(voting, serial="A2", key="q", keyer="bea", choices=[]).status_code == 201
    told = voting.good("fien", "GET", f"/sessions/{{s}}/steps/{voting.step('vote')}/paper")
    assert told == {
        "keyed": 2, "serials": ["A1", "A2"], "mismatching": [], "missing": ["A1", "A2"], "needs_second": False,
        "keyers": [{"keyer": "", "keyed": 1}, {"keyer": "bea", "keyed": 1}], "papers_out": None,
    }  # fmt: skip

    voting.press("close", "vote")
    path = f"/sessions/{{s}}/steps/{voting.step('vote')}/paper"
    assert voting.refused("fien", "POST", path, {"role": "citizen", "choices": [], "key": "r"}) == (409, "vote_closed")
    assert voting.good("fien", "GET", path)["serials"] == []


def test_paper_keyed_twice_tells_what_is_missing_and_what_was_read_differently(voting):
    for keyer in ("bea", "carl"):
        for n in range(20):
            choices = voting.ids[1:2] if (keyer, n) == ("carl", 3) else voting.ids[:1]
            if (keyer, n) != ("carl", 7):
                assert (
                    _paper(voting, serial=f"S{n:02}", keyer=keyer, key=f"{keyer}{n}", choices=choices).status_code
                    == 201
                )

    path = f"/sessions/{{s}}/steps/{voting.step('vote')}/paper"
    told = voting.good("fien", "GET", path)
    assert (told["keyed"], told["missing"], told["mismatching"]) == (20, ["S07"], ["S03"])
    assert told["keyers"] == [{"keyer": "bea", "keyed": 20}, {"keyer": "carl", "keyed": 19}]
    again = {"role": "citizen", "choices": voting.ids[:1], "serial": "s03", "keyer": "carl", "key": "again"}
    assert voting.refused("fien", "POST", path, again) == (422, "invalid_input")

    voting.press("close", "vote")
    result = voting.good("fien", "GET", f"/sessions/{{s}}/steps/{voting.step('vote')}/results")
    assert (result["ballots"], result["total"][0]["votes"], result["channels"]) == (20, 20, {"paper": 20})


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"role": "koning"}, "invalid_input"), ({"role": None}, "invalid_input"), ({"choices": ["nergens"]}, "unknown_action"),
        ({"choices": None}, "invalid_input"), ({"serial": "x" * 41}, "text_too_long"), ({"serial": 3}, "invalid_input"),
        ({"serial": "\ud800"}, "invalid_input"), ({"keyer": "x" * 41}, "invalid_input"), ({"key": ""}, "invalid_input"),
    ],
)  # fmt: skip
def test_bad_paper_is_refused(voting, body, code):
    path = f"/sessions/{{s}}/steps/{voting.step('vote')}/paper"

    whole = {"role": "citizen", "choices": [], "key": "p", **body}
    assert voting.refused("fien", "POST", path, whole) == (422, code)


def test_a_result_is_counted_whole_per_group_and_per_channel(voting):
    for n in range(5):
        _cast(voting, f"citizen-{n}", voting.ids[:2])
        _cast(voting, f"staff-{n}", voting.ids[1:2])
    _paper(voting, serial="A1")
    voting.press("close", "vote")

    result = voting.good("fien", "GET", f"/sessions/{{s}}/steps/{voting.step('vote')}/results")

    def rows(*votes, of):
        more = [1 + sum(other > n for other in votes) for n in votes]
        return [
            {"action": action, "number": n, "votes": v, "share": v / of, "rank": rank}
            for n, (action, v, rank) in enumerate(zip(voting.ids, votes, more, strict=True), 1)
        ]

    assert result == {
        "kind": "pick", "ballots": 11, "total": rows(6, 10, 0, of=11), "channels": {"paper": 1, "phone": 10},
        "groups": [
            {"roles": ["citizen"], "label": "inwoners", "ballots": 6, "results": rows(6, 5, 0, of=6)},
            {"roles": ["staff", "politician", "partner"], "label": "alle anderen", "ballots": 5, "results": rows(0, 5, 0, of=5)},
        ],
    }  # fmt: skip


@pytest.mark.parametrize("state", ["planned", "open", "stopped"])
def test_before_counting_there_is_no_result_for_anybody(programs, state):
    programs.actions("Digipunt", "Digibus")
    for what in {"planned": [], "open": ["open"], "stopped": ["open", "stop"]}[state]:
        programs.press(what, "vote")

    for who in ("fien", "an", "sam", "rik"):
        path = f"/sessions/{{s}}/steps/{programs.step('vote')}/results"
        assert programs.refused(who, "GET", path) == (409, "not_counted")


def test_a_counted_result_is_the_teams_until_it_is_shown(voting):
    path = f"/sessions/{{s}}/steps/{voting.step('vote')}/results"
    voting.press("close", "vote")
    assert voting.refused("an", "GET", path) == (409, "not_counted")
    for who in ("fien", "sam", "rik"):
        assert voting.good(who, "GET", path)["ballots"] == 0

    voting.press("show", "vote")

    assert voting.good("an", "GET", path) == voting.good("fien", "GET", path)


def test_a_step_that_is_no_vote_has_neither_ballots_nor_results(programs):
    write = programs.step("write")

    assert programs.refused("fien", "GET", f"/sessions/{{s}}/steps/{write}/results") == (404, "not_found")
    assert programs.refused("an", "PUT", f"/sessions/{{s}}/steps/{write}/ballot", {"choices": [], "key": "k"}) == (
        404,
        "not_found",
    )
