"""Words that say a number: three plain Dutch nouns, easy to read out, to copy and to type again."""

import secrets
import unicodedata

from facilitator.store.content import load_words

WORDS_A_CODE = 3


def codes_there_are() -> int:
    """Return how many codes of three words there are."""
    return int(len(load_words()) ** WORDS_A_CODE)


def spoken(n: int) -> str:
    """Return the code of a number, such as «fiets-kaart-zalm»; past the last code it begins again."""
    known, found = load_words(), []
    for _ in range(WORDS_A_CODE):
        n, place = divmod(n, len(known))
        found.append(known[place])
    return "-".join(found)


def by_chance() -> str:
    """Return a code that nobody can foresee."""
    return spoken(secrets.randbelow(codes_there_are()))


def normalised(text: object) -> str:
    """Return only the letters of a code as somebody typed it: capitals, spaces, hyphens and accents do not matter."""
    if not isinstance(text, str):
        return ""
    return "".join(letter for letter in unicodedata.normalize("NFKD", text).lower() if "a" <= letter <= "z")


def is_code(text: object) -> bool:
    """Say whether this can be a code: three words of the list, however they were typed."""
    letters = normalised(text)
    ends = {0}
    for _ in range(WORDS_A_CODE):
        ends = {end + len(word) for end in ends for word in load_words() if letters.startswith(word, end)}
    return bool(letters) and len(letters) in ends
