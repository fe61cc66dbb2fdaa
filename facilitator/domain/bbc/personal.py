"""Finds what looks like a citizen's contact details or number: what is reported becomes public."""

import re

# Bounded and begun at a word's edge: a text of ten thousand letters must not keep the search busy.
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{0,190}\w")
_PHONE = re.compile(r"(?<![\w.,/-])(?:(?:\+|00)32[ ./-]?\(?0?\)?|0)(?:[ ./-]?\d){8,9}(?![\w/-])")
_NATIONAL = re.compile(r"(?<!\d)(\d{2})[. -]?(\d{2})[. -]?(\d{2})[. -]?(\d{3})[. -]?(\d{2})(?!\d)")


def found(text: str) -> str | None:
    """Return what kind of personal data the text seems to hold, None when it seems to hold none."""
    if _MAIL.search(text):
        return "een e-mailadres"
    if any(_is_national_number("".join(match.groups())) for match in _NATIONAL.finditer(text)):
        return "een rijksregisternummer"
    if _PHONE.search(text):
        return "een telefoonnummer"
    return None


def _is_national_number(digits: str) -> bool:
    """Check the two control digits, also for people born from 2000 on."""
    body, control = int(digits[:9]), int(digits[9:])
    return control in (97 - body % 97, 97 - (2_000_000_000 + body) % 97)
