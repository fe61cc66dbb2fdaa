"""What counts as a text that a person wrote."""

import unicodedata

from facilitator.domain.refusals import InvalidInput, TextEmpty, TextTooLong

IDEA_LIMIT = 500
TITLE_LIMIT = 120
BOARD_TITLE = 60
KEY_LIMIT = 64

# Not what has no name yet: the emoji of next year has none, and says something.
_INVISIBLE = {"Cf", "Cc", "Zs", "Zl", "Zp"}
# Letters and marks by their category, and yet nobody sees them: fillers, joiners and selectors of variants.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0") | {chr(n) for n in range(0xFE00, 0xFE10)}


def N_(text: str) -> str:  # noqa: N802  # the name that translators' tools know
    """Mark a text of ours that a template will translate when it shows it."""
    return text


def written(raw: object, limit: int) -> str:
    """Return the trimmed text; refuse what is empty, too long, or no text (NUL, lone surrogates)."""
    if not isinstance(raw, str):
        raise InvalidInput("Dit is geen tekst.")
    text = raw.replace("\r\n", "\n").replace("\r", "\n").strip()
    if any(_is_noise(character) for character in text):
        raise InvalidInput("In deze tekst staat een teken dat we niet kunnen bewaren.")
    if all(_is_blank(character) for character in text):
        raise TextEmpty()
    if len(text) > limit:
        raise TextTooLong(limit)
    return text


def one_line(raw: object, limit: int) -> str:
    """Return the trimmed text on a single line; refuses as `written` does."""
    return written(" ".join(raw.split()) if isinstance(raw, str) else raw, limit)


def without_accents(text: str) -> str:
    """Return a text as one looks it up: without capitals and accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def key(raw: object) -> str:
    """Return the asker's key for a deed: 1 to 64 characters, nothing else is asked of it."""
    if not isinstance(raw, str) or not 0 < len(raw) <= KEY_LIMIT or any(_is_noise(c) for c in raw):
        raise InvalidInput("De sleutel van dit bericht ontbreekt of is te lang.")
    return raw


def _is_blank(character: str) -> bool:
    return character in _BLANK or unicodedata.category(character) in _INVISIBLE


def _is_noise(character: str) -> bool:
    """Say whether this character can stand in no file or page: controls, halves of a pair, and what XML forbids."""
    code = ord(character)
    return (code < 32 and character not in "\n\t") or 0xD800 <= code <= 0xDFFF or code in (0xFFFE, 0xFFFF)
