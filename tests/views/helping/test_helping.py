"""What a helper sees: hands in order and the ballot by its numbers, never who it is for."""

from dataclasses import fields
from datetime import timedelta

import pytest

from facilitator.domain.helping.hands import Hand, Wish
from facilitator.domain.sessions.session import StepState
from facilitator.domain.voting.ballot import BallotKind
from facilitator.views.helping.helping import HandLine, assist, hand_lines, helper_screen, roles_that_vote
from tests.views.made import CONTENT, NOW, actions, room, step, vote


def test_a_line_says_where_what_for_and_how_long_and_nothing_else():
    hands = (
        Hand("h1", "seat-1", Wish.PAPER, 4, NOW - timedelta(seconds=125)),
        Hand("h2", "seat-2", Wish.HELP, None, NOW),
    )
    assert hand_lines(room(vote(), hands=hands)) == (
        HandLine("h1", Wish.PAPER, 4, 2),
        HandLine("h2", Wish.HELP, None, 0),
    )
    assert {field.name for field in fields(HandLine)} == {"id", "wish", "table", "minutes"}


@pytest.mark.parametrize(
    ("state", "helps", "takes_paper"),
    [
        (StepState.OPEN, True, True),
        (StepState.STOPPED, False, True),
        (StepState.COUNTING, False, False),
        (StepState.CLOSED, False, False),
    ],
)
def test_people_are_helped_while_a_vote_is_open_and_paper_until_it_is_counted(state, helps, takes_paper):
    view = helper_screen(room(vote(state=state)))
    assert (view.vote is not None, view.takes_paper is not None) == (helps, takes_paper)


def test_outside_a_vote_nobody_is_helped_to_vote():
    view = helper_screen(room(step()))
    assert (view.vote, view.takes_paper, view.writing) == (None, None, True)


@pytest.mark.parametrize(("picks", "said"), [((), ((), None)), (("a5",), ((), 5)), (("a12", "a3", "a7"), ((3, 7), 12))])
def test_what_was_pointed_at_is_said_by_number_from_low_to_high(picks, said):
    here = vote()
    assert assist(room(here, actions=actions(12)), here, list(picks)).numbers == said


def test_the_list_stands_in_the_order_of_its_numbers():
    here = vote()
    view = assist(room(here, actions=actions(5)), here, [])
    assert [card.number for card in view.cards] == [1, 2, 3, 4, 5]


def test_answers_are_read_back_with_their_actions():
    here = vote(BallotKind.YES_DOUBT_NO)
    view = assist(room(here, actions=actions(3)), here, {"a3": "no", "a1": "yes"})
    assert [(card.number, view.answers[card.id]) for card in view.chosen] == [(1, "yes"), (3, "no")]


def test_only_roles_that_vote_are_asked_for():
    here = vote(options={"k": 3, "electorate": ["citizen", "partner"]})
    assert [choice.role for choice in roles_that_vote(here, CONTENT)] == ["citizen", "partner"]
