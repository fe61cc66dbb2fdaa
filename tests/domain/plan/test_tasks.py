"""What may be typed to make a task, and in which order tasks stand."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.plan.inclusion import Task
from facilitator.domain.plan.tasks import in_order, read_due, read_text, read_who
from facilitator.domain.refusals import InvalidInput, TextEmpty, TextTooLong


@pytest.mark.parametrize("raw", ["2027-03-12", "12/3/2027", " 12/03/2027 "])
def test_a_day_is_read_as_browsers_and_people_write_it(raw):
    assert read_due(raw) == date(2027, 3, 12)


@pytest.mark.parametrize("raw", ["", "  ", None])
def test_a_task_may_have_no_day_yet(raw):
    assert read_due(raw) is None


@pytest.mark.parametrize(
    "raw",
    ["morgen", "31/2/2027", "2027", "12/3", "1/1/0001", "1/1/9999", "--", "1-2-3-4", "١٢/٣/٢٠٢٧", "9" * 5000, 20270312],
)
def test_another_day_is_refused_with_an_example(raw):
    with pytest.raises(InvalidInput, match="12/3/2027"):
        read_due(raw)


@given(st.dates(date(2020, 1, 1), date(2100, 12, 31)))
def test_every_day_of_a_plan_can_be_written_both_ways(day):
    assert read_due(day.isoformat()) == read_due(f"{day.day}/{day.month}/{day.year}") == day


def test_a_task_says_something_and_not_too_much():
    assert read_text(" Zorg voor een balie ") == "Zorg voor een balie"
    with pytest.raises(TextEmpty):
        read_text(" ")
    with pytest.raises(TextTooLong):
        read_text("x" * 201)
    with pytest.raises(InvalidInput):
        read_text(["x"])


def test_who_may_stay_open_but_is_no_address():
    assert (read_who(""), read_who(None), read_who(" burgerzaken ")) == ("", "", "burgerzaken")
    with pytest.raises(InvalidInput):
        read_who("sofie@gemeente.be")


def test_what_is_open_stands_first_by_its_day_and_what_has_none_after_that():
    done = datetime(2027, 1, 1, tzinfo=UTC)
    tasks = [Task("a", "een", "a"), Task("b", "een", "b", due=date(2027, 2, 1)), Task("c", "een", "c", due=date(2027, 1, 1), done_at=done),
             Task("d", "een", "d", due=date(2027, 1, 5))]  # fmt: skip

    assert [task.id for task in in_order(tasks)] == ["d", "b", "a", "c"]


def test_a_task_is_late_the_day_after_unless_it_is_done():
    task = Task("a", "een", "a", due=date(2027, 2, 1))

    assert (task.is_late(date(2027, 2, 1)), task.is_late(date(2027, 2, 2))) == (False, True)
    assert not Task("a", "een", "a", due=date(2027, 2, 1), done_at=datetime(2027, 3, 1, tzinfo=UTC)).is_late(
        date(2028, 1, 1)
    )
    assert not Task("a", "een", "a").is_late(date(2099, 1, 1))
