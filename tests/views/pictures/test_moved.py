"""The picture of what moved: heights to scale, no marker over another, up thick and down broken."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from facilitator.views.pictures.moved import LINE, RADIUS, moved
from facilitator.views.pictures.picture import texts
from tests.views.made_rounds import held, second_round

NAMES = "abcdefghijklmnopqrst"


def slopes(picture):
    return {one.last.number if one.last else -one.first.number: one for one in picture.slopes}


def test_a_larger_part_stands_higher_and_the_largest_of_both_rounds_on_top():
    picture = moved(second_round(held("a", "a", "ab", "c"), held("b", "b", "c", "c")))
    one, two, three = (slopes(picture)[n] for n in (1, 2, 3))

    top, bottom = picture.top + RADIUS, picture.bottom - RADIUS
    assert (one.first.at.y, one.last.at.y) == (top, bottom)
    assert two.last.at.y == three.last.at.y == round(top + (bottom - top) / 3, 1)
    assert (one.way, two.way, three.way) == ("down", "up", "up")
    assert [texts([end.said]) for end in (one.first, one.last)] == [("3 van 4",), ("0 van 4",)]


def test_where_shares_mean_something_else_places_are_drawn():
    picture = moved(second_round(held("a", "a", "b", k=3, names="ab"), held("b", k=1, names="ab")))

    top, bottom = picture.top + RADIUS, picture.bottom - RADIUS
    assert [(one.first.at.y, one.last.at.y) for one in picture.slopes] == [(bottom, top), (top, bottom)]
    assert [texts([one.first.said, one.last.said]) for one in picture.slopes] == [
        ("plaats 2", "plaats 1"),
        ("plaats 1", "plaats 2"),
    ]


def test_what_came_has_no_beginning_and_what_went_no_end():
    picture = moved(second_round(held("a", names="ab"), held("c", names="bc")))

    assert [(bool(one.first), bool(one.last), one.way) for one in picture.slopes] == [
        (False, True, "level"),
        (True, True, "level"),
        (True, False, "level"),
    ]


def test_the_table_behind_it_tells_the_same():
    picture = moved(second_round(held("a", "a", names="ab"), held("c", "b", names="bc"))).picture

    assert [texts(row) for row in picture.rows] == [
        ("1 · Actie b", "0 van 2, plaats 2", "1 van 2, plaats 1", "1 plaats hoger"),
        ("2 · Actie c", "–", "1 van 2, plaats 1", "kwam erbij"),
        ("1 · Actie a", "2 van 2, plaats 1", "–", "viel weg"),
    ]


def test_a_wall_draws_no_more_than_it_has_room_for():
    picture = moved(second_round(held("a", names=NAMES + "z"), held("b", names=NAMES)), most=5)

    assert len(picture.slopes) == len(picture.picture.rows) == 5


picks = st.lists(st.sampled_from(NAMES), unique=True, max_size=3).map("".join)
votes = st.lists(picks, max_size=12)


@given(votes, votes, st.integers(2, len(NAMES)), st.integers(2, len(NAMES)))
def test_no_marker_covers_another_or_leaves_the_picture(first, second, some, others):
    before = held(*("".join(c for c in one if c in NAMES[:some]) for one in first), names=NAMES[:some])
    after = held(*("".join(c for c in one if c in NAMES[-others:]) for one in second), names=NAMES[-others:])
    picture = moved(second_round(before, after))

    for side in ("first", "last"):
        heights = sorted(getattr(one, side).mark.y for one in picture.slopes if getattr(one, side))
        assert all(low + LINE <= high + 0.11 for low, high in pairwise(heights))
        assert all(
            picture.top <= height - RADIUS + 0.11 and height + RADIUS <= picture.bottom + 0.11 for height in heights
        )


@given(votes, votes)
def test_the_same_ballots_in_another_order_give_the_same_picture(first, second):
    one = moved(second_round(held(*first, names=NAMES), held(*second, names=NAMES)))

    assert moved(second_round(held(*reversed(first), names=NAMES), held(*reversed(second), names=NAMES))) == one
