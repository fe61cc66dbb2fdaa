"""The four roles in which people sit in the room."""

from enum import StrEnum


class Role(StrEnum):
    """As whom somebody is here; the order is the order on screen."""

    CITIZEN = "citizen"
    STAFF = "staff"
    POLITICIAN = "politician"
    PARTNER = "partner"


class Duty(StrEnum):
    """What an account may do in a trajectory."""

    FACILITATOR = "facilitator"
    SECRETARY = "secretary"
    FINANCE = "finance"
    AUTHOR = "author"
    READER = "reader"
