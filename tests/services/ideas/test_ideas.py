"""Ideas: written while people write, kept once a key, handed in by tables, and shown only when approved."""

import pytest

from facilitator.domain.ideas.idea import IdeaStatus
from facilitator.domain.refusals import (
    IdeaLimit,
    IdeaTaken,
    InvalidInput,
    NotFound,
    SessionOver,
    StepClosed,
    TextEmpty,
    TextTooLong,
)
from facilitator.domain.roles import Role
from facilitator.services.ideas import actions, ideas
from facilitator.services.sessions import joining, sessions


@pytest.fixture
def an(room):
    """Somebody at table 2, while the room writes."""
    seat = room.join(table=2)
    room.open("write")
    return seat


def _submit(room, seat, text, key=None):
    return room.kept.do(ideas.submit_idea, seat, text, key or room.kept.key())


def _idea(room, idea_id):
    return room.kept.store.ideas.get(room.session_id, idea_id)


def _fien(room, deed, *args):
    return room.kept.do(deed, room.fien, room.session_id, *args)


def test_an_idea_keeps_who_wrote_it_as_what_and_where(room, an):
    kept = _idea(room, _submit(room, an, "  Een digipunt  ").id)

    assert (kept.text, kept.participant_id, kept.role, kept.table, kept.status, kept.step_id) == (
        "Een digipunt", an.id, Role.CITIZEN, 2, IdeaStatus.OWN, room.step("write").id
    )  # fmt: skip


def test_the_same_key_is_the_same_idea_whatever_it_says(room, an):
    first = _submit(room, an, "Een digipunt", "k")
    again = _submit(room, an, "Iets anders", "k")

    assert (first.new, again.new, again.id == first.id) == (True, False, True)
    assert [idea.text for idea in room.kept.store.ideas.of_seat(an.id)] == ["Een digipunt"]


def test_a_known_key_answers_also_after_the_writing(room, an):
    first = _submit(room, an, "Een digipunt", "k")
    room.actions("Digipunt", "Digibus")
    room.open("vote")

    assert _submit(room, an, "Een digipunt", "k").id == first.id


def test_a_key_of_somebody_else_is_another_key(room, an):
    bea = room.join(Role.STAFF)

    assert _submit(room, bea, "Een digibus", "k").id != _submit(room, an, "Een digipunt", "k").id


def test_a_refused_idea_does_not_use_up_its_key(room, an):
    with pytest.raises(TextEmpty):
        _submit(room, an, "  ", "k")

    assert _submit(room, an, "Een digipunt", "k").new


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("", TextEmpty),
        ("x" * 501, TextTooLong),
        ("x" * 10_000, TextTooLong),
        ("a\0b", InvalidInput),
        ("\ud83d", InvalidInput),
        (7, InvalidInput),
    ],
)
def test_bad_text_is_refused_and_nothing_is_kept(room, an, text, refusal):
    with pytest.raises(refusal):
        _submit(room, an, text)
    assert room.kept.store.ideas.of_session(room.session_id) == ()


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "'); DROP TABLE ideas; --", "مرحبا", "👩‍🦽", "x" * 500])
def test_text_is_only_text(room, an, text):
    assert _idea(room, _submit(room, an, text).id).text == text


def test_three_ideas_a_seat_and_write_step_and_withdrawing_makes_room(room, an):
    kept = [_submit(room, an, f"Idee {n}").id for n in range(3)]

    with pytest.raises(IdeaLimit):
        _submit(room, an, "Een vierde")
    room.kept.do(ideas.withdraw_idea, an, kept[0])
    _submit(room, an, "Toch een vierde")
    assert _submit(room, room.join(), "Van iemand anders").new


def test_in_a_next_write_step_there_is_room_for_three_more(make_workshop):
    room = make_workshop("inwonersgesprek")
    an = room.join()
    room.actions("Digipunt", "Digibus")
    first = room.open("vote")

    with pytest.raises(StepClosed):
        _submit(room, an, "Te vroeg")
    room.count(first)
    room.open("write")
    assert [_submit(room, an, f"Idee {n}").new for n in range(3)] == [True] * 3


def test_nobody_writes_before_the_write_step_or_from_the_vote_on(room):
    an = room.join()
    room.open("welcome")
    with pytest.raises(StepClosed):
        _submit(room, an, "Te vroeg")

    room.open("write")
    room.open("tables")
    assert _submit(room, an, "Nog op tijd").new
    room.actions("Digipunt", "Digibus")
    vote = room.open("vote")
    for state in ("open", "stopped", "counted"):
        if state == "stopped":
            room.stop(vote)
        if state == "counted":
            room.count(vote)
        with pytest.raises(StepClosed):
            _submit(room, an, "Te laat")


def test_after_the_end_nothing_is_written(room, an):
    _fien(room, sessions.end_session)

    with pytest.raises(SessionOver):
        _submit(room, an, "Te laat")


def test_where_a_run_sheet_has_no_tables_an_idea_is_handed_in_at_once(make_workshop):
    room = make_workshop("intake")
    an = room.join()
    room.open("write")

    assert _idea(room, _submit(room, an, "Onze vraag").id).status is IdeaStatus.HANDED_IN


def test_an_idea_is_written_with_the_role_and_table_of_now(room, an):
    room.kept.do(joining.change_seat, an, Role.PARTNER, 5)

    kept = _idea(room, _submit(room, an, "Een digipunt").id)

    assert (kept.role, kept.table) == (Role.PARTNER, 5)


def test_the_longest_text_may_be_shorter(room, an):
    with pytest.raises(TextTooLong):
        room.kept.do(ideas.submit_idea, an, "x" * 51, "k", 3, 50)


def test_one_changes_what_is_ones_own_while_people_write(room, an):
    idea = _submit(room, an, "Een digipunt").id
    _fien(room, ideas.set_status, idea, IdeaStatus.APPROVED)

    room.kept.do(ideas.change_idea, an, idea, "Een digipunt in elk dorp")
    assert (_idea(room, idea).text, _idea(room, idea).status) == ("Een digipunt in elk dorp", IdeaStatus.HANDED_IN)
    with pytest.raises(NotFound):
        room.kept.do(ideas.change_idea, room.join(), idea, "Van mij")
    room.actions("Digipunt", "Digibus")
    room.open("vote")
    with pytest.raises(StepClosed):
        room.kept.do(ideas.change_idea, an, idea, "Te laat")


def test_what_is_in_an_action_is_no_longer_ones_own_to_change(room, an):
    idea = _submit(room, an, "Een digipunt").id
    _fien(room, actions.create_action, "Digipunt", [idea])

    for deed, args in ((ideas.change_idea, ("Anders",)), (ideas.withdraw_idea, ())):
        with pytest.raises(IdeaTaken):
            room.kept.do(deed, an, idea, *args)


def test_a_withdrawn_idea_comes_back_for_nobody(room, an):
    idea = _submit(room, an, "Toch niet").id
    room.kept.do(ideas.withdraw_idea, an, idea)

    with pytest.raises(NotFound):
        room.kept.do(ideas.change_idea, an, idea, "Toch wel")
    with pytest.raises(NotFound):
        _fien(room, ideas.set_status, idea, IdeaStatus.APPROVED)
    with pytest.raises(NotFound):
        _fien(room, actions.create_action, "Digipunt", [idea])
    assert _idea(room, idea).status is IdeaStatus.WITHDRAWN


def test_a_table_hands_in_three_with_a_short_title(room, an):
    bea = room.join(Role.STAFF, table=2)
    own = _submit(room, an, "Een digipunt in elk dorp, met iemand die helpt").id
    with pytest.raises(StepClosed):
        room.kept.do(ideas.hand_in, an, "Digipunt", own, "a")
    room.open("tables")

    first = room.kept.do(ideas.hand_in, an, "Digipunt", own, "a")
    assert (first.id, first.title, first.status, first.table) == (own, "Digipunt", IdeaStatus.HANDED_IN, 2)
    room.kept.do(ideas.hand_in, bea, "Digibus", None, "c")
    room.kept.do(ideas.hand_in, an, "Digibank", None, "d")
    with pytest.raises(IdeaLimit):
        room.kept.do(ideas.hand_in, bea, "Een vierde", None, "e")
    assert room.kept.do(ideas.hand_in, bea, "Digibus", None, "c").title == "Digibus"
    assert room.kept.do(ideas.hand_in, room.join(table=3), "Van tafel 3", None, "f").table == 3


def test_a_table_takes_back_what_it_handed_in_and_no_other_tables(room, an):
    own = _submit(room, an, "Een digipunt").id
    room.open("tables")
    room.kept.do(ideas.hand_in, an, "Digipunt", own, "a")
    loose = room.kept.do(ideas.hand_in, an, "Digibus", None, "b").id

    with pytest.raises(NotFound):
        room.kept.do(ideas.take_back, room.join(table=3), own)
    assert room.kept.do(ideas.take_back, room.join(table=2), own).status is IdeaStatus.OWN
    assert room.kept.do(ideas.take_back, an, loose).status is IdeaStatus.WITHDRAWN


def test_who_sits_at_no_table_hands_in_nothing_for_it(room):
    an = room.join()
    room.open("tables")

    with pytest.raises(InvalidInput):
        room.kept.do(ideas.hand_in, an, "Digipunt", None, "a")


def test_only_the_writer_and_the_table_say_that_it_is_something_else(room, an):
    idea = _submit(room, an, "Een digipunt").id
    _fien(room, actions.create_action, "Digibus", [idea])

    for stranger in (room.join(table=3), room.join()):
        with pytest.raises(NotFound):
            room.kept.do(ideas.object_to_merge, stranger, idea)
    assert room.kept.do(ideas.object_to_merge, room.join(table=2), idea).objected


def test_a_facilitator_approves_and_hides_but_never_withdraws(room, an):
    idea = _submit(room, an, "Een digipunt").id

    for status in (IdeaStatus.HANDED_IN, IdeaStatus.APPROVED, IdeaStatus.HIDDEN, IdeaStatus.OWN):
        assert _fien(room, ideas.set_status, idea, status).status is status
    with pytest.raises(InvalidInput):
        _fien(room, ideas.set_status, idea, IdeaStatus.WITHDRAWN)
    _fien(room, actions.create_action, "Digipunt", [idea])
    with pytest.raises(IdeaTaken):
        _fien(room, ideas.set_status, idea, IdeaStatus.HIDDEN)


def test_a_stranger_sees_and_decides_nothing(room, an):
    idea = _submit(room, an, "Een digipunt").id
    vic = room.kept.account("vic")

    with pytest.raises(NotFound):
        ideas.list_ideas(room.kept.store, vic, room.session_id)
    with pytest.raises(NotFound):
        room.kept.do(ideas.set_status, vic, room.session_id, idea, IdeaStatus.APPROVED)
    with pytest.raises(NotFound):
        room.kept.do(ideas.blank_words, vic, room.session_id, idea, "weg")


def test_an_idea_of_another_session_is_not_found_here(room, make_workshop, an):
    other = make_workshop()
    other.open("write")
    foreign = _submit(other, other.join(), "Van elders").id

    with pytest.raises(NotFound):
        _fien(room, ideas.set_status, foreign, IdeaStatus.APPROVED)
    with pytest.raises(NotFound):
        room.kept.do(ideas.change_idea, an, foreign, "Van mij")


def test_a_slip_of_paper_is_handed_in_with_its_table(room, an):
    first = _fien(room, ideas.enter_paper_idea, "Op een briefje", 4, "k")
    again = _fien(room, ideas.enter_paper_idea, "Op een briefje", 4, "k")

    kept = _idea(room, first.id)
    assert (first.new, again.new, again.id) == (True, False, first.id)
    assert (kept.text, kept.table, kept.role, kept.participant_id, kept.status) == (
        "Op een briefje", 4, None, None, IdeaStatus.HANDED_IN
    )  # fmt: skip
    with pytest.raises(InvalidInput):
        _fien(room, ideas.enter_paper_idea, "Nog een", 99, "x")
