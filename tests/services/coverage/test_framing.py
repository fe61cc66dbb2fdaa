"""Framing: a trajectory chooses its frame or writes its own, and its actions lose nothing by it."""

import pytest

from facilitator.domain.coverage.frames import placed
from facilitator.domain.refusals import InvalidInput, NotAllowed, NotFound
from facilitator.domain.roles import Duty
from facilitator.services.coverage.framing import choose_frame, frame_of, write_own_frame
from facilitator.services.coverage.tagging import tag_action
from facilitator.services.house import trajectories
from tests.views.made import CONTENT

FRAMES = CONTENT.frames


def _choose(room, name, who=None):
    room.kept.do(choose_frame, who or room.fien, room.trajectory.id, name, FRAMES)


def _write(room, *lines, who=None):
    return room.kept.do(write_own_frame, who or room.fien, room.trajectory.id, lines)


def _axis(room):
    name, own = frame_of(room.kept.store, room.trajectory.id)
    return FRAMES.chosen(name, own.axis)


def _codes(room):
    action = room.kept.store.actions.of_session(room.session_id)[0]
    return [place.code for place in placed(action.tags, _axis(room))]


def test_a_trajectory_begins_with_the_five_principles(room):
    assert _axis(room).title == "Vijf principes"


def test_switching_away_and_back_finds_every_place_again(room):
    _write(room, ("", "Warm welkom"), ("", "Met de regio"))
    action = room.actions("Digibus")[0]
    said = {"principes": ["P1", "P4"], "hefbomen": ["H2"], "eigen": ["E2"]}
    for name in said:
        _choose(room, name)
        room.kept.do(tag_action, room.fien, room.session_id, action.id, said, (_axis(room),))
    for name in ("pijlers", "hefbomen", "principes", "eigen", "hefbomen"):
        _choose(room, name)
        assert _codes(room) == said.get(name, [])


def test_an_own_place_that_is_taken_away_comes_back_with_its_actions(room):
    _write(room, ("", "Warm welkom"), ("", "Met de regio"))
    _choose(room, "eigen")
    action = room.actions("Digibus")[0]
    room.kept.do(tag_action, room.fien, room.session_id, action.id, {"eigen": ["E2"]}, (_axis(room),))
    _write(room, ("E1", "Warm welkom"), ("E2", ""))
    assert _codes(room) == []
    _write(room, ("E1", "Warm welkom"), ("", "Met de regio"))
    assert _codes(room) == ["E2"]


def test_a_frame_that_is_not_there_is_refused_also_an_own_one_without_places(room):
    for name in ("weg", "eigen", None, "graad"):
        with pytest.raises(InvalidInput):
            _choose(room, name)


def test_only_the_facilitator_of_the_trajectory_changes_its_frame(room):
    vic, sam = room.kept.account("vic"), room.kept.account("sam", Duty.SECRETARY)
    link = room.kept.do(trajectories.invite, room.fien, room.trajectory.id, Duty.SECRETARY)
    room.kept.do(trajectories.accept_invitation, sam, link)
    for who, refusal in ((vic, NotFound), (sam, NotAllowed)):
        with pytest.raises(refusal):
            _choose(room, "hefbomen", who)
        with pytest.raises(refusal):
            _write(room, ("", "Een"), who=who)
    assert frame_of(room.kept.store, room.trajectory.id)[0] == ""
