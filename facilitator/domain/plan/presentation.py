"""The plan laid before staff or citizens: at most eight cards, two questions, reactions, and what was answered."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from facilitator.domain.text import N_

MOST_CARDS, DAYS_OPEN = 8, 14


class Audience(StrEnum):
    """To whom the plan is presented."""

    STAFF = N_("medewerkers")
    CITIZENS = N_("inwoners")


class Way(StrEnum):
    """How a reaction came in."""

    TALK = N_("gesprek")
    LINK = N_("link")
    PAPER = N_("papier")


@dataclass(frozen=True)
class Card:
    """One action in plain words, as it was when it was shown."""

    item_id: str
    title: str
    text: str = ""
    pictogram: str = ""


@dataclass(frozen=True)
class Presentation:
    """One time that the plan was shown; `totals` are counts per question and card, known after it closed."""

    id: str
    audience: Audience
    title: str
    cards: tuple[Card, ...]
    opened_at: datetime | None = None
    closes_at: datetime | None = None
    closed_at: datetime | None = None
    totals: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


@dataclass(frozen=True)
class Reaction:
    """What somebody said of the plan, without a name, and what the municipality answered."""

    id: str
    audience: Audience
    way: Way
    text: str
    told_at: datetime
    item_id: str | None = None
    presentation_id: str | None = None
    answer: str = ""
    effect: str = ""
    answered_at: datetime | None = None
