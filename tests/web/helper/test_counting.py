"""A helper counts a table: numbers alone, never shown again, and only while somebody is wanted."""

import pytest

from facilitator.services.coverage.headcounts import heads, want_people
from tests.desk import Desk
from tests.web.hall import Hall
from tests.web.helping import helper

YOUNG = "jonger dan 30"


@pytest.fixture
def hall(app):
    return Hall(app)


@pytest.fixture
def red(hall):
    hall.do(want_people, hall.fien, hall.id, [(YOUNG, "8"), ("@citizen", "20")])
    return helper(hall)


def _count(red, table, n):
    return red.get("/helper/tellen").post("/helper/tellen", {"table": table, "label": [YOUNG], "count": [n]})


def test_a_helper_finds_the_way_to_counting_only_where_somebody_is_wanted(hall):
    assert "Tel een tafel" not in helper(hall).get("/helper").text
    assert "Er is nu niemand om te tellen." in helper(hall).get("/helper/tellen").text
    hall.do(want_people, hall.fien, hall.id, [(YOUNG, "8")])
    assert "Tel een tafel" in helper(hall).get("/helper").text


def test_two_tables_make_a_sum_and_what_was_typed_is_not_shown_again(hall, red):
    _count(red, "1", "17")
    assert "Tafel 1 is geteld." in red.text
    assert "17" not in red.text.replace("1 tot 17", "")
    _count(red, "2", "6")
    told = hall.read(lambda store: heads(store, hall.id).needs[0].told)
    assert told == 23
    assert ("17" in red.text, "23" in red.text) == (False, False)


def test_roles_are_not_counted_by_hand(red):
    red.get("/helper/tellen")
    assert red.fields("label") == [YOUNG]


def test_a_bad_number_is_refused_with_what_was_typed_kept(red):
    _count(red, "1", "-2")
    assert (red.status, red.fields("count")) == (422, ["-2"])
    assert "Typ een getal van 0 tot 200." in red.text
    assert _count(red, "99", "2").status == 422


def test_whom_nobody_asks_after_any_more_is_not_kept(hall, red):
    red.get("/helper/tellen")
    hall.do(want_people, hall.fien, hall.id, [("ouder dan 75", "8")])
    red.post("/helper/tellen", {"table": "1", "label": [YOUNG], "count": ["9"]})
    assert hall.read(lambda store: store.headcounts.sums(hall.id)) == {"ouder dan 75": 0}


def test_without_a_helpers_link_nobody_counts(app, red):
    assert Desk(app).get("/helper/tellen").status == 401
