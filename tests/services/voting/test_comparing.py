"""Two rounds side by side: which vote a counted one repeats, what moved, and that no person is linked across them."""

import json

import pytest

from facilitator.domain.refusals import NotCounted, NotFound
from facilitator.domain.roles import Role
from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.moved import Fate
from facilitator.services.sessions import rooms, sessions, steps
from facilitator.services.voting import rounds
from facilitator.services.voting.comparing import second_round
from tests.cast import RUNSHEETS, Workshop


def compared(room, step):
    """Return a counted vote beside the one it repeats."""
    return second_round(room.kept.store, room.session_id, step.id)


def again(room, first, seats, choices):
    """Hold the same vote again; returns its counted step."""
    second = room.kept.do(rounds.vote_again, room.fien, room.session_id, first.id).step
    room.kept.do(steps.open_step, room.fien, room.session_id, second.id)
    for seat, chosen in zip(seats, choices, strict=True):
        room.cast(seat, second, chosen)
    room.count(second)
    return second


def later(room, runsheet="startsessie"):
    """Return another session of the same trajectory."""
    made = room.kept.do(sessions.create_session, room.fien, room.trajectory.id, RUNSHEETS[runsheet]).session
    return Workshop(room.kept, room.fien, room.trajectory, made.id, made.code)


def brought(room, origins):
    """Make an action in a later session for each of these lists of earlier ones."""
    made = room.actions(*[f"Later {n}" for n in range(len(origins))])
    for action, earlier in zip(made, origins, strict=True):
        room.kept.store.actions.come_from(action.id, earlier)
    return made


def vote_on(room, step, seats, chosen):
    """Let everybody choose the same in a vote, and count it."""
    for seat in seats:
        room.cast(seat, step, chosen)
    room.count(step)


def test_a_first_vote_repeats_none(room):
    first, _ = room.vote(room.people(citizen=6))

    assert compared(room, first) is None


def test_a_second_round_stands_beside_the_first(room):
    seats = room.people(citizen=6, staff=5)
    first, actions = room.vote(seats, titles=3, picks=1)

    second = again(room, first, seats, [[actions[1].id]] * 6 + [[actions[0].id]] * 5)

    found = compared(room, second)
    assert (found.first.id, found.second.id, found.elsewhere) == (first.id, second.id, False)
    assert [(move.number, move.before.people, move.after.people, move.places) for move in found.moved.moves] == [
        (2, 0, 6, 1),
        (1, 11, 5, -1),
        (3, 0, 0, -1),
    ]
    assert [group.label for group in found.moved.groups] == ["inwoners", "medewerkers"]


def test_before_the_count_nothing_is_compared(room):
    first, _ = room.vote(room.people(citizen=6))
    second = room.kept.do(rounds.vote_again, room.fien, room.session_id, first.id).step

    with pytest.raises(NotCounted):
        compared(room, second)


def test_a_vote_of_another_session_is_not_found(room, make_workshop):
    first, _ = room.vote(room.people(citizen=6))

    with pytest.raises(NotFound):
        second_round(room.kept.store, make_workshop().session_id, first.id)


def test_the_room_sees_what_moved_once_both_results_were_shown(room):
    seats = room.people(citizen=6)
    first, actions = room.vote(seats)
    second = again(room, first, seats, [[actions[3].id]] * 6)

    def seen():
        return rooms.room(room.kept.store, room.session_id).moved

    assert seen() is None
    room.show(second)
    assert seen() is None
    room.show(first)
    assert (seen().first.id, seen().second.id) == (first.id, second.id)


def test_a_vote_in_a_later_session_stands_beside_the_one_its_actions_come_from(room):
    first, (one, two, three, _) = room.vote(room.people(citizen=6), picks=2)
    other = later(room)
    seats = other.people(citizen=5)
    made = brought(other, [[one.id, two.id], [three.id], []])
    vote_on(other, other.open("vote"), seats, [made[1].id])

    found = compared(other, other.step("vote"))

    assert (found.first.id, found.elsewhere, found.session.id) == (first.id, True, room.session_id)
    assert [
        (found.titles[move.action], move.fate, move.before and move.before.people) for move in found.moved.moves
    ] == [
        ("Later 1", Fate.KEPT, 0),
        ("Later 0", Fate.MERGED, 6),
        ("Later 2", Fate.ADDED, None),
        ("Actie 4", Fate.DROPPED, 0),
    ]


def test_of_several_earlier_votes_it_is_the_one_on_most_of_the_actions(room):
    _, (one, two, *_) = room.vote(room.people(citizen=6))
    middle = later(room)
    vote, (three, *_) = middle.vote(middle.people(citizen=6))
    last = later(room)
    seats = last.people(citizen=5)
    made = brought(last, [[three.id], [one.id], [two.id]])
    vote_on(last, last.open("vote"), seats, [made[0].id])

    assert compared(last, last.step("vote")).first.session_id == room.session_id
    assert compared(middle, vote) is None


def test_another_question_is_not_laid_beside_it(room):
    """How much an action helps says nothing of what was chosen; who weighs it by another rule is compared by place."""
    _, (one, two, *_) = room.vote(room.people(citizen=6))
    other = later(room, "werksessie-toetsen")
    seats = other.people(citizen=5)
    made = brought(other, [[one.id], [two.id]])
    for nth, chosen in enumerate(({made[0].id: {"effect": 3}}, {made[1].id: "must"})):
        vote_on(other, other.open("vote", nth), seats, chosen)

    assert compared(other, other.step("vote")) is None
    found = compared(other, other.step("vote", 1))
    assert (found.moved.kind, found.moved.first_kind, found.moved.alike) == (BallotKind.MOSCOW, BallotKind.PICK, False)
    assert [(move.before.rank, move.after.rank) for move in found.moved.moves if move.after] == [(1, 1), (1, 2)]


PAIRS = [("12", "34"), ("13", "23"), ("1", "3"), ("2", "12"), ("34", "1"), ("4", "")]


@pytest.mark.parametrize("shift", [0, 1, 4])
def test_no_person_is_linked_across_rounds(room, shift):
    """Whoever of the room casts which second ballot, all that is kept of both rounds is the same, but for ids by chance."""
    seats = room.people(citizen=6)
    actions = room.actions(*"1234")

    def ids(numbers):
        return [actions[int(number) - 1].id for number in numbers]

    first = room.open("vote")
    for seat, (chosen, _) in zip(seats, PAIRS, strict=True):
        room.cast(seat, first, ids(chosen))
    room.count(first)
    seconds = [ids(chosen) for _, chosen in PAIRS]
    second = again(room, first, seats, [*seconds[shift:], *seconds[:shift]])

    assert _kept(room, first, actions) == _sorted(ids(chosen) for chosen, _ in PAIRS)
    assert _kept(room, second, actions) == _sorted(chosen for chosen in seconds if chosen)
    for seat in seats:
        assert _tables_naming(room, seat.id) == {"participants"}


def _sorted(ballots):
    return [
        {"n": n, "choices": choices, "group_key": Role.CITIZEN.value}
        for n, choices in enumerate(sorted(json.dumps(sorted(one), separators=(",", ":")) for one in ballots), 1)
    ]


def _kept(room, step, actions):
    rows = room.kept.store.db.query("SELECT * FROM counted_ballots WHERE step_id = :id ORDER BY n", {"id": step.id})
    return [{name: value for name, value in row.items() if name != "step_id"} for row in rows]


def _tables_naming(room, seat_id):
    """Return every table in which a seat's id stands anywhere."""
    db = room.kept.store.db
    return {table.name for table in db.tables if any(seat_id in str(row) for row in table.rows)}
