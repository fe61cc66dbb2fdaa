"""How far an inclusietoets is, and what may be typed in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.plan.inclusion import (
    Answer,
    InclusionTest,
    Question,
    public_line,
    read_answers,
    read_notes,
    state_of,
)
from facilitator.domain.refusals import InvalidInput, Refusal
from tests.plan_cast import item

QUESTIONS = (Question(1, "Kan het zonder internet?", is_key=True), Question(2, "Is het kort?"))


def filled(who="dienst", *, outside=False, item_id="een", **answers):
    """A test whose answers are given as `q1="ja"`."""
    given_answers = {int(name[1:]): Answer(word) for name, word in answers.items()}
    return InclusionTest(f"test-{who}", item_id, who, outside, given_answers, questions=QUESTIONS)


def whole(who="dienst", **more):
    return filled(who, **({"q1": "ja", "q2": "deels"} | more))


def test_two_whole_tests_of_different_people_one_from_outside_are_enough():
    state = state_of([whole("dienst"), whole("bewoners", outside=True)], item())

    assert (state.people, state.outside, state.is_done, state.is_settled) == (2, 1, True, True)


@pytest.mark.parametrize(
    "tests",
    [
        [],
        [whole("bewoners", outside=True)],
        [whole("dienst"), whole("burgerzaken")],
        [whole("dienst"), filled("bewoners", outside=True, q1="ja")],
        [whole("bewoners", outside=True), whole("Bewoners", outside=True)],
        [whole("dienst"), whole("bewoners", outside=True, item_id="twee")],
    ],
    ids=["nobody", "one", "nobody from outside", "one half", "one twice", "another action"],
)
def test_less_is_not_done(tests):
    state = state_of(tests, item())

    assert (state.is_done, state.is_settled) == (False, False)


def test_a_reason_settles_it_and_does_not_make_it_done():
    state = state_of([], item(inclusietoets_reden=" Dit raakt geen burgers. "))

    assert (state.reason, state.is_done, state.is_settled) == ("Dit raakt geen burgers.", False, True)


def test_a_blank_reason_is_none():
    assert not state_of([], item(inclusietoets_reden="   ")).is_settled


def test_a_nee_on_a_key_question_is_told_once_also_while_the_test_is_half():
    state = state_of([filled("a", q1="nee"), filled("b", q1="nee", q2="nee")], item())

    assert state.key_noes == (QUESTIONS[0],)


def test_a_deels_on_a_key_question_or_a_nee_on_another_is_no_warning():
    assert state_of([filled(q1="deels", q2="nee")], item()).key_noes == ()


def test_answers_are_counted_one_by_one():
    made = whole(q2="nee")

    assert {answer.value: made.count(answer) for answer in Answer} == {
        "ja": 1, "deels": 0, "nee": 1, "niet van toepassing": 0,
    }  # fmt: skip
    assert (made.open, filled(q1="ja").open) == (0, 1)


def test_answers_may_stay_open():
    assert read_answers({1: "ja", 2: ""}, QUESTIONS) == {1: Answer.YES}


@pytest.mark.parametrize("raw", [{}, {1: ""}, {1: "misschien"}, {9: "ja"}, {1: ["ja"]}, {1: 1}, "ja", None, ["ja"]])
def test_what_answers_no_question_is_refused(raw):
    with pytest.raises(InvalidInput):
        read_answers(raw, QUESTIONS)


def test_remarks_are_kept_on_one_line_and_empty_ones_not():
    assert read_notes({1: " Te\ntraag ", 2: "  "}, QUESTIONS) == {1: "Te traag"}


@pytest.mark.parametrize("raw", [{9: "x"}, {1: "x" * 301}, {1: 5}, {1: None}, {1: "\ud800"}, {1: "a\x00b"}, "x", None])
def test_other_remarks_are_refused(raw):
    with pytest.raises(InvalidInput):
        read_notes(raw, QUESTIONS)


@pytest.mark.parametrize("text", ["Bel 0470 12 34 56", "mail jan@voorbeeld.be", "85.07.30-033.28"])
def test_an_address_or_number_of_somebody_is_refused_by_what_it_looks_like(text):
    with pytest.raises(InvalidInput, match="Haal weg wat op een"):
        public_line(text, 200)


@given(
    st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists)
    | st.dictionaries(st.integers(), st.text())
)
def test_whatever_comes_in_is_read_or_refused(raw):
    for read in (read_answers, read_notes):
        try:
            kept = read(raw, QUESTIONS)
        except Refusal:
            continue
        assert set(kept) <= {1, 2}
