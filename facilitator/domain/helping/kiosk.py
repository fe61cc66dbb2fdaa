"""Shared tablets: several private places on one device."""

from dataclasses import dataclass

MOST_PLACES = 8


@dataclass(frozen=True)
class Kiosk:
    """A device that is passed on, and how many people share it."""

    id: str
    session_id: str
    places: int


@dataclass(frozen=True)
class Place:
    """The seat of one person on a shared tablet; `veiled` says that somebody else may hold the tablet by now."""

    number: int
    seat_id: str
    veiled: bool
