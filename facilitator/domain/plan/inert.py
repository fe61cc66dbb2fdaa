"""Keeps a text from becoming a formula where a file cannot say by itself that it is text, and takes it back the same."""

import unicodedata

SIGN = "'"
_BEGINS = frozenset("=+-@|%")
_CONTROL = frozenset("\t\r\n")


def starts_like_formula(text: str) -> bool:
    """Say whether a spreadsheet could take this text for a formula, whatever blanks, quotes or wide signs stand before it."""
    if text[:1] in _CONTROL:
        return True
    bare = text.lstrip(' \t\r\n\v\f\u00a0\u200b\u200e\u200f\u202f\u2060\u3000\ufeff"“”„«')
    return unicodedata.normalize("NFKC", bare[:1])[:1] in _BEGINS


def inert(text: str) -> str:
    """Return the text as a spreadsheet shows it and never calculates it: the apostrophe is its own sign for that."""
    return SIGN + text if starts_like_formula(text.lstrip(SIGN)) else text


def uninert(text: str) -> str:
    """Return the text that `inert` was given; any other text stays as it is."""
    return text[1:] if text.startswith(SIGN) and starts_like_formula(text.lstrip(SIGN)) else text
