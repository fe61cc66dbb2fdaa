"""An action goes into the plan with the words of its places."""

from facilitator.domain.coverage.frames import Axis, Place
from facilitator.domain.coverage.plan_words import plan_words
from facilitator.domain.plan.fields import SHORT, known
from tests.views.made import CONTENT

AXES = CONTENT.frames.axes("")


def test_places_become_the_words_of_their_fields():
    tags = {"principes": ("P1", "P4"), "graad": ("1",), "domein": ("zorg",), "doelgroep": ("ouderen", "armoede")}
    assert plan_words(tags, AXES) == {
        "hefboom": "Naar de mensen toe; De digitale kloof kleiner maken",
        "beleidsdomein": "Zorg",
        "doelgroep": "Ouderen; Mensen in armoede",
    }
    assert plan_words(tags, CONTENT.frames.axes("hefbomen"))["hefboom"] == "Outreaching; De digitale kloof dichten"


def test_what_has_no_place_says_nothing_and_every_field_is_one_of_the_plan():
    assert plan_words({"graad": ("1",), "domein": ()}, AXES) == {}
    everything = {axis.name: tuple(axis.codes) for axis in AXES}
    assert set(plan_words(everything, AXES)) <= set(known((2026,)))


def test_words_never_outgrow_their_field():
    long = Axis("eigen", "Ons", tuple(Place(f"E{n}", f"{n}" * 60) for n in range(1, 6)))
    words = plan_words({"eigen": tuple(long.codes)}, (long,))["hefboom"]
    assert words == "; ".join(f"{n}" * 60 for n in range(1, 4))
    assert len(words) <= SHORT
