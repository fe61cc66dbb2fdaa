"""A proposal leaves exactly its actions in the plan, and never touches what the municipality decided."""

from dataclasses import replace

import pytest

from facilitator.domain.plan.proposing import action_list, proposal
from facilitator.domain.refusals import InvalidInput, RepeatedAction
from tests.plan_cast import item


def names(items):
    return [each.id for each in items]


def test_the_first_proposal_adds_its_actions():
    assert proposal("stap", ["a", "b"], []).added == ("a", "b")


def test_repeating_a_proposal_changes_nothing():
    assert proposal("stap", ["actie-een"], [item("een")]).changes_something is False


def test_another_set_withdraws_what_is_left_out_and_adds_what_is_missing():
    changed = proposal("stap", ["actie-een", "actie-drie"], [item("een"), item("twee")])

    assert (changed.added, names(changed.withdrawn), names(changed.moved), names(changed.revived)) == (
        ("actie-drie",),
        ["twee"],
        [],
        [],
    )


@pytest.mark.parametrize("status", ["weerhouden", "geschrapt"])
@pytest.mark.parametrize("actions", [[], ["actie-een"]])
def test_what_was_decided_is_not_touched(status, actions):
    assert proposal("andere", actions, [item("een", status=status)]).changes_something is False


def test_a_withdrawn_proposal_comes_back_with_its_texts():
    assert names(proposal("stap", ["actie-een"], [item("een", status="ingetrokken")]).revived) == ["een"]


def test_a_later_vote_takes_a_proposal_over_and_leaves_the_others_alone():
    changed = proposal("tweede", ["actie-een"], [item("een"), replace(item("twee"), step_id="stap")])

    assert (names(changed.moved), changed.added, names(changed.withdrawn)) == (["een"], (), [])


@pytest.mark.parametrize("raw", [None, "abc", {}, [1], [None], ["x"] * 501])
def test_what_is_no_list_of_actions_is_refused(raw):
    with pytest.raises(InvalidInput):
        action_list(raw)


def test_an_action_named_twice_is_refused():
    with pytest.raises(RepeatedAction):
        action_list(["a", "a"])
