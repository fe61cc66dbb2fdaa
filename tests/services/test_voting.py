"""Votes: cast on seats, changed until Stop, and cut loose from seats by Tel."""

import pytest

from facilitator.domain.refusals import NotAllowed, NotCounted, NotFound, TooManyChoices, UnknownAction, VoteClosed
from facilitator.domain.roles import Role
from facilitator.services import steps, voting


def test_the_last_ballot_of_a_seat_counts(room):
    an = room.join()
    made = room.actions("Digipunt", "Digibus", "Digibank", "Digicheque")
    vote = room.open("vote")

    room.cast(an, vote, [made[0].id])
    left = room.cast(an, vote, [made[1].id, made[2].id])
    room.count(vote)

    result = voting.results(room.kept.store, room.session_id, vote.id)
    assert (left, result.ballots, [row.votes for row in result.rows]) == (1, 1, [0, 1, 1, 0])


def test_a_known_key_changes_nothing_and_answers_the_same(room):
    an = room.join()
    made = room.actions("Digipunt", "Digibus")
    vote = room.open("vote")

    first = room.kept.do(voting.cast_ballot, an, vote.id, [made[0].id], "k")
    again = room.kept.do(voting.cast_ballot, an, vote.id, [made[1].id], "k")
    room.count(vote)

    votes = [row.votes for row in voting.results(room.kept.store, room.session_id, vote.id).rows]
    assert (first, again, votes) == (voting.Cast(2), voting.Cast(2), [1, 0])


def test_a_refused_ballot_does_not_use_up_its_key(room):
    an = room.join()
    made = room.actions("Digipunt", "Digibus")
    vote = room.open("vote")

    with pytest.raises(UnknownAction):
        room.kept.do(voting.cast_ballot, an, vote.id, ["nergens"], "k")

    assert room.kept.do(voting.cast_ballot, an, vote.id, [made[0].id], "k").left == 2


def test_an_empty_ballot_withdraws(room):
    an = room.join()
    made = room.actions("Digipunt", "Digibus")
    vote = room.open("vote")
    room.cast(an, vote, [made[0].id])

    room.cast(an, vote, [])
    room.count(vote)

    assert voting.results(room.kept.store, room.session_id, vote.id).ballots == 0


def test_nobody_votes_after_stop_and_everybody_again_after_reopening(room):
    an = room.join()
    made = room.actions("Digipunt", "Digibus")
    vote = room.open("vote")
    room.stop(vote)

    with pytest.raises(VoteClosed):
        room.cast(an, vote, [made[0].id])
    room.kept.do(steps.open_step, room.fien, room.session_id, vote.id)

    assert room.cast(an, vote, [made[0].id]) == 2


def test_bad_input_is_told_before_the_vote_is_known_to_be_closed(room):
    an = room.join()
    made = room.actions("A", "B", "C", "D")
    vote = room.step("vote")

    with pytest.raises(TooManyChoices):
        room.cast(an, vote, [action.id for action in made])
    with pytest.raises(VoteClosed):
        room.cast(an, vote, [made[0].id])


def test_who_only_talks_along_may_not_vote(room):
    carl = room.join(Role.POLITICIAN)
    made = room.actions("Digipunt", "Digibus")
    electorate = {"electorate": ["citizen", "staff", "partner"]}
    room.kept.do(steps.edit_step, room.fien, room.session_id, room.step("vote").id, options=electorate)
    vote = room.open("vote")

    with pytest.raises(NotAllowed):
        room.cast(carl, vote, [made[0].id])


def test_a_seat_of_another_session_finds_no_vote(room, make_workshop):
    vic = make_workshop().join()
    made = room.actions("Digipunt", "Digibus")
    vote = room.open("vote")

    with pytest.raises(NotFound):
        room.cast(vic, vote, [made[0].id])


def test_there_is_no_result_before_the_count(room):
    room.actions("Digipunt", "Digibus")
    vote = room.open("vote")

    with pytest.raises(NotCounted):
        voting.results(room.kept.store, room.session_id, vote.id)


def test_four_politicians_are_counted_with_staff(room):
    people = room.people(citizen=12, staff=7, politician=4)

    vote, _ = room.vote(people)

    groups = voting.results(room.kept.store, room.session_id, vote.id).groups
    assert [(part.group.label, part.ballots) for part in groups] == [
        ("inwoners", 12), ("gemeente: medewerkers en politici", 11)
    ]  # fmt: skip


def test_groups_can_only_become_coarser_at_the_count(room):
    citizens, staff = room.people(citizen=6), room.people(staff=6)

    vote, _ = room.vote([*citizens, *staff[:3]])

    assert voting.results(room.kept.store, room.session_id, vote.id).groups == ()


def test_paper_counts_with_the_rest(room):
    people = room.people(citizen=5)
    made = room.actions("Digipunt", "Digibus")
    vote = room.open("vote")
    for seat in people:
        room.cast(seat, vote, [made[0].id])
    room.stop(vote)

    room.kept.do(voting.enter_paper, room.fien, room.session_id, vote.id, Role.CITIZEN, [made[1].id], "A17")
    room.count(vote)

    result = voting.results(room.kept.store, room.session_id, vote.id)
    assert ([row.votes for row in result.rows], dict(result.channels)) == ([5, 1], {"phone": 5, "paper": 1})


def test_nothing_is_added_after_the_count(room):
    an = room.join()
    vote, made = room.vote([an])

    with pytest.raises(VoteClosed):
        room.cast(an, vote, [made[0].id])
    with pytest.raises(VoteClosed):
        room.kept.do(voting.enter_paper, room.fien, room.session_id, vote.id, Role.CITIZEN, [made[0].id], "A17")
    with pytest.raises(VoteClosed):
        room.kept.do(steps.open_step, room.fien, room.session_id, vote.id)


def test_the_raw_files_hold_the_link_before_the_count_and_not_after(room):
    people = room.people(citizen=3)
    made = room.actions("Digipunt", "Digibus")
    vote = room.open("vote")
    for n, seat in enumerate(people):
        room.kept.do(voting.cast_ballot, seat, vote.id, [made[n % 2].id], f"geheime-sleutel-{n}")

    def found(words: bytes) -> bool:
        return any(words in path.read_bytes() for path in room.kept.folder.rglob("*") if path.is_file())

    links = [f"{vote.id}{seat.id}".encode() for seat in people] + [b"geheime-sleutel-0"]
    before = [found(link) for link in links]
    room.count(vote)

    assert before == [True] * 4
    assert [found(link) for link in links] == [False] * 4
