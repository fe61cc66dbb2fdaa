"""Changing one step as it was read."""

from dataclasses import replace

import pytest

from facilitator.domain.refusals import ChangedMeanwhile
from facilitator.domain.voting.ballot import BallotKind
from facilitator.services.sessions import steps
from facilitator.services.sessions.step_editing import edit_step_as_read, mark


def test_a_step_that_stands_as_it_was_read_is_changed(room):
    step = room.steps[1]
    room.kept.do(edit_step_as_read, room.fien, room.session_id, step.id, mark(step), title="Kort")
    assert room.steps[1].title == "Kort"


def test_a_step_that_somebody_changed_meanwhile_is_left_as_it_is(room):
    step = room.steps[1]
    room.kept.do(steps.edit_step, room.fien, room.session_id, step.id, minutes=step.minutes + 1)
    with pytest.raises(ChangedMeanwhile):
        room.kept.do(edit_step_as_read, room.fien, room.session_id, step.id, mark(step), title="Kort")
    assert room.steps[1].title == step.title


def test_opening_a_step_is_no_change_of_its_text(room):
    step = room.steps[0]
    before = mark(step)
    room.kept.do(steps.open_step, room.fien, room.session_id, step.id)
    assert mark(room.steps[0]) == before


def test_the_mark_knows_every_field_and_no_order_of_roles(room):
    vote = room.step("vote")
    same = replace(vote, options={**vote.options, "electorate": ["partner", "politician", "staff", "citizen"]})
    assert mark(same) == mark(vote)
    assert (
        len(
            {
                mark(vote),
                mark(replace(vote, note="x")),
                mark(replace(vote, options={"k": 2})),
                mark(replace(vote, kind=BallotKind.RANK)),
                mark(replace(vote, minutes=1)),
                mark(replace(vote, kind=BallotKind.RANK)),
            }
        )
        == 5
    )
