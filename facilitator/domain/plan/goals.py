"""The municipality's own tree: strategic goals, policy goals, action plans and actions, each under one parent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


class Level(StrEnum):
    """How high a node hangs; the value is the word of sheet Doelstellingenboom, from the top down."""

    STRATEGIC = "strategische doelstelling"
    GOAL = "beleidsdoelstelling"
    ACTION_PLAN = "actieplan"
    ACTION = "actie"


LETTERS: Mapping[Level, str] = {
    Level.STRATEGIC: "SD", Level.GOAL: "BD", Level.ACTION_PLAN: "AP", Level.ACTION: "AC",
}  # fmt: skip


@dataclass(frozen=True)
class Goal:
    """A node as the municipality has it; `amounts` stand under cells such as `U_2026`, `parent` is a code one level up."""

    level: Level
    code: str
    parent: str = ""
    short: str = ""
    long: str = ""
    comment: str = ""
    evaluation: str = ""
    priority: bool = False
    amounts: Mapping[str, Decimal] = field(default_factory=dict)
