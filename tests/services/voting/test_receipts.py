"""Receipts: one a seat a vote, and after the count a list that belongs to nobody."""

import re

import pytest

from facilitator.domain.refusals import NotCounted, VoteOpen
from facilitator.domain.roles import Role
from facilitator.services.sessions import rooms, sessions, steps
from facilitator.services.voting import papers, receipts
from facilitator.services.voting.results import results
from facilitator.store.content import load_words


@pytest.fixture
def hall(room):
    """A room where every ballot has a receipt, with a vote that is open."""
    room.kept.do(sessions.set_session, room.fien, room.session_id, receipts=True)
    room.seats = room.people(citizen=6, staff=2)
    room.ids = [action.id for action in room.actions("Digipunt", "Digibus", "Digibank")]
    room.opened = room.open("vote")
    return room


def own(room, seat):
    return rooms.desk(room.kept.store, seat).receipt


def listed(room):
    return receipts.counted(room.kept.store, room.session_id, room.opened.id)


def dump(room):
    """Everything the database holds, table by table."""
    tables = [row["name"] for row in room.kept.store.db.query("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {
        table: [tuple(row.values()) for row in room.kept.store.db.query(f"SELECT * FROM {table}")] for table in tables
    }


def test_a_session_gives_no_receipts_by_itself(room):
    an = room.join()
    made = room.actions("Digipunt", "Digibus")
    room.opened = room.open("vote")
    room.cast(an, room.opened, [made[0].id])
    assert (room.session.receipts, own(room, an)) == (False, "")
    room.count(room.opened)
    assert listed(room) == ()


def test_a_receipt_is_three_plain_words_of_ones_own(hall):
    for seat in hall.seats:
        hall.cast(seat, hall.opened, [hall.ids[0]])
    given = [own(hall, seat) for seat in hall.seats]
    assert len(set(given)) == len(given)
    assert all(len(one.split("-")) == 3 and set(one.split("-")) <= set(load_words()) for one in given)


def test_a_changed_ballot_keeps_its_receipt_and_a_withdrawn_one_takes_it_along(hall):
    an = hall.seats[0]
    assert own(hall, an) == ""
    hall.cast(an, hall.opened, [hall.ids[0]])
    first = own(hall, an)
    hall.cast(an, hall.opened, [hall.ids[1], hall.ids[2]])
    assert own(hall, an) == first
    hall.stop(hall.opened)
    assert own(hall, an) == first
    hall.kept.do(steps.open_step, hall.fien, hall.session_id, hall.opened.id)
    hall.cast(an, hall.opened, [])
    assert own(hall, an) == ""
    hall.count(hall.opened)
    assert listed(hall) == ()


def test_each_counted_receipt_is_listed_once_on_phones_and_on_paper(hall):
    made = hall.kept.do(papers.print_ballots, hall.fien, hall.session_id, hall.opened.id, 3)
    for n, seat in enumerate(hall.seats):
        hall.cast(seat, hall.opened, [hall.ids[n % 3]])
    given = [own(hall, seat) for seat in hall.seats]
    for ballot, keyer in ((made[0], "bea"), (made[0], "carl"), (made[1], "bea")):
        hall.kept.do(papers.enter_paper, hall.fien, hall.session_id, hall.opened.id, Role.CITIZEN, [hall.ids[0]],
                     ballot.serial, keyer)  # fmt: skip
    hall.kept.do(papers.enter_paper, hall.fien, hall.session_id, hall.opened.id, Role.CITIZEN, [], "nooit-gedrukt")
    with pytest.raises(NotCounted):
        listed(hall)

    hall.count(hall.opened)

    assert listed(hall) == tuple(sorted([*given, made[0].receipt, made[1].receipt]))
    assert own(hall, hall.seats[0]) == ""


def test_a_ballot_that_does_not_count_has_no_receipt_in_the_list(room):
    room.kept.do(sessions.set_session, room.fien, room.session_id, receipts=True)
    an, carl = room.join(), room.join(Role.POLITICIAN)
    ids = [action.id for action in room.actions("Digipunt", "Digibus")]
    room.kept.do(steps.edit_step, room.fien, room.session_id, room.step("vote").id, options={"electorate": ["citizen"]})
    (made,) = room.kept.do(papers.print_ballots, room.fien, room.session_id, room.step("vote").id, 1)
    room.opened = room.open("vote")
    room.cast(an, room.opened, ids[:1])
    mine = own(room, an)
    with pytest.raises(Exception, match="Jij praat mee"):
        room.cast(carl, room.opened, ids[:1])
    room.count(room.opened)
    assert listed(room) == (mine,)
    assert made.receipt not in listed(room)


def test_receipts_begin_and_end_only_between_votes(hall):
    off = (sessions.set_session, hall.fien, hall.session_id)
    with pytest.raises(VoteOpen):
        hall.kept.do(*off, receipts=False)
    hall.kept.do(*off, receipts=True, title="Een ander opschrift")
    assert (hall.session.receipts, hall.session.title) == (True, "Een ander opschrift")
    hall.count(hall.opened)
    assert not hall.kept.do(*off, receipts=False).receipts


def test_after_the_count_nothing_joins_a_receipt_to_seat_choice_serial_or_idea(room):
    room.kept.do(sessions.set_session, room.fien, room.session_id, receipts=True)
    seats = room.people(citizen=6)
    room.open("write")
    for seat in seats:
        room.write(seat, "Een idee van mij")
    ids = [action.id for action in room.actions("Digipunt", "Digibus", "Digibank")]
    (made,) = room.kept.do(papers.print_ballots, room.fien, room.session_id, room.step("vote").id, 1)
    room.opened = room.open("vote")
    for n, seat in enumerate(seats):
        room.cast(seat, room.opened, [ids[n % 3]])
    room.kept.do(papers.enter_paper, room.fien, room.session_id, room.opened.id, Role.CITIZEN, ids[:1], made.serial)
    given = [own(room, seat) for seat in seats] + [made.receipt]
    held = {table for table, rows in dump(room).items() if any(one in row for row in rows for one in given)}
    assert held == {"receipts", "printed_ballots"}

    room.count(room.opened)

    after = dump(room)
    told = {table: rows for table, rows in after.items() if any(one in str(row) for row in rows for one in given)}
    assert told == {"counted_receipts": [(room.opened.id, one) for one in sorted(given)]}
    assert (after["receipts"], after["paper_seats"], after["ballots"], after["paper_ballots"]) == ([], [], [], [])
    names = [
        row["sql"] for row in room.kept.store.db.query("SELECT sql FROM sqlite_master WHERE name = 'counted_receipts'")
    ]
    assert re.findall(r"(\w+) TEXT", names[0]) == ["step_id", "receipt"]


def test_the_raw_files_join_receipt_and_seat_before_the_count_and_not_after(hall):
    for n, seat in enumerate(hall.seats):
        hall.cast(seat, hall.opened, [hall.ids[n % 3]])
    links = [f"{hall.opened.id}{seat.id}{own(hall, seat)}".encode() for seat in hall.seats]

    def found(link):
        return any(link in path.read_bytes() for path in hall.kept.folder.rglob("*") if path.is_file())

    assert [found(link) for link in links] == [True] * 8
    hall.count(hall.opened)
    assert [found(link) for link in links] == [False] * 8


def test_the_order_of_voting_is_not_the_order_of_the_list(hall):
    for seat in hall.seats:
        hall.cast(seat, hall.opened, [hall.ids[0]])
    hall.count(hall.opened)
    assert list(listed(hall)) == sorted(listed(hall))
    assert results(hall.kept.store, hall.session_id, hall.opened.id).ballots == len(listed(hall))
