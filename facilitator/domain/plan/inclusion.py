"""The inclusietoets of an action: who filled it in, what they answered, and the tasks that come of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from facilitator.domain.text import N_


class Answer(StrEnum):
    """What one may answer; the value is the word on screen and in exports."""

    YES = N_("ja")
    PARTLY = N_("deels")
    NO = N_("nee")
    NOT_APPLICABLE = N_("niet van toepassing")


@dataclass(frozen=True)
class InclusionTest:
    """One filled-in test: answers and remarks by the number of the question; `outside` is outside the service."""

    id: str
    item_id: str
    filled_by: str
    outside: bool
    answers: Mapping[int, Answer]
    notes: Mapping[int, str] = field(default_factory=dict)
    filled_at: datetime | None = None


@dataclass(frozen=True)
class Task:
    """Something to do for an action, made of a question of its test or by hand."""

    id: str
    item_id: str
    text: str
    question: int | None = None
    who: str = ""
    due: date | None = None
    done_at: datetime | None = None
