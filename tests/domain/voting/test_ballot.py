"""Ballots: read strictly, kept in one form, turned for each seat."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.refusals import InvalidInput, Refusal, RepeatedAction, TooManyChoices, UnknownAction
from facilitator.domain.roles import Role
from facilitator.domain.voting.ballot import Answer, BallotKind, turned
from facilitator.domain.voting.kinds import KINDS
from facilitator.domain.voting.terms import terms

ACTIONS = ("a", "b", "c", "d")
PICK, ASK = BallotKind.PICK, BallotKind.YES_DOUBT_NO
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.sampled_from(ACTIONS),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=3) | st.sampled_from(ACTIONS), inner),
)


def read(kind, k, raw, actions):
    return KINDS[kind].read(raw, terms(kind, {"k": k}, frozenset(actions)), Role.CITIZEN)


def left(kind, k, choices, actions):
    return KINDS[kind].left(choices, terms(kind, {"k": k}, frozenset(map(str, range(actions)))))


def _refused(kind, raw, k=3):
    with pytest.raises(Refusal) as refused:
        read(kind, k, raw, ACTIONS)
    return type(refused.value)


def test_picks_are_kept_without_the_order_in_which_they_were_pressed():
    assert read(PICK, 3, ["c", "a"], ACTIONS) == read(PICK, 3, ["a", "c"], ACTIONS) == ("a", "c")


@pytest.mark.parametrize(
    ("raw", "refusal"),
    [
        (["a", "b", "c", "d"], TooManyChoices),
        (["a", "a"], RepeatedAction),
        (["a", "nergens"], UnknownAction),
        ([""], UnknownAction),
        (["a"] * 5000, TooManyChoices),
        ("a", InvalidInput),
        (None, InvalidInput),
        ({"a": "yes"}, InvalidInput),
        ([1], InvalidInput),
        ([["a"]], InvalidInput),
        (["a", None], InvalidInput),
        (["\ud800"], UnknownAction),
    ],
)
def test_a_pick_that_is_no_choice_is_refused_by_name(raw, refusal):
    assert _refused(PICK, raw) is refusal


def test_one_may_give_back_a_ballot_with_fewer_actions_than_picks():
    assert read(PICK, 3, ["x", "y"], ("x", "y")) == ("x", "y")


def test_answers_may_be_partial_and_are_kept_by_action():
    assert list(read(ASK, 3, {"c": "no", "a": "yes"}, ACTIONS).items()) == [("a", "yes"), ("c", "no")]


@pytest.mark.parametrize(
    ("raw", "refusal"),
    [
        ({"nergens": "yes"}, UnknownAction),
        ({"a": "maybe"}, InvalidInput),
        ({"a": True}, InvalidInput),
        ({"a": ["yes"]}, InvalidInput),
        ({"a": None}, InvalidInput),
        (["a"], InvalidInput),
        ("yes", InvalidInput),
        ({str(n): "yes" for n in range(5000)}, UnknownAction),
    ],
)
def test_an_answer_that_is_none_of_the_four_is_refused(raw, refusal):
    assert _refused(ASK, raw) is refusal


@pytest.mark.parametrize(
    ("kind", "choices", "unused"),
    [(PICK, (), 3), (PICK, ("a",), 2), (PICK, ("a", "b", "c"), 0), (ASK, {}, 4), (ASK, {"a": "unknown", "b": "no"}, 2)],
)
def test_what_is_left_are_unused_picks_or_unanswered_actions(kind, choices, unused):
    assert left(kind, 3, choices, len(ACTIONS)) == unused


@given(st.sampled_from([PICK, ASK]), JSON, st.integers(1, 5))
def test_any_payload_is_a_ballot_or_a_refusal_of_bad_input(kind, raw, k):
    try:
        choices = read(kind, k, raw, ACTIONS)
    except InvalidInput:
        return
    assert set(choices) <= set(ACTIONS)
    assert len(choices) <= (k if kind is PICK else len(ACTIONS))
    again = list(choices) if isinstance(choices, tuple) else dict(choices)
    assert read(kind, k, again, ACTIONS) == choices


@given(st.sampled_from([PICK, ASK]), st.lists(st.sampled_from(ACTIONS), unique=True, max_size=3))
def test_the_order_of_a_ballot_never_matters(kind, chosen):
    def ballot(order):
        return list(order) if kind is PICK else dict.fromkeys(order, Answer.YES.value)

    one, other = (read(kind, 3, ballot(order), ACTIONS) for order in (chosen, chosen[::-1]))
    assert repr(one) == repr(other)


def test_each_seat_starts_at_another_number_and_runs_round():
    assert [turned(ACTIONS, n) for n in (0, 1, 3, 4, 5)] == [
        ("a", "b", "c", "d"), ("b", "c", "d", "a"), ("d", "a", "b", "c"), ("a", "b", "c", "d"), ("b", "c", "d", "a")
    ]  # fmt: skip
    assert turned((), 3) == ()


@given(st.integers(2, 12), st.integers(0, 8))
def test_turns_dealt_out_in_order_put_every_action_on_top_equally_often(n, rounds):
    listed = [str(number) for number in range(n)]
    tops = [turned(listed, turn)[0] for turn in range(n * rounds)]

    assert {top: tops.count(top) for top in tops} == (dict.fromkeys(listed, rounds) if rounds else {})
