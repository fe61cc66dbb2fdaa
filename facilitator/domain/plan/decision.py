"""What the municipality decides on actions: chosen, later or not, by which body, when, why, and who hears it when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
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
class Verdict:
    """What holds for one action now, and the moment at which that was decided."""

    moment: Decision
    decided: Decided

    @property
    def choice(self) -> Choice:
        """What was decided."""
        return self.decided.choice


def verdicts(decisions: Iterable[Decision]) -> dict[str, Verdict]:
    """Return what holds for every action that was decided on: the last word of any body, whichever that is.

    A body that only confirms another without a word of its own leaves that one's reason standing.
    """
    held: dict[str, Verdict] = {}
    for moment in in_order(decisions):
        for item_id, decided in moment.items.items():
            before = held.get(item_id)
            same = before is not None and before.choice is decided.choice
            reason = decided.reason or (before.decided.reason if before is not None and same else "")
            held[item_id] = Verdict(moment, Decided(decided.choice, reason))
    return held


def in_order(decisions: Iterable[Decision]) -> list[Decision]:
    """Return decisions by their day; of one day the one that was noted first comes first."""
    return sorted(decisions, key=lambda one: (one.day, one.edition))


@dataclass(frozen=True)
class Edition:
    """The plan as it stood at one moment; `hash` proves its content, which a list of editions leaves out."""

    n: int
    title: str
    final: bool
    hash: str
    made_at: datetime
    made_by: str = ""
    content: Mapping[str, object] = field(default_factory=dict)


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
