"""Paper: printed with serials, keyed twice, and never counted beside a phone of the same person."""

from itertools import permutations

import pytest

from facilitator.domain.refusals import InvalidInput, NotAllowed, NotFound, Refusal, VoteClosed
from facilitator.domain.roles import Duty, Role
from facilitator.domain.voting.paper import ALPHABET
from facilitator.services.house import trajectories
from facilitator.services.sessions import rooms, sessions
from facilitator.services.voting import papers
from facilitator.services.voting.results import results


@pytest.fixture
def hall(room):
    """A room with a vote that is open, one citizen with a phone, and two printed ballots."""
    room.an = room.join()
    room.ids = [action.id for action in room.actions("Digipunt", "Digibus", "Digibank")]
    room.ballots = prints(room, room.step("vote"), 2)
    room.opened = room.open("vote")
    return room


def prints(room, step, copies):
    return [made.serial for made in room.kept.do(papers.print_ballots, room.fien, room.session_id, step.id, copies)]


def key(room, serial=None, choice=0, keyer="bea", role=Role.CITIZEN):
    return room.kept.do(papers.enter_paper, room.fien, room.session_id, room.opened.id, role, [room.ids[choice]], serial,
                        keyer, room.kept.key())  # fmt: skip


def link(room, serial, seat=None, by_helper=False):
    return room.kept.do(papers.link_paper, seat or room.an, room.opened.id, serial, by_helper=by_helper)


def keyed(room):
    return papers.paper(room.kept.store, room.fien, room.session_id, room.opened.id)


def desk(room, seat=None):
    return rooms.desk(room.kept.store, seat or room.an)


def counted(room):
    room.count(room.opened)
    return results(room.kept.store, room.session_id, room.opened.id)


def test_every_printed_ballot_has_a_serial_of_its_own_that_reads_well(room):
    vote = room.step("vote")
    serials = prints(room, vote, 200) + prints(room, vote, 200)
    assert len(set(serials)) == 400
    assert {len(serial) for serial in serials} == {4}
    assert set("".join(serials)) <= set(ALPHABET)
    assert set(room.kept.store.papers.printed(vote.id)) == set(serials)


@pytest.mark.parametrize("copies", [0, -1, 501])
def test_as_many_are_printed_as_a_room_can_use(room, copies):
    with pytest.raises(InvalidInput):
        prints(room, room.step("vote"), copies)


def test_only_facilitators_of_the_session_print(room):
    vote, vic = room.step("vote"), room.kept.account("vic")
    with pytest.raises(NotFound):
        room.kept.do(papers.print_ballots, vic, room.session_id, vote.id, 1)
    sam = room.kept.account("sam", Duty.SECRETARY)
    token = room.kept.do(trajectories.invite, room.fien, room.trajectory.id, Duty.SECRETARY)
    room.kept.do(trajectories.accept_invitation, sam, token)
    with pytest.raises(NotAllowed):
        room.kept.do(papers.print_ballots, sam, room.session_id, vote.id, 1)


def test_nothing_is_printed_for_a_counted_vote_or_for_what_is_no_vote(hall):
    with pytest.raises(NotFound):
        prints(hall, hall.step("write"), 1)
    hall.count(hall.opened)
    with pytest.raises(VoteClosed):
        prints(hall, hall.opened, 1)


def test_a_serial_of_another_vote_or_of_no_print_is_told_and_not_refused(make_workshop):
    room = make_workshop("inwonersgesprek")
    room.ids = [action.id for action in room.actions("Digipunt", "Digibus")]
    (first,), (second,) = prints(room, room.step("vote"), 1), prints(room, room.step("vote", 1), 1)
    room.opened = room.open("vote", 1)

    def warning(serial):
        key(room, serial)
        return papers.warning(room.kept.store, room.session_id, room.opened.id, serial)

    assert [warning(second), warning(first), warning("XXXX")] == [
        "", "Dit blad is gedrukt voor een andere stemming. Kijk het na.",
        "Deze volgcode is niet gedrukt voor deze stemming. Kijk ze na.",
    ]  # fmt: skip
    assert len(keyed(room).serials) == 3


def test_where_nothing_was_printed_any_serial_is_fine(room):
    room.ids = [action.id for action in room.actions("Digipunt", "Digibus")]
    room.opened = room.open("vote")
    assert papers.warning(room.kept.store, room.session_id, room.opened.id, key(room, "eigen-7")) == ""


def test_capitals_make_no_other_ballot_of_a_serial(hall):
    serial = hall.ballots[0]
    assert key(hall, serial.lower()) == serial
    with pytest.raises(InvalidInput):
        key(hall, serial.lower())
    assert key(hall, "eigen-a", keyer="bea") == key(hall, "EIGEN-A", keyer="carl") == "eigen-a"


def test_paper_without_a_serial_gets_the_next_free_number(hall):
    assert [key(hall), key(hall, "z2"), key(hall), key(hall)] == ["Z1", "z2", "Z3", "Z4"]


def test_a_mismatch_counts_as_keyed_first_whoever_that_was(hall):
    key(hall, "A1", 0, "zoë")
    key(hall, "A1", 1, "an")
    assert keyed(hall).mismatching == ("A1",)
    assert [row.votes for row in counted(hall).rows] == [1, 0, 0]


def test_a_mismatch_that_is_settled_counts_as_it_was_settled(hall):
    key(hall, "A1", 0, "zoë")
    key(hall, "A1", 1, "an")
    right = (papers.settle_paper, hall.fien, hall.session_id, hall.opened.id)
    hall.kept.do(*right, "a1", Role.STAFF, [hall.ids[2]])
    assert (keyed(hall).mismatching, {ballot.role for ballot in keyed(hall).ballots}) == ((), {Role.STAFF})
    with pytest.raises(NotFound):
        hall.kept.do(*right, "A2", Role.STAFF, [])
    with pytest.raises(InvalidInput):
        hall.kept.do(*right, "A1", Role.STAFF, ["nergens"])
    assert [row.votes for row in counted(hall).rows] == [0, 0, 1]
    with pytest.raises(VoteClosed):
        hall.kept.do(*right, "A1", Role.STAFF, [])


def test_what_one_keyer_read_is_dropped_alone(hall):
    key(hall, "A1", 0, "bea")
    key(hall, "A1", 1, "carl")
    drop = (papers.drop_paper, hall.fien, hall.session_id, hall.opened.id, "A1")
    hall.kept.do(*drop, "bea")
    assert [(ballot.keyer, ballot.serial) for ballot in keyed(hall).ballots] == [("carl", "A1")]
    with pytest.raises(NotFound):
        hall.kept.do(*drop, "bea")


def test_papers_handed_out_are_kept_until_tel_and_stop_and_undo_keep_them(hall):
    out = (papers.set_papers_out, hall.fien, hall.session_id, hall.opened.id)
    before = hall.session.version
    hall.kept.do(*out, 9)
    assert (hall.step("vote").papers_out, hall.session.version) == (9, before)
    hall.stop(hall.opened)
    assert hall.step("vote").papers_out == 9
    for n in (-1, 2001):
        with pytest.raises(InvalidInput):
            hall.kept.do(*out, n)
    hall.count(hall.opened)
    with pytest.raises(VoteClosed):
        hall.kept.do(*out, 8)


# One person, a phone and a ballot on paper


def test_whose_phone_voted_the_paper_is_refused_and_said(hall):
    link(hall, hall.ballots[0])
    hall.cast(hall.an, hall.opened, [hall.ids[0]])
    with pytest.raises(VoteClosed, match="Deze persoon stemde al met een gsm"):
        key(hall, hall.ballots[0], 1)
    assert [row.votes for row in counted(hall).rows] == [1, 0, 0]


def test_whose_paper_is_keyed_the_phone_is_refused_and_said(hall):
    link(hall, hall.ballots[0].lower())
    key(hall, hall.ballots[0], 1)
    assert (desk(hall).paper_serial, desk(hall).paper_counts) == (hall.ballots[0], True)
    with pytest.raises(NotAllowed, match="Je papieren stemblad telt"):
        hall.cast(hall.an, hall.opened, [hall.ids[0]])
    assert [row.votes for row in counted(hall).rows] == [0, 1, 0]


def test_a_phone_vote_taken_back_lets_the_paper_count_and_paper_taken_out_the_phone(hall):
    link(hall, hall.ballots[0])
    hall.cast(hall.an, hall.opened, [hall.ids[0]])
    hall.cast(hall.an, hall.opened, [])
    key(hall, hall.ballots[0], 1)
    hall.kept.do(papers.drop_paper, hall.fien, hall.session_id, hall.opened.id, hall.ballots[0])
    assert hall.cast(hall.an, hall.opened, [hall.ids[2]]) == 2


@pytest.mark.parametrize("order", list(permutations(("link", "phone", "paper"))))
def test_in_whatever_order_never_do_two_linked_ballots_count(hall, order):
    refused = []
    deeds = {"link": lambda: link(hall, hall.ballots[0]), "paper": lambda: key(hall, hall.ballots[0], 1),
             "phone": lambda: hall.cast(hall.an, hall.opened, [hall.ids[0]])}  # fmt: skip
    for deed in order:
        try:
            deeds[deed]()
        except (VoteClosed, NotAllowed):
            refused.append(deed)
    assert refused == [order[-1]]
    assert counted(hall).ballots == (2 if refused == ["link"] else 1)


def test_who_voted_both_ways_can_empty_the_phone_and_then_link(hall):
    hall.cast(hall.an, hall.opened, [hall.ids[0]])
    key(hall, hall.ballots[0], 1)
    with pytest.raises(VoteClosed, match="Maak eerst je keuze op je gsm leeg"):
        link(hall, hall.ballots[0])
    hall.cast(hall.an, hall.opened, [])
    link(hall, hall.ballots[0])
    assert counted(hall).ballots == 1


def test_a_serial_that_was_never_printed_or_is_somebody_elses_is_refused(hall):
    bea = hall.join()
    link(hall, hall.ballots[0])
    for serial in ("XXXX", "", None, "x" * 41, hall.ballots[0]):
        with pytest.raises(InvalidInput):
            link(hall, serial, bea)
    assert desk(hall, bea).paper_serial == ""
    assert desk(hall).paper_serial == hall.ballots[0]


def test_a_serial_typed_wrong_is_set_right_by_a_helper_until_the_paper_is_keyed(hall):
    link(hall, hall.ballots[0])
    link(hall, hall.ballots[1], by_helper=True)
    assert desk(hall).paper_serial == hall.ballots[1]
    key(hall, hall.ballots[1])
    with pytest.raises(VoteClosed, match="Je papieren stemblad telt"):
        link(hall, hall.ballots[0], by_helper=True)
    assert link(hall, hall.ballots[1]) == hall.ballots[1]


def test_nobody_lets_go_of_their_paper_by_naming_another_ballot_so_that_both_would_count(hall):
    link(hall, hall.ballots[0])
    hall.cast(hall.an, hall.opened, [hall.ids[0]])
    with pytest.raises(InvalidInput, match="Je gaf al een andere volgcode"):
        link(hall, hall.ballots[1])
    with pytest.raises(VoteClosed, match="Deze persoon stemde al met een gsm"):
        key(hall, hall.ballots[0], 1)
    assert counted(hall).ballots == 1


def test_a_number_that_a_phone_made_up_stops_no_ballot_without_a_number(room):
    an = room.join()
    ids = [action.id for action in room.actions("Digipunt", "Digibus")]
    vote = room.open("vote")
    room.kept.do(papers.link_paper, an, vote.id, "Z1")
    room.cast(an, vote, [ids[0]])
    keyed_as = room.kept.do(papers.enter_paper, room.fien, room.session_id, vote.id, Role.CITIZEN, [ids[1]])
    assert (keyed_as, room.kept.store.ballots.cast_count(vote.id)) == ("Z2", 2)


def test_where_nothing_was_printed_any_serial_can_be_linked(room):
    an = room.join()
    room.actions("Digipunt", "Digibus")
    vote = room.open("vote")
    assert room.kept.do(papers.link_paper, an, vote.id, "eigen-7") == "EIGEN-7"


def test_nobody_links_before_the_vote_after_tel_or_from_another_session(hall, make_workshop):
    vic = make_workshop().join()
    with pytest.raises(NotFound):
        link(hall, hall.ballots[0], vic)
    hall.count(hall.opened)
    with pytest.raises(VoteClosed):
        link(hall, hall.ballots[0])


def test_the_room_knows_paper_as_numbers(hall):
    link(hall, hall.ballots[0])
    key(hall, hall.ballots[0], 0, "bea")
    key(hall, hall.ballots[0], 1, "carl")
    key(hall, hall.ballots[1], 1, "carl")
    paper = rooms.room(hall.kept.store, hall.session_id).paper
    assert (paper.keyed, paper.mismatching, paper.missing, paper.linked, paper.counting) == (2, 1, 1, 1, 1)


def test_the_raw_files_join_serial_seat_and_receipt_before_the_count_and_not_after(room):
    an = room.join()
    room.ids = [action.id for action in room.actions("Digipunt", "Digibus")]
    room.kept.do(sessions.set_session, room.fien, room.session_id, receipts=True)
    vote = room.opened = room.step("vote")
    (made,) = room.kept.do(papers.print_ballots, room.fien, room.session_id, vote.id, 1)
    room.open("vote")
    link(room, made.serial, an)
    key(room, made.serial, 0, "Bea Aerts")

    def found(words):
        return any(words.encode() in path.read_bytes() for path in room.kept.folder.rglob("*") if path.is_file())

    links = [f"{vote.id}{made.serial}{an.id}", f"{vote.id}{an.id}{made.serial}", f"{made.serial}Bea Aerts",
             f"{vote.id}{made.serial}{room.session_id}{made.receipt}", f'citizen["{room.ids[0]}"]']  # fmt: skip
    before = [found(link) for link in links]
    room.count(vote)

    assert before == [True] * 5
    assert [found(link) for link in links] == [False] * 5
    assert found(f"{vote.id}{made.receipt}")


def test_a_refused_deed_of_paper_is_announced_to_nobody(hall):
    hall.kept.heard.clear()
    for deed in (lambda: key(hall, hall.ballots[0], role="koning"), lambda: link(hall, "XXXX")):
        with pytest.raises((Refusal, ValueError, KeyError)):
            deed()
    assert hall.kept.heard == []
