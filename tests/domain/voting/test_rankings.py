"""Rankings side by side: what each way of weighing does to the best places, and who may weigh at all."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.voting.groups import CITIZENS, OTHERS, PARTNERS, STAFF
from facilitator.domain.voting.rankings import Part, Weighing, doubled, rankings
from tests.domain.voting.ballots_made import NAMES

HEAD, GROUP, FIRST = Weighing.PER_HEAD, Weighing.PER_GROUP, Weighing.CITIZENS_FIRST


def part(group, ballots, **votes):
    return Part(group, ballots, {action: (votes.get(action, 0),) for action in "abc"})


def total(*parts):
    return {action: (sum(one.weights[action][0] for one in parts),) for action in "abc"}


def tops(found):
    return {one.by: one.top for one in found}


MANY_STAFF = (part(CITIZENS, 5, a=5, b=1), part(STAFF, 20, b=12, c=13))


def test_each_way_of_weighing_stands_beside_the_count_per_head():
    found = rankings(total(*MANY_STAFF), MANY_STAFF, "abc", 2)

    assert [one.by for one in found] == [HEAD, GROUP, FIRST]
    assert [one.ranks for one in found] == [
        {"a": 3, "b": 1, "c": 1},
        {"a": 1, "b": 2, "c": 3},
        {"a": 1, "b": 2, "c": 3},
    ]
    assert [(one.enters, one.leaves) for one in found] == [((), ()), (("a",), ("c",)), (("a",), ("c",))]


def test_what_citizens_leave_equal_the_whole_room_decides():
    parts = (part(CITIZENS, 5, a=2, b=2, c=5), part(STAFF, 5, b=1))

    assert rankings(total(*parts), parts, "abc", 1)[2].ranks == {"c": 1, "b": 2, "a": 3}


def test_without_groups_there_is_only_the_count_per_head():
    for parts in ((), (part(CITIZENS, 5, a=3),), (part(CITIZENS, 5, a=3), part(STAFF, 0))):
        found = rankings({"a": (3,), "b": (1,), "c": (0,)}, parts, "abc", 1)
        assert tops(found) == {HEAD: ("a",)}
        assert doubled({"a": (3,), "b": (1,), "c": (0,)}, parts, "abc", 1) == ()


def test_citizens_come_first_only_where_they_are_shown_apart():
    parts = (part(STAFF, 5, a=1), part(PARTNERS, 5, b=1))

    assert [one.by for one in rankings(total(*parts), parts, "abc", 1)] == [HEAD, GROUP]


def test_of_those_tied_at_the_cut_line_all_are_in_and_named():
    found = rankings({"a": (5,), "b": (3,), "c": (3,)}, (), "abc", 2)[0]

    assert (found.top, found.tied) == (("a", "b", "c"), ("b", "c"))


def test_what_nobody_supports_is_never_among_the_best():
    assert rankings({"a": (5,), "b": (0,), "c": (0,)}, (), "a", 2)[0].top == ("a",)


def test_two_by_two_ranks_stand_beside_as_they_are():
    found = rankings({"a": (5,), "b": (4,), "c": (3,)}, (), "abc", 1, schulze=(("b",), ("a", "c")))

    assert [(one.by, one.ranks, one.enters) for one in found[1:]] == [
        (Weighing.SCHULZE, {"b": 1, "a": 2, "c": 2}, ("b",))
    ]


def test_a_group_that_counts_double_says_which_it_is():
    found = doubled(total(*MANY_STAFF), MANY_STAFF, "abc", 1)

    assert [(one.group, one.top) for one in found] == [(CITIZENS, ("b",)), (STAFF, ("c",))]


weights = st.fixed_dictionaries({name: st.tuples(st.integers(-9, 9)) for name in NAMES})


@given(weights, weights, st.integers(1, 40), st.integers(2, 7))
def test_how_many_came_of_a_group_changes_nothing_where_groups_weigh_alike(one, other, ballots, times):
    def ranked(n):
        more = {action: (weight[0] * n,) for action, weight in other.items()}
        parts = (Part(CITIZENS, ballots, one), Part(OTHERS, 8 * n, more))
        return rankings(one, parts, NAMES, 2)[1].ranks

    assert ranked(times) == ranked(1)


@given(weights, st.integers(1, 5))
def test_groups_that_want_the_same_change_nothing(one, places):
    parts = (Part(CITIZENS, 7, one), Part(OTHERS, 7, one))
    whole = {action: (Fraction(2 * weight[0]),) for action, weight in one.items()}

    assert {(r.enters, r.leaves) for r in rankings(whole, parts, NAMES, places)} == {((), ())}
