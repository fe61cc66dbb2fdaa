"""A second round as programs ask for it."""

import pytest


@pytest.fixture
def counted(programs):
    """A startsessie with six citizens, five staff, three actions and a counted vote."""
    programs.voters = programs.people(citizen=6, staff=5)
    programs.ids = programs.actions("Digipunt", "Digibus", "Digibank")
    programs.press("open", "vote")
    for n, who in enumerate(programs.voters):
        programs.good(who, "PUT", programs.ballot(), {"choices": [programs.ids[n % 2]], "key": "k"})
    programs.press("close", "vote")
    return programs


def _again(programs, who="fien", method="vote"):
    return programs.ask(who, "POST", f"/sessions/{{s}}/steps/{programs.step(method)}/again")


def test_voting_again_answers_the_new_step_once(counted):
    first, again = _again(counted), _again(counted)

    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json == again.json
    assert first.json == {
        "id": first.json["id"],
        "method": "vote",
        "kind": "pick",
        "options": {"k": 3, "again": counted.step("vote")},
        "title": "Stem opnieuw: kies er drie",
        "minutes": 10,
        "setting": "plenary",
    }


def test_the_second_round_is_opened_cast_counted_and_read_as_any_vote(counted):
    second = _again(counted).json["id"]
    path = f"/sessions/{{s}}/steps/{second}"
    counted.good("fien", "POST", f"{path}/open")

    for who in counted.voters:
        counted.good(who, "PUT", f"{path}/ballot", {"choices": [counted.ids[2]], "key": "k"})
    counted.good("fien", "POST", f"{path}/close")

    rows = counted.good("fien", "GET", f"{path}/results")["total"]
    assert [(row["number"], row["votes"], row["rank"]) for row in rows] == [(1, 0, 2), (2, 0, 2), (3, 11, 1)]
    first = counted.good("fien", "GET", f"/sessions/{{s}}/steps/{counted.step('vote')}/results")["total"]
    assert [row["votes"] for row in first] == [6, 5, 0]


def test_only_a_counted_vote_in_sight_is_held_again_and_only_by_its_facilitator(counted):
    assert counted.refused("an", "POST", f"/sessions/{{s}}/steps/{counted.step('vote')}/again") == (403, "not_allowed")
    assert counted.refused("sam", "POST", f"/sessions/{{s}}/steps/{counted.step('vote')}/again") == (403, "not_allowed")
    assert counted.refused("vic", "POST", f"/sessions/{{s}}/steps/{counted.step('vote')}/again") == (404, "not_found")
    assert counted.refused("fien", "POST", f"/sessions/{{s}}/steps/{counted.step('write')}/again") == (404, "not_found")
    second = _again(counted).json["id"]
    assert counted.refused("fien", "POST", f"/sessions/{{s}}/steps/{second}/again") == (409, "not_counted")


@pytest.fixture
def second(counted):
    """Its second round, counted: everybody for the last action; the path of its step."""
    step = _again(counted).json["id"]
    path = f"/sessions/{{s}}/steps/{step}"
    counted.good("fien", "POST", f"{path}/open")
    for who in counted.voters:
        counted.good(who, "PUT", f"{path}/ballot", {"choices": [counted.ids[2]], "key": "k"})
    counted.good("fien", "POST", f"{path}/close")
    return path


def test_what_moved_is_told_of_every_action_and_every_group(counted, second):
    moved = counted.good("fien", "GET", f"{second}/moved")

    assert moved["first"] == {
        "session": counted.session,
        "step": counted.step("vote"),
        "kind": "pick",
        "ballots": 11,
    }
    assert (moved["second"]["ballots"], moved["alike"]) == (11, True)
    best = moved["actions"][0]
    assert {name: best[name] for name in ("action", "number", "fate", "earlier", "before", "after")} == {
        "action": counted.ids[2],
        "number": 3,
        "fate": "kept",
        "earlier": [counted.ids[2]],
        "before": {"people": 0, "ballots": 11, "share": 0.0, "rank": 3},
        "after": {"people": 11, "ballots": 11, "share": 1.0, "rank": 1},
    }
    assert [(one["label"], one["after"]["people"]) for one in best["groups"]] == [("inwoners", 6), ("medewerkers", 5)]


def test_seats_are_told_once_both_results_were_shown(counted, second):
    path = f"{second}/moved"
    assert counted.refused("an", "GET", path) == (409, "not_counted")
    counted.good("fien", "POST", f"{second}/show")
    assert counted.refused("an", "GET", path) == (409, "not_counted")
    counted.press("show", "vote")
    assert counted.good("an", "GET", path) == counted.good("fien", "GET", path)
    assert counted.refused("vic", "GET", path) == (404, "not_found")
    assert counted.refused("vic seat", "GET", path) == (404, "not_found")


def test_of_a_first_vote_or_one_that_is_not_counted_nothing_moved(counted):
    assert counted.refused("fien", "GET", f"/sessions/{{s}}/steps/{counted.step('vote')}/moved") == (404, "not_found")
    again = _again(counted).json["id"]
    assert counted.refused("fien", "GET", f"/sessions/{{s}}/steps/{again}/moved") == (409, "not_counted")


def test_actions_are_brought_along_to_a_later_session(counted):
    later = counted.good("fien", "POST", "/trajectories/{t}/sessions", {"format": "startsessie"})["id"]
    path = f"/sessions/{later}/actions/bring"

    made = counted.good("fien", "POST", path, {"actions": counted.ids[:2]})["actions"]

    assert [(action["number"], action["title"]) for action in made] == [(1, "Digipunt"), (2, "Digibus")]
    assert counted.good("fien", "POST", path, {"actions": counted.ids[:2]}) == {"actions": []}
    assert counted.refused("fien", "POST", path, {"actions": []}) == (422, "invalid_input")
    assert counted.refused("fien", "POST", path, {"actions": ["nergens"]}) == (404, "not_found")
    assert counted.refused("sam", "POST", path, {"actions": counted.ids}) == (403, "not_allowed")
    assert counted.refused("vic", "POST", path, {"actions": counted.ids}) == (404, "not_found")
    assert counted.refused("an", "POST", path, {"actions": counted.ids}) == (404, "not_found")
