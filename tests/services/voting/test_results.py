"""A counted vote is added up once, by whoever asks, and anew by who checks."""

import pytest

from facilitator.domain.refusals import NotCounted, NotFound
from facilitator.domain.voting.selection import Wish
from facilitator.services.voting.results import detailed, recounted, results, selected
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


def test_details_and_selections_are_worked_out_once_for_each_question(room, counted):
    store = room.kept.store
    first = detailed(store, room.session_id, counted.id, 2)
    chosen = selected(store, room.session_id, counted.id, Wish(places=2))

    assert detailed(store, room.session_id, counted.id, 2) is first
    assert detailed(store, room.session_id, counted.id, 1).head.top == first.head.top
    assert selected(store, room.session_id, counted.id, Wish(places=2)) is chosen
    assert selected(store, room.session_id, counted.id, Wish(places=1)) != chosen
    costs = dict.fromkeys(first.head.ranks, 100)
    assert [one.spent for one in selected(store, room.session_id, counted.id, Wish(budget=150, costs=costs))] == [
        100
    ] * 2


def test_no_detail_of_a_vote_under_way_or_of_another_session(room, counted, make_workshop):
    detailed(room.kept.store, room.session_id, counted.id, 2)
    elsewhere = make_workshop()
    elsewhere.actions("Een", "Twee")
    open_vote = elsewhere.open("vote")

    for ask in (lambda *where: detailed(*where, 2), lambda *where: selected(*where, Wish(places=2))):
        with pytest.raises(NotFound):
            ask(elsewhere.kept.store, elsewhere.session_id, counted.id)
        with pytest.raises(NotCounted):
            ask(elsewhere.kept.store, elsewhere.session_id, open_vote.id)
