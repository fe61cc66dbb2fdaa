"""Helpers: people in the room with a key of their own, and why they help somebody vote."""

from dataclasses import dataclass
from enum import StrEnum

HELPER_NAME = 30
MOST_HELPERS = 40


class Reason(StrEnum):
    """Why somebody votes with a helper; counted, never kept beside a ballot."""

    NO_PHONE = "no_phone"
    ASKED = "asked"


@dataclass(frozen=True)
class Helper:
    """Who holds a helper's key of one session, by a first name or a word."""

    id: str
    session_id: str
    name: str
