"""Putting several ideas with an action: all of them or none."""

import pytest

from facilitator.domain.refusals import IdeaTaken, InvalidInput
from facilitator.services.ideas import actions
from facilitator.services.ideas.grouping import add_ideas


@pytest.fixture
def written(room):
    seat = room.join()
    room.open("write")
    return [room.write(seat, text) for text in ("Een", "Twee", "Drie")]


def test_all_ideas_join_the_action(room, written):
    (action,) = room.actions("Samen")
    room.kept.do(add_ideas, room.fien, room.session_id, action.id, written[:2])
    (made,) = actions.list_actions(room.kept.store, room.session_id)
    assert set(made.ideas) == set(written[:2])


def test_when_one_is_taken_none_joins(room, written):
    first, second = room.actions("Een", "Twee")
    room.kept.do(add_ideas, room.fien, room.session_id, first.id, written[:1])
    with pytest.raises(IdeaTaken):
        room.kept.do(add_ideas, room.fien, room.session_id, second.id, [written[1], written[0]])
    made = {action.id: action.ideas for action in actions.list_actions(room.kept.store, room.session_id)}
    assert made == {first.id: (written[0],), second.id: ()}


def test_no_ideas_is_no_deed(room):
    (action,) = room.actions("Samen")
    with pytest.raises(InvalidInput):
        room.kept.do(add_ideas, room.fien, room.session_id, action.id, [])
