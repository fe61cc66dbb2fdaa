"""R18, the law of words on phones: short sentences, no abbreviation that is not explained, never a word that blames."""

import re

import pytest

from scripts.messages import ROOT
from scripts.sentences import PHONE, sentences

MOST_WORDS = 12
# Known by everybody who comes in: what they hold in their hands, and names that they bring along.
KNOWN = {"PDF", "QR", "OCMW", "WCAG", "AA", "JSON", "SMS", "EU", "GBA", "BBC"}


def on_phones() -> list[str]:
    """Return every sentence that phones show."""
    found = (name for name, kind in sentences(ROOT).items() if kind == PHONE)
    return sorted({text for name in found for text in ([name] if isinstance(name, str) else name)})


def parts(text: str) -> list[str]:
    """Return the sentences of a text, with one word for each place."""
    bare = re.sub(r"%\(\w+\)s|\{\w+\}", "x", text)
    return [part for part in re.split(r"(?<=[.?!:;])\s+|\n", bare) if part.strip()]


def test_no_sentence_is_longer_than_twelve_words():
    long = [part for text in on_phones() for part in parts(text) if len(part.split()) > MOST_WORDS]
    assert long == []


def test_no_abbreviation_is_left_unexplained():
    found = {word for text in on_phones() for word in re.findall(r"\b[A-Z]{2,}\b", text)}
    assert found - KNOWN == set()


@pytest.mark.parametrize(
    "word", ["fout", "foutief", "ongeldig", "error", "biljet", "het bord", "deelnemer", "gelieve", "u"]
)
def test_no_word_blames_or_stands_on_ceremony(word):
    assert [text for text in on_phones() if re.search(rf"\b{word}\b", text, re.IGNORECASE)] == []
