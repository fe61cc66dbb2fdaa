"""Filling in the inclusietoets: everybody apart, nothing merged, and nobody in the place of two."""

import pytest

from facilitator.domain.plan.inclusion import Answer, Question, state_of
from facilitator.domain.refusals import ChangedMeanwhile, InvalidInput, NotAllowed, NotFound, TextEmpty, TextTooLong
from facilitator.services.plan import inclusion
from facilitator.services.plan.inclusion import MOST_TESTS, Filling
from tests.plan_house import build

QUESTIONS = (Question(1, "Kan het zonder internet?", is_key=True), Question(2, "Is het kort?"))


@pytest.fixture
def place(app):
    return build(app)


@pytest.fixture
def one(place):
    return place.propose(1)[0]


def filling(who="diensthoofd", outside="nee", answers=None, notes=None):
    return Filling(who, outside, {1: "ja", 2: "deels"} if answers is None else answers, notes or {})


def fill(place, who, item, sent=None, trajectory=None):
    return place.do(
        inclusion.fill_in_test, place.people[who], trajectory or place.trajectory.id, item, QUESTIONS, sent or filling()
    )


def correct(place, who, item, test, sent, version=1):
    return place.do(
        inclusion.correct_test, place.people[who], place.trajectory.id, item, test.id, version, QUESTIONS, sent
    )


def test_two_tests_stand_beside_each_other_as_they_were_filled_in(place, one):
    fill(place, "ann", one, filling(notes={2: "te lang"}))
    fill(place, "sofie", one, filling("bewonersgroep", "ja", {1: "nee"}))

    own, outside = sorted(place.plan().tests, key=lambda test: test.outside)
    assert (own.filled_by, own.outside, own.answers, own.notes) == (
        "diensthoofd", False, {1: Answer.YES, 2: Answer.PARTLY}, {2: "te lang"},
    )  # fmt: skip
    assert (outside.filled_by, outside.outside, outside.answers, outside.open) == (
        "bewonersgroep",
        True,
        {1: Answer.NO},
        1,
    )
    assert own.questions == outside.questions == QUESTIONS
    assert state_of(place.plan().tests, place.plan().items[0]).key_noes == (QUESTIONS[0],)


def test_the_coach_may_type_a_paper_over_and_who_only_reads_or_counts_money_not(place, one):
    fill(place, "ada", one)

    for who, refusal in (("rita", NotAllowed), ("frans", NotAllowed), ("stranger", NotFound)):
        with pytest.raises(refusal):
            fill(place, who, one, filling(who))
    assert len(place.plan().tests) == 1


def test_the_same_sent_twice_is_kept_once(place, one):
    assert fill(place, "ann", one).id == fill(place, "ann", one).id
    assert len(place.plan().tests) == 1


def test_nobody_stands_in_the_place_of_two(place, one):
    fill(place, "ann", one)

    with pytest.raises(InvalidInput, match="«DienstHoofd» vulde deze toets al in"):
        fill(place, "sofie", one, filling("DienstHoofd", "ja", {1: "nee"}))


def test_the_same_people_may_fill_in_the_test_of_another_action(place, one):
    _, two = place.propose(1, 2)
    fill(place, "ann", one)
    fill(place, "ann", two)

    assert sorted(test.item_id for test in place.plan().tests) == sorted([one, two])


def test_what_cannot_be_kept_is_refused_whole(place, one):
    for sent, refusal in (
        (filling(""), TextEmpty), (filling("x" * 81), TextTooLong), (filling(None), InvalidInput),
        (filling("jan@voorbeeld.be"), InvalidInput), (filling("\ud800"), InvalidInput),
        (filling(outside=""), InvalidInput), (filling(outside=True), InvalidInput), (filling(answers={}), InvalidInput),
        (filling(answers={7: "ja"}), InvalidInput), (filling(notes={1: "bel 0470 12 34 56"}), InvalidInput),
    ):  # fmt: skip
        with pytest.raises(refusal):
            fill(place, "ann", one, sent)
    assert place.plan().tests == ()


def test_there_is_an_end_to_the_tests_of_one_action(place, one):
    for n in range(MOST_TESTS):
        fill(place, "ann", one, filling(f"groep {n}"))

    with pytest.raises(InvalidInput):
        fill(place, "ann", one, filling("nog een groep"))


def test_who_brought_a_test_in_corrects_it_and_nobody_else(place, one):
    made = fill(place, "ann", one)

    correct(place, "ann", one, made, filling(answers={1: "nee", 2: "ja"}))

    with pytest.raises(NotAllowed):
        correct(place, "sofie", one, made, filling(answers={1: "ja"}), version=2)
    (kept,) = place.plan().tests
    assert (kept.answers, kept.version, kept.filled_at) == ({1: Answer.NO, 2: Answer.YES}, 2, made.filled_at)


def test_a_correction_of_what_changed_meanwhile_is_refused_and_the_same_one_is_not(place, one):
    made = fill(place, "ann", one)
    correct(place, "ann", one, made, filling(answers={1: "nee"}))

    with pytest.raises(ChangedMeanwhile):
        correct(place, "ann", one, made, filling(answers={1: "deels"}), version=1)
    assert correct(place, "ann", one, made, filling(answers={1: "nee"}), version=1).version == 2


def test_a_correction_takes_nobody_elses_name(place, one):
    made = fill(place, "ann", one)
    fill(place, "sofie", one, filling("bewonersgroep", "ja"))

    with pytest.raises(InvalidInput):
        correct(place, "ann", one, made, filling("Bewonersgroep"))


def test_a_test_goes_only_with_who_brought_it_in(place, one):
    made = fill(place, "ann", one)
    for who, refusal in (("sofie", NotAllowed), ("stranger", NotFound)):
        with pytest.raises(refusal):
            place.do(inclusion.take_away_test, place.people[who], place.trajectory.id, one, made.id)

    place.do(inclusion.take_away_test, place.people["ann"], place.trajectory.id, one, made.id)

    assert place.plan().tests == ()


def test_a_test_of_another_action_is_not_found_here(place, one):
    _, two = place.propose(1, 2)
    made = fill(place, "ann", one)

    with pytest.raises(NotFound):
        correct(place, "ann", two, made, filling(answers={1: "nee"}))
    with pytest.raises(NotFound):
        place.do(inclusion.take_away_test, place.people["ann"], place.trajectory.id, two, made.id)
