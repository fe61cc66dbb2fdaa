"""What a vote already brought into the plan."""

import pytest

from facilitator.domain.refusals import NotFound
from facilitator.services.plan import planning
from facilitator.services.plan.proposals import standing


def test_only_what_was_proposed_from_this_vote_stands(room):
    step, made = room.vote(room.people(6, 6))
    assert standing(room.kept.store, room.fien, room.session_id, step.id) == []
    room.kept.do(planning.propose, room.fien, room.session_id, step.id, [made[1].id])
    assert standing(room.kept.store, room.fien, room.session_id, step.id) == [made[1].id]


def test_a_stranger_sees_nothing(room):
    step, made = room.vote(room.people(6, 6))
    room.kept.do(planning.propose, room.fien, room.session_id, step.id, [made[1].id])
    with pytest.raises(NotFound):
        standing(room.kept.store, room.kept.account("vic"), room.session_id, step.id)
