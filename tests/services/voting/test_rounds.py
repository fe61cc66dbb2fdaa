"""A second round: the same vote again, with groups that are never finer than those of the first."""

import pytest

from facilitator.domain.refusals import NotAllowed, NotCounted, NotFound, SessionOver
from facilitator.domain.roles import Duty, Role
from facilitator.domain.voting.groups import GroupRule
from facilitator.services.sessions import sessions, steps
from facilitator.services.voting import rounds
from facilitator.services.voting.results import results


def again(room, step):
    """Let fien ask for the same vote again, and return its step."""
    return room.kept.do(rounds.vote_again, room.fien, room.session_id, step.id).step


def hold(room, step, seats, choices):
    """Hold a vote in which everybody chooses the same, and leave it counted."""
    room.kept.do(steps.open_step, room.fien, room.session_id, step.id)
    for seat in seats:
        room.cast(seat, step, choices)
    room.count(step)


def test_voting_again_is_a_new_step_after_the_place_of_the_room_with_the_same_rule(room):
    first, _ = room.vote(room.people(citizen=6, staff=5))
    before = [step.id for step in room.steps]

    second = again(room, first)

    place = before.index(first.id) + 1
    assert [step.id for step in room.steps] == [*before[:place], second.id, *before[place:]]
    assert (second.kind, second.k, second.electorate, second.again) == (first.kind, first.k, first.electorate, first.id)
    assert (second.title, second.board_text) == ("Stem opnieuw: kies er drie", first.board_text)
    assert not second.opened


def test_in_a_results_step_the_second_round_comes_after_it(room):
    first, _ = room.vote(room.people(citizen=6))
    results_step = room.open("results")

    second = again(room, first)

    assert second.position == results_step.position + 1


def test_asking_twice_makes_one_step(room):
    first, _ = room.vote(room.people(citizen=6))

    one = room.kept.do(rounds.vote_again, room.fien, room.session_id, first.id)
    other = room.kept.do(rounds.vote_again, room.fien, room.session_id, first.id)

    assert (one.new, other.new, other.step.id) == (True, False, one.step.id)


def test_a_third_round_repeats_the_second(room):
    seats = room.people(citizen=6)
    first, actions = room.vote(seats)
    second = again(room, first)
    hold(room, second, seats, [actions[0].id])

    third = again(room, room.kept.store.sessions.step(room.session_id, second.id))

    assert (third.again, third.title) == (second.id, second.title)


def test_the_rule_of_the_second_round_can_be_changed_and_still_says_what_it_repeats(room):
    first, _ = room.vote(room.people(citizen=6))
    second = again(room, first)

    room.kept.do(steps.edit_step, room.fien, room.session_id, second.id, options={"k": 2, "electorate": ["citizen"]})

    kept = room.kept.store.sessions.step(room.session_id, second.id)
    assert (kept.k, kept.electorate, kept.again) == (2, {Role.CITIZEN}, first.id)


def test_the_second_round_shows_no_finer_groups_than_the_first(room):
    """In the first the six others are one group; with four politicians more each role could stand apart."""
    seats = room.people(citizen=6, staff=5, politician=1)
    first, actions = room.vote(seats)
    assert [part.group.label for part in results(room.kept.store, room.session_id, first.id).groups] == [
        "inwoners",
        "gemeente: medewerkers en politici",
    ]
    second = again(room, first)

    hold(room, second, seats + room.people(politician=4), [actions[0].id])

    assert [part.group.label for part in results(room.kept.store, room.session_id, second.id).groups] == [
        "inwoners",
        "gemeente: medewerkers en politici",
    ]


def test_groups_that_became_coarser_at_the_count_stay_so_in_the_second_round(room):
    """Five staff sit there, four vote: the first count shows only the total, though the room had groups."""
    seats = room.people(citizen=6, staff=5)
    actions = room.actions("Digipunt", "Digibus")
    first = room.open("vote")
    assert first.group_rule is GroupRule.EACH_ROLE
    for seat in seats[:-1]:
        room.cast(seat, first, [actions[0].id])
    room.count(first)
    second = again(room, room.step("vote"))

    hold(room, second, seats, [actions[0].id])

    assert results(room.kept.store, room.session_id, first.id).groups == ()
    assert results(room.kept.store, room.session_id, second.id).groups == ()


def test_a_vote_that_is_not_counted_is_not_held_again(room):
    room.people(citizen=6)
    room.actions("Digipunt", "Digibus")
    step = room.open("vote")

    with pytest.raises(NotCounted):
        again(room, step)


def test_what_is_no_vote_is_not_held_again(room):
    with pytest.raises(NotFound):
        again(room, room.step("write"))


def test_after_the_end_nothing_is_held_again(room):
    first, _ = room.vote(room.people(citizen=6))
    room.kept.do(sessions.end_session, room.fien, room.session_id)

    with pytest.raises(SessionOver):
        again(room, first)


def test_a_stranger_and_a_reader_cannot_hold_a_vote_again(room):
    first, _ = room.vote(room.people(citizen=6))
    vic = room.kept.account("vic")
    rik = room.kept.account("rik", Duty.READER)
    room.kept.store.trajectories.join(room.trajectory.id, rik.id, Duty.READER)

    with pytest.raises(NotFound):
        room.kept.do(rounds.vote_again, vic, room.session_id, first.id)
    with pytest.raises(NotAllowed):
        room.kept.do(rounds.vote_again, rik, room.session_id, first.id)
