"""A municipality's own frame: names change, codes stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.coverage.own_frame import MOST_PLACES, NO_FRAME, revised
from facilitator.domain.refusals import InvalidInput, TextTooLong


def _places(own):
    return [(place.code, place.title) for place in own.places]


def test_new_names_get_codes_of_their_own_in_the_order_they_stand():
    own = revised(NO_FRAME, [("", "Warm welkom"), ("", "  "), ("", "Samen  met de regio")])
    assert _places(own) == [("E1", "Warm welkom"), ("E2", "Samen met de regio")]
    assert own.axis.name == "eigen"


def test_a_place_keeps_its_code_under_another_name_and_another_order():
    own = revised(NO_FRAME, [("", "Een"), ("", "Twee")])
    assert _places(revised(own, [("E2", "Tweede"), ("", "Drie"), ("E1", "Een")])) == [
        ("E2", "Tweede"), ("E3", "Drie"), ("E1", "Een")
    ]  # fmt: skip


def test_a_name_that_goes_and_comes_back_has_its_old_code_and_no_other_gets_it():
    own = revised(NO_FRAME, [("", "Een"), ("", "Twee")])
    less = revised(own, [("E1", ""), ("E2", "Twee"), ("", "Drie")])
    assert (_places(less), [place.code for place in less.gone]) == ([("E2", "Twee"), ("E3", "Drie")], ["E1"])
    assert _places(revised(less, [("E2", "Twee"), ("", "een")])) == [("E2", "Twee"), ("E1", "een")]


@pytest.mark.parametrize(
    ("lines", "refusal"),
    [
        ([("", "Een"), ("", "een")], InvalidInput),
        ([("E1", "Een"), ("E1", "Twee")], InvalidInput),
        ([("", f"Naam {n}") for n in range(MOST_PLACES + 1)], InvalidInput),
        ([("", "x" * 61)], TextTooLong),
    ],
)
def test_what_cannot_be_a_frame_is_refused(lines, refusal):
    with pytest.raises(refusal):
        revised(revised(NO_FRAME, [("", "Een")]), lines)


names = st.lists(st.sampled_from("abcdefghijkl"), unique=True, max_size=MOST_PLACES)


@given(st.lists(names, max_size=6))
def test_one_name_has_one_code_for_ever_however_often_it_goes_and_comes(rounds):
    own, codes = NO_FRAME, {}
    for wanted in rounds:
        standing = {place.title: place.code for place in own.places}
        own = revised(own, [(standing.get(name, ""), name) for name in wanted])
        assert [place.title for place in own.places] == wanted
        for place in own.places:
            assert codes.setdefault(place.title, place.code) == place.code
        everything = [place.code for place in (*own.places, *own.gone)]
        assert len(set(everything)) == len(everything) == len(codes)
