"""What a helper sees: hands in order and the ballot by its numbers, never who it is for."""

from dataclasses import fields, replace
from datetime import timedelta

import pytest

from facilitator.domain.helping.hands import Hand, Wish
from facilitator.domain.roles import Role
from facilitator.domain.sessions.session import StepState
from facilitator.domain.voting.ballot import Axis, BallotKind
from facilitator.views.helping.helping import HandLine, assist, hand_lines, helper_screen, roles_that_vote
from facilitator.views.voting.filled import filled
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
    assert _assist(here, 12, tuple(picks)).numbers == said


def test_the_list_stands_in_the_order_of_its_numbers():
    here = vote()
    view = _assist(here, 5, ())
    assert [card.number for card in view.cards] == [1, 2, 3, 4, 5]


BACK = [
    ("pick", ("a1", "a3"), [(1, []), (3, [])]),
    ("yes_doubt_no", {"a3": "no", "a1": "yes"}, [(1, ["Ja"]), (3, ["Nee"])]),
    ("moscow", {"a2": "not_now"}, [(2, ["Nu niet"])]),
    ("consent", {"a1": "objection", "a2": "none"}, [(1, ["Ik heb een bezwaar"]), (2, ["Geen bezwaar"])]),
    ("dots", {"a1": 1, "a3": 2}, [(1, ["1 stip"]), (3, ["2 stippen"])]),
    ("rank", ("a3", "a1"), [(3, ["Plaats 1"]), (1, ["Plaats 2"])]),
    ("matrix", {"a1": {"effect": 3, "effort": 1}}, [(1, ["Helpt veel", "Weinig moeite"])]),
    ("budget", ("a2",), [(2, ["4.000 euro"])]),
]


@pytest.mark.parametrize(("kind", "choices", "said"), BACK)
def test_every_kind_is_read_back_in_words_card_by_card(kind, choices, said):
    view = _assist(vote(BallotKind(kind)), 3, choices)
    assert [(line.card.number, [w.sentence % w.values for w in line.said]) for line in view.chosen] == said


def test_a_reason_is_read_back_as_it_was_told():
    view = _assist(vote(BallotKind.CONSENT), 2, {"a1": "concern", "reason:a1": "Te ver."})
    assert [line.reason for line in view.chosen] == ["Te ver."]


def test_a_helper_asks_only_what_this_role_judges():
    here = vote(BallotKind.MATRIX, options={"split": True}, opened=3)
    axes = {role: _assist(here, 2, {}, role).axes for role in (Role.STAFF, Role.CITIZEN)}
    assert axes == {Role.STAFF: (Axis.EFFORT,), Role.CITIZEN: (Axis.EFFECT,)}


def _assist(here, n, choices, role=Role.CITIZEN):
    priced = tuple(replace(action, cost=4_000) for action in actions(n))
    return assist(room(here, actions=priced), here, role, filled(here.kind, choices))


def test_only_roles_that_vote_are_asked_for():
    here = vote(options={"k": 3, "electorate": ["citizen", "partner"]})
    assert [choice.role for choice in roles_that_vote(here, CONTENT)] == ["citizen", "partner"]
