"""Voting with a helper: one ballot at a time, confirmed, counted by reason, and joined to nobody."""

import pytest

from facilitator.domain.helping.helper import Reason
from facilitator.domain.refusals import InvalidInput, NotAllowed, Unauthenticated, VoteClosed
from facilitator.domain.roles import Role
from facilitator.domain.sessions.session import Channel
from facilitator.services.helping import assisting, helpers
from facilitator.services.helping.assisting import Assistance
from facilitator.services.sessions import rooms
from facilitator.services.sessions.steps import add_step, edit_step, open_step
from facilitator.services.voting.results import results
from tests.cast import RUNSHEETS

MOST = 3


@pytest.fixture
def helper(room):
    key = room.kept.do(helpers.make_helper, room.fien, room.session_id, "rood")
    return helpers.helper_by_key(room.kept.store, key)


@pytest.fixture
def vote(room):
    room.actions(*[f"Actie {n}" for n in range(1, 5)])
    return room.open("vote")


def _picks(room, *numbers):
    made = room.kept.store.actions.of_session(room.session_id)
    return [made[number - 1].id for number in numbers]


def _help(room, helper, vote, *numbers, reason=Reason.ASKED, role=Role.CITIZEN, table=None, key=None):
    asked = Assistance(vote.id, reason, role, table)
    choices = _picks(room, *numbers)
    return room.kept.do(assisting.cast_assisted, helper, asked, choices, key or room.kept.key(), MOST)


def test_a_ballot_with_a_helper_counts_as_any_other(room, helper, vote):
    an = room.join()
    room.cast(an, vote, _picks(room, 1, 2))
    _help(room, helper, vote, 1, 3, reason=Reason.NO_PHONE, table=2)
    assert rooms.room(room.kept.store, room.session_id).cast_channels == {"phone": 1, "assisted": 1}

    room.count(vote)
    counted = results(room.kept.store, room.session_id, vote.id)
    assert {row.number: row.votes for row in counted.rows} == {1: 2, 2: 1, 3: 1, 4: 0}
    assert counted.channels == {"phone": 1, "assisted": 1}
    assert helpers.assisted(room.kept.store, vote.id) == {"no_phone": 1}


def test_one_form_sent_twice_is_one_ballot(room, helper, vote):
    for _ in range(2):
        _help(room, helper, vote, 1, key="zelfde")

    assert room.kept.store.ballots.cast_count(vote.id) == 1
    assert helpers.assisted(room.kept.store, vote.id) == {"asked": 1}


def test_the_cap_of_a_helper_holds_for_each_vote(room, helper, vote):
    for _ in range(MOST):
        _help(room, helper, vote, 1)

    with pytest.raises(NotAllowed, match="Vraag een andere helper"):
        _help(room, helper, vote, 1)
    assert (room.kept.store.ballots.cast_count(vote.id), room.session.status) == (MOST, "live")
    other = room.kept.do(helpers.make_helper, room.fien, room.session_id, "blauw")
    _help(room, helpers.helper_by_key(room.kept.store, other), vote, 2)
    assert helpers.assisted(room.kept.store, vote.id) == {"asked": MOST + 1}


def test_nothing_joins_a_helper_and_a_ballot(room, helper, vote):
    room.kept.clock.move(minutes=3)
    _help(room, helper, vote, 1, 2, key="sleutel-van-de-helper")
    store = room.kept.store
    seat = next(iter(store.db.query("SELECT * FROM participants WHERE channel = 'assisted'")))

    for table in store.db.table_names():
        for row in store.db[table].rows:
            values = {str(value) for value in row.values()}
            assert not {helper.id, seat["id"]} <= values, table
    helped = [dict(row) for row in store.db["deed_keys"].rows]
    assert len({row["key"] for row in helped}) == len(helped)
    entry = store.journal.of_session(room.session_id)[-1]
    assert (entry.deed, entry.who, entry.facts) == ("assisted_vote", helper.id, {"step": vote.id})
    assert seat["joined_at"] != entry.at


def test_after_the_count_nothing_says_how_many_each_helper_helped(room, helper, vote):
    _help(room, helper, vote, 1)
    room.count(vote)

    assert [row["asker"] for row in room.kept.store.db["deed_keys"].rows if row["asker"] == helper.id] == []
    assert helpers.assisted(room.kept.store, vote.id) == {"asked": 1}


def test_the_same_person_helped_in_the_next_vote_is_no_second_one_in_the_room(room, helper, vote):
    _help(room, helper, vote, 1, table=2)
    room.count(vote)
    plan = next(plan for plan in RUNSHEETS["startsessie"].steps if plan.method == "vote")
    room.kept.do(add_step, room.fien, room.session_id, room.step("vote").position, plan)
    second = next(step for step in room.steps if step.is_vote and not step.counted)
    room.kept.do(open_step, room.fien, room.session_id, second.id)

    _help(room, helper, second, 2, table=2)
    assert room.kept.store.seats.per_channel(room.session_id) == {"assisted": 1}
    _help(room, helper, second, 2, table=2)
    assert room.kept.store.seats.per_channel(room.session_id) == {"assisted": 2}


def test_an_empty_ballot_too_many_choices_or_a_strange_action_make_no_seat(room, helper, vote):
    for choices in ([], _picks(room, 1, 2, 3, 4), ["vreemd"]):
        with pytest.raises(InvalidInput):
            room.kept.do(assisting.cast_assisted, helper, Assistance(vote.id, Reason.ASKED, Role.CITIZEN), choices,
                         room.kept.key(), MOST)  # fmt: skip

    assert room.kept.store.seats.count(room.session_id) == 0
    assert helpers.assisted(room.kept.store, vote.id) == {}


def test_who_does_not_vote_cannot_be_helped_to(room, helper, vote):
    room.stop(vote)
    with pytest.raises(VoteClosed):
        _help(room, helper, vote, 1)


def test_a_role_that_only_talks_has_no_ballot_with_a_helper_either(room, helper):
    room.actions("Een", "Twee")
    room.kept.do(
        edit_step, room.fien, room.session_id, room.step("vote").id, options={"k": 3, "electorate": ["citizen"]}
    )
    vote = room.open("vote")

    with pytest.raises(NotAllowed):
        _help(room, helper, vote, 1, role=Role.POLITICIAN)
    assert room.kept.store.seats.count(room.session_id) == 0


def test_a_helper_of_elsewhere_or_without_key_casts_nothing(room, helper, vote, make_workshop):
    other = make_workshop()
    foreign = helpers.helper_by_key(
        room.kept.store, room.kept.do(helpers.make_helper, other.fien, other.session_id, "x")
    )
    with pytest.raises(VoteClosed):
        _help(room, foreign, vote, 1)
    room.kept.do(helpers.withdraw_helper, room.fien, room.session_id, helper.id)
    with pytest.raises(Unauthenticated):
        _help(room, helper, vote, 1)
    assert room.kept.store.ballots.cast_count(vote.id) == 0


@pytest.mark.parametrize("table", [0, 99])
def test_only_a_table_of_the_room_is_taken(room, helper, vote, table):
    with pytest.raises(InvalidInput):
        _help(room, helper, vote, 1, table=table)


def test_seats_made_with_a_helper_have_their_own_channel(room, helper, vote):
    _help(room, helper, vote, 1, role=Role.STAFF)
    assert room.kept.store.seats.per_channel(room.session_id) == {Channel.ASSISTED: 1}
    assert room.kept.store.seats.per_role(room.session_id)[Role.STAFF] == 1
