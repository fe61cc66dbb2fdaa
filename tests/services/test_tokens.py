"""Tokens of programs: what the operator gives, and what each may see."""

import pytest

from facilitator.domain.refusals import NotAllowed, NotFound
from facilitator.domain.roles import Duty
from facilitator.services.house import accounts
from facilitator.services.house.trajectories import FACILITATORS, seen


def test_a_secretarys_program_acts_as_secretary_everywhere(room):
    token = room.kept.do(accounts.api_token, "sam", Duty.SECRETARY)
    sam = accounts.by_api_token(room.kept.store, token)

    assert seen(room.kept.store, sam, room.trajectory.id) == (room.trajectory, Duty.SECRETARY)
    with pytest.raises(NotAllowed):
        seen(room.kept.store, sam, room.trajectory.id, FACILITATORS)


def test_one_person_may_hold_programs_of_two_duties(room):
    token = room.kept.do(accounts.api_token, "fien", Duty.SECRETARY)
    program = accounts.by_api_token(room.kept.store, token)

    assert (program.id, seen(room.kept.store, program, room.trajectory.id)[1]) == (room.fien.id, Duty.SECRETARY)


def test_a_program_for_one_trajectory_sees_no_other(room, make_workshop):
    other = make_workshop()
    token = room.kept.do(accounts.api_token, "rik", Duty.READER, room.trajectory.id)
    rik = accounts.by_api_token(room.kept.store, token)

    assert seen(room.kept.store, rik, room.trajectory.id)[1] is Duty.READER
    with pytest.raises(NotFound):
        seen(room.kept.store, rik, other.trajectory.id)


def test_a_facilitators_program_sees_only_its_own(room):
    vic = accounts.by_api_token(room.kept.store, room.kept.do(accounts.api_token, "vic"))

    with pytest.raises(NotFound):
        seen(room.kept.store, vic, room.trajectory.id)
