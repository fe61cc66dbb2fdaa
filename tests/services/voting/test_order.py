"""Whether place decided is tested while counting; after it only the verdict is there."""

import pytest

from facilitator.domain.roles import Role
from facilitator.domain.sessions.session import Channel
from facilitator.domain.voting.ballot import turned
from facilitator.services.sessions import joining
from facilitator.services.voting import verifying


def kept_of(room, vote):
    counted = room.kept.store.ballots.counted(vote.id)
    assert counted is not None
    return dict(counted[0].order_test)


def test_people_who_all_take_the_top_of_their_list_are_told_so(room):
    people = room.people(citizen=24)
    made = [action.id for action in room.actions(*"ABCDEF")]
    vote = room.open("vote")
    for seat in people:
        room.cast(seat, vote, list(turned(made, seat.turn)[:2]))
    room.count(vote)

    assert kept_of(room, vote) == {"ballots": 24, "places": 6, "verdict": "uneven"}
    assert verifying.faults(room.kept.store) == []


def test_what_is_merely_popular_is_no_sign(room):
    people = room.people(citizen=24)
    made = [action.id for action in room.actions(*"ABCDEF")]
    vote = room.open("vote")
    for seat in people:
        room.cast(seat, vote, made[:2])
    room.count(vote)

    assert kept_of(room, vote)["verdict"] == "even"


def test_only_ballots_from_a_turned_list_are_looked_at(room):
    people = room.people(citizen=19)
    ways = [room.kept.do(joining.join, room.codes, Role.CITIZEN, channel=Channel.KIOSK).seat for _ in range(5)]
    made = [action.id for action in room.actions(*"ABCDEF")]
    vote = room.open("vote")
    for seat in people + ways:
        room.cast(seat, vote, made[:1])
    room.count(vote)

    assert kept_of(room, vote) == {"ballots": 19, "places": 6, "verdict": "too_few"}


def test_answers_card_by_card_have_no_place(make_workshop):
    room = make_workshop("inwonersgesprek")
    people = room.people(citizen=24)
    made = [action.id for action in room.actions(*"ABC")]
    vote = next(step for step in room.steps if step.kind == "yes_doubt_no")
    vote = room.open("vote", [step.id for step in room.steps if step.method == "vote"].index(vote.id))
    for seat in people:
        room.cast(seat, vote, {made[0]: "yes"})
    room.count(vote)

    assert kept_of(room, vote) == {}


@pytest.mark.parametrize("sql", [
    "UPDATE counted_steps SET order_test = '{\"ballots\":24,\"places\":6,\"verdict\":\"uneven\"}'",
    "UPDATE counted_steps SET terms = replace(terms, 'pick', 'rank')",
])  # fmt: skip
def test_a_verdict_or_a_kind_changed_by_hand_is_found(room, sql):
    room.vote(room.people(citizen=24))
    room.kept.store.db.execute(sql)

    assert any("niet meer die van de telling" in fault for fault in verifying.faults(room.kept.store))


def test_a_run_sheet_that_names_another_kind_than_was_counted_is_found(room):
    vote, _ = room.vote(room.people(citizen=6))
    room.kept.store.db.execute("UPDATE steps SET kind = 'rank' WHERE id = :id", {"id": vote.id})

    assert any("een andere soort stemming" in fault for fault in verifying.faults(room.kept.store))
