"""A beleidsveld is found by code, by words, or by what an action says."""

import pytest

from facilitator.domain.bbc.policy_fields import found, likely, with_main, with_more, without

FIELDS = {
    "0030": "Financiële aangelegenheden", "0130": "Administratieve dienstverlening", "0703": "Openbare bibliotheken",
    "0705": "Gemeenschapscentrum", "0951": "Dienstencentra",
}  # fmt: skip


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("0703", ["0703"]),
        ("070", ["0703", "0705"]),
        ("BIB", ["0703"]),
        ("financiele", ["0030"]),
        ("dienst", ["0951", "0130"]),
        ("openbare school", []),
        ("", list(FIELDS)),
    ],
)
def test_a_code_or_words_find_it_with_or_without_accents(query, codes):
    assert list(found(FIELDS, query)) == codes


def test_what_an_action_says_points_at_what_such_actions_usually_have():
    assert likely(FIELDS, "Open een digipunt in de bib") == ("0703",)
    assert likely(FIELDS, "Help aan het loket, met elk formulier, en in de bib.") == ("0130", "0703")
    assert likely(FIELDS, "Iets heel anders") == ()


def test_one_is_the_main_one_and_others_stand_beside_it():
    assert with_main(("0703", "0951"), "0951") == ("0951", "0703")
    assert with_main((), "0130") == ("0130",)
    assert with_more(("0703",), "0130") == ("0703", "0130")
    assert with_more(("0703",), "0703") == ("0703",)
    assert without(("0703", "0951"), "0703") == ("0951",)
