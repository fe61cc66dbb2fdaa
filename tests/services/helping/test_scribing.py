"""Writing for somebody: what was approved is kept, marked, and followed by a code; nothing else is."""

import pytest

from facilitator.domain.ideas.idea import IdeaStatus
from facilitator.domain.refusals import IdeaLimit, InvalidInput, StepClosed, TextEmpty, TextTooLong, Unauthenticated
from facilitator.services.helping import helpers, scribing
from facilitator.services.helping.scribing import Told
from facilitator.services.ideas import codes


@pytest.fixture
def helper(room):
    return helpers.helper_by_key(room.kept.store, room.kept.do(helpers.make_helper, room.fien, room.session_id, "rood"))


def _tell(room, helper, told, approved=True, key=None):
    return room.kept.do(scribing.scribe_idea, helper, told, approved, key or room.kept.key())


def _ideas(room):
    return room.kept.store.ideas.of_session(room.session_id)


def test_without_approval_nothing_is_kept(room, helper):
    room.open("write")
    with pytest.raises(InvalidInput):
        _tell(room, helper, Told("Een bank aan de bib"), approved=False)
    assert _ideas(room) == ()


def test_what_was_approved_is_kept_as_told_with_its_mark_and_its_code(room, helper):
    step = room.open("write")
    code = _tell(room, helper, Told("  Een bank aan de bib ", 3))
    (kept,) = _ideas(room)

    assert (kept.text, kept.table, kept.scribed, kept.status) == ("Een bank aan de bib", 3, True, IdeaStatus.OWN)
    assert (kept.step_id, kept.participant_id, kept.role) == (step.id, None, None)
    assert codes.story(room.kept.store, code).text == "Een bank aan de bib"


def test_the_mark_stays_when_the_idea_changes_hands(room, helper):
    room.open("write")
    _tell(room, helper, Told("Een bank aan de bib"))
    room.write(room.join(), "Zelf geschreven")
    (kept, own) = sorted(_ideas(room), key=lambda idea: idea.text)
    room.kept.store.ideas.save(kept)

    assert [(idea.text, idea.scribed) for idea in (kept, own)] == [
        ("Een bank aan de bib", True),
        ("Zelf geschreven", False),
    ]


def test_a_form_sent_twice_is_one_idea(room, helper):
    room.open("write")
    for _ in range(2):
        _tell(room, helper, Told("Een bank"), key="zelfde")
    assert len(_ideas(room)) == 1


def test_the_limit_of_a_seat_does_not_hold_for_a_helper_that_of_texts_does(room, helper):
    room.open("write")
    for n in range(5):
        _tell(room, helper, Told(f"Idee {n}"))
    for text, refusal in (("", TextEmpty), ("   ", TextEmpty), ("x" * 501, TextTooLong)):
        with pytest.raises(refusal):
            _tell(room, helper, Told(text))
    assert len(_ideas(room)) == 5


def test_a_slip_is_followed_by_the_words_on_its_own_tear_off(room, helper):
    room.open("write")
    (slip,) = codes.new_codes(1)
    assert _tell(room, helper, Told("Van papier", slip=slip)) == slip
    assert codes.story(room.kept.store, slip).text == "Van papier"
    assert _ideas(room)[0].status is IdeaStatus.HANDED_IN
    for wrong in (slip, "geen drie woorden"):
        with pytest.raises(InvalidInput):
            _tell(room, helper, Told("Nog een", slip=wrong))
    assert len(_ideas(room)) == 1


def test_a_table_hands_in_three_at_most_with_a_title(room, helper):
    room.open("write")
    with pytest.raises(StepClosed):
        _tell(room, helper, Told("Te vroeg", 2, "Te vroeg"))
    room.open("tables")
    for n in range(3):
        _tell(room, helper, Told(f"Wat we zeggen {n}", 2, f"Titel {n}"))
    with pytest.raises(IdeaLimit):
        _tell(room, helper, Told("Nog een", 2, "Nog een"))

    assert [(idea.title, idea.status) for idea in _ideas(room)] == [
        (f"Titel {n}", IdeaStatus.HANDED_IN) for n in range(3)
    ]
    assert [idea.title for idea in room.kept.store.ideas.of_table(room.session_id, 2)] == [
        "Titel 0",
        "Titel 1",
        "Titel 2",
    ]


@pytest.mark.parametrize("told", [Told("Een", 99), Told("Een", None, "Titel"), Told("Een", 2, "x" * 61)])
def test_a_strange_table_or_a_title_without_table_is_refused(room, helper, told):
    room.open("write")
    room.open("tables")
    with pytest.raises(InvalidInput):
        _tell(room, helper, told)


def test_outside_writing_and_without_a_key_nothing_is_written_down(room, helper):
    with pytest.raises(StepClosed):
        _tell(room, helper, Told("Te vroeg"))
    room.open("write")
    room.kept.do(helpers.withdraw_helper, room.fien, room.session_id, helper.id)
    with pytest.raises(Unauthenticated):
        _tell(room, helper, Told("Zonder sleutel"))
    assert _ideas(room) == ()


def test_the_journal_says_that_somebody_was_helped_and_not_what_was_told(room, helper):
    room.open("write")
    _tell(room, helper, Told("Een geheim plan"))
    entry = room.kept.store.journal.of_session(room.session_id)[-1]
    assert (entry.deed, entry.who, set(entry.facts)) == ("scribe_idea", helper.id, {"idea"})
