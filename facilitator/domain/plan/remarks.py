"""What a check says: how much it matters, in which field, and what to do about it."""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum

from facilitator.domain.text import N_

from .item import Plan, PlanItem


class Level(StrEnum):
    """How much a finding matters; the word is what people see."""

    ERROR = N_("los op")
    WARN = N_("kijk na")
    INFO = N_("ter info")


ERROR, WARN, INFO = Level.ERROR, Level.WARN, Level.INFO

Remark = tuple[Level, str, str]
Remarks = Iterator[Remark]
Rule = Callable[[Plan, PlanItem], Iterable[Remark]]
