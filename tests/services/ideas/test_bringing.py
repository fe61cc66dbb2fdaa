"""Bringing actions along from an earlier session, merging them on the way, and taking that back exactly."""

import pytest

from facilitator.domain.refusals import InvalidInput, NotAllowed, NotFound, SessionOver, StepClosed
from facilitator.domain.roles import Duty
from facilitator.services.ideas import actions as deeds
from facilitator.services.ideas.bringing import bring_along, merge_actions, sources
from facilitator.services.plan import planning
from facilitator.services.sessions import sessions, steps
from facilitator.services.sessions.undo import undo_last
from facilitator.services.voting import rounds
from facilitator.services.voting.comparing import second_round
from tests.cast import RUNSHEETS, Workshop

TAGS = {"principes": ("nabij",)}


@pytest.fixture
def earlier(room):
    """A startsessie whose four actions were voted on; the first has a picture, a cost and a place in a frame."""
    room.first, room.made = room.vote(room.people(citizen=6), picks=2)
    one = room.made[0]
    store = room.kept.store
    store.actions.draw(one.id, "bus")
    store.actions.price(one.id, 4000)
    store.actions.tag(type(one)(**{**one.__dict__, "tags": TAGS}))
    return room


@pytest.fixture
def later(earlier):
    """A session after it, of the same trajectory."""
    made = earlier.kept.do(sessions.create_session, earlier.fien, earlier.trajectory.id, RUNSHEETS["startsessie"])
    return Workshop(earlier.kept, earlier.fien, earlier.trajectory, made.session.id, made.session.code)


def bring(room, *actions):
    return room.kept.do(bring_along, room.fien, room.session_id, [action.id for action in actions])


def merge(room, *actions):
    return room.kept.do(merge_actions, room.fien, room.session_id, [action.id for action in actions])


def standing(room):
    return room.kept.store.actions.of_session(room.session_id)


def undo(room):
    room.kept.do(undo_last, room.fien, room.session_id)


def test_an_action_comes_along_with_all_that_is_known_of_it(earlier, later):
    own = later.actions("Van hier")[0]

    made = bring(later, earlier.made[0], earlier.made[2])

    assert standing(later) == (own, *made)
    first, second = made
    assert (first.number, first.title, first.pictogram, first.cost, first.tags) == (2, "Actie 1", "bus", 4000, TAGS)
    assert (first.origins, second.origins) == ((earlier.made[0].id,), (earlier.made[2].id,))
    assert (first.session_id, first.ideas) == (later.session_id, ())
    assert len(standing(earlier)) == 4


def test_what_is_here_already_stays_one(earlier, later):
    bring(later, earlier.made[0])

    made = bring(later, earlier.made[0], earlier.made[1], earlier.made[1])

    assert [action.title for action in made] == ["Actie 2"]
    assert bring(later, earlier.made[0]) == ()
    assert [action.number for action in standing(later)] == [1, 2]


def test_they_come_from_a_counted_vote_of_the_same_trajectory(earlier, later, make_workshop):
    other = make_workshop()
    elsewhere = other.vote(other.people(citizen=6))[1][0]
    unvoted = later.actions("Van hier")[0]
    for stranger in (elsewhere, unvoted):
        with pytest.raises(NotFound):
            bring(later, stranger)
    with pytest.raises(InvalidInput):
        bring(later)
    assert standing(later) == (unvoted,)


def test_it_is_told_where_they_may_come_from_and_what_went_to_the_municipality(earlier, later):
    earlier.show(earlier.first)
    earlier.kept.do(planning.propose, earlier.fien, earlier.session_id, earlier.first.id, [earlier.made[1].id])
    bring(later, earlier.made[0])

    (found,) = sources(later.kept.store, later.fien, later.session_id)

    assert (found.session.id, found.step.id) == (earlier.session_id, earlier.first.id)
    assert [action.id for action in found.actions] == [action.id for action in earlier.made]
    assert (found.proposed, found.brought) == ({earlier.made[1].id}, {earlier.made[0].id})
    assert sources(later.kept.store, later.fien, earlier.session_id) == ()


def test_once_a_vote_was_opened_nothing_comes_along_or_is_merged(earlier, later):
    later.people(citizen=5)
    one, two = later.actions("Van hier", "Ook van hier")
    later.open("vote")

    with pytest.raises(StepClosed):
        bring(later, earlier.made[0])
    with pytest.raises(StepClosed):
        merge(later, one, two)


def test_after_the_end_nothing_comes_along(earlier, later):
    later.kept.do(sessions.end_session, later.fien, later.session_id)

    with pytest.raises(SessionOver):
        bring(later, earlier.made[0])


def test_a_stranger_and_a_reader_bring_nothing_along(earlier, later):
    rik = later.kept.account("rik", Duty.READER)
    later.kept.store.trajectories.join(later.trajectory.id, rik.id, Duty.READER)
    for who, refusal in ((later.kept.account("vic"), NotFound), (rik, NotAllowed)):
        with pytest.raises(refusal):
            later.kept.do(bring_along, who, later.session_id, [earlier.made[0].id])
        with pytest.raises(refusal):
            sources(later.kept.store, who, later.session_id)


def test_merging_keeps_both_origins_and_all_that_was_known(earlier, later):
    one, two, three = bring(later, *earlier.made[:3])
    seat = later.join()
    later.open("write")
    idea = later.write(seat, "Nog een digibus")
    later.kept.do(deeds.add_idea, later.fien, later.session_id, two.id, idea)

    whole = merge(later, three, two)

    assert (whole.title, whole.origins) == ("Actie 3", (earlier.made[2].id, earlier.made[1].id))
    assert [(action.number, action.title, action.ideas) for action in standing(later)] == [
        (1, "Actie 1", ()),
        (2, "Actie 3", (idea,)),
    ]
    again = merge(later, whole, one)
    assert (again.cost, again.tags, again.pictogram) == (4000, TAGS, "bus")
    assert standing(later) == (again,)
    assert again.origins == (earlier.made[2].id, earlier.made[1].id, earlier.made[0].id)


def test_of_a_merged_action_everybody_counts_once_in_what_moved(earlier, later):
    """Everybody picked the first two; together they had six people, not twelve."""
    one, two, three = bring(later, *earlier.made[:3])
    merge(later, one, two)
    seats = later.people(citizen=5)
    vote = later.open("vote")
    for seat in seats:
        later.cast(seat, vote, [three.id])
    later.count(vote)

    found = second_round(later.kept.store, later.session_id, vote.id)

    told = [(move.number, move.before.people, move.after and move.after.people) for move in found.moved.moves]
    assert told == [(2, 0, 5), (1, 6, 0), (4, 0, None)]


def test_one_action_alone_or_one_that_is_gone_is_not_merged(earlier, later):
    (one,) = bring(later, earlier.made[0])

    with pytest.raises(InvalidInput):
        merge(later, one, one)
    with pytest.raises(NotFound):
        merge(later, one, earlier.made[1])


def test_undo_takes_what_came_along_away_again(earlier, later):
    before = later.actions("Van hier")
    bring(later, *earlier.made)

    undo(later)

    assert list(standing(later)) == before


def test_undo_of_merging_restores_exactly(earlier, later):
    actions = bring(later, *earlier.made)
    seat = later.join()
    later.open("write")
    idea = later.write(seat, "Nog een digibus")
    later.kept.do(deeds.add_idea, later.fien, later.session_id, actions[3].id, idea)
    before = standing(later)
    merge(later, actions[2], actions[0], actions[3])

    undo(later)

    assert standing(later) == before


def test_taking_the_only_idea_out_of_an_action_that_came_along_leaves_it(earlier, later):
    (one,) = bring(later, earlier.made[0])
    seat = later.join()
    later.open("write")
    idea = later.write(seat, "Nog een digibus")
    later.kept.do(deeds.add_idea, later.fien, later.session_id, one.id, idea)

    later.kept.do(deeds.split_idea, later.fien, later.session_id, one.id, idea)

    assert standing(later) == (one,)


def test_undo_of_removing_puts_it_back_where_it_stood(earlier, later):
    actions = bring(later, *earlier.made)
    before = standing(later)
    later.kept.do(deeds.remove_action, later.fien, later.session_id, actions[1].id)

    undo(later)

    assert standing(later) == before


def test_a_session_that_voted_twice_is_one_source_with_all_it_voted_on(earlier, later):
    second = earlier.kept.do(rounds.vote_again, earlier.fien, earlier.session_id, earlier.first.id).step
    earlier.kept.do(steps.open_step, earlier.fien, earlier.session_id, second.id)
    earlier.count(second)

    (found,) = sources(later.kept.store, later.fien, later.session_id)

    assert (found.step.id, len(found.actions)) == (second.id, 4)
