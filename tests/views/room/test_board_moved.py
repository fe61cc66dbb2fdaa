"""The wall after a second round: the result, and as its last page what moved; nothing of it before both were shown."""

from dataclasses import replace

import pytest

from facilitator.domain.roles import Role
from facilitator.views.room.board import Screen, board
from tests.views.made import CONTENT, counted
from tests.views.made_rounds import held, second_round

ADDRESS = "http://voorbeeld.be"
PICKS = {Role.CITIZEN: [("a1",)] * 6}


@pytest.fixture
def twice():
    """A room that sees the result of a second round, on the first page."""
    return replace(counted(votes=PICKS), moved=second_round(held("a", "b"), held("b", "b")))


def seen(made, page=0):
    return board(replace(made, board_page=page), ADDRESS, CONTENT)


def test_the_last_page_of_the_result_tells_what_moved(twice):
    first, last = seen(twice), seen(twice, 1)

    assert (first.screen, first.page, first.pages, first.moved) == (Screen.RESULTS, 1, 2, None)
    assert (last.screen, last.page, last.pages, last.rows) == (Screen.MOVED, 2, 2, ())
    assert [row.action for row in last.moved.wall] == ["b", "a", "c"]
    assert last.wide


def test_past_the_last_page_it_stays_there(twice):
    assert seen(twice, 9).screen is Screen.MOVED


def test_after_a_first_vote_there_is_no_such_page():
    made = counted(votes=PICKS)

    assert (seen(made, 9).screen, seen(made, 9).pages) == (Screen.RESULTS, 1)


def test_before_the_result_is_shown_nothing_moved(twice):
    hidden = replace(twice, tally_step=replace(twice.tally_step, shown=False))

    assert (seen(hidden, 1).screen, seen(hidden, 1).moved) == (Screen.COUNTED, None)
