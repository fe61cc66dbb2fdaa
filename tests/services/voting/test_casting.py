"""Votes: cast on seats, changed until Stop, and cut loose from seats by Tel."""

import pytest

from facilitator.domain.refusals import (
    ChangedMeanwhile,
    InvalidInput,
    NotAllowed,
    NotCounted,
    NotFound,
    TextTooLong,
    TooManyChoices,
    TryAgain,
    UnknownAction,
    VoteClosed,
)
from facilitator.domain.roles import Role
from facilitator.services.sessions import joining, steps
from facilitator.services.voting import casting, counting, papers
from facilitator.services.voting.results import results
from facilitator.store import Readers


def test_the_last_ballot_of_a_seat_counts(room):
    an = room.join()
    made = room.actions("Digipunt", "Digibus", "Digibank", "Digicheque")
    vote = room.open("vote")

    room.cast(an, vote, [made[0].id])
    left = room.cast(an, vote, [made[1].id, made[2].id])
    room.count(vote)

    result = results(room.kept.store, room.session_id, vote.id)
    assert (left, result.ballots, [row.votes for row in result.rows]) == (1, 1, [0, 1, 1, 0])


def test_a_known_key_changes_nothing_and_answers_the_same(room):
    an = room.join()
    made = room.actions("Digipunt", "Digibus")
    vote = room.open("vote")

    first = room.kept.do(casting.cast_ballot, an, vote.id, [made[0].id], "k")
    again = room.kept.do(casting.cast_ballot, an, vote.id, [made[1].id], "k")
    room.count(vote)

    votes = [row.votes for row in results(room.kept.store, room.session_id, vote.id).rows]
    assert (first, again, votes) == (casting.Cast(2), casting.Cast(2), [1, 0])


def test_a_refused_ballot_does_not_use_up_its_key(room):
    an = room.join()
    made = room.actions("Digipunt", "Digibus")
    vote = room.open("vote")

    with pytest.raises(UnknownAction):
        room.kept.do(casting.cast_ballot, an, vote.id, ["nergens"], "k")

    assert room.kept.do(casting.cast_ballot, an, vote.id, [made[0].id], "k").left == 2


def test_an_empty_ballot_withdraws(room):
    an = room.join()
    made = room.actions("Digipunt", "Digibus")
    vote = room.open("vote")
    room.cast(an, vote, [made[0].id])

    room.cast(an, vote, [])
    room.count(vote)

    assert results(room.kept.store, room.session_id, vote.id).ballots == 0


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
        results(room.kept.store, room.session_id, vote.id)


def test_four_politicians_are_counted_with_staff(room):
    people = room.people(citizen=12, staff=7, politician=4)

    vote, _ = room.vote(people)

    groups = results(room.kept.store, room.session_id, vote.id).groups
    assert [(part.group.label, part.ballots) for part in groups] == [
        ("inwoners", 12), ("gemeente: medewerkers en politici", 11)
    ]  # fmt: skip


def test_groups_can_only_become_coarser_at_the_count(room):
    citizens, staff = room.people(citizen=6), room.people(staff=6)

    vote, _ = room.vote([*citizens, *staff[:3]])

    assert results(room.kept.store, room.session_id, vote.id).groups == ()


def test_paper_counts_with_the_rest(room):
    people = room.people(citizen=5)
    made = room.actions("Digipunt", "Digibus")
    vote = room.open("vote")
    for seat in people:
        room.cast(seat, vote, [made[0].id])
    room.stop(vote)

    room.kept.do(papers.enter_paper, room.fien, room.session_id, vote.id, Role.CITIZEN, [made[1].id], "A17")
    room.count(vote)

    result = results(room.kept.store, room.session_id, vote.id)
    assert ([row.votes for row in result.rows], dict(result.channels)) == ([5, 1], {"phone": 5, "paper": 1})


def test_nothing_is_added_after_the_count(room):
    an = room.join()
    vote, made = room.vote([an])

    with pytest.raises(VoteClosed):
        room.cast(an, vote, [made[0].id])
    with pytest.raises(VoteClosed):
        room.kept.do(papers.enter_paper, room.fien, room.session_id, vote.id, Role.CITIZEN, [made[0].id], "A17")
    with pytest.raises(VoteClosed):
        room.kept.do(steps.open_step, room.fien, room.session_id, vote.id)


def test_the_raw_files_hold_the_link_before_the_count_and_not_after(room):
    people = room.people(citizen=3)
    made = room.actions("Digipunt", "Digibus")
    vote = room.open("vote")
    for n, seat in enumerate(people):
        room.kept.do(casting.cast_ballot, seat, vote.id, [made[n % 2].id], f"geheime-sleutel-{n}")

    def found(words: bytes) -> bool:
        return any(words in path.read_bytes() for path in room.kept.folder.rglob("*") if path.is_file())

    links = [f"{vote.id}{seat.id}".encode() for seat in people] + [b"geheime-sleutel-0"]
    before = [found(link) for link in links]
    room.count(vote)

    assert before == [True] * 4
    assert [found(link) for link in links] == [False] * 4


def test_a_count_decided_on_an_old_screen_is_not_done(room):
    made = room.actions("Digipunt", "Digibus")
    an, vote = room.join(), room.open("vote")
    room.cast(an, vote, [made[0].id])
    seen = room.session.version
    room.stop(vote)

    with pytest.raises(ChangedMeanwhile):
        counting.count_vote(room.kept.writer, room.fien, room.session_id, vote.id, seen)

    assert room.kept.store.ballots.cast_count(vote.id) == 1
    assert not room.step("vote").counted


def test_a_count_that_was_cut_short_is_finished_at_the_next_start(room):
    people, made = room.people(citizen=6), room.actions("Digipunt", "Digibus")
    vote = room.open("vote")
    for seat in people:
        room.cast(seat, vote, [made[0].id])
    room.kept.do(counting._begin_count, room.fien, room.session_id, vote.id, None)
    unfinished = room.kept.store.sessions.counting()
    assert unfinished == [(room.session_id, vote.id)]
    with pytest.raises(NotCounted):
        results(room.kept.store, room.session_id, vote.id)
    with pytest.raises(VoteClosed):
        room.cast(people[0], vote, [made[1].id])
    with pytest.raises(VoteClosed):
        room.kept.do(steps.open_step, room.fien, room.session_id, vote.id)

    counting.finish_counts(room.kept.writer, unfinished)

    assert [row.votes for row in results(room.kept.store, room.session_id, vote.id).rows] == [6, 0]
    assert room.kept.store.sessions.counting() == []


def test_pressing_tel_again_finishes_a_count_that_a_reader_held_up(room, monkeypatch):
    monkeypatch.setattr("facilitator.services.voting.wiping.PATIENCE", -1.0)
    made = room.actions("Digipunt", "Digibus")
    an, vote = room.join(), room.open("vote")
    room.cast(an, vote, [made[0].id])
    readers = Readers(room.kept.folder)
    with readers.lent() as store, store.reading():
        store.accounts.logins()
        with pytest.raises(TryAgain, match="Tel"):
            room.count(vote)
        assert not room.step("vote").counted
    readers.close()

    room.count(vote)

    assert results(room.kept.store, room.session_id, vote.id).ballots == 1


def test_what_comes_after_a_count_comes_after_it(room):
    room.actions("Digipunt", "Digibus")
    vote, seen = room.open("vote"), []

    def look():
        seen.append((room.step("vote").counted, room.kept.store.sessions.votes_under_way()))

    counting.count_vote(room.kept.writer, room.fien, room.session_id, vote.id, None, look)

    assert seen == [(True, 0)]


def test_counted_ballots_lie_sorted_by_content_with_nothing_else(room):
    people, made = room.people(citizen=6), room.actions("Digipunt", "Digibus", "Digibank")
    vote = room.open("vote")
    for n, seat in enumerate(people):
        room.cast(seat, vote, [made[-n % 3].id])
    room.count(vote)

    rows = list(room.kept.store.db.query("SELECT * FROM counted_ballots ORDER BY n"))
    assert [set(row) for row in rows] == [{"step_id", "n", "choices", "group_key"}] * 6
    assert [row["choices"] for row in rows] == sorted(row["choices"] for row in rows)
    for table in ("ballots", "paper_ballots"):
        assert list(room.kept.store.db.query(f"SELECT * FROM {table}")) == []
    assert list(room.kept.store.db.query("SELECT * FROM deed_keys WHERE scope = :step", {"step": vote.id})) == []


def test_a_role_change_before_voting_is_the_role_that_counts(room):
    people = room.people(citizen=6, staff=5)
    made = room.actions("Digipunt", "Digibus")
    moved = room.kept.do(joining.change_seat, people[0], Role.STAFF, None)
    vote = room.open("vote")
    for seat in [moved, *people[1:]]:
        room.cast(seat, vote, [made[0].id])
    room.count(vote)

    groups = results(room.kept.store, room.session_id, vote.id).groups
    assert [(part.group.label, part.ballots) for part in groups] == [("inwoners", 5), ("medewerkers", 6)]


def test_who_became_a_voter_meanwhile_may_vote_and_who_is_none_any_more_may_not(room):
    people, made = room.people(citizen=1, politician=1), room.actions("Digipunt", "Digibus")
    electorate = {"electorate": ["citizen"]}
    room.kept.do(steps.edit_step, room.fien, room.session_id, room.step("vote").id, options=electorate)
    vote = room.open("vote")
    room.kept.do(joining.change_seat, people[1], Role.CITIZEN, None)
    room.kept.do(joining.change_seat, people[0], Role.POLITICIAN, None)

    assert room.cast(people[1], vote, [made[0].id]) == 2
    with pytest.raises(NotAllowed):
        room.cast(people[0], vote, [made[0].id])


@pytest.mark.parametrize("raw", [None, 3, "a", {}, [1], [["a"]], [None], {"a": "yes"}])
def test_what_is_no_ballot_is_refused_and_changes_nothing(room, raw):
    an, made = room.join(), room.actions("Digipunt", "Digibus")
    vote = room.open("vote")
    room.cast(an, vote, [made[0].id])

    with pytest.raises(InvalidInput):
        room.cast(an, vote, raw)
    assert room.kept.store.ballots.of_seat(vote.id, an.id) == (made[0].id,)


def test_a_step_is_looked_for_before_the_ballot_is_read(room):
    an = room.join()
    room.actions("Digipunt", "Digibus")

    with pytest.raises(NotFound):
        room.kept.do(casting.cast_ballot, an, "nergens", None, None)
    with pytest.raises(NotFound):
        room.kept.do(casting.cast_ballot, an, room.step("write").id, None, None)
    with pytest.raises(InvalidInput):
        room.kept.do(casting.cast_ballot, an, room.step("vote").id, [], "")
    with pytest.raises(VoteClosed):
        room.kept.do(casting.cast_ballot, an, room.step("vote").id, [], "k")


def test_a_vote_is_on_all_actions_there_are_at_its_opening(room):
    an, made = room.join(), room.actions("Digipunt", "Digibus", "Digibank")
    vote = room.open("vote")
    room.cast(an, vote, [made[2].id])
    room.count(vote)

    rows = results(room.kept.store, room.session_id, vote.id).rows
    assert [(row.action, row.number, row.votes, row.rank) for row in rows] == [
        (made[0].id, 1, 0, 2), (made[1].id, 2, 0, 2), (made[2].id, 3, 1, 1)
    ]  # fmt: skip


def _paper(room, vote, choices, serial=None, keyer="", role=Role.CITIZEN, key=None):
    return room.kept.do(
        papers.enter_paper, room.fien, room.session_id, vote.id, role, choices, serial, keyer, key or room.kept.key()
    )


@pytest.fixture
def paper_vote(room):
    made = room.actions("Digipunt", "Digibus")
    return room.open("vote"), [action.id for action in made]


def test_paper_is_keyed_until_tel_also_after_stop(room, paper_vote):
    vote, ids = paper_vote
    assert _paper(room, vote, [ids[0]], "A1") == "A1"
    room.stop(vote)
    assert _paper(room, vote, [ids[1]], "A2") == "A2"

    keyed = papers.paper(room.kept.store, room.fien, room.session_id, vote.id)
    assert (keyed.serials, keyed.mismatching) == (("A1", "A2"), ())


def test_a_serial_is_keyed_once_by_each_keyer_and_counted_once(room, paper_vote):
    vote, ids = paper_vote
    _paper(room, vote, [ids[0]], "A1", "bea")
    with pytest.raises(InvalidInput):
        _paper(room, vote, [ids[0]], "A1", "bea")
    _paper(room, vote, [ids[1]], "A1", "carl")
    _paper(room, vote, [ids[1]], "A2", "bea")
    _paper(room, vote, [ids[1]], "A2", "carl")

    assert papers.paper(room.kept.store, room.fien, room.session_id, vote.id).mismatching == ("A1",)
    room.count(vote)
    result = results(room.kept.store, room.session_id, vote.id)
    assert (result.ballots, [row.votes for row in result.rows], dict(result.channels)) == (2, [1, 1], {"paper": 2})


def test_a_known_key_of_paper_returns_its_serial(room, paper_vote):
    vote, ids = paper_vote
    first = _paper(room, vote, [ids[0]], None, key="k")

    assert _paper(room, vote, [ids[1]], None, key="k") == first
    assert len(papers.paper(room.kept.store, room.fien, room.session_id, vote.id).serials) == 1


def test_paper_keyed_wrong_is_taken_out_again(room, paper_vote):
    vote, ids = paper_vote
    _paper(room, vote, [ids[0]], "A1")

    room.kept.do(papers.drop_paper, room.fien, room.session_id, vote.id, "A1")
    with pytest.raises(NotFound):
        room.kept.do(papers.drop_paper, room.fien, room.session_id, vote.id, "A1")
    assert room.kept.store.ballots.cast_count(vote.id) == 0


@pytest.mark.parametrize(
    ("choices", "serial", "keyer", "refusal"),
    [
        (["nergens"], "A1", "", UnknownAction), (None, "A1", "", InvalidInput), ([], "x" * 41, "", TextTooLong),
        ([], "A\0", "", InvalidInput), ([], "A1", "x" * 41, TextTooLong), ([], "\ud800", "", InvalidInput),
    ],
)  # fmt: skip
def test_paper_that_cannot_be_is_refused(room, paper_vote, choices, serial, keyer, refusal):
    with pytest.raises(refusal):
        _paper(room, paper_vote[0], choices, serial, keyer)
    assert room.kept.store.ballots.cast_count(paper_vote[0].id) == 0


def test_paper_of_a_role_that_does_not_vote_is_refused(room):
    made = room.actions("Digipunt", "Digibus")
    room.kept.do(steps.edit_step, room.fien, room.session_id, room.step("vote").id, options={"electorate": ["citizen"]})
    vote = room.open("vote")

    with pytest.raises(InvalidInput):
        _paper(room, vote, [made[0].id], "A1", role=Role.POLITICIAN)


def test_a_stranger_keys_and_sees_no_paper(room, paper_vote):
    vic = room.kept.account("vic")

    with pytest.raises(NotFound):
        room.kept.do(papers.enter_paper, vic, room.session_id, paper_vote[0].id, Role.CITIZEN, [], "A1")
    with pytest.raises(NotFound):
        papers.paper(room.kept.store, vic, room.session_id, paper_vote[0].id)
    with pytest.raises(NotFound):
        counting.count_vote(room.kept.writer, vic, room.session_id, paper_vote[0].id)
    assert not room.step("vote").counted


def test_a_rerun_is_a_new_step_with_a_count_of_its_own(make_workshop):
    room = make_workshop("inwonersgesprek")
    people = room.people(citizen=6)
    made = room.actions("Digipunt", "Digibus")
    first = room.open("vote")
    for seat in people:
        room.cast(seat, first, {made[0].id: "yes", made[1].id: "doubt"})
    room.count(first)
    second = room.open("vote", 1)
    for seat in people[:4]:
        room.cast(seat, second, [made[1].id])
    room.count(second)

    one, two = (results(room.kept.store, room.session_id, vote.id) for vote in (first, second))
    assert [(row.votes, row.score, row.rank) for row in one.rows] == [(6, 12, 1), (0, 6, 2)]
    assert (two.ballots, [row.votes for row in two.rows]) == (4, [0, 4])


def test_every_ballot_of_the_room_is_in_the_result(room):
    people = room.people(citizen=7, staff=5, politician=3, partner=5)
    made = room.actions("Digipunt", "Digibus", "Digibank")
    vote = room.open("vote")
    for n, seat in enumerate(people):
        room.cast(seat, vote, [action.id for action in made[: n % 4]])
    room.count(vote)

    result = results(room.kept.store, room.session_id, vote.id)
    assert result.ballots == sum(1 for n in range(20) if n % 4)
    assert [row.votes for row in result.rows] == [15, 10, 5]
    assert sum(part.ballots for part in result.groups) == result.ballots
