"""Undo: the last deed comes undone exactly, for thirty seconds, and never past a count."""

import pytest

from facilitator.domain.refusals import NotFound, StepClosed, VoteOpen
from facilitator.services.ideas import actions, grouping, ideas
from facilitator.services.ideas.costs import price_actions
from facilitator.services.sessions import steps, undo
from facilitator.services.sessions.rooms import room as look


def _undo(room):
    return room.kept.do(undo.undo_last, room.fien, room.session_id)


def _stands(room):
    """Everything a console shows, but for the version and what can be undone."""
    seen = look(room.kept.store, room.session_id)
    session = {name: value for name, value in vars(seen.session).items() if name != "version"}
    return session, seen.steps, seen.actions, seen.ideas


@pytest.fixture
def busy(room):
    """A room in which people wrote, with two actions and one step behind it."""
    people = room.people(citizen=6)
    room.open("welcome")
    room.open("write")
    kept = [room.write(seat, f"Idee {n}") for n, seat in enumerate(people)]
    room.kept.do(actions.create_action, room.fien, room.session_id, "Digipunt", kept[:3])
    room.kept.do(actions.create_action, room.fien, room.session_id, "Digibus", kept[3:4])
    room.kept.do(ideas.object_to_merge, people[0], kept[0])
    return room, kept


def _do(room, deed, *args, **more):
    return room.kept.do(deed, room.fien, room.session_id, *args, **more)


DEEDS = {
    "opening": lambda room, kept: room.open("merge"),
    "opening a skipped step": lambda room, kept: room.open("story"),
    "opening a vote": lambda room, kept: room.open("vote"),
    "closing": lambda room, kept: _do(room, steps.close_step, room.step("write").id),
    "making": lambda room, kept: _do(room, actions.create_action, "Digibank", kept[4:]),
    "removing": lambda room, kept: _do(
        room, actions.remove_action, room.kept.store.actions.of_session(room.session_id)[0].id
    ),
    "adding": lambda room, kept: _do(
        room, actions.add_idea, room.kept.store.actions.of_session(room.session_id)[0].id, kept[4]
    ),
    "adding several": lambda room, kept: _do(
        room, grouping.add_ideas, room.kept.store.actions.of_session(room.session_id)[0].id, kept[4:]
    ),
    "splitting": lambda room, kept: _do(
        room, actions.split_idea, room.kept.store.actions.of_session(room.session_id)[0].id, kept[0]
    ),
    "splitting the last": lambda room, kept: _do(
        room, actions.split_idea, room.kept.store.actions.of_session(room.session_id)[1].id, kept[3]
    ),
    "renaming": lambda room, kept: _do(
        room, actions.rename_action, room.kept.store.actions.of_session(room.session_id)[0].id, "Anders"
    ),
    "pricing": lambda room, kept: _do(
        room,
        price_actions,
        {action.id: 1_000 * action.number for action in room.kept.store.actions.of_session(room.session_id)},
    ),
    "hiding": lambda room, kept: _do(room, ideas.set_status, kept[4], ideas.IdeaStatus.HIDDEN),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_every_deed_comes_undone_exactly(busy, deed):
    room, kept = busy
    _do(room, steps.edit_step, room.step("story").id, skipped=True)
    before = _stands(room)
    DEEDS[deed](room, kept)
    assert _stands(room) != before

    _undo(room)

    assert _stands(room) == before


def test_the_first_opening_comes_undone_to_before_the_session(room):
    before = _stands(room)
    room.open("welcome")

    _undo(room)

    assert _stands(room) == before


def test_one_deed_comes_undone_once(busy):
    room, _ = busy
    room.open("merge")
    _undo(room)

    with pytest.raises(StepClosed):
        _undo(room)


def test_after_thirty_seconds_it_is_done(busy):
    room, _ = busy
    room.open("merge")
    room.kept.clock.move(seconds=29)
    assert look(room.kept.store, room.session_id).undoable == "open_step"
    room.kept.clock.move(seconds=1)
    assert look(room.kept.store, room.session_id).undoable is None

    with pytest.raises(StepClosed):
        _undo(room)


def test_a_vote_with_ballots_is_not_undone(busy):
    room, _ = busy
    seat = room.join()
    vote = room.open("vote")
    room.cast(seat, vote, [room.kept.store.actions.of_session(room.session_id)[0].id])

    with pytest.raises(VoteOpen):
        _undo(room)
    assert room.kept.store.ballots.cast_count(vote.id) == 1


def test_stop_comes_undone_and_its_ballots_are_still_there(busy):
    room, _ = busy
    seat = room.join()
    vote = room.open("vote")
    room.cast(seat, vote, [room.kept.store.actions.of_session(room.session_id)[0].id])
    room.stop(vote)

    _undo(room)

    assert (room.step("vote").state, room.kept.store.ballots.cast_count(vote.id)) == ("open", 1)


def test_nothing_is_undone_past_a_count(busy):
    room, _ = busy
    room.open("vote")
    room.stop(room.step("vote"))
    room.count(room.step("vote"))

    with pytest.raises(StepClosed):
        _undo(room)
    room.show(room.step("vote"))
    _undo(room)
    assert (room.step("vote").shown, room.step("vote").state) == (False, "closed")


def test_a_stranger_undoes_nothing(busy):
    room, _ = busy
    room.open("merge")

    with pytest.raises(NotFound):
        room.kept.do(undo.undo_last, room.kept.account("vic"), room.session_id)


def test_what_its_writer_withdrew_stays_withdrawn(busy):
    room, kept = busy
    _do(room, ideas.set_status, kept[5], ideas.IdeaStatus.HIDDEN)
    seat = room.kept.store.seats.get(
        room.session_id, room.kept.store.ideas.get(room.session_id, kept[5]).participant_id
    )
    room.kept.do(ideas.withdraw_idea, seat, kept[5])

    _undo(room)

    assert room.kept.store.ideas.get(room.session_id, kept[5]).status is ideas.IdeaStatus.WITHDRAWN


def test_words_that_were_blanked_do_not_come_back(busy):
    room, kept = busy
    _do(room, ideas.set_status, kept[5], ideas.IdeaStatus.HIDDEN)
    _do(room, ideas.blank_words, kept[5], "…")

    with pytest.raises(StepClosed):
        _undo(room)
    assert room.kept.store.ideas.get(room.session_id, kept[5]).text == "…"


def test_undoing_is_written_in_the_journal(busy):
    room, _ = busy
    room.open("merge")
    _undo(room)

    last = room.kept.store.journal.of_session(room.session_id)[-1]
    assert (last.deed, last.facts) == ("undo", {"undone": "open_step"})
