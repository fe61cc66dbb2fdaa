"""Numbers as people in Flanders write them."""

from fractions import Fraction

import pytest

from facilitator.domain.numbers import decimal, euros


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
