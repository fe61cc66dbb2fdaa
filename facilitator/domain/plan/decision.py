"""What the municipality decides on actions: chosen, later or not, by which body, when, why, and who hears it when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from facilitator.domain.text import N_


class Choice(StrEnum):
    """What is decided on one action."""

    CHOSEN = N_("gekozen")
    LATER = N_("later")
    NOT = N_("niet gekozen")


class Body(StrEnum):
    """Who decides (Decreet over het lokaal bestuur): nothing is final before the council approved it."""

    MANAGEMENT = N_("managementteam")
    COLLEGE = N_("college")
    STANDING_OFFICE = N_("vast bureau")
    COUNCIL = N_("gemeenteraad")
    OCMW_COUNCIL = N_("OCMW-raad")
    APPROVAL = N_("goedkeuring gemeenteraad")


@dataclass(frozen=True)
class Decided:
    """What one decision says of one action."""

    choice: Choice
    reason: str


@dataclass(frozen=True)
class Decision:
    """One moment of deciding; `edition` is the version of the plan that was frozen with it."""

    id: str
    body: Body
    day: date
    items: Mapping[str, Decided]
    budget_round: str = ""
    told_on: date | None = None
    note: str = ""
    edition: int = 0
    made_at: datetime | None = None


@dataclass(frozen=True)
class Edition:
    """The plan as it stood at one moment; `content` holds the fields of every item, `hash` proves them."""

    n: int
    title: str
    final: bool
    content: Mapping[str, object]
    hash: str
    made_at: datetime
    made_by: str = ""


class Fate(StrEnum):
    """What becomes of an idea or action that stands in no plan."""

    ELSEWHERE = N_("zit in een andere actie")
    EXISTS = N_("bestaat al")
    REGULAR = N_("doen we in de gewone werking")
    LATER = N_("later")
    NOT = N_("doen we niet")


@dataclass(frozen=True)
class GivenFate:
    """The fate of one subject (`idea:<id>` or `action:<id>`), with the reason in plain words."""

    subject: str
    fate: Fate
    reason: str
    item_id: str | None = None
    given_at: datetime | None = None
