"""How an action goes on after the decision, for the report of each half-year and year."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from facilitator.domain.text import N_


class State(StrEnum):
    """How far an action is."""

    NOT_STARTED = N_("niet gestart")
    RUNNING = N_("bezig")
    DONE = N_("klaar")
    STOPPED = N_("gestopt")


@dataclass(frozen=True)
class Progress:
    """One report on one action; `period` is `2027-1` for a first half-year, `2027` for a year."""

    item_id: str
    period: str
    state: State
    text: str = ""
    version: int = 1
    written_at: datetime | None = None
