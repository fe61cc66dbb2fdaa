"""Helpers: a key for one session, kept as a hash, and nothing more than helping."""

import pytest

from facilitator.domain.refusals import InvalidInput, NotAllowed, NotFound, SessionOver, Unauthenticated
from facilitator.domain.roles import Duty
from facilitator.services.helping import hands, helpers
from facilitator.services.house import retention, trajectories
from facilitator.services.sessions import sessions


def _helper(room, name="helper rood"):
    key = room.kept.do(helpers.make_helper, room.fien, room.session_id, name)
    found = helpers.helper_by_key(room.kept.store, key)
    assert found is not None
    return found, key


def test_a_key_opens_its_session_alone_and_lies_nowhere_in_clear(room, make_workshop):
    other = make_workshop()
    found, key = _helper(room)

    assert (found.name, found.session_id) == ("helper rood", room.session_id)
    assert helpers.helpers_of(room.kept.store, room.fien, other.session_id) == ()
    assert key not in "".join(room.kept.store.db.conn.iterdump())


@pytest.mark.parametrize("key", ["", "onbekend", "x" * 300])
def test_another_key_opens_nothing(room, key):
    _helper(room)
    assert helpers.helper_by_key(room.kept.store, key) is None


def test_a_key_that_was_taken_back_helps_nobody(room):
    found, key = _helper(room)
    room.kept.do(hands.raise_hand, room.join(), "help")
    hand = hands.hands(room.kept.store, room.session_id)[0]
    room.kept.do(helpers.withdraw_helper, room.fien, room.session_id, found.id)

    assert helpers.helper_by_key(room.kept.store, key) is None
    with pytest.raises(Unauthenticated):
        room.kept.do(helpers.go_there, found, hand.id)
    assert hands.hands(room.kept.store, room.session_id) == (hand,)


def test_a_key_ends_with_the_session(room):
    found, key = _helper(room)
    room.kept.do(sessions.end_session, room.fien, room.session_id)

    assert helpers.helper_by_key(room.kept.store, key) is None
    with pytest.raises(SessionOver):
        room.kept.do(helpers.go_there, found, "hand")
    with pytest.raises(SessionOver):
        room.kept.do(helpers.make_helper, room.fien, room.session_id, "te laat")


def test_a_name_is_asked_and_kept_short(room):
    for name in ("", "  ", "x" * 31):
        with pytest.raises(InvalidInput):
            room.kept.do(helpers.make_helper, room.fien, room.session_id, name)


def test_only_a_facilitator_of_the_session_hands_out_and_takes_back(room):
    found, _ = _helper(room)
    vic = room.kept.account("vic")
    sam = room.kept.account("sam", Duty.SECRETARY)
    link = room.kept.do(trajectories.invite, room.fien, room.trajectory.id, Duty.SECRETARY)
    room.kept.do(trajectories.accept_invitation, sam, link)

    for account, refusal in ((vic, NotFound), (sam, NotAllowed)):
        for deed, what in ((helpers.make_helper, "rood"), (helpers.withdraw_helper, found.id)):
            with pytest.raises(refusal):
                room.kept.do(deed, account, room.session_id, what)


def test_what_a_helper_does_is_written_down_without_who_was_helped(room):
    found, _ = _helper(room)
    an = room.join(table=3)
    room.kept.do(hands.raise_hand, an, "help")
    hand = hands.hands(room.kept.store, room.session_id)[0]
    room.kept.do(helpers.go_there, found, hand.id)

    last = room.kept.store.journal.of_session(room.session_id)[-1]
    assert (last.deed, last.who, last.facts) == ("answer_hand", found.id, {"wish": "help"})
    assert hands.hands(room.kept.store, room.session_id) == ()


def test_keys_and_hands_go_with_the_seats(room):
    _helper(room)
    room.kept.do(hands.raise_hand, room.join(), "help")
    room.kept.do(sessions.end_session, room.fien, room.session_id)
    left = lambda: [room.kept.store.db[name].count for name in ("helper_keys", "hands", "kiosks", "kiosk_places")]  # noqa: E731
    room.kept.clock.move(hours=23)
    room.kept.do(retention.purge)
    assert left() == [1, 1, 0, 0]

    room.kept.clock.move(hours=2)
    room.kept.do(retention.purge)
    assert left() == [0, 0, 0, 0]
