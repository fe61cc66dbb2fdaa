"""What people said of the plan and what the municipality did with it: every reaction gets an answer and an effect."""

import re
from collections.abc import Iterable
from enum import StrEnum

from facilitator.domain.bbc.personal import found
from facilitator.domain.refusals import InvalidInput
from facilitator.domain.text import IDEA_LIMIT, N_, written

from .presentation import Reaction

ANSWER_LIMIT = 1_000
BLANK = "[…]"
_SHORTEST = 2  # A single letter would take half the text away.


class Effect(StrEnum):
    """What the municipality did with a reaction."""

    CHANGED = N_("we pasten het plan aan")
    ALREADY = N_("dit zat er al in")
    LATER = N_("we nemen dit later mee")
    KEPT = N_("we veranderen dit niet")
    ELSEWHERE = N_("we gaven dit door aan een andere dienst")
    OFF_TOPIC = N_("dit gaat niet over het plan")


def read_text(raw: object) -> str:
    """Return what somebody said; refuses what would tell who they are, since the answer is public."""
    text = written(raw, IDEA_LIMIT)
    if found(text):
        raise InvalidInput("Schrijf geen e-mailadres, telefoonnummer of rijksregisternummer.")
    return text


def read_answer(answer: object, effect: str) -> tuple[str, Effect]:
    """Return an answer with its effect; both are needed."""
    if effect not in set(Effect):
        raise InvalidInput("Kies wat jullie ermee deden.")
    text = written(answer, ANSWER_LIMIT)
    if found(text):
        raise InvalidInput("Schrijf geen e-mailadres, telefoonnummer of rijksregisternummer.")
    return text, Effect(effect)


def redacted(text: str, words: str) -> str:
    """Return a text without some words, such as a name; nothing else in it changes."""
    hidden = " ".join(words.split())
    if len(hidden) < _SHORTEST:
        raise InvalidInput("Typ de woorden die weg moeten.")
    pattern = r"\s+".join(re.escape(word) for word in hidden.split())
    without, n = re.subn(rf"(?<!\w){pattern}(?!\w)", BLANK, text, flags=re.IGNORECASE)
    if not n:
        raise InvalidInput("Deze woorden staan niet in de tekst.")
    return without


def open_ones(reactions: Iterable[Reaction]) -> tuple[Reaction, ...]:
    """Return those that wait for an answer; of a text that was erased nobody can say anything."""
    return tuple(reaction for reaction in reactions if reaction.answered_at is None and reaction.text)


def public_ones(reactions: Iterable[Reaction]) -> tuple[Reaction, ...]:
    """Return those that everybody may read with their answer: what is not about the plan stays with who said it."""
    return tuple(
        reaction for reaction in reactions if reaction.answered_at is not None and reaction.effect != Effect.OFF_TOPIC
    )
