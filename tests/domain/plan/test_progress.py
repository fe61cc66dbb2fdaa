"""Periods, what is due, and how many actions stand where."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.plan.progress import (
    Period,
    Progress,
    State,
    followed,
    latest,
    newest,
    next_period,
    numbers,
    periods,
    read_period,
    reports,
)
from tests.plan_cast import item, plan

FIRST, YEAR = Period(2027, 1), Period(2027, 2)


def told(item_id, period, state="bezig", text=""):
    return Progress(item_id, period, State(state), text)


def with_progress(*progress, items=None):
    return replace(
        plan(*(items or (item("een", status="weerhouden"), item("twee", "Leer mailen", status="weerhouden")))),
        progress=progress,
    )


def test_a_half_year_is_due_on_30_september_and_a_year_on_30_june_of_the_next():
    assert (FIRST.due, YEAR.due) == (date(2027, 9, 30), date(2028, 6, 30))
    assert (FIRST.ends, YEAR.ends) == (date(2027, 6, 30), date(2027, 12, 31))
    assert (FIRST.name, YEAR.name) == ("Eerste semester 2027", "Jaar 2027")


@given(st.builds(Period, st.integers(1000, 9999), st.sampled_from((1, 2))))
def test_a_period_is_found_back_by_its_key(period):
    assert read_period(period.key) == period


@pytest.mark.parametrize("raw", ["", "2027-2", "2027-", "27", "2027-1x", "２０２７", "2027\n", "x"])
def test_another_key_names_no_period(raw):
    assert read_period(raw) is None


def test_a_year_comes_after_its_first_half():
    assert sorted([Period(2028, 1), YEAR, FIRST]) == [FIRST, YEAR, Period(2028, 1)]


@pytest.mark.parametrize(
    ("today", "key"),
    [("2025-11-01", "2026-1"), ("2026-09-30", "2026-1"), ("2026-10-01", "2026"), ("2027-06-30", "2026"), ("2027-07-01", "2027-1"), ("2040-01-01", "2031")],
)  # fmt: skip
def test_the_report_that_is_due_first_comes_first(today, key):
    assert next_period(plan(item()), date.fromisoformat(today)).key == key


def test_a_plan_has_two_periods_a_year_and_those_that_were_reported_on():
    assert [one.key for one in periods(plan())][:3] == ["2026-1", "2026", "2027-1"]
    assert len(periods(plan())) == 12
    assert periods(with_progress(told("een", "2025")))[0] == Period(2025, 2)


def test_what_was_taken_up_is_followed_and_what_was_dropped_after_a_report_too():
    items = (
        item("een", status="weerhouden"),
        item("twee"),
        item("drie", status="geschrapt"),
        item("vier", status="geschrapt"),
    )

    assert [one.id for one in followed(with_progress(told("drie", "2026"), items=items))] == ["een", "drie"]


def test_the_newest_report_goes_by_period_whatever_the_order():
    progress = (told("een", "2027", "klaar"), told("een", "2027-1"), told("twee", "2026-1", "gestopt"))

    assert latest(progress, "een").state is State.DONE
    assert latest(progress, "een", before=YEAR).state is State.RUNNING
    assert latest(progress, "een", before=FIRST) is None
    assert {name: one.state for name, one in newest(progress).items()} == {"een": State.DONE, "twee": State.STOPPED}


def test_numbers_say_how_many_stand_where_and_on_how_many_nobody_wrote():
    counted = numbers(
        with_progress(told("een", "2027-1"), told("twee", "2026", "klaar"), told("vreemd", "2027-1")), FIRST
    )

    assert dict(counted.states) == {State.NOT_STARTED: 0, State.RUNNING: 1, State.DONE: 0, State.STOPPED: 0}
    assert (counted.reported, counted.silent, counted.all) == (1, 1, 2)


@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.sampled_from(["2027-1", "2027"]), st.sampled_from(list(State))),
        unique_by=lambda one: one[:2],
    )
)
def test_states_and_silence_add_up_to_all_that_is_followed(rows):
    made = with_progress(
        *(Progress(*row) for row in rows), items=tuple(item(name, name, status="weerhouden") for name in "abcd")
    )

    for period in (FIRST, YEAR):
        counted = numbers(made, period)
        assert sum(n for _, n in counted.states) == counted.reported == len(reports(made, period))
        assert counted.all == 4
