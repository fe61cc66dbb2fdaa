"""Cuts a text into sentences and words, each with its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*|\d+(?:[.,:]\d+)*")
# A point that ends no sentence stands in «m.b.t.», «bv.» or between digits.
DOTTED = re.compile(r"\b(?:[^\W\d_]{1,3}\.){2,}")
END = re.compile(r"[.!?…]+[\"»”')\]]*(?=\s|$)")


@dataclass(frozen=True)
class Word:
    """One word, where it starts and ends, and whether it opens its sentence."""

    text: str
    start: int
    end: int
    opens: bool

    @property
    def low(self) -> str:
        """The word in small letters."""
        return self.text.casefold()

    @property
    def is_number(self) -> bool:
        """Say whether this is a number."""
        return self.text[0].isdigit()


@dataclass(frozen=True)
class Sentence:
    """One sentence, or one line of a list, and its words."""

    text: str
    start: int
    end: int
    words: tuple[Word, ...]


def sentences(text: str, abbreviations: frozenset[str] = frozenset()) -> tuple[Sentence, ...]:
    """Return the sentences that have a word; a line ends one too."""
    found = []
    for start, end in _stretches(text, abbreviations):
        words = tuple(_words(text, start, end))
        if words:
            found.append(Sentence(text[start:end], start, end, words))
    return tuple(found)


def _stretches(text: str, abbreviations: frozenset[str]) -> Iterator[tuple[int, int]]:
    for line in re.finditer(r"[^\n]+", text):
        start = line.start()
        for stop in END.finditer(text, line.start(), line.end()):
            if not _is_abbreviation(text, line.start(), stop.start(), abbreviations):
                yield start, stop.end()
                start = stop.end()
        yield start, line.end()


def _is_abbreviation(text: str, line: int, stop: int, abbreviations: frozenset[str]) -> bool:
    last = re.search(r"\S+$", text[line : stop + 1])
    word = last[0].lstrip("(«\"'").casefold() if last else ""
    return bool(DOTTED.fullmatch(word)) or word in abbreviations


def _words(text: str, start: int, end: int) -> Iterator[Word]:
    for n, found in enumerate(WORD.finditer(text, start, end)):
        yield Word(found[0], found.start(), found.end(), n == 0)
