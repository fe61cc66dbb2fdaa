"""What changed between two texts, word by word."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import takewhile

_PIECES = re.compile(r"\s+|\w+|[^\w\s]")
# Beyond this many pairs of equal words, words that stand everywhere are no landmarks: else two texts of one word take minutes.
PATIENCE = 300_000


class Fate(StrEnum):
    """What became of a part of the older text."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True)
class Part:
    """Some words that had the same fate; in their order, same and gone are the older text, same and new the newer."""

    fate: Fate
    text: str


def differences(before: str, after: str) -> tuple[Part, ...]:
    """Return the two texts as one: what stayed, what went and what came, word by word."""
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    first = _alike(old, new)
    last = _alike(old[first:][::-1], new[first:][::-1])
    middle = _compared(old[first : len(old) - last], new[first : len(new) - last])
    return (*_part(Fate.SAME, old[:first]), *middle, *_part(Fate.SAME, old[len(old) - last :]))


def _alike(old: Sequence[str], new: Sequence[str]) -> int:
    """Return how many pieces are the same from the beginning on."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))


def _compared(old: Sequence[str], new: Sequence[str]) -> Iterator[Part]:
    for kind, from_old, to_old, from_new, to_new in _matcher(old, new).get_opcodes():
        if kind == "equal":
            yield from _part(Fate.SAME, old[from_old:to_old])
        else:
            yield from _part(Fate.GONE, old[from_old:to_old])
            yield from _part(Fate.NEW, new[from_new:to_new])


def _matcher(old: Sequence[str], new: Sequence[str]) -> SequenceMatcher[str]:
    often = Counter(new)
    pairs = sum(n * often[word] for word, n in Counter(old).items() if not word.isspace())
    # Spaces stand between all words, and so say nothing about where one is.
    return SequenceMatcher(str.isspace, old, new, autojunk=pairs > PATIENCE)


def _part(fate: Fate, pieces: Sequence[str]) -> list[Part]:
    return [Part(fate, "".join(pieces))] if pieces else []
