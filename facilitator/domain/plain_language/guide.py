"""What the rules go by: the kept list of words and abbreviations, and how often a word is used."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from facilitator.domain.plain_language.forms import forms
from facilitator.domain.toml_file import BadFile, Table, read

WORD_LIMIT = 60
BETWEEN = " / "


class BadWords(BadFile):
    """The list of words cannot be used; the text says in which line, and what to do."""


@dataclass(frozen=True)
class WordGuide:
    """Hard words (each form to easier ones), groups of words, abbreviations voluit, and what everybody knows."""

    words: Mapping[str, tuple[str, ...]]
    groups: Mapping[str, tuple[str, ...]]
    abbreviations: Mapping[str, tuple[str, ...]]
    known_abbreviations: frozenset[str]
    known_words: frozenset[str]

    @property
    def ends_with_point(self) -> frozenset[str]:
        """The abbreviations whose point ends no sentence."""
        return frozenset(one for one in self.abbreviations if one.endswith("."))


# How often a word is used, on the Zipf scale: 0 for never seen, 3 for a common word, 7 for «de».
Frequency = Callable[[str], float]


def parse_word_guide(text: str, filename: str) -> WordGuide:
    """Read the list of words that people keep."""
    file = read(text, filename, BadWords)
    file.has_only(("woorden", "afkortingen", "gekend"))
    easier = _easier(file.table("woorden"))
    known = file.table("gekend")
    known.has_only(("afkortingen", "woorden"))
    single = {word: easy for word, easy in easier.items() if re.fullmatch(r"[^\W\d_-]+(?:-[^\W\d_]+)*", word)}
    return WordGuide(
        words=_every_form(single),
        groups={word: easy for word, easy in easier.items() if word not in single},
        abbreviations=_easier(file.table("afkortingen")),
        known_abbreviations=frozenset(one.casefold() for one in known.texts("afkortingen", WORD_LIMIT)),
        known_words=frozenset(one.casefold() for one in known.texts("woorden", WORD_LIMIT)),
    )


def _easier(table: Table) -> dict[str, tuple[str, ...]]:
    return {word.casefold(): tuple(easy.split(BETWEEN)) for word, easy in table.every_text(WORD_LIMIT).items()}


def _every_form(words: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """A form that somebody wrote out wins from one that we made."""
    made = {form: easy for word, easy in words.items() for form in forms(word)}
    return {**made, **words}
