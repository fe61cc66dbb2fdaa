"""Frames: an action keeps its places in every frame, whichever is looked at."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.content_files import BadContent
from facilitator.domain.coverage.frame_file import parse_frames
from facilitator.domain.coverage.frames import Axis, Frames, Place, follows, placed, said
from tests.views.made import CONTENT

FRAMES = CONTENT.frames
FIVE, FOUR, PILLARS = FRAMES.principles
OWN = Axis("eigen", "Ons kader", (Place("E1", "Warm welkom"), Place("E2", "Samen met de regio")))
ALL = (*FRAMES.principles, *FRAMES.beside, OWN)


def _codes(tags, axis):
    return [place.code for place in placed(tags, axis)]


def test_the_frames_are_five_principles_four_levers_and_four_pillars_with_three_axes_beside_them():
    assert [(axis.name, len(axis.places)) for axis in FRAMES.principles] == [
        ("principes", 5), ("hefbomen", 4), ("pijlers", 4)
    ]  # fmt: skip
    assert [axis.name for axis in FRAMES.beside] == ["graad", "domein", "doelgroep"]
    assert [place.title for place in FIVE.places] == [one.name for one in CONTENT.frame.principles]


def test_everything_that_follows_follows_from_a_place_that_is_there():
    known = {(axis.name, place.code) for axis in ALL for place in axis.places}
    assert {source for axis in ALL for place in axis.places for source in place.follows} <= known


def test_an_unknown_frame_is_the_first_and_an_own_one_without_places_cannot_be_chosen():
    assert (FRAMES.chosen("").name, FRAMES.chosen("weg").name) == ("principes", "principes")
    assert FRAMES.chosen("eigen", OWN) == OWN
    assert FRAMES.chosen("eigen", Axis("eigen", "Leeg", ())).name == "principes"


def test_a_place_in_one_frame_is_found_in_another_that_means_the_same():
    tags = {"principes": ("P1", "P5"), "graad": ("2",)}
    assert _codes(tags, FOUR) == ["H1"]
    assert _codes(tags, PILLARS) == ["B2"]
    assert (follows(tags, FOUR), follows(tags, FIVE), follows({}, FOUR)) == (True, False, False)


def test_what_somebody_said_stands_above_what_follows_also_when_it_is_nothing():
    tags = {"principes": ("P1",), "hefbomen": ("H2",)}
    assert _codes(tags, FOUR) == ["H2"]
    assert _codes(tags | {"hefbomen": ()}, FOUR) == []


def test_a_place_that_a_municipality_took_away_keeps_its_actions_until_it_comes_back():
    tags = {"eigen": ("E1", "E2")}
    smaller = Axis("eigen", "Ons kader", OWN.places[:1])
    changed = said(tags, smaller, frozenset())
    assert _codes(changed, smaller) == []
    assert _codes(changed, OWN) == ["E2"]


@given(st.lists(st.tuples(st.sampled_from(ALL), st.randoms(use_true_random=False)), max_size=12))
def test_switching_the_frame_and_placing_anew_never_changes_what_was_said_in_another(steps):
    tags, told = {}, {}
    for axis, dice in steps:
        codes = frozenset(code for code in sorted(axis.codes) if dice.random() < 0.5)
        tags = said(tags, axis, codes)
        told[axis.name] = codes
        assert {name: frozenset(codes) for name, codes in tags.items()} == told
        for other in ALL:
            if other.name in told:
                assert frozenset(_codes(tags, other)) == told[other.name]


GOOD = """\
[[frame]]
name = "principes"
title = "Principes"
choosable = true
[[frame]]
name = "graad"
title = "Graad"
[[place]]
frame = "graad"
code = "1"
title = "Toegang"
"""


def test_a_file_of_frames_becomes_frames():
    found = parse_frames(GOOD, "kaders.toml", CONTENT.frame)
    assert found == Frames(
        (Axis("principes", "Principes", FIVE.places),), (Axis("graad", "Graad", (Place("1", "Toegang"),)),)
    )


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('name = "graad"', 'name = "principes"', "twee kaders heten hetzelfde"),
        ('name = "graad"', 'name = "eigen"', "kies een andere «name»"),
        ("choosable = true", "choosable = false", "laat «principes» het eerste kader zijn"),
        ('frame = "graad"', 'frame = "principes"', "staat er al"),
        ('frame = "graad"', 'frame = "weg"', "kennen we niet als «frame»"),
        ('code = "1"', 'code = "1"\nfollows = ["P1"]', "schrijf in «follows» een kader en een code"),
        ('code = "1"', 'code = "1"\nsoort = "x"', "«soort» kennen we hier niet"),
        ('title = "Graad"', 'title = "Graad"\n[[frame]]\nname = "domein"\ntitle = "Domein"', "heeft nog geen plaatsen"),
    ],
)  # fmt: skip
def test_a_bad_file_is_refused_with_what_to_do(old, new, told):
    with pytest.raises(BadContent, match=told):
        parse_frames(GOOD.replace(old, new, 1), "kaders.toml", CONTENT.frame)
