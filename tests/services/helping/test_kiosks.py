"""Shared tablets: every person a seat, and nobody sees what another chose."""

import pytest

from facilitator.context import who_holds
from facilitator.domain.refusals import InvalidInput, NotFound, SessionOver, Unauthenticated
from facilitator.domain.roles import Role
from facilitator.domain.sessions.session import Channel
from facilitator.services.helping import helpers, kiosks
from facilitator.services.house import retention
from facilitator.services.sessions import rooms, sessions


def _kiosk(room, places=5):
    key = room.kept.do(kiosks.make_kiosk, room.fien, room.session_id, places)
    return kiosks.kiosk_by_key(room.kept.store, key)


def _sit(room, kiosk, number, role=Role.CITIZEN):
    token = room.kept.do(kiosks.take_place, kiosk, number, role).token
    return who_holds(room.kept.store, token), token


@pytest.fixture
def vote(room):
    room.actions("Een", "Twee", "Drie", "Vier")
    return room.open("vote")


def _picks(room, *numbers):
    made = room.kept.store.actions.of_session(room.session_id)
    return [made[number - 1].id for number in numbers]


def test_five_places_on_one_device_give_five_ballots(room, vote):
    kiosk = _kiosk(room)
    for number in range(1, 6):
        seat, _ = _sit(room, kiosk, number)
        room.cast(seat, vote, _picks(room, 1))
        room.kept.do(kiosks.next_person, seat)

    assert room.kept.store.ballots.cast_per_channel(vote.id) == {"kiosk": 5}
    assert [place.number for place in kiosks.places(room.kept.store, kiosk)] == [1, 2, 3, 4, 5]
    assert room.kept.store.seats.per_channel(room.session_id) == {Channel.KIOSK: 5}


def test_a_place_keeps_its_seat_and_gets_a_new_token(room):
    kiosk = _kiosk(room)
    first, token = _sit(room, kiosk, 2)
    room.kept.do(kiosks.next_person, first)
    assert who_holds(room.kept.store, token) is None

    again, new = _sit(room, kiosk, 2)
    assert (again.id, new != token) == (first.id, True)


def test_taking_a_place_again_shuts_what_was_open_elsewhere(room):
    kiosk = _kiosk(room)
    _, token = _sit(room, kiosk, 1)
    _sit(room, kiosk, 1)
    assert who_holds(room.kept.store, token) is None


def test_who_sits_down_does_not_see_the_ballot_of_who_sat_there(room, vote):
    kiosk = _kiosk(room)
    seat, _ = _sit(room, kiosk, 1)
    room.cast(seat, vote, _picks(room, 1, 2))
    assert rooms.desk(room.kept.store, seat).ballot == tuple(sorted(_picks(room, 1, 2)))
    room.kept.do(kiosks.next_person, seat)

    again, _ = _sit(room, kiosk, 1)
    own = rooms.desk(room.kept.store, again)
    assert (own.ballot, own.voted, own.place.veiled) == (None, True, True)
    room.cast(again, vote, _picks(room, 3))
    assert rooms.desk(room.kept.store, again).ballot == tuple(_picks(room, 3))
    assert room.kept.store.ballots.cast_count(vote.id) == 1


def test_a_place_needs_a_role_the_first_time_and_must_be_there(room):
    kiosk = _kiosk(room, 2)
    with pytest.raises(InvalidInput):
        room.kept.do(kiosks.take_place, kiosk, 1)
    for number in (0, 3):
        with pytest.raises(NotFound):
            room.kept.do(kiosks.take_place, kiosk, number, Role.CITIZEN)


@pytest.mark.parametrize("places", [0, 9, -1])
def test_a_tablet_has_one_to_eight_places(room, places):
    with pytest.raises(InvalidInput):
        _kiosk(room, places)


def test_a_helper_starts_a_tablet_in_the_own_session_alone(room, make_workshop):
    key = room.kept.do(helpers.make_helper, room.fien, room.session_id, "rood")
    helper = helpers.helper_by_key(room.kept.store, key)
    other = make_workshop()
    made = kiosks.kiosk_by_key(room.kept.store, room.kept.do(kiosks.make_kiosk, helper, other.session_id, 3))
    assert (made.session_id, made.places) == (room.session_id, 3)

    room.kept.do(helpers.withdraw_helper, room.fien, room.session_id, helper.id)
    with pytest.raises(Unauthenticated):
        room.kept.do(kiosks.make_kiosk, helper, room.session_id, 3)


def test_a_tablet_that_was_taken_back_opens_nothing_and_keeps_what_was_said(room):
    kiosk = _kiosk(room)
    _seat, token = _sit(room, kiosk, 1)
    room.kept.do(kiosks.withdraw_kiosk, room.fien, room.session_id, kiosk.id)

    assert who_holds(room.kept.store, token) is None
    with pytest.raises(NotFound):
        room.kept.do(kiosks.take_place, kiosk, 2, Role.CITIZEN)
    assert room.kept.store.seats.count(room.session_id) == 1


def test_a_tablet_of_another_session_is_not_taken_back_from_here(room, make_workshop):
    other, kiosk = make_workshop(), _kiosk(room)
    _, token = _sit(room, kiosk, 1)
    with pytest.raises(NotFound):
        room.kept.do(kiosks.withdraw_kiosk, other.fien, other.session_id, kiosk.id)
    assert who_holds(room.kept.store, token) is not None


def test_a_tablet_ends_with_the_session_and_goes_with_the_seats(room):
    key = room.kept.do(kiosks.make_kiosk, room.fien, room.session_id, 2)
    kiosk = kiosks.kiosk_by_key(room.kept.store, key)
    _sit(room, kiosk, 1)
    room.kept.do(sessions.end_session, room.fien, room.session_id)
    assert kiosks.kiosk_by_key(room.kept.store, key) is None
    with pytest.raises(SessionOver):
        room.kept.do(kiosks.take_place, kiosk, 2, Role.CITIZEN)

    room.kept.clock.move(hours=25)
    room.kept.do(retention.purge)
    assert [room.kept.store.db[name].count for name in ("kiosks", "kiosk_places", "participants")] == [0, 0, 0]
