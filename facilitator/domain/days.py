"""Days as the municipality counts and writes them: on the clock of Brussels, whatever the zone of the server."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

BRUSSELS = ZoneInfo("Europe/Brussels")


def day_of(moment: datetime) -> date:
    """Return the day on which a moment falls."""
    return moment.astimezone(BRUSSELS).date()


def day_month_year(day: date) -> str:
    """Return a day in numbers: «12/3/2027»."""
    return f"{day.day}/{day.month}/{day.year}"
