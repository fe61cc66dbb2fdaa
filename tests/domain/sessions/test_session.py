"""Which step may be opened, stopped or closed when, when people write, and when actions lie fixed."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.refusals import NothingToVote, Refusal, SessionOver, StepClosed, VoteClosed, VoteOpen
from facilitator.domain.roles import Role
from facilitator.domain.sessions.runsheet import Method
from facilitator.domain.sessions.session import (
    SessionStatus,
    Step,
    StepState,
    WorkshopSession,
    check_closing,
    check_merging,
    check_opening,
    check_stopping,
    current,
    next_step,
    previous_step,
    writing_step,
)
from facilitator.domain.voting.ballot import BallotKind

STATES = st.sampled_from(StepState)


def _step(n, method=Method.EXPLAIN, state=StepState.PLANNED, opened=0, **more):
    kind = more.pop("kind", BallotKind.PICK if method is Method.VOTE else None)
    return Step(f"s{n}", "session", n, method, f"Stap {n}", 10, kind=kind, state=state, opened=opened, **more)


def _session(status=SessionStatus.LIVE):
    return WorkshopSession(
        "session", "t", "482913", "Start", "startsessie", status, 1, True, datetime(2027, 1, 1, tzinfo=UTC)
    )


def _vote(n, state=StepState.PLANNED, opened=0, **more):
    return _step(n, Method.VOTE, state, opened, **more)


def _write(n, state=StepState.PLANNED, opened=0):
    return _step(n, Method.WRITE, state, opened)


@pytest.mark.parametrize("state", [StepState.PLANNED, StepState.CLOSED, StepState.OPEN])
def test_what_is_no_vote_may_be_opened_whenever_no_vote_runs(state):
    steps = [_step(1, state=StepState.OPEN), _step(2, state=state)]

    assert check_opening(_session(), steps, steps[1], 0) is None


@pytest.mark.parametrize("state", [StepState.OPEN, StepState.STOPPED, StepState.COUNTING])
def test_nothing_is_opened_beside_a_vote_that_holds_ballots(state):
    steps = [_vote(1, state), _step(2), _vote(3)]

    for target in steps[1:]:
        with pytest.raises(VoteOpen):
            check_opening(_session(), steps, target, 4)


def test_a_stopped_vote_may_be_reopened_and_a_counted_one_never():
    assert check_opening(_session(), [_vote(1, StepState.STOPPED)], _vote(1, StepState.STOPPED), 2) is None
    for state in (StepState.CLOSED, StepState.COUNTING):
        with pytest.raises(VoteClosed):
            check_opening(_session(), [_vote(1, state)], _vote(1, state), 2)


@pytest.mark.parametrize(("actions", "opens"), [(0, False), (1, False), (2, True), (12, True)])
def test_a_vote_needs_two_actions(actions, opens):
    try:
        check_opening(_session(), [_vote(1)], _vote(1), actions)
    except NothingToVote:
        assert not opens
    else:
        assert opens


def test_nothing_is_opened_once_the_session_is_over():
    with pytest.raises(SessionOver):
        check_opening(_session(SessionStatus.ENDED), [_step(1)], _step(1), 4)


def test_only_an_open_vote_is_stopped():
    assert check_stopping(_vote(1, StepState.OPEN)) is None
    for target in (_vote(1), _vote(1, StepState.CLOSED), _vote(1, StepState.COUNTING), _step(1, state=StepState.OPEN)):
        with pytest.raises(VoteClosed):
            check_stopping(target)


def test_only_what_was_opened_is_closed():
    for state in (StepState.OPEN, StepState.STOPPED, StepState.CLOSED):
        assert check_closing(_vote(1, state)) is None
    with pytest.raises(VoteClosed):
        check_closing(_vote(1))
    with pytest.raises(StepClosed):
        check_closing(_step(1))


def test_people_write_from_the_opening_of_a_write_step_until_a_vote_opens():
    assert writing_step([_write(1), _vote(2)]) is None
    assert writing_step([_write(1, StepState.OPEN, 3), _vote(2)]).id == "s1"
    assert writing_step([_write(1, StepState.CLOSED, 3), _step(2, state=StepState.OPEN, opened=4)]).id == "s1"
    assert writing_step([_write(1, StepState.CLOSED, 3), _vote(2, StepState.OPEN, 5)]) is None


def test_after_a_first_vote_people_write_anew_in_the_next_write_step():
    steps = [_vote(1, StepState.CLOSED, 2), _write(2, StepState.OPEN, 5), _vote(3)]

    assert writing_step(steps).id == "s2"
    assert writing_step([*steps[:2], _vote(3, StepState.OPEN, 8)]) is None


def test_of_two_write_steps_the_last_opened_takes_the_ideas():
    assert writing_step([_write(1, StepState.OPEN, 7), _write(2, StepState.CLOSED, 5)]).id == "s1"


def test_actions_are_made_before_the_first_vote_and_lie_fixed_after_it():
    assert check_merging([_write(1), _vote(2)]) is None
    assert check_merging([_write(1, StepState.CLOSED, 2), _vote(2)]) is None
    for state in (StepState.OPEN, StepState.STOPPED, StepState.COUNTING):
        with pytest.raises(VoteOpen):
            check_merging([_write(1, StepState.CLOSED, 2), _vote(2, state, 4)])
    with pytest.raises(StepClosed):
        check_merging([_write(1, StepState.CLOSED, 2), _vote(2, StepState.CLOSED, 4)])


def test_in_an_inwonersgesprek_actions_are_made_again_once_people_write_after_the_first_vote():
    first = _vote(1, StepState.CLOSED, 2)

    with pytest.raises(StepClosed):
        check_merging([first, _write(2), _vote(3)])
    assert check_merging([first, _write(2, StepState.OPEN, 5), _vote(3)]) is None
    with pytest.raises(StepClosed):
        check_merging([first, _write(2, StepState.CLOSED, 5), _vote(3, StepState.CLOSED, 8)])


@given(st.lists(st.tuples(st.sampled_from([Method.WRITE, Method.VOTE, Method.READ]), STATES), min_size=1, max_size=6))
def test_while_ballots_hang_on_seats_nobody_writes_and_nobody_merges(plan):
    steps = [
        _step(n, method, state, 0 if state is StepState.PLANNED else n) for n, (method, state) in enumerate(plan, 1)
    ]
    running = [step for step in steps if step.under_vote]

    if running and all(step.opened < running[-1].opened for step in steps if step.method is Method.WRITE):
        assert writing_step(steps) is None
    if running:
        with pytest.raises(VoteOpen):
            check_merging(steps)


@given(st.lists(st.tuples(st.sampled_from(Method), STATES), min_size=1, max_size=6), st.sampled_from(SessionStatus),
       st.integers(0, 3))  # fmt: skip
def test_an_opening_is_allowed_or_refused_and_never_leaves_two_votes_running(plan, status, actions):
    steps = [_step(n, method, state) for n, (method, state) in enumerate(plan, 1)]

    for target in steps:
        try:
            check_opening(_session(status), steps, target, actions)
        except Refusal:
            continue
        assert status is not SessionStatus.ENDED
        assert not any(step.under_vote for step in steps if step.id != target.id)


def test_one_key_leads_forward_and_back_over_what_is_skipped_and_counted():
    steps = [_step(1, skipped=True), _step(2), _vote(3, StepState.CLOSED), _step(4, skipped=True), _step(5)]

    assert next_step(steps, None).id == "s2"
    assert next_step(steps, "s3").id == "s5"
    assert next_step(steps, "s5") is None
    assert previous_step(steps, "s5").id == "s2"
    assert previous_step(steps, "s2") is None
    assert previous_step(steps, None) is None


def test_the_room_is_at_a_step_or_before_the_first():
    steps = [_step(1), _step(2)]

    assert (current(steps, None), current(steps, "elders"), current(steps, "s2").id) == (None, None, "s2")


def test_all_roles_vote_unless_the_step_names_them():
    assert _vote(1).electorate == frozenset(Role)
    assert _vote(1, options={"electorate": ["citizen", "staff"]}).electorate == {Role.CITIZEN, Role.STAFF}
    assert (_vote(1).k, _vote(1, options={"k": 5}).k) == (3, 5)


def test_a_code_is_spoken_in_two_halves():
    assert _session().spoken_code == "482 913"
