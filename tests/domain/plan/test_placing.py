"""Where an action may hang: found by code and by words, with accents and capitals or without."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.plan.placing import FIELDS, chosen, found, likely, places, standing, version
from facilitator.domain.plan.tree import Level, Node
from facilitator.domain.refusals import InvalidInput
from tests.plan_cast import item

TREE = (
    Node(Level.STRATEGIC, "SD1", "", "Een warme gemeente"),
    Node(Level.GOAL, "BD1", "SD1", "Iedereen kan digitaal mee"),
    Node(Level.GOAL, "BD2", "", "Dichtbij"),
    Node(Level.ACTION_PLAN, "AP1", "BD1", "De bib als plek om te leren"),
    Node(Level.ACTION_PLAN, "AP2", "BD2", "Één onthaal"),
    Node(Level.ACTION_PLAN, "AP10", "BD9", "Formulieren zonder moeite"),
    Node(Level.ACTION, "AC1", "AP1", "Open een punt in de bib"),
)
PLACES = places(TREE)


def codes(query: str) -> list[str]:
    return [place.plan.code for place in found(PLACES, query)]


def test_a_place_carries_what_it_hangs_under_as_far_as_that_is_known():
    assert [tuple(place.fields.values()) for place in PLACES] == [
        ("SD1", "Een warme gemeente", "BD1", "Iedereen kan digitaal mee", "AP1", "De bib als plek om te leren"),
        ("", "", "BD2", "Dichtbij", "AP2", "Één onthaal"),
        ("", "", "BD9", "", "AP10", "Formulieren zonder moeite"),
    ]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("AP1", ["AP1", "AP10"]),
        ("ap10", ["AP10"]),
        ("een onthaal", ["AP2"]),
        ("ÉÉN", ["AP2", "AP1"]),
        ("warme bib", ["AP1"]),
        ("bd2", ["AP2"]),
        ("bib onthaal", []),
        ("", ["AP1", "AP2", "AP10"]),
    ],
)
def test_every_word_must_be_in_code_text_or_path_and_own_words_come_first(query, expected):
    assert codes(query) == expected


def test_what_an_action_says_points_at_a_likely_place():
    assert [place.plan.code for place in likely(PLACES, item(title="Maak elk formulier eenvoudig"))] == ["AP10"]
    assert likely(PLACES, item(title="Koop een bus")) == ()


def test_choosing_a_place_fills_all_its_fields_and_choosing_none_empties_them():
    assert chosen(PLACES, "AP1") == PLACES[0].fields
    assert chosen(PLACES, "nog te plaatsen") == {**dict.fromkeys(FIELDS, ""), "AP_code": "nog te plaatsen"}


@pytest.mark.parametrize("choice", ["", "AP3", "AC1", None, 3, ["AP1"]])
def test_only_a_plan_of_action_or_our_own_words_can_be_chosen(choice):
    with pytest.raises(InvalidInput):
        chosen(PLACES, choice)


def test_a_place_is_as_new_as_its_fields():
    one = item(AP_code="AP1", BD_code="BD1")

    assert version(one) == 2
    assert standing(one) == {**dict.fromkeys(FIELDS, ""), "AP_code": "AP1", "BD_code": "BD1"}


@given(st.text(max_size=60))
def test_any_query_finds_only_places(query):
    assert all(place in PLACES for place in found(PLACES, query))
