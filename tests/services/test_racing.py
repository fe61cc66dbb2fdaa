"""Deeds at the same moment, in real threads and on a real server: the rules hold as if they came one by one."""

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from facilitator.domain.refusals import ChangedMeanwhile, IdeaLimit, IdeaTaken, Refusal, VoteClosed
from facilitator.domain.roles import Role
from facilitator.services.ideas import actions, ideas
from facilitator.services.sessions import joining, steps
from facilitator.services.voting import casting, counting
from facilitator.services.voting.results import results
from facilitator.store import Writer
from tests.live import evening

RACERS = 12


@pytest.fixture
def race(room):
    """Run deeds that start at the same moment, each in a thread; return their answers and refusals in order."""
    # As in the real house: whoever hands in a deed waits while another thread commits it.
    soon = ThreadPoolExecutor(1)
    writer = Writer(room.kept.store, soon.submit, lambda _seconds, flush: soon.submit(flush))

    def run(*deeds):
        start = threading.Barrier(len(deeds))

        def do(deed, *args):
            start.wait()
            try:
                return deed(writer, *args) if deed is counting.count_vote else writer.write(deed, *args)
            except Refusal as refusal:
                return refusal

        with ThreadPoolExecutor(len(deeds)) as racers:
            return [racer.result() for racer in [racers.submit(do, *deed) for deed in deeds]]

    yield run
    soon.shutdown()


def refusals(answers):
    return Counter(type(answer) for answer in answers if isinstance(answer, Refusal))


def test_a_seat_keeps_three_ideas_however_fast_it_sends(room, race):
    an = room.join()
    room.open("write")

    answers = race(*[(ideas.submit_idea, an, f"Idee {n}", f"k{n}") for n in range(RACERS)])

    assert refusals(answers) == {IdeaLimit: RACERS - 3}
    assert len(room.kept.store.ideas.of_seat(an.id)) == 3


def test_one_key_is_one_idea_and_one_answer(room, race):
    an = room.join()
    room.open("write")

    answers = race(*[(ideas.submit_idea, an, f"Idee {n}", "k") for n in range(RACERS)])

    assert Counter(answer.new for answer in answers) == {True: 1, False: RACERS - 1}
    assert {answer.id for answer in answers} == {idea.id for idea in room.kept.store.ideas.of_seat(an.id)}


def test_the_same_key_of_two_seats_is_two_ideas(room, race):
    people = room.people(citizen=RACERS)
    room.open("write")

    answers = race(*[(ideas.submit_idea, seat, "Idee", "k") for seat in people])

    assert len({answer.id for answer in answers}) == RACERS


def test_a_seat_has_one_ballot_however_often_it_casts_at_once(room, race):
    an, bea = room.join(), room.join(Role.STAFF)
    made = room.actions("Digipunt", "Digibus", "Digibank")
    vote = room.open("vote")

    race(
        *[(casting.cast_ballot, seat, vote.id, [made[n % 3].id], f"k{n}") for n in range(RACERS) for seat in (an, bea)]
    )
    room.count(vote)

    result = results(room.kept.store, room.session_id, vote.id)
    assert (result.ballots, sum(row.votes for row in result.rows)) == (2, 2)


def test_of_facilitators_who_press_at_once_with_one_version_one_is_done_and_the_others_hear_what_changed(room, race):
    version, targets = room.session.version, [step.id for step in room.steps if not step.is_vote][:6]

    answers = race(*[(steps.open_step, room.fien, room.session_id, step, version) for step in targets])

    assert refusals(answers) == {ChangedMeanwhile: 5}
    assert room.session.version == version + 1
    assert [step.id for step in room.steps if step.state == "open"] == [room.session.current_step]


def test_pressing_the_same_button_twice_at_once_is_pressing_it_once(room, race):
    version, target = room.session.version, room.step("write").id

    answers = race(*[(steps.open_step, room.fien, room.session_id, target, version)] * RACERS)

    assert refusals(answers) == {}
    assert {answer.version for answer in answers} == {version + 1}


def test_an_idea_goes_into_one_action_only(room, race):
    an = room.join()
    room.open("write")
    idea = room.write(an, "Digipunt")

    answers = race(*[(actions.create_action, room.fien, room.session_id, f"Actie {n}", [idea]) for n in range(RACERS)])

    assert refusals(answers) == {IdeaTaken: RACERS - 1}
    assert [action.ideas for action in room.kept.store.actions.of_session(room.session_id)] == [(idea,)]


def test_actions_made_at_once_are_numbered_without_gap_or_double(room, race):
    race(*[(actions.create_action, room.fien, room.session_id, f"Actie {n}", []) for n in range(RACERS)])

    numbers = [action.number for action in room.kept.store.actions.of_session(room.session_id)]
    assert numbers == list(range(1, RACERS + 1))


def test_a_vote_is_on_the_actions_there_were_at_its_opening(room, race):
    room.actions("Digipunt", "Digibus")
    opening = (steps.open_step, room.fien, room.session_id, room.step("vote").id)

    answers = race(opening, *[(actions.create_action, room.fien, room.session_id, f"Actie {n}", []) for n in range(6)])

    made = sum(not isinstance(answer, Refusal) for answer in answers[1:])
    assert not isinstance(answers[0], Refusal)
    assert len(room.kept.store.actions.of_session(room.session_id)) == 2 + made


def test_a_ballot_beside_the_count_is_either_counted_or_refused(room, race):
    people = room.people(citizen=RACERS)
    made = room.actions("Digipunt", "Digibus")
    vote = room.open("vote")
    casts = [(casting.cast_ballot, seat, vote.id, [made[0].id], "k") for seat in people]

    answers = race(*casts[:6], (counting.count_vote, room.fien, room.session_id, vote.id), *casts[6:])

    late = refusals(answers)
    assert set(late) <= {VoteClosed}
    result = results(room.kept.store, room.session_id, vote.id)
    assert (result.ballots, result.rows[0].votes) == (RACERS - late[VoteClosed], RACERS - late[VoteClosed])


def test_tel_pressed_by_many_at_once_counts_once(room, race):
    people = room.people(citizen=6)
    made = room.actions("Digipunt", "Digibus")
    vote = room.open("vote")
    for seat in people:
        room.cast(seat, vote, [made[0].id])

    answers = race(*[(counting.count_vote, room.fien, room.session_id, vote.id)] * 6)

    assert refusals(answers) == {}
    assert results(room.kept.store, room.session_id, vote.id).ballots == 6
    assert room.kept.store.db.execute("SELECT count(*) FROM journal WHERE deed = 'count_vote'").fetchone()[0] == 1


def test_people_who_sit_down_at_once_get_seats_and_turns_of_their_own(room, race):
    answers = race(*[(joining.join, room.codes, Role.CITIZEN)] * RACERS)

    assert len({answer.token for answer in answers}) == RACERS
    assert sorted(answer.seat.turn for answer in answers) == list(range(RACERS))


def test_a_role_is_fixed_by_a_ballot_that_comes_at_the_same_moment(room, race):
    made = room.actions("Digipunt", "Digibus")
    people = room.people(citizen=6)
    vote = room.open("vote")

    deeds = [
        deed for seat in people
        for deed in ((joining.change_seat, seat, Role.STAFF, None), (casting.cast_ballot, seat, vote.id, [made[0].id], "k"))
    ]  # fmt: skip
    race(*deeds)
    room.count(vote)

    assert results(room.kept.store, room.session_id, vote.id).ballots == 6


def test_a_server_in_each_mode_lets_one_of_many_facilitators_through(live_server):
    with evening(live_server) as tonight, ThreadPoolExecutor(8) as racers:
        version = tonight.fien.get(f"/sessions/{tonight.id}")["version"]
        targets = [step["id"] for step in tonight.steps if step["method"] != "vote"][:8]
        team = [live_server.api(tonight.token) for _ in targets]

        def press(n):
            path = f"/sessions/{tonight.id}/steps/{targets[n]}/open"
            answer = team[n].ask("POST", path, {"version": version})
            return answer.json().get("error", {}).get("code", answer.status_code)

        told = Counter(racers.map(press, range(8)))

    assert told == {200: 1, "changed_meanwhile": 7}


def test_a_server_in_each_mode_counts_every_ballot_of_a_room_that_votes_at_once(live_server):
    with evening(live_server) as tonight, ThreadPoolExecutor(16) as racers:
        seats, made = [tonight.join() for _ in range(32)], tonight.actions()
        tonight.move("vote")
        list(racers.map(lambda n: tonight.cast(seats[n], [made[n % 4]], "k"), range(32)))
        tonight.move("vote", "close")

        assert [row["votes"] for row in tonight.results()["total"]] == [8, 8, 8, 8]
