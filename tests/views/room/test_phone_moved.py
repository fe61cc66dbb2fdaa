"""A phone after a second round: under the result it tells what moved, and not before it is shown."""

from dataclasses import replace

from facilitator.domain.roles import Role
from facilitator.views.room.phone import Screen, step
from tests.views.made import CONTENT, counted
from tests.views.made_rounds import held, second_round


def twice(shown=True):
    made = counted(votes={Role.CITIZEN: [("a1",)] * 6}, shown=shown)
    return replace(made, moved=second_round(held("a", "b"), held("b", "b")))


def test_what_moved_stands_under_the_result():
    view = step(twice(), CONTENT)

    assert (view.screen, [row.action for row in view.moved.rows]) == (Screen.RESULTS, ["b", "a", "c"])


def test_nothing_moved_before_the_result_is_shown_or_after_a_first_vote():
    assert step(twice(shown=False), CONTENT).moved is None
    assert step(counted(votes={Role.CITIZEN: [("a1",)] * 6}), CONTENT).moved is None
