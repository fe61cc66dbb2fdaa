"""Looks a text over for who writes it, with how often Dutch words are used; nothing is kept and nothing leaves."""

from functools import lru_cache

from facilitator.domain.plain_language.guide import WordGuide
from facilitator.domain.plain_language.hints import Hint, hints

REMEMBERED = 50_000


def look_over(text: str, guide: WordGuide, most_words: int) -> tuple[Hint, ...]:
    """Return what could be easier; the first call reads the list of words, so call it in a thread."""
    return hints(text, guide, frequency, most_words)


@lru_cache(maxsize=REMEMBERED)
def frequency(word: str) -> float:
    """Return how often people use this word, on the Zipf scale."""
    from wordfreq import zipf_frequency  # noqa: PLC0415  # it costs a start half a second that few need

    return float(zipf_frequency(word, "nl"))
