"""Results: ranked, with the length that is the share, and with few marks where groups choose apart."""

from dataclasses import replace

from facilitator.domain.roles import Role
from facilitator.domain.voting.groups import GroupRule
from facilitator.views.voting.results import results
from tests.views.made import counted


def drawn(rule=GroupRule.EACH_ROLE, n=4, **votes):
    room = counted(rule, n, votes={Role(role): choices for role, choices in votes.items()})
    return results(room.tally, room.actions)


def picks(**times):
    return [[action] for action, n in times.items() for _ in range(n)]


def test_rows_stand_best_first_and_equal_ones_by_number():
    view = drawn(GroupRule.TOTAL_ONLY, citizen=picks(a2=3, a1=2, a4=2))
    assert [(row.number, row.rank, row.votes) for row in view.rows] == [(2, 1, 3), (1, 2, 2), (4, 2, 2), (3, 4, 0)]


def test_the_length_of_a_bar_is_the_share_of_its_own_group():
    view = drawn(citizen=picks(a1=6), staff=picks(a1=2, a2=3))
    first = view.rows[0]
    assert (first.votes, first.ballots, first.percent) == (8, 11, 72.7)
    assert [(bar.pattern, bar.votes, bar.ballots, bar.percent) for bar in first.bars] == [
        ("citizen", 6, 6, 100.0), ("staff", 2, 5, 40.0), ("politician", 0, 0, 0.0), ("partner", 0, 0, 0.0),
    ]  # fmt: skip


def test_a_group_of_several_roles_has_a_pattern_of_its_own():
    view = drawn(GroupRule.CITIZENS_OTHERS, citizen=picks(a1=5), partner=picks(a2=5))
    assert [(bar.pattern, bar.roles) for bar in view.groups] == [
        ("citizen", (Role.CITIZEN,)),
        ("together", (Role.STAFF, Role.POLITICIAN, Role.PARTNER)),
    ]
    assert view.coarse is True


def test_apart_roles_are_not_coarse_and_a_total_alone_is():
    assert drawn(citizen=picks(a1=5)).coarse is False
    assert drawn(GroupRule.TOTAL_ONLY, citizen=picks(a1=5)).coarse is True


def test_of_fewer_than_five_ballots_nothing_says_that_they_are_secret():
    said = {n: drawn(GroupRule.TOTAL_ONLY, citizen=picks(a1=n)) for n in (4, 5)}
    assert {n: (view.is_secret, [mark.said.sentence for mark in view.notes]) for n, view in said.items()} == {
        4: (False, []),
        5: (True, ["Kleine groepen tellen we samen. Zo blijft je keuze geheim."]),
    }


def test_a_gap_counts_from_25_points_and_three_people():
    view = drawn(citizen=picks(a1=12), staff=picks(a1=9, a2=3))
    assert [(row.number, row.gap.width if row.gap else None) for row in view.rows[:2]] == [(1, 25.0), (2, 25.0)]


def test_a_gap_of_24_points_is_none():
    view = drawn(citizen=picks(a1=25), staff=picks(a1=19, a2=6))
    assert [row.gap for row in view.rows] == [None] * 4


def test_a_wide_gap_that_stands_for_two_people_is_none():
    view = drawn(citizen=picks(a1=5), staff=picks(a1=3, a2=2))
    assert [row.gap for row in view.rows] == [None] * 4


def test_a_small_group_whose_gap_does_not_count_hides_no_gap_that_does():
    view = drawn(citizen=picks(a1=8, a2=11), staff=picks(a1=9, a2=2), politician=picks(a1=2, a2=4))
    gap = view.rows[0].gap
    assert [(bar.pattern, bar.votes, bar.ballots) for bar in (gap.low, gap.high)] == [
        ("citizen", 8, 19),
        ("staff", 9, 11),
    ]
    assert view.rows[0].agreed is False


def test_at_most_three_gaps_are_marked_the_widest():
    citizens = [["a1", "a2", "a3", "a4"]] * 12
    view = drawn(citizen=citizens, staff=picks(a1=1, a2=2, a3=3, a4=4))
    assert sorted(row.number for row in view.rows if row.gap) == [1, 2, 3]


def test_neighbours_at_most_two_votes_apart_are_nearly_equal():
    view = drawn(GroupRule.TOTAL_ONLY, citizen=picks(a1=9, a2=7, a3=4))
    assert [(row.number, row.nearly, row.tied) for row in view.rows] == [
        (1, True, False), (2, False, False), (3, False, False), (4, False, False),
    ]  # fmt: skip


def test_equal_rows_are_called_equal_and_rows_without_votes_nothing():
    view = drawn(GroupRule.TOTAL_ONLY, citizen=picks(a1=2, a2=2))
    assert [(row.number, row.nearly, row.tied) for row in view.rows] == [
        (1, False, True), (2, False, True), (3, False, False), (4, False, False),
    ]  # fmt: skip


def test_a_single_group_has_no_bars_of_its_own():
    room = counted(GroupRule.EACH_ROLE, votes={Role.CITIZEN: [["a1"]] * 5})
    only = replace(room.tally, groups=room.tally.groups[:1])
    assert [row.bars for row in results(only, room.actions).rows] == [()] * 4
