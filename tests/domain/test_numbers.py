"""Numbers as people in Flanders write them."""

from decimal import Decimal
from fractions import Fraction

import pytest

from facilitator.domain.numbers import decimal, euros, typed_number, with_cents


@pytest.mark.parametrize(
    ("number", "digits", "written"),
    [
        (Fraction(0), 2, "0,00"),
        (Fraction(1), 2, "1,00"),
        (Fraction(5, 12), 2, "0,42"),
        (Fraction(1, 8), 2, "0,13"),
        (Fraction(47, 4), 1, "11,8"),
    ],
)
def test_numbers_are_written_with_a_comma_and_rounded_half_up(number, digits, written):
    assert decimal(number, digits) == written


@pytest.mark.parametrize(("amount", "written"), [(0, "0"), (999, "999"), (10_000, "10.000"), (1_250_000, "1.250.000")])
def test_euros_have_a_point_a_thousand(amount, written):
    assert euros(amount) == written


@pytest.mark.parametrize(("amount", "written"), [("0", "0,00"), ("1250.5", "1.250,50"), ("-1000000", "-1.000.000,00")])
def test_amounts_have_a_comma_before_their_cents(amount, written):
    assert with_cents(Decimal(amount)) == written


@pytest.mark.parametrize(
    ("typed", "read"),
    [("0", 0), ("42", 42), ("123", None), ("", None), ("-1", None), ("1.5", None), ("٣", None), ("²", None)],
)
def test_only_plain_digits_are_a_whole_number_and_not_more_than_asked(typed, read):
    assert typed_number(typed, 2) == read
