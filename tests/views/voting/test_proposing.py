"""What is ticked before the facilitator proposes."""

from dataclasses import replace

import pytest

from facilitator.domain.roles import Role
from facilitator.domain.sessions.session import StepState
from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.tally import CountedBallot, tally
from facilitator.domain.voting.terms import terms
from facilitator.views.voting.proposing import proposing
from tests.views.made import actions, counted, vote


def view(choices, standing=(), k=3):
    made = counted(votes={Role.CITIZEN: choices})
    picked = replace(made.tally, terms=replace(made.tally.terms, k=k))
    return proposing("/console/x", made.tally_step, picked, actions(4), standing)


def ticked(made):
    return [one.row.action for one in made.rows if one.chosen]


def test_the_best_are_ticked_up_to_the_places():
    assert ticked(view([["a1"], ["a1"], ["a2"], ["a2", "a3"]], k=1)) == ["a1", "a2"]
    assert ticked(view([["a1"], ["a1"], ["a2"]], k=1)) == ["a1"]


def test_a_tie_at_the_cut_line_keeps_all_and_is_said():
    made = view([["a1"], ["a2"], ["a3"]], k=2)
    assert ticked(made) == ["a1", "a2", "a3"]
    assert made.tied


def test_what_nobody_chose_is_not_ticked():
    made = view([["a1"], ["a1"]])
    assert ticked(made) == ["a1"]
    assert not made.tied


def test_what_stands_in_the_plan_goes_before_what_the_count_says():
    made = view([["a1"], ["a2"]], standing=["a4"])
    assert (ticked(made), made.proposed) == (["a4"], True)


def test_asked_for_a_number_it_says_anew_which_are_the_best():
    choices = [["a1", "a2", "a3"], ["a1", "a2"], ["a1"]]
    made = counted(votes={Role.CITIZEN: choices})
    anew = proposing("/console/x", made.tally_step, made.tally, actions(4), ["a4"], 2)
    assert (ticked(anew), anew.places, anew.proposed) == (["a1", "a2"], 2, False)


def of_kind(kind, ballots, **rule):
    """A counted vote of another kind, to propose from."""
    made = actions(4)
    result = tally(terms(kind, rule, frozenset(one.id for one in made), {one.id: 1_000 for one in made}),
                   [(one.id, one.number) for one in made], [CountedBallot(ballot) for ballot in ballots])  # fmt: skip
    return proposing("/console/x", vote(kind, state=StepState.CLOSED), result, made, [])


def test_what_nobody_objects_to_is_ticked_and_reasons_are_offered():
    made = of_kind(
        BallotKind.CONSENT, [{"a1": "none", "a2": "objection", "a3": "concern"}, {"a1": "none", "a2": "none"}]
    )
    assert (ticked(made), made.places, made.reasons_at) == (["a1", "a3"], None, "/console/x/redenen/s1")


def test_of_a_vote_about_money_what_fits_is_ticked():
    made = of_kind(BallotKind.BUDGET, [("a1", "a2"), ("a1", "a2"), ("a3",)], total=2_500)
    assert (ticked(made), made.places, made.tied, made.over) == (["a1", "a2"], None, False, False)


def test_what_is_equal_and_does_not_fit_together_is_ticked_and_said():
    made = of_kind(BallotKind.BUDGET, [("a1", "a2"), ("a1",), ("a3",)], total=2_500)
    assert (ticked(made), made.tied, made.over) == (["a1", "a2", "a3"], True, True)


@pytest.mark.parametrize(
    ("kind", "ballots"),
    [
        (BallotKind.YES_DOUBT_NO, [{"a1": "yes", "a2": "yes", "a3": "doubt", "a4": "no"}]),
        (BallotKind.DOTS, [{"a1": 3, "a2": 2, "a3": 1}]),
        (BallotKind.RANK, [("a1", "a2", "a3")]),
        (BallotKind.MOSCOW, [{"a1": "must", "a2": "should", "a3": "could", "a4": "not_now"}]),
        (BallotKind.MATRIX, [{a: {"effect": 3} for a in ("a1", "a2", "a3")} | {"a4": {"effect": 1}}]),
    ],
)  # fmt: skip
def test_of_any_other_kind_the_best_three_are_ticked(kind, ballots):
    made = of_kind(kind, ballots)
    assert (ticked(made), made.places, made.reasons_at) == (["a1", "a2", "a3"], 3, "")
