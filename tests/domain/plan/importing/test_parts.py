"""A table is known by its header, wherever that stands; of another table somebody says what the columns are."""

import pytest

from facilitator.domain.plan.importing.book import Book, Sheet
from facilitator.domain.plan.importing.parts import (
    Kind,
    guessed_columns,
    guessed_header,
    guessed_kind,
    recognised,
    stand,
    targets,
    told,
)
from facilitator.domain.refusals import InvalidInput

YEARS = (2026, 2027)


def book(*rows, name="Blad1"):
    return Book((Sheet(name, tuple(tuple(row) for row in rows)),))


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        (["actie_id", "AC_code", "AC_korte_omschrijving", "U_2026"], Kind.ACTIONS),
        (["ac_korte_omschrijving", "DIENST"], Kind.ACTIONS),
        (["actie_id", "boekjaar", "soort", "bedrag"], Kind.ESTIMATES),
        (["niveau", "code", "korte_omschrijving"], Kind.TREE),
        (["actie_id", "groep", "stemmen", "rang"], Kind.ADVICE),
        (["NIS-code", "Actie totaaloverzicht", "Uitgave"], Kind.ANALYSIS),
    ],
)
def test_a_table_is_known_by_its_header(header, kind):
    (part,) = recognised(book(header), YEARS)
    assert (part.kind, part.header, len(part.columns)) == (kind, 0, len(header))


def test_a_title_may_stand_above_the_header():
    (part,) = recognised(book(["Onze boom"], [], ["niveau", "code", None, "korte_omschrijving"]), YEARS)
    assert (part.header, part.columns) == (2, {0: "niveau", 1: "code", 3: "korte_omschrijving"})


def test_a_table_of_somebody_else_is_not_guessed_at():
    assert recognised(book(["Naam", "Bedrag"], ["x", 1]), YEARS) == ()
    assert recognised(book(["veld", "bevinding"], ["AC_korte_omschrijving", "maak dit korter"]), YEARS) == ()


def test_a_name_that_stands_twice_is_refused_with_both_columns():
    with pytest.raises(InvalidInput, match="«code» staat in kolom B en D"):
        recognised(book(["niveau", "code", "korte_omschrijving", "Code"]), YEARS)


def test_somebody_says_what_the_columns_of_a_table_are():
    found = told(
        book(["Wat", "Nr"], ["Hulp", "A1"]),
        {"kind": "breed", "sheet": 0, "header": 0, "columns": {"1": "AC_code", "0": "AC_kort"}}, YEARS,
    )  # fmt: skip
    alone = told(book(["Nr"], ["A1"]), {"kind": "breed", "sheet": 0, "header": 0, "columns": {"0": "AP_code"}}, YEARS)
    assert alone.columns == {0: "AP_code"}
    assert (found.kind, found.columns) == (Kind.WIDE, {0: "AC_kort", 1: "AC_code"})


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"kind": "iets"}, "Kies eerst"),
        ({"kind": ["boom"]}, "Kies eerst"),
        ({"columns": []}, "Kies eerst"),
        ({"sheet": 7}, "Kies het blad"),
        ({"sheet": True}, "Kies het blad"),
        ({"header": -1}, "Kies het blad"),
        ({"columns": {"0": "code", "1": "code"}}, "kolom A en B"),
        ({"columns": {"0": "code"}}, "Kies ook een kolom voor «niveau»"),
        ({"columns": {"9": "niveau", "x": "code", "0": "verzonnen"}}, "Kies ook"),
    ],
)
def test_a_telling_that_cannot_be_is_refused(change, words):
    raw = {"kind": "boom", "sheet": 0, "header": 0, "columns": {}} | change
    with pytest.raises(InvalidInput, match=words):
        told(book(["Wat", "Nr"]), raw, YEARS)


def test_the_header_and_equal_names_are_guessed():
    sheet = book(["Lijst van 2026"], ["AC code", "AC kort", "2026"], ["A1", "Hulp", 5]).sheets[0]
    assert guessed_header(sheet) == 1
    assert guessed_columns(sheet, 1, Kind.WIDE, YEARS) == {0: "AC_code", 1: "AC_kort", 2: "U_2026"}
    assert guessed_kind(sheet, 1, YEARS) is Kind.WIDE
    assert "U_2027" in targets(Kind.WIDE, YEARS)


@pytest.mark.parametrize(
    ("kind", "header", "name"),
    [
        (Kind.WIDE, "Code beleidsdoelstelling", "BD_code"),
        (Kind.WIDE, "Lange omschrijving actie", "AC_lang"),
        (Kind.ACTIONS, "Actieplan", "AP_kort"),
        (Kind.ACTIONS, "Ontvangsten 2027", "O_2027"),
        (Kind.TREE, "Omschrijving", "korte_omschrijving"),
        (Kind.TREE, "Budget 2026", "U_2026"),
        (Kind.TREE, "Budget 2044", None),
        (Kind.ESTIMATES, "Iets", None),
    ],
)
def test_a_column_is_guessed_by_what_its_name_speaks_of(kind, header, name):
    assert guessed_columns(book([header]).sheets[0], 0, kind, YEARS).get(0) == name


def test_our_own_workbook_says_up_to_when_it_knew_the_plan():
    assert stand(book(["Stand van", "2027-03-12T10:11:12.345Z"])).microsecond == 345_000
    assert stand(book(["Stand van", "gisteren"])) is None
    assert stand(book(["Stand van", "2027-03-12T10:11:12"])) is None
    assert stand(book(["a", "b"])) is None
