"""Joining: six digits, a role, perhaps a table; no name, no account, from the making until the end."""

import pytest

from facilitator.context import who_holds
from facilitator.domain.refusals import InvalidInput, NotFound, SessionOver, UnknownCode, VoteClosed
from facilitator.domain.roles import Role
from facilitator.domain.sessions.session import Channel
from facilitator.services.sessions import joining, sessions
from facilitator.services.sessions.rooms import desk


def test_a_seat_is_random_and_its_token_opens_it_again(room):
    one, other = (room.kept.do(joining.join, room.codes, Role.STAFF) for _ in range(2))

    assert (one.seat.role, one.seat.table, one.seat.channel, one.session.id) == (
        Role.STAFF,
        None,
        Channel.PHONE,
        room.session_id,
    )
    assert len({one.token, other.token, one.seat.id, other.seat.id}) == 4
    assert who_holds(room.kept.store, one.token) == one.seat


@pytest.mark.parametrize("shown", ["{a} {b}", " {a}-{b} ", "{a}.{b}", "{a}\u00a0{b}", "{a}{b}"])
def test_a_code_is_read_as_people_type_it(room, shown):
    typed = shown.format(a=room.codes[:3], b=room.codes[3:])

    assert joining.find_session(room.kept.store, typed).id == room.session_id


@pytest.mark.parametrize(
    "code", ["", "12345", "1234567", "abcdef", "४८२९१३", None, 482913, [], "000000", "' OR 1=1", "48\ud800913"]
)
def test_a_code_that_is_none_is_unknown(room, code):
    with pytest.raises(UnknownCode):
        joining.find_session(room.kept.store, code)


def test_people_join_from_the_making_until_the_end(room):
    assert room.join().session_id == room.session_id
    room.open("welcome")
    assert room.join().session_id == room.session_id
    room.kept.do(sessions.end_session, room.fien, room.session_id)
    with pytest.raises(SessionOver):
        room.join()


@pytest.mark.parametrize("table", [0, -1, 9, 10**6])
def test_a_table_that_is_not_there_is_refused(room, table):
    with pytest.raises(InvalidInput) as refused:
        room.join(table=table)
    assert str(refused.value) == "Kies een tafel van 1 tot 8."


def test_where_there_are_no_tables_a_number_is_passed_over(make_workshop):
    assert make_workshop("intake").join(table=3).table is None


def test_a_language_the_session_does_not_speak_becomes_dutch(room):
    assert room.kept.do(joining.join, room.codes, Role.CITIZEN, None, "fr").seat.language == "nl"


def test_turns_are_dealt_out_evenly(room):
    assert [seat.turn for seat in room.people(citizen=2, staff=2)] == [0, 1, 2, 3]


def test_only_phones_use_up_a_turn_since_only_they_turn_the_list(room):
    ways = [Channel.PHONE, Channel.KIOSK, Channel.PHONE, Channel.KIOSK, Channel.PHONE]
    seats = [room.kept.do(joining.join, room.codes, Role.CITIZEN, channel=way).seat for way in ways]
    assert [seat.turn for seat in seats] == [0, 0, 1, 0, 2]


def test_role_and_table_can_be_changed_until_a_ballot_hangs_there(room):
    an, made = room.join(), room.actions("Digipunt", "Digibus")
    changed = room.kept.do(joining.change_seat, an, Role.PARTNER, 3)
    assert (changed.role, changed.table, changed.id) == (Role.PARTNER, 3, an.id)
    vote = room.open("vote")
    room.cast(changed, vote, [made[0].id])

    with pytest.raises(VoteClosed):
        room.kept.do(joining.change_seat, changed, Role.STAFF, 3)
    assert room.kept.do(joining.change_seat, changed, Role.PARTNER, 4).table == 4
    room.cast(changed, vote, [])
    assert room.kept.do(joining.change_seat, changed, Role.STAFF, 4).role is Role.STAFF


def test_after_the_end_no_seat_changes(room):
    an = room.join()
    room.kept.do(sessions.end_session, room.fien, room.session_id)

    with pytest.raises(SessionOver):
        room.kept.do(joining.change_seat, an, Role.STAFF, None)


def test_a_desk_shows_ones_own_things_alone(room):
    an, bea = room.join(table=2), room.join(Role.STAFF, table=2)
    room.open("write")
    own, others = room.write(an, "Van an"), room.write(bea, "Van bea")
    made = room.actions("Digipunt", "Digibus")
    vote = room.open("vote")
    room.cast(bea, vote, [made[0].id])

    seen = desk(room.kept.store, an)
    assert ([idea.id for idea in seen.ideas], seen.ballot, seen.voted) == ([own], None, False)
    seen = desk(room.kept.store, bea)
    assert ([idea.id for idea in seen.ideas], seen.ballot, seen.voted) == ([others], (made[0].id,), True)
    room.count(vote)
    assert (desk(room.kept.store, bea).ballot, desk(room.kept.store, bea).voted) == (None, False)


def test_a_token_is_of_one_session(room, make_workshop):
    other = make_workshop()
    vic = room.kept.do(joining.join, other.codes, Role.CITIZEN)

    assert who_holds(room.kept.store, vic.token).session_id == other.session_id
    assert room.kept.store.seats.get(room.session_id, vic.seat.id) is None
    with pytest.raises(NotFound):
        room.kept.do(sessions.end_session, room.kept.account("vic"), room.session_id)
