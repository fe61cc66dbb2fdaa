"""Numbered actions as cards, the pages they fill, and the dates and pictures that go with a step."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from facilitator.domain.ideas.idea import Action
from facilitator.domain.ideas.pictograms import word
from facilitator.domain.room import Room
from facilitator.domain.sessions.runsheet import Method

CARDS_A_PAGE = 12

_MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)

PICTURES = {
    Method.WELCOME: "welcome",
    Method.PRACTICE: "practice",
    Method.EXPLAIN: "listen",
    Method.STORY: "listen",
    Method.WRITE: "write",
    Method.TABLES: "tables",
    Method.MERGE: "merge",
    Method.READ: "read",
    Method.VOTE: "vote",
    Method.RESULTS: "results",
    Method.EVALUATE: "evaluate",
    Method.BREAK: "break",
    Method.CLOSE: "close",
}

Item = TypeVar("Item")


@dataclass(frozen=True)
class Card:
    """An action on the wall or a phone: one number, a title, perhaps a pictogram with its word, and what it costs."""

    id: str
    number: int
    title: str
    proposed: bool = False
    pictogram: str = ""
    cost: int | None = None

    @property
    def word(self) -> str:
        """The word that stands beside the pictogram."""
        return word(self.pictogram)


def card(action: Action, proposed: bool = False) -> Card:
    """Return the card of an action."""
    return Card(action.id, action.number, action.title, proposed, action.pictogram, action.cost)


def cards(room: Room) -> tuple[Card, ...]:
    """Return the actions of the room by number."""
    return tuple(card(one, one.id in room.proposed) for one in room.actions)


def picture(method: Method | None) -> str:
    """Return the name of the picture beside a step; paper where people work away from their screens."""
    return PICTURES.get(method, "paper") if method else "welcome"


def pages(items: Sequence[Item], size: int) -> int:
    """Return how many pages these items fill, at least one."""
    return max(1, -(-len(items) // size))


def page(items: Sequence[Item], size: int, number: int) -> tuple[Item, ...]:
    """Return the items of a page, counted from 0; past the last page one sees the last."""
    start = min(max(number, 0), pages(items, size) - 1) * size
    return tuple(items[start : start + size])


def spoken_date(day: date | None) -> str:
    """Return a date as people say it, or nothing: «12 juni 2026», never broken over two lines."""
    return f"{day.day}\N{NO-BREAK SPACE}{_MONTHS[day.month - 1]}\N{NO-BREAK SPACE}{day.year}" if day else ""
