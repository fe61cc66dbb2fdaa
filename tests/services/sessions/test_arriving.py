"""Arriving by an invitation: account and membership are one deed."""

import pytest

from facilitator.domain.refusals import InvalidInput, NotFound
from facilitator.domain.roles import Duty
from facilitator.services.house import trajectories
from facilitator.services.sessions.arriving import arrive


def link(room, duty=Duty.SECRETARY):
    return room.kept.do(trajectories.invite, room.fien, room.trajectory.id, duty)


def test_who_arrives_has_an_account_and_the_duty_of_the_link(room):
    sam, joined = room.kept.do(arrive, link(room), "Sam", "sam@example.be", "hash")
    assert trajectories.seen(room.kept.store, sam, joined.id)[1] is Duty.SECRETARY
    assert (sam.duty, joined.id) == (Duty.SECRETARY, room.trajectory.id)


def test_a_dead_link_leaves_no_account_behind(room):
    token = link(room)
    room.kept.clock.move(days=15)
    with pytest.raises(NotFound):
        room.kept.do(arrive, token, "Sam", "sam@example.be", "hash")
    assert room.kept.store.accounts.by_email("sam@example.be") is None


def test_an_address_in_use_leaves_the_link_alive(room):
    room.kept.do(arrive, link(room), "Sam", "sam@example.be", "hash")
    token = link(room, Duty.AUTHOR)
    with pytest.raises(InvalidInput):
        room.kept.do(arrive, token, "Sam", "SAM@example.be", "hash")
    assert trajectories.invitation(room.kept.store, token)[1] is Duty.AUTHOR
