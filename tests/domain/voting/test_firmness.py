"""Firmness: every one or two ballots left out, beside all of them tried by hand."""

from collections import Counter
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.voting.firmness import unfirm

ACTIONS = tuple("abcde")
rows = st.lists(st.tuples(*[st.integers(-2, 2)] * 5), min_size=0, max_size=12)
large = st.lists(
    st.sampled_from([(1, 0, 0, 1, 0), (0, 1, 0, 1, 0), (0, 0, 1, 0, 1), (1, 1, 0, 0, 0)]), min_size=1, max_size=30
)


def best(ballots, places):
    totals = [sum(row[n] for row in ballots) for n in range(5)]
    return {action for n, action in enumerate(ACTIONS) if sum(other > totals[n] for other in totals) < places}


def tried(ballots, places):
    """Leave out every one and every two ballots."""
    now, moved = best(ballots, places), set()
    for n in (1, 2):
        for gone in combinations(range(len(ballots)), n):
            moved |= now ^ best([row for place, row in enumerate(ballots) if place not in gone], places)
    return moved


@given(st.one_of(rows, large), st.integers(1, 4))
def test_what_two_ballots_can_move_is_found_and_nothing_else(ballots, places):
    assert unfirm(ACTIONS, Counter(ballots), places) == tried(ballots, places)


def test_a_lead_of_three_is_firm_and_a_lead_of_two_is_not():
    def led_by(n):
        return Counter({(1, 0, 0, 0, 0): 5 + n, (0, 1, 0, 0, 0): 5})

    assert unfirm(ACTIONS, led_by(3), 1) == frozenset()
    assert unfirm(ACTIONS, led_by(2), 1) == {"b"}  # They would stand equal, and both be in.
    assert unfirm(ACTIONS, led_by(1), 1) == {"a", "b"}


def test_when_everything_fits_nothing_moves():
    assert unfirm(ACTIONS, Counter({(1, 0, 0, 0, 0): 1}), 5) == frozenset()
