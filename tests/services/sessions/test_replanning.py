"""Re-planning to the fixed end, as one deed."""

from datetime import timedelta

import pytest

from facilitator.domain.refusals import NotFound
from facilitator.services.sessions import sessions, steps
from facilitator.services.sessions.replanning import catch_up_session


def late(room, minutes):
    kept = room.kept
    total = sum(step.minutes for step in room.steps)
    ends = kept.clock.now + timedelta(minutes=total - minutes)
    kept.do(sessions.set_session, room.fien, room.session_id, starts_at=kept.clock.now, ends_at=ends)


def test_what_may_go_goes_first_and_nothing_else_changes(room):
    late(room, 6)
    before = {step.id: step.minutes for step in room.steps}
    room.kept.do(catch_up_session, room.fien, room.session_id)
    assert [step.method for step in room.steps if step.skipped] == ["story"]
    assert {step.id: step.minutes for step in room.steps} == before


def test_then_steps_get_shorter_but_never_the_break_the_cards_or_the_vote(room):
    late(room, 20)
    before = {step.id: step for step in room.steps}
    room.kept.do(catch_up_session, room.fien, room.session_id)
    after = sum(step.minutes for step in room.steps if not step.skipped)
    assert after == sum(step.minutes for step in before.values()) - 20
    assert all(step == before[step.id] for step in room.steps if step.method in ("merge", "break", "read", "vote"))


def test_who_is_on_time_changes_nothing(room):
    late(room, 0)
    version = room.session.version
    room.kept.do(catch_up_session, room.fien, room.session_id)
    assert room.session.version == version


def test_a_stranger_finds_nothing_to_change(room):
    late(room, 6)
    with pytest.raises(NotFound):
        room.kept.do(catch_up_session, room.kept.account("vic"), room.session_id)
    assert not any(step.skipped for step in room.steps)


def test_the_step_that_runs_keeps_its_time(room):
    room.kept.do(steps.open_step, room.fien, room.session_id, room.steps[0].id)
    late(room, 60)
    before = room.steps[0].minutes
    room.kept.do(catch_up_session, room.fien, room.session_id)
    assert room.steps[0].minutes == before
