"""Raised hands: what somebody in the room wishes, where to find them, and nothing of who they are."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Wish(StrEnum):
    """What a raised hand asks for."""

    HELP = "help"
    PAPER = "paper"
    TIME = "time"


@dataclass(frozen=True)
class Hand:
    """One raised hand; screens show table and wish, and know it by an `id` that leads to no seat."""

    id: str
    participant_id: str
    wish: Wish
    table: int | None
    raised_at: datetime
