"""Answers to practice and evaluation: changeable while asked, and only ever shown as totals."""

import pytest

from facilitator.domain.refusals import InvalidInput, NotFound, StepClosed
from facilitator.domain.sessions.runsheet import Method
from facilitator.services.sessions import answers, rooms
from facilitator.store.content import load_content
from tests.cast import ROOT

ASKED = {"practice": ("ja", "nee")}


def _answer(room, seat, step, given, asked=None):
    return room.kept.do(answers.answer, seat, step.id, given, asked or ASKED)


def test_the_last_answer_of_a_seat_counts_and_only_totals_are_shown(room):
    an, bea = room.people(citizen=1, staff=1)
    step = room.open("practice")
    for seat, given in ((an, "ja"), (bea, "nee"), (an, "nee")):
        _answer(room, seat, step, {"practice": given})

    assert rooms.room(room.kept.store, room.session_id).answers == {"practice": {"nee": 2}}
    assert rooms.desk(room.kept.store, an).answers == {"practice": "nee"}


@pytest.mark.parametrize("given", [{"practice": "misschien"}, {"vraag": "ja"}, {"practice": ""}])
def test_only_what_was_asked_can_be_answered(room, given):
    an, step = room.join(), room.open("practice")

    with pytest.raises(InvalidInput):
        _answer(room, an, step, given)


def test_nobody_answers_before_or_after_the_question(room):
    an = room.join()
    with pytest.raises(StepClosed):
        _answer(room, an, room.step("practice"), {"practice": "ja"})
    step = room.open("practice")
    room.open("write")
    with pytest.raises(StepClosed):
        _answer(room, an, step, {"practice": "ja"})


def test_a_step_that_asks_nothing_or_is_elsewhere_is_not_found(room, make_workshop):
    an, other = room.join(), make_workshop()
    foreign = other.open("practice")
    room.open("write")

    for step in (room.step("write"), foreign):
        with pytest.raises(NotFound):
            _answer(room, an, step, {"practice": "ja"})


def test_the_questions_are_those_of_the_content(project):
    content = load_content(ROOT / "sessions")

    assert answers.questions(content, Method.PRACTICE) == {"practice": content.practice.answers}
    assert answers.questions(content, Method.WRITE) == {}
    asked = answers.questions(content, Method.EVALUATE)
    assert asked != {}
    assert all(options for options in asked.values())
