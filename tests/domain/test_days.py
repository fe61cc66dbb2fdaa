"""Days on the clock of Brussels."""

from datetime import UTC, date, datetime

from facilitator.domain.days import day_month_year, day_of


def test_late_in_the_evening_in_utc_is_the_next_day_in_brussels():
    assert day_of(datetime(2026, 6, 30, 22, 0, tzinfo=UTC)) == date(2026, 7, 1)
    assert day_of(datetime(2026, 1, 31, 22, 59, tzinfo=UTC)) == date(2026, 1, 31)


def test_a_day_in_numbers_has_no_zeros_before_it():
    assert day_month_year(date(2027, 3, 5)) == "5/3/2027"
