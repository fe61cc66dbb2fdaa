"""Keeps a text from becoming a formula where a file cannot say by itself that it is text, and takes it back the same."""

import re

SIGN = "'"
# Signs that begin a formula, also in their wide, small and raised forms.
_BEGINS = frozenset(
    "=+-@|%\u207a\u207c\u208a\u208c\ufb29\ufe62\ufe63\ufe66\ufe6a\ufe6b\uff05\uff0b\uff0d\uff1d\uff20\uff5c"
)
_BLANKS = ' \t\r\n\v\f\u00a0\u200b\u200e\u200f\u202f\u2060\u3000\ufeff"“”„«'
_CONTROL = frozenset("\t\r\n")
_INNER = re.compile(r"([,;\t\r\n])([^,;\t\r\n]+)")


def starts_like_formula(text: str) -> bool:
    """Say whether a spreadsheet could take this text for a formula, whatever blanks, quotes or wide signs stand before it."""
    return text[:1] in _CONTROL or text.lstrip(_BLANKS)[:1] in _BEGINS


def inert(text: str) -> str:
    """Return the text as a spreadsheet shows it and never calculates it: the apostrophe is its own sign for that.

    A spreadsheet that expects another separator than ours begins a cell in the middle of a text: each such place gets one too.
    """
    return _guarded(_INNER.sub(lambda found: found[1] + _guarded(found[2]), text))


def uninert(text: str) -> str:
    """Return the text that `inert` was given; any other text stays as it is."""
    return _INNER.sub(lambda found: found[1] + _unguarded(found[2]), _unguarded(text))


def _guarded(text: str) -> str:
    return SIGN + text if starts_like_formula(text.lstrip(SIGN)) else text


def _unguarded(text: str) -> str:
    return text[1:] if text.startswith(SIGN) and starts_like_formula(text.lstrip(SIGN)) else text
