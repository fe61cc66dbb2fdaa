"""Each kind of ballot by example: what it holds, what it refuses by name, and what its count says."""

import pytest

from facilitator.domain.refusals import (
    InvalidInput,
    NothingToVote,
    Refusal,
    RepeatedAction,
    TextTooLong,
    TooManyChoices,
    UnknownAction,
)
from facilitator.domain.roles import Role
from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.kinds import KINDS, budget, consent, matrix
from facilitator.domain.voting.terms import terms
from tests.domain.voting.kinds.made import ACTIONS, COSTS, TERMS

DOTS, RANK, MATRIX, MOSCOW = BallotKind.DOTS, BallotKind.RANK, BallotKind.MATRIX, BallotKind.MOSCOW
CONSENT, BUDGET = BallotKind.CONSENT, BallotKind.BUDGET


def _read(kind, raw, role=Role.CITIZEN, fixed=None):
    return KINDS[kind].read(raw, fixed or TERMS[kind], role)


def _stand(kind, *raws, fixed=None):
    fixed = fixed or TERMS[kind]
    return KINDS[kind].stand(ACTIONS, [consent.bare(_read(kind, raw, fixed=fixed)) for raw in raws], fixed)


@pytest.mark.parametrize(
    ("kind", "raw", "refusal"),
    [
        (DOTS, {"a": 4}, TooManyChoices),
        (DOTS, {"a": 3, "b": 3}, TooManyChoices),
        (DOTS, {"a": -1}, InvalidInput),
        (DOTS, {"a": 1.5}, InvalidInput),
        (DOTS, {"a": True}, InvalidInput),
        (DOTS, {"nergens": 1}, UnknownAction),
        (DOTS, ["a"], InvalidInput),
        (RANK, ["a", "a"], RepeatedAction),
        (RANK, ["a", "nergens"], UnknownAction),
        (RANK, {"a": 1}, InvalidInput),
        (MATRIX, {"a": 2}, InvalidInput),
        (MATRIX, {"a": {"effect": 4}}, InvalidInput),
        (MATRIX, {"a": {"effect": "2"}}, InvalidInput),
        (MATRIX, {"nergens": {"effect": 2}}, UnknownAction),
        (MOSCOW, {"a": "must", "b": "must", "c": "must"}, TooManyChoices),
        (MOSCOW, {"a": "won't"}, InvalidInput),
        (CONSENT, {"a": "ja"}, InvalidInput),
        (CONSENT, {"a": {"answer": "none", "reason": 5}}, InvalidInput),
        (CONSENT, {"a": {"answer": "objection", "reason": "x" * 501}}, TextTooLong),
        (BUDGET, ["b", "c"], TooManyChoices),
        (BUDGET, ["a", "a"], RepeatedAction),
    ],
)
def test_what_is_no_ballot_is_refused_by_name(kind, raw, refusal):
    with pytest.raises(Refusal) as refused:
        _read(kind, raw)
    assert type(refused.value) is refusal


def test_dots_are_stacked_up_to_the_cap_and_none_is_not_kept():
    assert _read(DOTS, {"a": 3, "b": 2, "c": 0}) == {"a": 3, "b": 2}
    stands = _stand(DOTS, {"a": 3}, {"a": 1, "b": 2})["a"]
    assert (stands.votes, stands.score, stands.said) == (4, 4, {"supporters": 2})


def test_without_a_cap_all_dots_may_lie_on_one_action():
    assert _read(DOTS, {"a": 5}, fixed=terms(DOTS, {"k": 5}, frozenset(ACTIONS))) == {"a": 5}


def test_an_order_is_kept_as_it_was_given_and_never_longer_than_six():
    assert _read(RANK, ["c", "a"]) == ("c", "a")
    many = terms(RANK, {"k": 9}, frozenset("abcdefgh"))
    assert (many.places, _read(RANK, list("hgfedc"), fixed=many)) == (6, tuple("hgfedc"))
    with pytest.raises(TooManyChoices):
        _read(RANK, list("hgfedcb"), fixed=many)


def test_an_order_gives_borda_points_and_a_vote_is_a_first_place():
    stands = _stand(RANK, list("abcd"), list("abdc"), ["b"])

    assert {action: one.votes for action, one in stands.items()} == {"a": 2, "b": 1, "c": 0, "d": 0}
    assert {action: one.score for action, one in stands.items()} == {"a": 5, "b": 5, "c": -5, "d": -5}
    assert stands["b"].said == {"first": 1, "named": 3}


def test_staff_judge_the_effort_and_others_the_effect_where_enough_of_both_sit():
    fixed = terms(MATRIX, {"split": True}, frozenset(ACTIONS))
    both = {"a": {"effect": 3, "effort": 1}}

    assert _read(MATRIX, both, Role.STAFF, fixed) == {"a": {"effort": 1}}
    assert _read(MATRIX, both, Role.CITIZEN, fixed) == {"a": {"effect": 3}}
    assert _read(MATRIX, both, Role.POLITICIAN, fixed) == {"a": {"effect": 3}}
    assert _read(MATRIX, both, Role.STAFF) == both


@pytest.mark.parametrize(
    ("voters", "split"),
    [
        ({Role.STAFF: 5, Role.CITIZEN: 5}, True),
        ({Role.STAFF: 5, Role.CITIZEN: 3, Role.POLITICIAN: 2}, True),
        ({Role.STAFF: 4, Role.CITIZEN: 20}, False),
        ({Role.STAFF: 20, Role.CITIZEN: 4}, False),
        ({}, False),
    ],
)
def test_a_matrix_is_split_only_where_five_judge_each_axis(voters, split):
    assert matrix.splits(voters) is split


def test_a_matrix_tells_the_spread_and_hides_what_fewer_than_five_judged_for_all():
    fixed = terms(MATRIX, {"split": True}, frozenset(ACTIONS))
    staff = [_read(MATRIX, {"a": {"effort": 2}}, Role.STAFF, fixed) for _ in range(4)]
    others = [_read(MATRIX, {"a": {"effect": step}}, Role.CITIZEN, fixed) for step in (1, 3, 3, 3, 2)]
    hidden = matrix.stand(ACTIONS, [*staff, *others], fixed)["a"]
    seen = matrix.stand(ACTIONS, [*staff, staff[0], *others], fixed)["a"]

    assert (hidden.votes, hidden.score) == (3, 2)
    assert hidden.said == {"effect_1": 1, "effect_2": 1, "effect_3": 3, "effort_1": 0, "effort_2": 0, "effort_3": 0}
    assert seen.said == {**hidden.said, "effort_2": 5}


def test_an_axis_that_fewer_than_five_judged_is_not_kept_with_any_ballot():
    four, five = [{"a": {"effort": 2}, "b": {"effort": 1}}] * 4, [{"a": {"effect": 3}}] * 5

    assert matrix.without_few([*four, *five]) == [{}] * 4 + five
    assert matrix.without_few([*four, four[0], *five]) == [*four, four[0], *five]
    assert matrix.without_few([{"a": {"effort": 2, "effect": 1}}, *five]) == [{"a": {"effect": 1}}, *five]


@pytest.mark.parametrize(("actions", "most"), [(2, 1), (3, 1), (4, 2), (5, 3), (10, 6), (12, 7)])
def test_at_most_six_in_ten_may_be_a_must_unless_the_room_agreed_otherwise(actions, most):
    names = frozenset(map(str, range(actions)))

    assert terms(MOSCOW, {}, names).most_musts == most
    assert terms(MOSCOW, {"cap": 1}, names).most_musts == 1


def test_a_row_weighs_three_two_one_and_nothing():
    stands = _stand(MOSCOW, {"a": "must", "b": "should"}, {"a": "could", "b": "not_now"})

    assert [(stands[action].votes, stands[action].score) for action in "ab"] == [(1, 4), (0, 2)]
    assert stands["b"].said == {"must": 0, "should": 1, "could": 0, "not_now": 1}


def test_one_objection_weighs_more_than_any_number_who_agree():
    stands = _stand(CONSENT, {"a": "none", "b": "none"}, {"a": "none", "b": "concern"}, {"a": "objection", "b": "none"})

    assert stands["b"].weight > stands["a"].weight
    assert stands["a"].said == {"none": 2, "concern": 0, "objection": 1}


def test_a_reason_may_be_of_one_action_or_of_the_whole_ballot_and_is_cut_loose():
    kept = _read(CONSENT, {"a": {"answer": "objection", "reason": " Te duur "}, "b": "none", "reason": "Te snel"})

    assert kept == {"a": "objection", "b": "none", "reason:a": "Te duur", "reason:": "Te snel"}
    assert consent.bare(kept) == {"a": "objection", "b": "none"}
    assert sorted(consent.reasons(kept)) == [("", "", "Te snel"), ("a", "objection", "Te duur")]


def test_who_cannot_write_may_object_all_the_same():
    assert _read(CONSENT, {"a": "objection", "reason": "  "}) == {"a": "objection"}


def test_a_reason_alone_is_no_ballot():
    assert _read(CONSENT, {"reason": "Zomaar"}) == {}


def test_a_budget_needs_a_total_and_the_cost_of_every_action():
    names = frozenset(ACTIONS)
    budget.check(terms(BUDGET, {"total": 500}, names, COSTS))

    for options, costs in (({}, COSTS), ({"total": 500}, {"a": 1})):
        with pytest.raises(NothingToVote):
            budget.check(terms(BUDGET, options, names, costs))


def test_too_much_money_is_refused_with_the_amount():
    with pytest.raises(TooManyChoices, match=r"meer dan 12\.000 euro"):
        _read(BUDGET, ["a", "b"], fixed=terms(BUDGET, {"total": 12000}, frozenset("ab"), {"a": 9000, "b": 9000}))
