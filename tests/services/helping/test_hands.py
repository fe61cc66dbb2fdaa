"""Hands: raised by a seat, seen oldest first, and gone when somebody goes there."""

import pytest

from facilitator.domain.events import HandsChanged
from facilitator.domain.helping.hands import Wish
from facilitator.domain.refusals import InvalidInput, SessionOver
from facilitator.domain.roles import Role
from facilitator.services.helping import hands
from facilitator.services.sessions import rooms, sessions


def _shown(room):
    return [(hand.wish, hand.table) for hand in rooms.room(room.kept.store, room.session_id).hands]


def test_hands_stand_in_the_order_in_which_they_were_raised(room):
    an, bea = room.join(table=3), room.join(Role.STAFF)
    room.kept.do(hands.raise_hand, an, "paper")
    room.kept.clock.move(seconds=5)
    room.kept.do(hands.raise_hand, bea, "help")

    assert _shown(room) == [(Wish.PAPER, 3), (Wish.HELP, None)]
    assert hands.hands(room.kept.store, room.session_id)[0].participant_id == an.id
    assert rooms.desk(room.kept.store, an).hand is Wish.PAPER


def test_another_wish_keeps_the_place_in_the_row(room):
    an, bea = room.join(table=1), room.join(table=2)
    for seat, wish in ((an, "help"), (bea, "help"), (an, "time")):
        room.kept.do(hands.raise_hand, seat, wish)
        room.kept.clock.move(seconds=5)

    assert _shown(room) == [(Wish.TIME, 1), (Wish.HELP, 2)]


def test_a_hand_can_be_taken_down_by_its_seat(room):
    an = room.join()
    room.kept.do(hands.raise_hand, an, "help")
    room.kept.do(hands.lower_hand, an)

    assert _shown(room) == []
    assert rooms.desk(room.kept.store, an).hand is None


def test_who_goes_there_takes_one_hand_down_and_every_screen_hears_it(room):
    an, bea = room.join(table=1), room.join(table=2)
    room.kept.do(hands.raise_hand, an, "help")
    room.kept.do(hands.raise_hand, bea, "help")
    first = hands.hands(room.kept.store, room.session_id)[0]
    room.kept.heard.clear()
    room.kept.do(hands.answer_hand, room.session_id, first.id, "rood")

    assert _shown(room) == [(Wish.HELP, 2)]
    assert room.kept.heard == [HandsChanged(room.session_id)]


def test_a_hand_that_another_answered_or_of_another_session_changes_nothing(room, make_workshop):
    an, other = room.join(), make_workshop()
    room.kept.do(hands.raise_hand, an, "help")
    first = hands.hands(room.kept.store, room.session_id)[0]
    room.kept.heard.clear()
    room.kept.do(hands.answer_hand, other.session_id, first.id, "rood")
    room.kept.do(hands.answer_hand, room.session_id, "onbekend", "rood")

    assert (len(_shown(room)), room.kept.heard) == (1, [])


def test_a_hand_that_was_not_up_comes_down_in_silence(room):
    an = room.join()
    room.kept.heard.clear()
    room.kept.do(hands.lower_hand, an)

    assert room.kept.heard == []


@pytest.mark.parametrize("wish", ["", "koffie", "HELP"])
def test_only_a_known_wish_is_taken(room, wish):
    with pytest.raises(InvalidInput):
        room.kept.do(hands.raise_hand, room.join(), wish)


def test_after_the_session_no_hand_is_raised(room):
    an = room.join()
    room.kept.do(sessions.end_session, room.fien, room.session_id)

    with pytest.raises(SessionOver):
        room.kept.do(hands.raise_hand, an, "help")
