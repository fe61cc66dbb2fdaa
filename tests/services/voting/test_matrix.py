"""A matrix vote: staff judge the effort and others the effect where five of each sit, and few leave no trace."""

import pytest

from facilitator.services.sessions import steps


@pytest.fixture
def vote(room):
    """A matrix vote in a room with five of staff and six others, open."""
    room.made = room.actions("Digipunt", "Digibus")
    room.kept.do(steps.edit_step, room.fien, room.session_id, room.step("vote").id, kind="matrix")
    room.staff, room.others = room.people(staff=5), room.people(citizen=4, politician=2)
    return room.open("vote")


def _judge(room, vote, seats):
    for seat in seats:
        room.cast(seat, vote, {action.id: {"effect": 3, "effort": 2} for action in room.made})


def _kept(room, vote):
    ballots = room.kept.store.ballots.counted(vote.id)[1]
    return [{axis for judged in ballot.choices.values() for axis in judged} for ballot in ballots], ballots


def test_each_side_judges_what_it_knows_and_no_ballot_keeps_a_group(room, vote):
    _judge(room, vote, [*room.staff, *room.others])
    room.count(vote)

    axes, ballots = _kept(room, vote)
    assert sorted(map(sorted, axes)) == [["effect"]] * 6 + [["effort"]] * 5
    assert {ballot.group for ballot in ballots} == {""}


def test_what_four_of_staff_judged_is_not_kept_with_any_ballot(room, vote):
    _judge(room, vote, [*room.staff[:4], *room.others])
    room.count(vote)

    axes, ballots = _kept(room, vote)
    assert (len(ballots), sorted(map(sorted, axes))) == (10, [[]] * 4 + [["effect"]] * 6)


def test_where_few_of_staff_sit_everybody_judges_both(room):
    room.made = room.actions("Digipunt", "Digibus")
    room.kept.do(steps.edit_step, room.fien, room.session_id, room.step("vote").id, kind="matrix")
    room.staff, room.others = room.people(staff=4), room.people(citizen=6)
    vote = room.open("vote")
    _judge(room, vote, [*room.staff, *room.others])
    room.count(vote)

    assert _kept(room, vote)[0] == [{"effect", "effort"}] * 10
