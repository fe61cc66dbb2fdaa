"""Steps: opened in any order, one at a time, and what is done already changes nothing."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.domain.events import StepChanged
from facilitator.domain.refusals import (
    ChangedMeanwhile,
    InvalidInput,
    NotCounted,
    NotFound,
    NothingToVote,
    Refusal,
    SessionOver,
    StepClosed,
    VoteClosed,
    VoteOpen,
)
from facilitator.domain.sessions.session import SessionStatus, StepState
from facilitator.domain.voting.ballot import BallotKind
from facilitator.services.sessions import sessions, steps
from facilitator.services.voting import counting


def _do(room, deed, step, **more):
    return room.kept.do(deed, room.fien, room.session_id, step.id, **more)


def _count(room, step, version=None):
    return counting.count_vote(room.kept.writer, room.fien, room.session_id, step.id, version)


def _state(room, step):
    return next(found.state for found in room.steps if found.id == step.id)


def test_opening_a_step_makes_the_session_live_and_closes_the_one_before(room):
    first = room.open("welcome")
    assert (room.session.status, room.session.current_step, room.session.starts_at) == (
        SessionStatus.LIVE, first.id, room.kept.clock.now
    )  # fmt: skip

    second = room.open("write")

    assert (_state(room, first), _state(room, second), room.session.current_step) == (
        StepState.CLOSED,
        StepState.OPEN,
        second.id,
    )


def test_any_step_may_be_opened_in_any_order_and_again(room):
    for method in ("evaluate", "welcome", "write", "welcome"):
        step = room.open(method)
        assert (room.session.current_step, _state(room, step)) == (step.id, StepState.OPEN)
        assert sum(found.state is StepState.OPEN for found in room.steps) == 1


def test_what_is_done_already_changes_nothing_and_is_told_to_nobody(room):
    room.actions("Digipunt", "Digibus")
    vote = room.open("vote")
    deeds = [
        lambda: _do(room, steps.open_step, vote), lambda: _do(room, steps.stop_step, vote),
        lambda: _count(room, vote), lambda: _do(room, steps.show_step, vote),
    ]  # fmt: skip

    for deed in deeds:
        deed()
        version, told = room.session.version, list(room.kept.heard)
        assert deed().version == version
        assert room.kept.heard == told
    # Also on an old screen: there is nothing left to disagree about.
    assert _do(room, steps.show_step, vote, version=1).version == room.session.version
    assert _count(room, vote, 1).version == room.session.version


@pytest.mark.parametrize("deed", ["open", "stop", "close", "show", "close a step"])
def test_who_decided_on_an_old_screen_is_told_where_the_room_is_now(room, deed):
    room.actions("Digipunt", "Digibus")
    welcome = room.open("welcome")
    seen = room.session.version
    if deed == "open":
        room.open("story")
        run, place = lambda: _do(room, steps.open_step, room.step("write"), version=seen), room.step("story")
    elif deed == "close a step":
        room.kept.do(sessions.set_session, room.fien, room.session_id, title="Anders")
        run, place = lambda: _do(room, steps.close_step, welcome, version=seen), welcome
    else:
        vote = room.open("vote")
        if deed == "show":
            room.count(vote)
        run = {
            "stop": lambda: _do(room, steps.stop_step, vote, version=seen),
            "close": lambda: _count(room, vote, seen),
            "show": lambda: _do(room, steps.show_step, vote, version=seen),
        }[deed]
        place = vote
    before = room.session, room.steps

    with pytest.raises(ChangedMeanwhile) as refused:
        run()

    assert place.title in str(refused.value)
    assert (room.session, room.steps) == before


def test_the_version_that_was_just_seen_is_good(room):
    assert _do(room, steps.open_step, room.step("write"), version=room.session.version).version == room.session.version


def test_beside_a_vote_nothing_opens_until_it_is_counted(room):
    room.actions("Digipunt", "Digibus")
    vote = room.open("vote")

    for _ in ("open", "stopped"):
        with pytest.raises(VoteOpen):
            room.open("write")
        room.stop(vote)
    room.count(vote)
    assert room.open("write").state is StepState.OPEN


def test_a_stopped_vote_goes_on_with_its_ballots_and_its_groups(room):
    people, made = room.people(citizen=6), room.actions("Digipunt", "Digibus")
    vote = room.open("vote")
    rule = vote.group_rule
    room.cast(people[0], vote, [made[0].id])
    room.stop(vote)
    room.people(staff=3)

    again = room.open("vote")

    assert (again.group_rule, again.opened, room.kept.store.ballots.cast_count(vote.id)) == (rule, vote.opened, 1)


def test_a_vote_needs_two_actions(room):
    room.actions("Digipunt")

    with pytest.raises(NothingToVote):
        room.open("vote")
    assert room.step("vote").state is StepState.PLANNED


@pytest.mark.parametrize(
    ("deed", "method", "refusal"),
    [
        (steps.stop_step, "write", VoteClosed), (steps.stop_step, "vote", VoteClosed), (steps.close_step, "write", StepClosed),
        (steps.close_step, "vote", VoteClosed), (steps.show_step, "vote", NotCounted), (steps.show_step, "write", NotFound),
    ],
)  # fmt: skip
def test_what_was_never_opened_is_not_stopped_closed_or_shown(room, deed, method, refusal):
    with pytest.raises(refusal):
        _do(room, deed, room.step(method))


def test_a_step_of_another_session_or_in_nobodys_sight_is_not_found(room, make_workshop):
    foreign, vic = make_workshop().step("write"), room.kept.account("vic")

    for deed in (steps.open_step, steps.stop_step, steps.close_step, steps.show_step):
        with pytest.raises(NotFound):
            _do(room, deed, foreign)
        with pytest.raises(NotFound):
            room.kept.do(deed, vic, room.session_id, room.step("write").id)


def test_after_the_end_no_step_moves(room):
    room.open("welcome")
    room.kept.do(sessions.end_session, room.fien, room.session_id)

    for deed in (steps.open_step, steps.close_step):
        with pytest.raises(SessionOver):
            _do(room, deed, room.step("welcome"))


def test_a_session_does_not_end_while_ballots_hang_on_seats(room):
    room.actions("Digipunt", "Digibus")
    vote = room.open("vote")

    with pytest.raises(VoteOpen):
        room.kept.do(sessions.end_session, room.fien, room.session_id)
    room.count(vote)
    assert room.kept.do(sessions.end_session, room.fien, room.session_id).status is SessionStatus.ENDED


def test_the_clock_is_given_more_time_and_less_but_never_below_nothing(room):
    step = room.open("write")

    for seconds, extra in ((60, 60), (-120, -60), (-(10**6), -60 * step.minutes), (10**6, 7200)):
        room.kept.do(steps.extend, room.fien, room.session_id, seconds)
        assert room.step("write").extra_seconds == extra
    _do(room, steps.close_step, step)
    with pytest.raises(StepClosed):
        room.kept.do(steps.extend, room.fien, room.session_id, 60)


def test_the_rule_of_a_vote_is_fixed_from_its_opening(room):
    vote = room.step("vote")
    assert [step.k for step in room.steps if step.id == vote.id] == [3]
    _do(room, steps.edit_step, vote, options={"k": 2})
    assert room.step("vote").k == 2
    room.actions("Digipunt", "Digibus")
    room.open("vote")

    with pytest.raises(StepClosed):
        _do(room, steps.edit_step, vote, options={"k": 1})


def test_a_vote_gets_another_kind_and_keeps_who_votes(room):
    vote = room.step("vote")
    _do(room, steps.edit_step, vote, options={"electorate": ["staff", "citizen"]})

    _do(room, steps.edit_step, vote, kind="dots", options={"cap": 2})
    now = room.step("vote")
    assert (now.kind, now.options) == (BallotKind.DOTS, {"k": 5, "cap": 2, "electorate": ["citizen", "staff"]})
    _do(room, steps.edit_step, vote, options={"cap": 0})
    assert room.step("vote").options == {"k": 5, "electorate": ["citizen", "staff"]}


def test_a_vote_that_repeats_another_keeps_its_kind(room):
    vote = room.step("vote")
    repeats = replace(vote, options={**vote.options, "again": "earlier"})
    room.kept.do(lambda tx: (tx.sessions.save_step(repeats), []))

    with pytest.raises(InvalidInput):
        _do(room, steps.edit_step, vote, kind="dots")
    _do(room, steps.edit_step, vote, options={"k": 2})
    assert room.step("vote").options == {"k": 2, "again": "earlier"}


def test_the_kind_of_a_vote_is_fixed_from_its_opening(room):
    room.actions("Digipunt", "Digibus")
    vote = room.open("vote")

    with pytest.raises(StepClosed):
        _do(room, steps.edit_step, vote, kind="rank")
    assert room.step("vote").kind is BallotKind.PICK


def test_what_the_facilitator_reads_keeps_its_lines_and_what_a_screen_shows_is_one(room):
    texts = {"read_aloud": "Kies drie.\nMinder mag.", "note": "Eerst dit.\nDan dat.", "board_text": "Kies\ndrie."}
    _do(room, steps.edit_step, room.step("vote"), **texts)
    now = room.step("vote")
    assert (now.read_aloud, now.note, now.board_text) == (texts["read_aloud"], texts["note"], "Kies drie.")


@pytest.mark.parametrize("changes", [{"kind": "rank"}, {"options": {"k": 2}}])
def test_what_is_no_vote_gets_no_rule(room, changes):
    with pytest.raises(InvalidInput):
        _do(room, steps.edit_step, room.step("write"), **changes)
    assert room.step("write").kind is None


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "roepen"}, {"kind": None}, {"kind": "rank", "options": {"k": 7}},
        {"minutes": 0}, {"minutes": "5"}, {"minutes": 10_000}, {"options": {"k": 0}}, {"options": {"k": 21}}, {"options": 3},
        {"options": {"electorate": []}}, {"options": {"electorate": ["koning"]}}, {"title": "x" * 61}, {"title": ""},
        {"board_text": "x" * 141}, {"state": "closed"}, {"skipped": "ja"}, {"read_aloud": "a\0"},
    ],
)  # fmt: skip
def test_a_change_that_cannot_be_is_refused(room, changes):
    before = room.steps

    with pytest.raises(InvalidInput):
        _do(room, steps.edit_step, room.step("vote"), **changes)
    assert room.steps == before


def test_a_step_that_runs_is_not_skipped(room):
    room.actions("Digipunt", "Digibus")
    vote = room.open("vote")
    for _ in ("open", "stopped"):
        with pytest.raises(StepClosed):
            _do(room, steps.edit_step, vote, skipped=True)
        room.stop(vote)


def test_steps_keep_the_positions_one_to_n_whatever_is_moved(room):
    titles = [step.title for step in room.steps]

    _do(room, steps.move_step, room.steps[0], position=3)
    assert [step.title for step in room.steps] == [titles[1], titles[2], titles[0], *titles[3:]]
    _do(room, steps.remove_step, room.steps[0])
    assert [step.title for step in room.steps] == [titles[2], titles[0], *titles[3:]]
    assert [step.position for step in room.steps] == list(range(1, len(titles)))


def test_what_was_opened_stays_on_the_run_sheet(room):
    step = room.open("welcome")

    with pytest.raises(StepClosed):
        _do(room, steps.remove_step, step)


def test_a_change_of_step_is_told_once(room):
    room.kept.heard.clear()
    room.open("welcome")

    assert room.kept.heard == [StepChanged(room.session_id)]


DEEDS = st.lists(st.tuples(st.sampled_from(["open", "stop", "close", "show"]), st.integers(0, 5)), max_size=14)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(DEEDS)
def test_in_any_order_at_most_one_step_is_open_and_a_counted_vote_stays_counted(make_workshop, plan):
    room = make_workshop("inwonersgesprek")
    room.actions("Digipunt", "Digibus")
    counted = set()
    for deed, n in plan:
        step = room.steps[n]
        before = room.session, room.steps
        try:
            if deed == "close":
                _count(room, step)
            else:
                _do(room, {"open": steps.open_step, "stop": steps.stop_step, "show": steps.show_step}[deed], step)
        except Refusal:
            assert (room.session, room.steps) == before
        running = [found for found in room.steps if found.state in (StepState.OPEN, StepState.STOPPED)]
        assert len(running) <= 1
        assert {found.id for found in running} <= {room.session.current_step}
        assert counted <= {found.id for found in room.steps if found.counted}
        counted = {found.id for found in room.steps if found.counted}
        assert all(found.counted for found in room.steps if found.shown)
