"""Which words few people use; a compound of common words is none of them."""

from facilitator.domain.plain_language.forms import simpler
from facilitator.domain.plain_language.guide import Frequency

RARE = 2.2
COMMON_PART = 3.0
SHORTEST_WORD, LONGEST_WORD = 6, 40
SHORTEST_PART = 3
MOST_PARTS = 4
LINKS = ("", "s", "e", "en", "n", "-")


def is_rare(word: str, frequency: Frequency) -> bool:
    """Say whether few people use this word, also not in parts or in its usual form."""
    if not SHORTEST_WORD <= len(word) <= LONGEST_WORD or frequency(word) >= RARE:
        return False
    if any(frequency(form) >= RARE for form in simpler(word)):
        return False
    return not _is_made_of_common(word, frequency, MOST_PARTS)


def _is_made_of_common(word: str, frequency: Frequency, parts: int) -> bool:
    """«containerpark» is container and park, «wijkwerkers» wijk and werkers."""
    if parts == 0:
        return False
    for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        if frequency(word[:cut]) < COMMON_PART:
            continue
        for link in LINKS:
            rest = word[cut:].removeprefix(link) if word[cut:].startswith(link) else ""
            if len(rest) < SHORTEST_PART:
                continue
            if frequency(rest) >= COMMON_PART or _is_made_of_common(rest, frequency, parts - 1):
                return True
    return False
