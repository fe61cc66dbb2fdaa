"""Selection: most votes beside equal shares, exact, in any order, with every tie said."""

from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.groups import CITIZENS, STAFF
from facilitator.domain.voting.kinds import KINDS
from facilitator.domain.voting.selection import Rule, Wish, can_select, points, selections, supporters
from facilitator.domain.voting.tally import CountedBallot
from facilitator.domain.voting.terms import terms
from tests.domain.voting.ballots_made import COSTS, GROUPS, NAMES, TERMS, votes

PICK = BallotKind.PICK
CHOOSING = tuple(kind for kind in BallotKind if can_select(kind))
wishes = st.one_of(
    st.builds(Wish, places=st.integers(1, 5)),
    st.builds(Wish, budget=st.integers(1000, 9000), costs=st.just(COSTS)),
)


def picked(group, choices, times=1):
    return [CountedBallot(tuple(choices), group.key)] * times


def chosen(ballots, wish, names=NAMES, kind=PICK):
    return selections(terms(kind, {}, frozenset(names)), names, ballots, (CITIZENS, STAFF), wish)


def test_a_small_group_gets_its_part_by_equal_shares():
    names = [f"{colour}{n}" for colour in ("red", "blue") for n in range(10)]
    ballots = picked(CITIZENS, names[:10], 51) + picked(STAFF, names[10:], 49)

    most, equal = chosen(ballots, Wish(places=10), names)

    assert Counter(action[:3] for action in most.chosen) == {"red": 10}
    assert Counter(action[:3] for action in equal.chosen) == {"red": 5, "blu": 5}
    assert most.shares == {"": Fraction(51, 10), CITIZENS.key: 10, STAFF.key: 0}
    assert equal.shares == {"": 5, CITIZENS.key: 5, STAFF.key: 5}
    assert (most.empty_handed, equal.empty_handed) == (49, 0)


def test_money_goes_to_what_fits():
    ballots = picked(CITIZENS, "ab", 6) + picked(STAFF, "d", 4)

    most, equal = chosen(ballots, Wish(budget=5000, costs=COSTS))

    assert (most.rule, most.chosen, most.spent) == (Rule.MOST_VOTES, ("a", "b"), 5000)
    assert (equal.rule, set(equal.chosen), equal.spent) == (Rule.EQUAL_SHARES, {"a", "d"}, 4000)


def test_a_tie_goes_to_the_lowest_number_and_is_said():
    most, _ = chosen(picked(CITIZENS, "a", 3) + picked(CITIZENS, "b", 2) + picked(STAFF, "c", 2), Wish(places=2))

    assert (most.chosen, most.tied, most.rivals) == (("a", "b"), ("b",), ("c",))


def test_what_has_no_cost_is_left_aside_where_money_is_shared():
    ballots = picked(CITIZENS, "ab", 6)

    assert chosen(ballots, Wish(budget=5000, costs={"b": 100}))[0].chosen == ("b",)


def test_without_ballots_nothing_is_chosen():
    for one in chosen([], Wish(places=2)):
        assert (one.chosen, one.spent, one.empty_handed, one.shares[""]) == ((), 0, 0, 0)


@given(votes(CHOOSING), wishes)
def test_each_rule_chooses_what_somebody_supports_and_what_fits(vote, wish):
    kind, ballots = vote
    carried = supporters(TERMS[kind], NAMES, ballots)

    for one in selections(TERMS[kind], NAMES, ballots, GROUPS, wish):
        assert len(set(one.chosen)) == len(one.chosen)
        assert all(carried[action] > 0 for action in one.chosen)
        assert one.spent <= (wish.budget or wish.places)
        assert set(one.tied) <= set(one.chosen)
        assert not set(one.rivals) & set(one.chosen)
        left = [a for a in NAMES if a not in one.chosen and carried[a]]
        rest = (wish.budget or wish.places) - one.spent
        assert all((COSTS[action] if wish.budget else 1) > rest for action in left)


@given(votes(CHOOSING), wishes, st.randoms())
def test_the_order_of_ballots_never_matters(vote, wish, dice):
    kind, ballots = vote
    mixed = list(ballots)
    dice.shuffle(mixed)

    assert selections(TERMS[kind], NAMES, mixed, GROUPS, wish) == selections(TERMS[kind], NAMES, ballots, GROUPS, wish)


@given(votes(CHOOSING), wishes, st.permutations(NAMES))
def test_where_no_tie_is_said_the_order_of_actions_does_not_matter(vote, wish, names):
    kind, ballots = vote
    here = selections(TERMS[kind], NAMES, ballots, GROUPS, wish)
    there = selections(TERMS[kind], names, ballots, GROUPS, wish)

    for one, other in zip(here, there, strict=True):
        if not one.tied and not one.rivals:
            assert set(one.chosen) == set(other.chosen)


@given(votes(CHOOSING))
def test_points_add_up_in_the_order_of_the_count(vote):
    kind, ballots = vote
    score = KINDS[kind].stand(NAMES, [ballot.choices for ballot in ballots], TERMS[kind])
    got = {action: sum(points(TERMS[kind], ballot.choices, action) for ballot in ballots) for action in NAMES}

    assert sorted(NAMES, key=lambda a: (-got[a], a)) == sorted(NAMES, key=lambda a: (-score[a].score, a))


@pytest.mark.parametrize("kind", [BallotKind.CONSENT, BallotKind.MATRIX])
def test_objections_and_estimates_choose_nothing(kind):
    assert not can_select(kind)
