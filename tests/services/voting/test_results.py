"""A counted vote is added up once, by whoever asks, and anew by who checks."""

import pytest

from facilitator.domain.refusals import NotCounted, NotFound
from facilitator.services.voting.results import recounted, results
from facilitator.store import Readers


@pytest.fixture
def counted(room):
    """A counted vote of six."""
    step, _ = room.vote(room.people(citizen=6))
    return step


def test_a_result_is_added_up_once_for_all_who_read(room, counted):
    readers = Readers(room.kept.folder)
    one, other = readers.take(), readers.take()
    first = results(one, room.session_id, counted.id)

    assert results(other, room.session_id, counted.id) is first
    assert first == results(room.kept.store, room.session_id, counted.id)
    for store in (one, other):
        readers.give_back(store)
    readers.close()


def test_who_checks_reads_past_what_was_kept(room, counted):
    before = results(room.kept.store, room.session_id, counted.id)
    room.kept.store.db.execute("DELETE FROM counted_ballots WHERE step_id = :step AND n = 1", {"step": counted.id})

    assert results(room.kept.store, room.session_id, counted.id) is before
    assert recounted(room.kept.store, room.session_id, counted.id)[0].ballots == 5


def test_a_vote_under_way_has_no_result_and_nothing_is_kept_of_it(room):
    people = room.people(citizen=6)
    made = room.actions("Een", "Twee")
    step = room.open("vote")
    for ask in (results, recounted):
        with pytest.raises(NotCounted):
            ask(room.kept.store, room.session_id, step.id)
    room.cast(people[0], step, [made[0].id])
    room.count(step)

    assert results(room.kept.store, room.session_id, step.id).ballots == 1


def test_a_vote_is_found_through_its_own_session_alone(room, counted, make_workshop):
    results(room.kept.store, room.session_id, counted.id)
    elsewhere = make_workshop()

    for ask in (results, recounted):
        with pytest.raises(NotFound):
            ask(elsewhere.kept.store, elsewhere.session_id, counted.id)
