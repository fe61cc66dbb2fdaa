"""Uitslag in detail as a view: every change said by numbers, and numbers as people write them."""

import pytest

from facilitator.domain.roles import Role
from facilitator.domain.voting.detail import detail
from facilitator.domain.voting.groups import CITIZENS, STAFF
from facilitator.domain.voting.selection import Wish, selections
from facilitator.domain.voting.tally import CountedBallot
from facilitator.views.voting.expert import expert
from facilitator.views.voting.selecting import Typed, selecting
from tests.views import made

VOTES = {Role.CITIZEN: [("a1", "a2")] * 5, Role.STAFF: [("a2", "a3")] * 9 + [("a3",)]}
BALLOTS = [
    CountedBallot(choices, group.key)
    for group, role in ((CITIZENS, Role.CITIZEN), (STAFF, Role.STAFF))
    for choices in VOTES[role]
]


@pytest.fixture
def room():
    """A counted vote: citizens want 1 and 2, staff 2 and 3."""
    return made.counted(votes=VOTES)


def said(words):
    return words.sentence % words.values


def test_each_ranking_says_what_it_changes(room):
    found = detail(room.tally.terms, room.tally, BALLOTS, 2)
    view = expert("/console/x", room.tally_step, room.tally, room.actions, found)

    assert [(column.head, column.changes and said(column.changes)) for column in view.columns] == [
        ("Per hoofd", None),
        ("Per groep", "Erbij: 1."),
        ("Inwoners eerst", "Erbij: 1. Weg: 3."),
    ]
    assert [[place.moved for place in line.places] for line in view.lines if line.row.number in (1, 3)] == [
        ["", "", "out"], ["", "in", "in"]
    ]  # fmt: skip
    assert [row.number for row in view.firmness.stays] == [2, 3]
    assert said(view.firmness.margin) == "Op de grens scheelt het 5 stemmen."
    assert [one.row.number for one in view.differences] == [1, 3, 2, 4]


def test_the_two_rules_say_who_carries_what_and_what_only_one_of_them_chooses(room):
    names = ["a1", "a2", "a3", "a4"]
    both = selections(room.tally.terms, names, BALLOTS, [part.group for part in room.tally.groups], Wish(places=1))
    view = selecting(Typed("plaatsen"), room.tally, room.actions, {}, 0, both)

    assert view.same
    assert [[(one.row.number, one.everybody.n, one.everybody.ballots) for one in rule.chosen] for rule in view.rules] == [
        [(2, 14, 15)], [(2, 14, 15)]
    ]  # fmt: skip
    assert (view.costless, view.money, view.rules[0].empty_handed) == (True, "", 1)
