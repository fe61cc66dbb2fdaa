"""A ballot said back in words, card by card, as the person heard it: what a helper reads before it is cast."""

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.domain.numbers import euros
from facilitator.domain.text import N_
from facilitator.domain.voting.ballot import Axis, BallotKind
from facilitator.views.room.cards import Card
from facilitator.views.voting.answer_words import answer_words, axis_words
from facilitator.views.voting.figures import dots
from facilitator.views.voting.filled import Filled
from facilitator.views.words import Words


@dataclass(frozen=True)
class ReadBack:
    """What was said of one card; nothing but the card where it was chosen, and a reason in the person's own words."""

    card: Card
    said: tuple[Words, ...] = ()
    reason: str = ""


def read_back(kind: BallotKind, cards: Sequence[Card], pointed: Filled) -> tuple[ReadBack, ...]:
    """Return what was said of each card by number, of an order by place."""
    found = [line for card in cards if (line := _line(kind, card, pointed))]
    if kind is BallotKind.RANK:
        found.sort(key=lambda line: _whole(pointed.value(f"place-{line.card.id}")))
    return tuple(found)


def _line(kind: BallotKind, card: Card, pointed: Filled) -> ReadBack | None:
    """What was said of this card, None where nothing was."""
    if kind in (BallotKind.PICK, BallotKind.BUDGET):
        return ReadBack(card, _cost(kind, card)) if pointed.has("choice", card.id) else None
    said = _said(kind, card, pointed)
    return ReadBack(card, said, pointed.value(f"reason-{card.id}")) if said else None


def _said(kind: BallotKind, card: Card, pointed: Filled) -> tuple[Words, ...]:
    if kind is BallotKind.DOTS:
        n = _whole(pointed.value(f"dots-{card.id}"))
        return (dots(n),) if n else ()
    if kind is BallotKind.RANK:
        place = pointed.value(f"place-{card.id}")
        return (Words(N_("Plaats %(number)s"), {"number": place}),) if place else ()
    if kind is BallotKind.MATRIX:
        steps = [(axis_words(axis), pointed.value(f"{axis.value}-{card.id}")) for axis in Axis]
        return tuple(Words(words[step]) for words, step in steps if step in words)
    word = answer_words(kind).get(pointed.value(f"answer-{card.id}"))
    return (Words(word),) if word else ()


def _cost(kind: BallotKind, card: Card) -> tuple[Words, ...]:
    return (Words(N_("%(amount)s euro"), {"amount": euros(card.cost or 0)}),) if kind is BallotKind.BUDGET else ()


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() else 0
