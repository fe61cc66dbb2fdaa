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
