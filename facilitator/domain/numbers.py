"""Numbers as people in Flanders write them, and whole numbers as they type them."""

from decimal import Decimal
from fractions import Fraction


def euros(amount: int) -> str:
    """Return whole euros with a point a thousand: «10.000»."""
    return f"{amount:,}".replace(",", ".")


def with_cents(amount: Decimal) -> str:
    """Return an amount of euros with a comma before its cents: «1.250,50», «-40,00»."""
    return f"{amount:,.2f}".translate(str.maketrans(",.", ".,"))


def typed_number(text: str, digits: int) -> int | None:
    """Return the whole number that somebody typed in at most so many digits, or None; a page may send anything."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= digits else None


def decimal(number: Fraction, digits: int) -> str:
    """Return a number that is not below nothing with a comma, rounded half up: «0,42»."""
    text = f"{int(number * 10**digits + Fraction(1, 2)):0{digits + 1}}"
    return f"{text[:-digits]},{text[-digits:]}"
