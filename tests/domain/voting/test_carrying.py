"""Ballots read as if actions that were merged later had been one: everybody counts once."""

import pytest

from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.carrying import carried

MERGED = {"ab": ("a", "b"), "c": ("c",)}


@pytest.mark.parametrize("kind", [BallotKind.PICK, BallotKind.BUDGET])
@pytest.mark.parametrize(
    ("choices", "together"), [("", ()), ("a", ("ab",)), ("ab", ("ab",)), ("bc", ("ab", "c")), ("d", ())]
)
def test_who_picked_one_or_both_picked_them_once(kind, choices, together):
    assert carried(tuple(choices), kind, MERGED) == together


@pytest.mark.parametrize(
    ("order", "together"), [("acb", ("ab", "c")), ("cba", ("c", "ab")), ("c", ("c",)), ("db", ("ab",))]
)
def test_an_order_keeps_the_best_of_both_places(order, together):
    assert carried(tuple(order), BallotKind.RANK, MERGED) == together


@pytest.mark.parametrize(
    ("kind", "one", "other", "together"),
    [
        (BallotKind.YES_DOUBT_NO, "no", "yes", "yes"),
        (BallotKind.YES_DOUBT_NO, "unknown", "no", "no"),
        (BallotKind.YES_DOUBT_NO, "doubt", "no", "doubt"),
        (BallotKind.MOSCOW, "could", "must", "must"),
        (BallotKind.MOSCOW, "not_now", "could", "could"),
        (BallotKind.CONSENT, "none", "objection", "objection"),
        (BallotKind.CONSENT, "concern", "none", "concern"),
        (BallotKind.DOTS, 2, 3, 5),
        (BallotKind.MATRIX, {"effect": 3, "effort": 1}, {"effect": 1, "effort": 2}, {"effect": 3, "effort": 2}),
        (BallotKind.MATRIX, {"effect": 2}, {"effect": 1}, {"effect": 2}),
    ],
)
def test_of_two_answers_one_is_kept_whichever_came_first(kind, one, other, together):
    assert carried({"a": one, "b": other}, kind, MERGED) == {"ab": together}
    assert carried({"a": other, "b": one}, kind, MERGED) == {"ab": together}


def test_what_nothing_was_said_of_stays_so():
    assert carried({"c": "yes", "d": "no"}, BallotKind.YES_DOUBT_NO, MERGED) == {"c": "yes"}
