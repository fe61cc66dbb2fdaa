"""Amounts and estimate lines are read strictly and never lose a cent."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.bbc.money import amount, as_columns, number, read_line, read_lines, year
from facilitator.domain.refusals import InvalidInput
from tests.plan_cast import line


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (None, None), ("", None), ("  ", None), (0, "0"), (1250, "1250"), (0.1, "0.1"), ("1250", "1250"), ("1250,5", "1250.5"),
        ("1.250,50", "1250.50"), ("1.250", "1250"), ("1250.50", "1250.50"), ("€ 1 250,50", "1250.50"), ("1.234.567", "1234567"),
        (9999999999.99, "9999999999.99"), ("1,234.50", "1234.50"), ("EUR 12", "12"), ("12 €", "12"), ("€ -", "0"), ("–", "0"),
        ("1\u202f250,50", "1250.50"), (" 7\u00a0", "7"),
    ],
)  # fmt: skip
def test_an_amount_is_read_as_a_flemish_hand_or_a_program_writes_it(written, meant):
    assert amount(written) == (None if meant is None else Decimal(meant))


@pytest.mark.parametrize(
    "written",
    [True, -1, "-1", "-12,50", "veel", "1,2,3", "12,345", "1.2,3", "1,23.4", "12.3456", "(5)", 1.234, "1e3", float("nan"), float("inf"), 1e300, "٣", [], {}, "=1+1", 10**10, "9" * 40],
)  # fmt: skip
def test_what_is_no_amount_of_nought_or_more_is_refused(written):
    with pytest.raises(InvalidInput):
        amount(written)


@given(st.decimals(min_value=0, max_value="9999999999.99", places=2))
def test_an_amount_survives_being_told_to_a_program_and_back(value):
    assert amount(number(value)) == value
    assert amount(f"{value:.2f}".replace(".", ",")) == value


@pytest.mark.parametrize("written", [1999, 2101, "26", "tweeduizend", True, None, 2026.0])
def test_what_is_no_year_of_a_plan_is_refused(written):
    with pytest.raises(InvalidInput):
        year(written)


def test_a_refused_line_is_named_by_its_number():
    good = {"boekjaar": 2026, "soort": "Uitgave", "bedrag": 5}

    with pytest.raises(InvalidInput, match="Lijn 2: Kies als soort"):
        read_lines([good, good | {"soort": "Saldo"}])


def test_a_line_survives_being_told_to_a_program_and_back():
    told = {
        "boekjaar": 2027, "kredietsoort": "investeringen", "soort": "Ontvangst", "bedrag": 12.5, "budgettaire_entiteit": "OCMW",
        "beleidsveld_code": "0703", "algemene_rekening": "613", "kostensoort": "EU", "economischesectorcode": "1", "investeringsproject": "P",
        "subsidiebron": "ESF", "omschrijving": "kast",
    }  # fmt: skip

    assert as_columns(read_line(told)) == told


def test_a_short_line_is_of_the_plainest_kind():
    assert read_line({"boekjaar": 2026, "soort": "Uitgave", "bedrag": 5}) == line(2026, "5")


@pytest.mark.parametrize(
    "change",
    [
        {"bedrag": None}, {"bedrag": -1}, {"soort": "Saldo"}, {"soort": None}, {"kredietsoort": "lening"}, {"kredietsoort": []},
        {"budgettaire_entiteit": "kerk"}, {"kostensoort": "EU"}, {"boekjaar": "ooit"}, {"omschrijving": "x" * 201},
    ],
)  # fmt: skip
def test_a_line_with_a_word_that_is_not_in_the_lists_is_refused(change):
    with pytest.raises(InvalidInput):
        read_line({"boekjaar": 2026, "soort": "Uitgave", "bedrag": 5} | change)


def test_lines_stand_by_year_with_what_is_spent_first():
    raw = [
        {"boekjaar": y, "soort": s, "bedrag": 1} for y, s in ((2027, "Uitgave"), (2026, "Ontvangst"), (2026, "Uitgave"))
    ]

    assert [each.field for each in read_lines(raw)] == ["U_2026", "O_2026", "U_2027"]


@pytest.mark.parametrize("raw", [None, {}, "x", [1], [{}] * 201])
def test_what_is_no_list_of_lines_is_refused(raw):
    with pytest.raises(InvalidInput):
        read_lines(raw)
