"""Numbers as people in Flanders write them."""

from fractions import Fraction


def euros(amount: int) -> str:
    """Return whole euros with a point a thousand: «10.000»."""
    return f"{amount:,}".replace(",", ".")


def decimal(number: Fraction, digits: int) -> str:
    """Return a number that is not below nothing with a comma, rounded half up: «0,42»."""
    text = f"{int(number * 10**digits + Fraction(1, 2)):0{digits + 1}}"
    return f"{text[:-digits]},{text[-digits:]}"
