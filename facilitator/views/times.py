"""Times and days as people in Flanders read them, from the UTC of the data."""

from datetime import UTC, date, datetime, time

from facilitator.domain.days import BRUSSELS, day_of

_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip


def local(moment: datetime) -> datetime:
    """Return the moment on the clock of the room."""
    return moment.astimezone(BRUSSELS)


def hour(moment: datetime | None) -> str:
    """Return «19:05», or nothing where there is no moment."""
    return "" if moment is None else local(moment).strftime("%H:%M")


def day(when: date | datetime | None) -> str:
    """Return «donderdag 5 maart 2026», or nothing where there is no day."""
    if when is None:
        return ""
    if isinstance(when, datetime):
        when = day_of(when)
    return f"{_DAYS[when.weekday()]} {when.day} {_MONTHS[when.month - 1]} {when.year}"


def minute(when: datetime | None) -> str:
    """Return «5/3/2026, 19:05», or nothing where there is no moment."""
    if when is None:
        return ""
    there = local(when)
    return f"{there.day}/{there.month}/{there.year}, {there:%H:%M}"


def moment(when: date, at: time) -> datetime:
    """Return the UTC of a day and an hour on the clock of the room."""
    return datetime.combine(when, at, BRUSSELS).astimezone(UTC)


def data(when: datetime | None) -> str:
    """Return the UTC as data carries it, for a script or a `datetime` attribute."""
    return "" if when is None else when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
