"""Times and days on the clock of the room."""

from datetime import UTC, date, datetime, time

from facilitator.views.times import data, day, hour, moment

SUMMER = datetime(2027, 6, 12, 18, 5, tzinfo=UTC)
WINTER = datetime(2027, 1, 12, 18, 5, tzinfo=UTC)


def test_an_hour_follows_summer_and_winter():
    assert (hour(SUMMER), hour(WINTER), hour(None)) == ("20:05", "19:05", "")


def test_a_day_is_said_in_words_and_late_evening_belongs_to_its_own_day():
    assert day(date(2026, 3, 5)) == "donderdag 5 maart 2026"
    assert day(datetime(2026, 12, 31, 23, 30, tzinfo=UTC)) == "vrijdag 1 januari 2027"
    assert day(None) == ""


def test_what_is_typed_on_the_clock_of_the_room_is_kept_in_utc():
    assert moment(date(2027, 6, 12), time(20, 5)) == SUMMER
    assert hour(moment(date(2027, 1, 12), time(19, 5))) == "19:05"


def test_data_carry_utc():
    assert (data(SUMMER), data(None)) == ("2027-06-12T18:05:00Z", "")
