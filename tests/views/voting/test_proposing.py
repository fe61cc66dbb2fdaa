"""What is ticked before the facilitator proposes."""

from facilitator.domain.roles import Role
from facilitator.views.voting.proposing import proposing
from tests.views.made import actions, counted


def view(choices, standing=(), k=3):
    made = counted(votes={Role.CITIZEN: choices})
    step = made.tally_step
    return proposing(
        "/console/x", type(step)(**{**step.__dict__, "options": {"k": k}}), made.tally, actions(4), standing
    )


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
