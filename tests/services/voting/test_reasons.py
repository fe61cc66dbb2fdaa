"""Why people object: read by who runs the session, after the count, tied to nobody, and erased for good."""

import pytest

from facilitator.domain.refusals import NotCounted, NotFound
from facilitator.domain.voting.reason import Reason
from facilitator.services.house.retention import DAYS_A_MONTH, MONTHS, purge
from facilitator.services.sessions import sessions, steps
from facilitator.services.voting.reasons import erase_reason, reasons


@pytest.fixture
def vote(room):
    """A vote about consent, of which the ballots are in."""
    room.made = room.actions("Digipunt", "Digibus")
    room.kept.do(steps.edit_step, room.fien, room.session_id, room.step("vote").id, kind="consent")
    people = room.people(citizen=6)
    vote = room.open("vote")
    first, second = (action.id for action in room.made)
    room.cast(people[0], vote, {first: {"answer": "objection", "reason": "De bus rijdt niet."}, second: "none"})
    room.cast(people[1], vote, {first: {"answer": "concern", "reason": "Is er plaats?"}, "reason": "Ga verder."})
    for seat in people[2:]:
        room.cast(seat, vote, {first: "none", second: "none"})
    return vote


def _read(room, vote, who=None):
    return reasons(room.kept.store, who or room.fien, room.session_id, vote.id)


def test_reasons_are_read_after_the_count_sorted_by_content(room, vote):
    with pytest.raises(NotCounted):
        _read(room, vote)
    room.count(vote)

    first = room.made[0].id
    assert set(_read(room, vote).values()) == {
        Reason(first, "objection", "De bus rijdt niet."), Reason(first, "concern", "Is er plaats?"), Reason("", "", "Ga verder."),
    }  # fmt: skip
    found = list(_read(room, vote).values())
    assert found == sorted(found, key=lambda one: (one.action, one.answer, one.text))


def test_one_reason_goes_for_good_and_the_others_keep_their_numbers(room, vote):
    room.count(vote)
    before = dict(_read(room, vote))
    gone = next(n for n, one in before.items() if one.answer == "objection")

    for _ in range(2):
        room.kept.do(erase_reason, room.fien, room.session_id, vote.id, gone)
    assert _read(room, vote) == {n: one for n, one in before.items() if n != gone}
    entries = [entry for entry in room.kept.store.journal.of_session(room.session_id) if entry.deed == "erase_reason"]
    assert [entry.facts for entry in entries] == [{"step": vote.id}]


def test_a_vote_without_reasons_and_a_stranger_find_nothing(room, vote):
    room.count(vote)
    vic = room.kept.account("vic")

    with pytest.raises(NotFound):
        _read(room, vote, vic)
    with pytest.raises(NotFound):
        room.kept.do(erase_reason, vic, room.session_id, vote.id, 1)
    with pytest.raises(NotFound):
        _read(room, room.step("write"))
    assert len(_read(room, vote)) == 3


def test_reasons_go_with_the_other_texts_months_after_the_session_and_the_count_stays(room, vote):
    room.count(vote)
    room.kept.do(sessions.end_session, room.fien, room.session_id)
    room.kept.clock.move(days=MONTHS * DAYS_A_MONTH - 1)
    room.kept.do(purge)
    assert len(_read(room, vote)) == 3
    room.kept.clock.move(days=2)

    assert room.kept.do(purge)["reasons"] == 3
    assert _read(room, vote) == {}
    assert len(room.kept.store.ballots.counted(vote.id)[1]) == 6
