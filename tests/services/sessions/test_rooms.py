"""The room as it is now: one moment, for everybody who draws a screen, with nothing in it before its time."""

import pytest

from facilitator.domain.refusals import NotFound
from facilitator.services.sessions import rooms


def _room(room):
    return rooms.room(room.kept.store, room.session_id)


def test_a_new_room_is_empty(room):
    seen = _room(room)

    assert (seen.present, seen.step, seen.actions, seen.ideas, seen.cast, seen.tally, seen.municipality) == (
        0, None, (), (), 0, None, "Dentergem"
    )  # fmt: skip


def test_it_counts_seats_by_role_table_and_channel(room):
    room.join(table=2)
    room.join(table=2)
    room.people(staff=3)

    seen = _room(room)
    assert ({role.value: n for role, n in seen.seats.items()}, dict(seen.tables), dict(seen.channels)) == (
        {"citizen": 2, "staff": 3, "politician": 0, "partner": 0}, {2: 2}, {"phone": 5}
    )  # fmt: skip


def test_while_a_vote_runs_only_numbers_are_in_it(room):
    people, made = room.people(citizen=6), room.actions("Digipunt", "Digibus")
    vote = room.open("vote")
    for seat in people[:4]:
        room.cast(seat, vote, [made[0].id])

    for _ in ("open", "stopped"):
        seen = _room(room)
        assert (seen.cast, dict(seen.cast_channels), seen.tally, seen.tally_step) == (4, {"phone": 4}, None, None)
        assert rooms.progress(room.kept.store, room.session_id) == (vote.id, 4, 6, room.session.version)
        room.stop(vote)
    room.count(vote)
    seen = _room(room)
    assert (seen.cast, seen.tally.ballots, seen.tally_step.shown) == (0, 4, False)


def test_a_results_step_talks_of_the_last_counted_vote(make_workshop):
    room = make_workshop("inwonersgesprek")
    room.actions("Digipunt", "Digibus")
    first = room.open("vote")
    room.count(first)
    second = room.open("vote", 1)
    room.count(second)
    assert _room(room).tally_step.id == second.id

    room.open("results")
    assert _room(room).tally_step.id == second.id
    room.open("evaluate")
    assert _room(room).tally is None


def test_a_room_that_is_nowhere_is_not_found(room):
    with pytest.raises(NotFound):
        rooms.room(room.kept.store, "nergens")
    assert rooms.progress(room.kept.store, "nergens") == (None, 0, 0, 0)
