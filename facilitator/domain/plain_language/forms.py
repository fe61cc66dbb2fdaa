"""The usual forms of a Dutch word: enough to recognise it in a sentence, too many rather than too few."""

import re
from collections.abc import Iterator

VOWELS = "aeiouéëï"
DOUBLE = re.compile(rf"(?P<start>.*)(?P<vowel>[aeou])(?P=vowel)(?P<last>[^{VOWELS}])")


def forms(word: str) -> frozenset[str]:
    """Return the word and what it becomes in a sentence."""
    return frozenset({word, *_of_verb(word), *_of_noun(word)})


def _of_verb(word: str) -> Iterator[str]:
    """«evalueren» gives evalueer, evalueert, evalueerde, geëvalueerd …"""
    if not word.endswith("eren") or len(word) < 7:
        return
    stem = word.removesuffix("eren") + "eer"
    prefix = "geë" if stem.startswith("e") else "geï" if stem.startswith("i") else "ge"
    done = prefix + stem[1:] if prefix != "ge" else prefix + stem
    yield from (stem, stem + "t", stem + "de", stem + "den", done + "d", done + "de", word.removesuffix("n") + "nd")


def _of_noun(word: str) -> Iterator[str]:
    yield from (word + ending for ending in ("e", "en", "s", "’s", "'s", "n"))
    shorter = DOUBLE.fullmatch(word)
    if shorter:
        stem = shorter["start"] + shorter["vowel"] + shorter["last"]
        yield from (stem + "e", stem + "en")
    if word.endswith("ief"):
        yield word.removesuffix("f") + "ve"


def simpler(word: str) -> Iterator[str]:
    """Return from what a less usual form may come: «wijkwerkers» from «wijkwerker»."""
    for ending in ("tjes", "tje", "jes", "je", "en", "es", "’s", "'s", "e", "s", "n", "de", "te", "d", "t"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            yield word.removesuffix(ending)
