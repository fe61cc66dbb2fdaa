"""Finds «wordt … gedaan»: a form of «worden» with its participle near."""

import re

from facilitator.domain.plain_language.text import Sentence, Word

AUXILIARY = frozenset({"word", "wordt", "worden", "werd", "werden"})
REACH = 10
_PARTICIPLE = re.compile(
    r"(?:(?:aan|af|bij|door|in|mee|na|om|onder|op|over|rond|samen|terug|toe|uit|vast|voor|weg)?ge[^\W\d_]{2,}[dt]"
    r"|(?:be|er|her|ont|ver)[^\W\d_]{3,}[dt]|[^\W\d_]{3,}eerd)"
)
_STRONG = re.compile(
    r"(?:[^\W\d_]{0,5})(?:gegeven|genomen|geschreven|gevonden|gezien|gedaan|gekozen|gelezen|gehouden|gesproken"
    r"|geholpen|gekregen|gelaten|geroepen|getrokken|gezocht|gevraagd|gebracht|gestoken|geworven|gesloten|gelegd"
    r"|genodigd|geboden|gehangen|geweten|gemeten|vergeten|verloren|ontvangen|betrokken|besproken|bekeken|begrepen"
    r"|verkozen|verwezen|bewezen|ondernomen|ontworpen|vervangen|behouden|verboden|onderhouden|beschreven|verzonden"
    r"|gezonden|ontbonden|verbonden|gedragen|overwogen|onderzocht|goedgekeurd|gekeken|gestreken|gegaan|gestaan)"
)
# They look like a participle and are none.
_NONE = frozenset(
    "bekend bereid beleid bericht gebied gezond gemeenteraad gewicht gezicht geluid geld geest verstand verband "
    "vertrouwd gerust gewend besluit verdriet geweld gerecht gedicht gevecht eerd bewust verbaasd verkeerd".split()
)


def passive_in(sentence: Sentence) -> tuple[Word, Word] | None:
    """Return the form of «worden» and its participle, if the sentence has them."""
    for at, word in enumerate(sentence.words):
        if word.low not in AUXILIARY:
            continue
        near = sentence.words[max(0, at - 2) : at + REACH]
        found = next((one for one in near if one is not word and _is_participle(one.low)), None)
        if found is not None:
            return word, found
    return None


def _is_participle(word: str) -> bool:
    return word not in _NONE and bool(_PARTICIPLE.fullmatch(word) or _STRONG.fullmatch(word))
