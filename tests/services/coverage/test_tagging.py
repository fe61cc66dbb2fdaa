"""Tagging: an action gets its places, by its facilitator, before and after any vote, and undo takes them back."""

import pytest

from facilitator.domain.coverage.frames import Axis, Place
from facilitator.domain.events import ActionsChanged
from facilitator.domain.refusals import InvalidInput, NotAllowed, NotFound
from facilitator.domain.roles import Duty
from facilitator.services.coverage.tagging import tag_action
from facilitator.services.house import trajectories
from facilitator.services.sessions import undo
from tests.views.made import CONTENT

FRAMES = CONTENT.frames
AXES = FRAMES.axes("")


def _tag(room, action, axes=AXES, who=None, **places):
    return room.kept.do(tag_action, who or room.fien, room.session_id, action.id, places, axes)


def _tags(room, nth=0):
    return dict(room.kept.store.actions.of_session(room.session_id)[nth].tags)


def test_an_action_stands_where_the_facilitator_put_it_and_every_screen_hears(room):
    action = room.actions("Digibus")[0]
    room.kept.heard.clear()
    tagged = _tag(room, action, principes=["P4", "P1"], graad=["1"])
    assert tagged.tags == _tags(room) == {"principes": ("P1", "P4"), "graad": ("1",), "domein": (), "doelgroep": ()}
    assert room.kept.heard == [ActionsChanged(room.session_id)]


def test_another_frame_leaves_what_was_said_in_the_first(room):
    action = room.actions("Digibus")[0]
    _tag(room, action, principes=["P1"])
    _tag(room, action, FRAMES.axes("hefbomen"), hefbomen=["H2"], domein=["zorg"])
    assert (_tags(room)["principes"], _tags(room)["hefbomen"], _tags(room)["domein"]) == (("P1",), ("H2",), ("zorg",))


def test_doing_what_is_done_changes_nothing_and_is_no_news(room):
    action = room.actions("Digibus")[0]
    _tag(room, action, principes=["P1"])
    before = len(room.kept.store.journal.of_session(room.session_id))
    room.kept.heard.clear()
    _tag(room, action, principes=["P1"])
    assert room.kept.heard == []
    assert len(room.kept.store.journal.of_session(room.session_id)) == before


def test_undo_takes_the_last_places_back(room):
    action = room.actions("Digibus")[0]
    _tag(room, action, principes=["P1"])
    _tag(room, action, principes=["P2"], graad=["3"])
    room.kept.do(undo.undo_last, room.fien, room.session_id)
    assert _tags(room) == {"principes": ("P1",), "graad": (), "domein": (), "doelgroep": ()}


def test_a_counted_vote_does_not_stand_in_the_way_and_nothing_of_it_changes(room):
    step, made = room.vote(room.people(citizen=6))
    before = room.kept.store.ballots.counted(step.id)
    _tag(room, made[0], principes=["P1"])
    assert _tags(room)["principes"] == ("P1",)
    assert room.kept.store.ballots.counted(step.id) == before


def test_the_journal_names_action_and_places(room):
    action = room.actions("Digibus")[0]
    _tag(room, action, (AXES[0],), principes=["P1"])
    last = room.kept.store.journal.of_session(room.session_id)[-1]
    assert (last.deed, last.facts) == ("tag_action", {"action": action.id, "places": {"principes": ["P1"]}})


def test_a_place_that_is_not_in_the_frame_is_refused(room):
    action = room.actions("Digibus")[0]
    with pytest.raises(InvalidInput):
        _tag(room, action, principes=["P9"])
    with pytest.raises(InvalidInput):
        _tag(room, action, (Axis("eigen", "Ons", (Place("E1", "Een"),)),), eigen=["E2"])
    assert _tags(room) == {}


def test_only_a_facilitator_places_and_only_actions_of_this_session(room, make_workshop):
    action, other = room.actions("Digibus")[0], make_workshop().actions("Elders")[0]
    vic, sam = room.kept.account("vic"), room.kept.account("sam", Duty.SECRETARY)
    link = room.kept.do(trajectories.invite, room.fien, room.trajectory.id, Duty.SECRETARY)
    room.kept.do(trajectories.accept_invitation, sam, link)
    for who, refusal in ((vic, NotFound), (sam, NotAllowed)):
        with pytest.raises(refusal):
            _tag(room, action, who=who, principes=["P1"])
    with pytest.raises(NotFound):
        _tag(room, other, principes=["P1"])
    assert _tags(room) == {}
