"""Which columns go along, in which order and under which header."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.plan.columns import ID, Wish, arranged, as_data, from_data, own_columns
from facilitator.domain.refusals import InvalidInput


def wishes(*places, headers=()):
    """Columns a, b, c … and the id, with these places; None is left out."""
    names = [*"abcdefgh"[: len(places) - 1], ID]
    told = dict(zip(names, headers, strict=False))
    return [
        Wish(name, place is not None, place or 0, told.get(name, "")) for name, place in zip(names, places, strict=True)
    ]


@pytest.mark.parametrize(
    ("places", "order"),
    [
        ((1, 2, 3, 4, 5), "abcd"),
        ((1, 2, 3, 1, 5), "dabc"),
        ((3, 2, 3, 4, 5), "bcad"),
        ((1, None, 3, 4, 5), "acd"),
        ((2, 1, 3, 4, 5), "bacd"),
        ((99, 2, 3, 0, 5), "dbca"),
    ],
)
def test_a_column_that_is_moved_gets_its_place_and_the_others_make_room(places, order):
    assert "".join(name for name, _ in arranged(wishes(*places)) if name != ID) == order


def test_the_id_always_goes_along():
    assert arranged(wishes(1, None))[-1] == (ID, ID)


def test_an_empty_header_is_our_own_name_and_a_header_is_one_line():
    assert arranged(wishes(1, 2, 3, headers=("  Nummer\n van de actie ", " "))) == (
        ("a", "Nummer van de actie"),
        ("b", "b"),
        (ID, ID),
    )


@pytest.mark.parametrize("headers", [("Code", "code"), ("b",), ("ACTIE_ID",), ("\ud800",), ("x" * 101,)])
def test_headers_that_cannot_stand_side_by_side_are_refused(headers):
    with pytest.raises(InvalidInput):
        arranged(wishes(1, 2, 3, headers=headers))


@given(st.lists(st.integers(0, 9), min_size=1, max_size=8))
def test_whatever_the_places_every_column_comes_once(places):
    chosen = arranged(wishes(*places, 99))

    assert sorted(name for name, _ in chosen) == sorted(["abcdefgh"[n] for n in range(len(places))] + [ID])


def test_what_is_kept_comes_back_and_what_is_no_sheet_does_not():
    sheets = {"Acties": arranged(wishes(2, 1, 3, headers=("Een",)))}

    assert from_data("Pakket", as_data(sheets) | {"Geheim": [["a", "a"]]}).sheets == sheets
    assert from_data("Pakket", "niets").sheets == {}


def test_every_sheet_can_be_told_apart_by_its_id():
    assert {sheet: names.count(ID) for sheet, names in own_columns(range(2026, 2032)).items()} == {
        "Acties": 1,
        "Ramingen": 1,
        "Doelstellingenboom": 1,
    }
