"""Whether place decided: turns make every place equally likely, and the test sees when people followed it all the same."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.voting.ballot import turned
from facilitator.domain.voting.order_test import OrderTest, Verdict, cochran, order_test, read_kept, tail, trend

LIST = tuple("abcdefgh")


@given(st.integers(1, 12), st.integers(0, 60))
def test_every_action_stands_at_every_place_as_often_as_any_other_or_once_more(n: int, seats: int):
    actions = [f"a{number}" for number in range(n)]
    seen = [turned(actions, turn) for turn in range(seats)]
    for action in actions:
        exposure = [sum(order[place] == action for order in seen) for place in range(n)]
        assert max(exposure) - min(exposure) <= 1


@pytest.mark.parametrize(
    ("x", "degrees", "chance"),
    # A table of the chi-square distribution, as any book of statistics has it.
    [(3.841459, 1, 0.05), (5.991465, 2, 0.05), (16.918978, 9, 0.05), (18.307038, 10, 0.05), (31.41043, 20, 0.05),
     (6.634897, 1, 0.01), (23.209251, 10, 0.01), (0, 1, 1), (0, 4, 1)],
)  # fmt: skip
def test_the_tail_is_that_of_the_tables(x: float, degrees: int, chance: float):
    assert tail(x, degrees) == pytest.approx(chance, abs=1e-6)


def test_the_tail_of_something_enormous_is_nothing_and_does_not_overflow():
    assert (tail(100_000, 11), tail(100_000, 12)) == (0.0, 0.0)


def test_cochrans_q_is_that_of_the_textbook():
    # Six people, three treatments (1, 1, 0 and so on): Q = (k-1)(k·ΣT² - N²) / (k·N - ΣR²).
    people = [(1, 1, 0), (1, 1, 1), (0, 1, 0), (1, 1, 0), (0, 1, 0), (1, 1, 0)]
    sums, sizes = [sum(column) for column in zip(*people, strict=True)], [sum(row) for row in people]
    assert (sums, cochran(sums, sizes)) == ([4, 6, 1], Fraction(2 * (3 * 53 - 121), 3 * 11 - 23))


def test_what_everybody_likes_is_no_sign_that_place_decided():
    ballots = [(("a", "b", "c"), turn) for turn in range(40)]
    assert order_test(ballots, LIST) == OrderTest(40, 8, Verdict.EVEN)


def test_who_takes_the_top_of_the_list_is_seen():
    ballots = [(tuple(turned(LIST, turn)[:3]), turn) for turn in range(24)]
    assert order_test(ballots, LIST).verdict is Verdict.UNEVEN


def test_who_takes_the_middle_of_the_list_is_seen_too_though_nothing_rises_or_falls():
    ballots = [(tuple(turned(LIST, turn)[3:5]), turn) for turn in range(24)]
    assert trend([0, 0, 0, 24, 24, 0, 0, 0], [2] * 24) == 0
    assert order_test(ballots, LIST).verdict is Verdict.UNEVEN


def test_dots_and_orders_are_read_by_what_they_name():
    dots = [({turned(LIST, turn)[0]: 3}, turn) for turn in range(20)]
    assert order_test(dots, LIST).verdict is Verdict.UNEVEN


def test_under_twenty_ballots_nothing_is_said():
    ballots = [(tuple(turned(LIST, turn)[:3]), turn) for turn in range(19)]
    assert order_test(ballots, LIST) == OrderTest(19, 8, Verdict.TOO_FEW)


def test_ballots_that_chose_everything_say_nothing_of_place():
    assert order_test([(LIST, turn) for turn in range(30)], LIST).verdict is Verdict.EVEN


@given(st.lists(st.tuples(st.sets(st.sampled_from(LIST)).map(tuple), st.integers(0, 99)), min_size=20, max_size=40))
def test_the_order_of_ballots_and_of_their_choices_never_matters(ballots: list[tuple[tuple[str, ...], int]]):
    mirrored = [(chosen[::-1], turn + len(LIST)) for chosen, turn in ballots[::-1]]
    assert order_test(ballots, LIST) == order_test(mirrored, LIST)


def test_only_a_verdict_is_kept_and_it_is_read_back():
    made = order_test([(("a",), turn) for turn in range(20)], LIST)
    assert made.kept == {"ballots": 20, "places": 8, "verdict": "even"}
    assert (read_kept(made.kept), read_kept({})) == (made, None)
