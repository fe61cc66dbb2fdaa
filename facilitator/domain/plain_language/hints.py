"""The hints themselves: where, what, why and what to write instead."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from facilitator.domain.plain_language.guide import Frequency, WordGuide
from facilitator.domain.plain_language.passive import passive_in
from facilitator.domain.plain_language.rarity import is_rare
from facilitator.domain.plain_language.text import DOTTED, Sentence, Word, sentences
from facilitator.domain.text import N_

MOST_WORDS = 15
MOST_WORDS_ON_SCREEN = 12
LONGEST_TEXT = 10_000
CAPITALS = re.compile(r"\b[A-ZÀ-Ý]{2,6}s?\b")
NEGATIONS = frozenset("niet geen nooit niemand nergens niets zonder noch".split())
_UN = re.compile(r"on(?P<rest>[^\W\d_]+(?:lijk|baar|ig|waar|gewoon|bekend|zeker|gezond|eens|voldoende|nodig)e?)")
NEAR = 6
KNOWN_PART = 3.0


class Kind(StrEnum):
    """What a hint is about."""

    LONG = "long"
    HARD = "hard"
    RARE = "rare"
    SHORTENED = "shortened"
    PASSIVE = "passive"
    DOUBLE_NO = "double_no"
    NOBODY = "nobody"


WHY: Mapping[Kind, str] = {
    Kind.LONG: N_("Deze zin telt %(words)s woorden."),
    Kind.HARD: N_("Niet iedereen kent dit woord."),
    Kind.RARE: N_("Weinig mensen gebruiken dit woord."),
    Kind.SHORTENED: N_("Niet iedereen kent deze afkorting."),
    Kind.PASSIVE: N_("Hier staat niet wie het doet."),
    Kind.DOUBLE_NO: N_("Hier staat twee keer nee."),
    Kind.NOBODY: N_("«Men» zegt niet wie."),
}
ADVICE: Mapping[Kind, str] = {
    Kind.LONG: N_("Maak er twee zinnen van."),
    Kind.HARD: N_("Schrijf liever: %(easier)s."),
    Kind.RARE: N_("Kies een gewoner woord, of leg het uit."),
    Kind.SHORTENED: N_("Schrijf liever: %(easier)s."),
    Kind.PASSIVE: N_("Zeg wie het doet: «wij …», «de gemeente …»."),
    Kind.DOUBLE_NO: N_("Zeg wat wel kan."),
    Kind.NOBODY: N_("Schrijf «je», «wij» of wie het is."),
}
IN_FULL = N_("Schrijf het één keer voluit.")
# Hints about words, of which one is said of each word: the lightest first.
WEIGHED = (Kind.RARE, Kind.SHORTENED, Kind.HARD)


@dataclass(frozen=True)
class Hint:
    """One thing that could be easier: its place in the text, the words, and the values of its two sentences."""

    kind: Kind
    start: int
    end: int
    words: str
    easier: tuple[str, ...] = ()
    count: int = 0
    values: Mapping[str, object] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "values", {"words": self.count, "easier": " / ".join(self.easier)})

    @property
    def why(self) -> str:
        """The reason, a sentence with places for the values."""
        return WHY[self.kind]

    @property
    def advice(self) -> str:
        """What to do, a sentence with places for the values."""
        return IN_FULL if self.kind is Kind.SHORTENED and not self.easier else ADVICE[self.kind]


def hints(text: str, guide: WordGuide, frequency: Frequency, most_words: int = MOST_WORDS) -> tuple[Hint, ...]:
    """Return what could be easier in this text, in its order; a text that nobody finds hard gives none."""
    text = text[:LONGEST_TEXT]
    found: list[Hint] = []
    for sentence in sentences(text, guide.ends_with_point):
        found += _of_sentence(sentence, guide, frequency, most_words)
    found += _shortened(text, guide)
    return tuple(sorted(_once(found), key=lambda hint: (hint.start, hint.end)))


def _of_sentence(sentence: Sentence, guide: WordGuide, frequency: Frequency, most_words: int) -> Iterator[Hint]:
    if len(sentence.words) > most_words:
        yield Hint(
            Kind.LONG, sentence.words[0].start, sentence.words[-1].end, _quoted(sentence), count=len(sentence.words)
        )
    yield from _groups(sentence, guide)
    for word in sentence.words:
        yield from _of_word(word, guide, frequency)
    passive = passive_in(sentence)
    if passive:
        first, last = sorted(passive, key=lambda one: one.start)
        yield Hint(Kind.PASSIVE, first.start, last.end, f"{first.text} … {last.text}")
    yield from _double_no(sentence, frequency)


def _quoted(sentence: Sentence) -> str:
    """The sentence by its first words, as one finds it again."""
    return " ".join(word.text for word in sentence.words[:4]) + " …"


def _groups(sentence: Sentence, guide: WordGuide) -> Iterator[Hint]:
    low = sentence.text.casefold()
    for group, easier in guide.groups.items():
        for found in re.finditer(rf"(?<!\w){re.escape(group)}(?!\w)", low):
            start, end = sentence.start + found.start(), sentence.start + found.end()
            yield Hint(Kind.HARD, start, end, sentence.text[found.start() : found.end()], easier)


def _of_word(word: Word, guide: WordGuide, frequency: Frequency) -> Iterator[Hint]:
    if word.low == "men":
        yield Hint(Kind.NOBODY, word.start, word.end, word.text)
    elif word.low in guide.words:
        yield Hint(Kind.HARD, word.start, word.end, word.text, guide.words[word.low])
    # A capital says that it is a name, or a short form.
    elif word.text == word.low and not word.is_number and word.low not in guide.known_words:
        parts = re.split(r"[-’']", word.low)
        if any(is_rare(part, frequency) for part in parts) and word.low not in guide.abbreviations:
            yield Hint(Kind.RARE, word.start, word.end, word.text)


def _double_no(sentence: Sentence, frequency: Frequency) -> Iterator[Hint]:
    last: tuple[int, Word] | None = None
    for at, word in enumerate(sentence.words):
        if not _denies(word, sentence, at, frequency):
            continue
        if last and at - last[0] <= NEAR and not re.search(r"[,;:]", _between(sentence, last[1], word)):
            yield Hint(Kind.DOUBLE_NO, last[1].start, word.end, _between(sentence, last[1], word, whole=True))
            return
        last = at, word


def _denies(word: Word, sentence: Sentence, at: int, frequency: Frequency) -> bool:
    if word.low == "niet":
        following = sentence.words[at + 1].low if at + 1 < len(sentence.words) else ""
        return following not in ("alleen", "enkel")
    un = _UN.fullmatch(word.low)
    return word.low in NEGATIONS or bool(un and frequency(un["rest"]) >= KNOWN_PART)


def _between(sentence: Sentence, first: Word, last: Word, whole: bool = False) -> str:
    start, end = (first.start, last.end) if whole else (first.end, last.start)
    return sentence.text[start - sentence.start : end - sentence.start]


def _shortened(text: str, guide: WordGuide) -> Iterator[Hint]:
    """Each abbreviation once, where it stands first, unless the text explains it or everybody knows it."""
    seen: set[str] = set()
    for start, end, word, easier in sorted(_abbreviations(text, guide)):
        low = word.casefold()
        if low in seen or low.removesuffix("s") in guide.known_abbreviations or low in guide.known_abbreviations:
            continue
        seen.add(low)
        if not _is_explained(text, start, end):
            yield Hint(Kind.SHORTENED, start, end, word, easier)


def _abbreviations(text: str, guide: WordGuide) -> Iterator[tuple[int, int, str, tuple[str, ...]]]:
    for found in DOTTED.finditer(text):
        yield found.start(), found.end(), found[0], guide.abbreviations.get(found[0].casefold(), ())
    for one, easier in guide.abbreviations.items():
        if one.count(".") < 2:
            for found in re.finditer(rf"(?<![\w.]){re.escape(one)}(?![\w])", text, re.IGNORECASE):
                yield found.start(), found.end(), found[0], easier
    for found in CAPITALS.finditer(text):
        if not _shouts(text, found.start()):
            yield found.start(), found.end(), found[0], guide.abbreviations.get(found[0].casefold(), ())


def _shouts(text: str, at: int) -> bool:
    """Say whether the whole line is in capitals: then a word in capitals is a word."""
    line = text[text.rfind("\n", 0, at) + 1 :].partition("\n")[0]
    return line.isupper() and len(line.split()) > 1


def _is_explained(text: str, start: int, end: int) -> bool:
    """«openbaar centrum (OC)» and «OC (openbaar centrum)» both explain."""
    before, after = text[:start].rstrip(), text[end:].lstrip()
    return (before.endswith("(") and after.startswith(")")) or after.startswith("(")


def _once(found: list[Hint]) -> list[Hint]:
    """Of a word that is hard and rare, or hard and part of a hard group, say one thing."""
    words = [hint for hint in found if hint.kind in WEIGHED]
    return [hint for hint in dict.fromkeys(found) if not any(_says_more(other, hint) for other in words)]


def _says_more(other: Hint, hint: Hint) -> bool:
    """Say whether another hint is about the same word, or a group around it, and weighs more."""
    if hint.kind not in WEIGHED or not (other.start <= hint.start and hint.end <= other.end):
        return False
    return _weight(other) > _weight(hint)


def _weight(hint: Hint) -> tuple[int, int]:
    return WEIGHED.index(hint.kind), hint.end - hint.start
