"""Effect against effort: where each action stands, and that no marker hides another."""

from itertools import combinations
from math import hypot

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.voting.ballot import Axis, BallotKind
from facilitator.domain.voting.tally import CountedBallot, tally
from facilitator.domain.voting.terms import terms
from facilitator.views.pictures.matrix import BOTTOM, LEFT, RADIUS, RIGHT, TOP, judged, matrix
from facilitator.views.pictures.picture import texts
from tests.views.made import actions


def drawn(*ballots, n=3):
    made = actions(n)
    rule = terms(BallotKind.MATRIX, {}, frozenset(one.id for one in made))
    numbered = [(one.id, one.number) for one in made]
    return matrix(tally(rule, numbered, [CountedBallot(choices) for choices in ballots]), made)


def of(effect, effort):
    return {"effect": effect, "effort": effort}


def test_much_effect_stands_high_and_much_effort_to_the_right():
    view = drawn({"a1": of(3, 1), "a2": of(1, 3), "a3": of(2, 2)})
    first, last, second = (next(spot for spot in view.spots if spot.number == n) for n in (1, 2, 3))
    assert first.true.x < second.true.x < last.true.x
    assert first.true.y < second.true.y < last.true.y


def test_where_all_say_the_same_there_is_no_spread():
    spot = drawn({"a1": of(2, 2)}, {"a1": of(2, 2)}, n=1).spots[0]
    assert (spot.left, spot.right, spot.top, spot.bottom) == (spot.true.x, spot.true.x, spot.true.y, spot.true.y)


def test_the_spread_is_the_standard_deviation():
    row = drawn({"a1": of(1, 2)}, {"a1": of(3, 2)}, n=1)
    spot = row.spots[0]
    assert (spot.bottom - spot.top, spot.right - spot.left) == (BOTTOM - TOP - 32, 0)


def test_an_action_that_nobody_judged_on_both_axes_is_in_the_table_only():
    view = drawn({"a1": {"effect": 3}, "a2": of(1, 1)})
    assert [spot.number for spot in view.spots] == [2]
    assert [texts(row) for row in view.picture.rows] == [
        ("1 · Actie 1", "0, 0, 1 van 1", "niemand"),
        ("3 · Actie 3", "niemand", "niemand"),
        ("2 · Actie 2", "1, 0, 0 van 1", "1, 0, 0 van 1"),
    ]


def test_actions_at_one_point_stand_beside_each_other_with_a_line_to_it():
    view = drawn({"a1": of(2, 2), "a2": of(2, 2), "a3": of(2, 2)})
    assert [spot.is_moved for spot in view.spots] == [False, True, True]
    assert len({spot.true for spot in view.spots}) == 1


steps = st.integers(1, 3)
ballots = st.lists(
    st.dictionaries(st.sampled_from([f"a{n}" for n in range(1, 21)]), st.builds(of, steps, steps)), max_size=6
)


@given(ballots)
def test_no_marker_covers_another_or_leaves_the_picture(given_ballots):
    spots = drawn(*given_ballots, n=20).spots
    assert all(hypot(a.at.x - b.at.x, a.at.y - b.at.y) > 2 * RADIUS for a, b in combinations(spots, 2))
    assert all(LEFT < spot.at.x < RIGHT and TOP < spot.at.y < BOTTOM for spot in spots)


@given(ballots)
def test_the_same_ballots_in_another_order_give_the_same_picture(given_ballots):
    assert drawn(*given_ballots, n=20) == drawn(*reversed(given_ballots), n=20)


def test_steps_are_counted_for_each_axis():
    made = actions(1)
    rule = terms(BallotKind.MATRIX, {}, frozenset(["a1"]))
    row = tally(rule, [(made[0].id, 1)], [CountedBallot({"a1": of(3, 1)}), CountedBallot({"a1": of(3, 2)})]).rows[0]
    assert (judged(row, Axis.EFFECT).steps, judged(row, Axis.EFFORT).steps) == ((0, 0, 2), (1, 1, 0))
