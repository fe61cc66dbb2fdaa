"""The plan laid before staff or citizens: at most eight cards in plain words, and what people said of it."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from facilitator.domain.ideas.pictograms import known, suggested
from facilitator.domain.refusals import InvalidInput
from facilitator.domain.text import N_, TITLE_LIMIT, one_line

MOST_CARDS, DAYS_OPEN = 8, 14
SENTENCE = 200
MARK_LENGTH = 16


class Audience(StrEnum):
    """To whom the plan is presented."""

    STAFF = N_("medewerkers")
    CITIZENS = N_("inwoners")


class Way(StrEnum):
    """How a reaction came in."""

    TALK = N_("gesprek")
    LINK = N_("link")
    PAPER = N_("papier")


class State(StrEnum):
    """Where a presentation stands; an open one takes answers by its link."""

    DRAFT = N_("nog niet open")
    OPEN = N_("link staat open")
    CLOSED = N_("gesloten")


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
    languages: tuple[str, ...] = ("nl",)
    languages_reason: str = ""

    def state(self, now: datetime) -> State:
        """Say where it stands; when its time is over it is closed, also before anybody counted."""
        if self.closed_at or (self.closes_at and now >= self.closes_at):
            return State.CLOSED
        return State.OPEN if self.opened_at else State.DRAFT

    def is_due(self, now: datetime) -> bool:
        """Say whether its time is over and its answers were not yet made totals."""
        return self.closed_at is None and self.state(now) is State.CLOSED

    @property
    def mark(self) -> str:
        """What its cards say now, in a few letters: who saw another mark saw other cards."""
        return _mark(
            self.title, *(part for card in self.cards for part in (card.item_id, card.title, card.text, card.pictogram))
        )

    @property
    def items(self) -> frozenset[str]:
        """The actions on its cards."""
        return frozenset(card.item_id for card in self.cards)

    def speaks(self, code: str) -> str:
        """Return this language if it is offered, else Dutch."""
        return code if code in self.languages else "nl"


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

    @property
    def mark(self) -> str:
        """What was said and answered by now, in a few letters: nobody answers what they did not read."""
        return _mark(self.text, self.answer, self.effect)


def first_card(item_id: str, title: str, text: str, pictogram: str = "") -> Card:
    """Return a card to begin with: the action's own words, cut where they no longer fit."""
    short = " ".join(title.split())[:TITLE_LIMIT]
    return Card(item_id, short, _first_sentence(text), pictogram or suggested(short))


def read_card(item_id: str, title: object, text: object, pictogram: object) -> Card:
    """Return a card as somebody wrote it; its sentence may be left out."""
    said = one_line(text, SENTENCE) if isinstance(text, str) and text.strip() else ""
    return Card(item_id, one_line(title, TITLE_LIMIT), said, known(pictogram))


def check_cards(cards: Sequence[object]) -> None:
    """Refuse more cards than a room can hold in mind, and none at all."""
    if not cards:
        raise InvalidInput("Kies eerst een actie.")
    if len(cards) > MOST_CARDS:
        raise InvalidInput("Kies hoogstens %(most)s acties. Meer onthoudt niemand.", most=MOST_CARDS)


def _mark(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:MARK_LENGTH]


def _first_sentence(text: str) -> str:
    flat = " ".join(text.split())
    end = min((place for sign in ".!?" if (place := flat.find(f"{sign} ")) >= 0), default=len(flat) - 1)
    sentence = flat[: end + 1]
    return sentence if len(sentence) <= SENTENCE else f"{sentence[: SENTENCE - 1].rsplit(' ', 1)[0]}…"
