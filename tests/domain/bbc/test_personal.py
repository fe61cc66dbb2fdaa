"""What looks like a citizen's contact details is found; codes, years and amounts are not taken for it."""

import pytest

from facilitator.domain.bbc.personal import found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Mail naar an.peeters@gemeente.be.", "een e-mailadres"),
        ("Bel 0470 12 34 56", "een telefoonnummer"),
        ("Bel 09/123.45.67 aub", "een telefoonnummer"),
        ("+32 470 12 34 56", "een telefoonnummer"),
        ("0032470123456", "een telefoonnummer"),
        ("85.07.30-033.28", "een rijksregisternummer"),
        ("00012556777", "een rijksregisternummer"),
    ],
)
def test_contact_details_and_numbers_of_people_are_found(text, kind):
    assert found(text) == kind


@pytest.mark.parametrize(
    "text",
    ["", "2026-2031", "AC000496", "0703; 0951", "3HMS020201A00000", "1.250.000,50 euro", "85.07.30-033.29", "12 van 41, plaats 2-3", "@bib", "€ 0,50 per uur"],
)  # fmt: skip
def test_codes_years_and_amounts_are_no_personal_data(text):
    assert found(text) is None


@pytest.mark.parametrize("piece", ["x", "x.", "@x", "0", "0 ", "a@", "85.07."])
def test_a_long_text_is_searched_in_one_go(piece):
    assert found(piece * 4_000) in (None, "een telefoonnummer")
