"""The anonymous ballots by API: to the team once counted, to seats once shown, and never where they would tell."""

import re

import pytest

from facilitator.domain.rules.recount import Rule, recount


@pytest.fixture
def voted(programs):
    """A startsessie in which 15 citizens and 6 staff picked, counted."""
    people = programs.people(citizen=15, staff=6)
    programs.ids = programs.actions("Digipunt", "Digibus", "Digibank")
    programs.press("open", "vote")
    for n, name in enumerate(people):
        choices = programs.ids[: 1 + n % 3]
        programs.good(name, "PUT", programs.ballot(), {"choices": choices, "key": "k"})
    programs.files = f"/sessions/{{s}}/steps/{programs.step('vote')}/ballots"
    return programs


def test_a_program_counts_again_what_the_api_told(voted):
    voted.press("close", "vote")
    content = voted.ask("fien", "GET", voted.files + ".pb").data
    told = voted.good("fien", "GET", f"/sessions/{{s}}/steps/{voted.step('vote')}/results")["total"]

    assert recount(content, ".pb", Rule.MOST_VOTES).ranking == (("1",), ("2",), ("3",))
    assert [row["votes"] for row in told] == [21, 14, 7]


def test_the_table_is_the_one_of_the_page(voted):
    voted.press("close", "vote")
    answer = voted.ask("fien", "GET", voted.files + ".csv")

    assert answer.content_type == "text/csv; charset=utf-8"
    named = r"stembladen-dentergem-20\d\d-[a-z-]+\.csv"
    assert re.search(named, answer.headers["Content-Disposition"])
    assert answer.get_data(as_text=True).count("\r\n") == 22


@pytest.mark.parametrize("kind", ["csv", "pb"])
def test_who_may_have_them_and_when(voted, kind):
    path = f"{voted.files}.{kind}"
    assert [voted.refused(who, "GET", path) for who in ("fien", "an")] == [(409, "not_counted")] * 2
    voted.press("close", "vote")
    assert voted.refused("an", "GET", path) == (409, "not_counted")
    voted.press("show", "vote")
    assert voted.ask("an", "GET", path).status_code == 200
    assert [voted.refused(who, "GET", path) for who in ("vic", "vic seat")] == [(404, "not_found")] * 2
    assert voted.refused(None, "GET", path) == (401, "unauthenticated")


def test_under_twenty_ballots_there_is_no_file(programs):
    people = programs.people(citizen=19)
    ids = programs.actions("Digipunt", "Digibus")
    programs.press("open", "vote")
    for name in people:
        programs.good(name, "PUT", programs.ballot(), {"choices": ids[:1], "key": "k"})
    programs.press("close", "vote")

    path = f"/sessions/{{s}}/steps/{programs.step('vote')}/ballots.csv"
    assert programs.refused("fien", "GET", path) == (403, "not_allowed")
