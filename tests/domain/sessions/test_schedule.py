"""The clock of a run sheet."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.sessions.runsheet import Method
from facilitator.domain.sessions.schedule import Change, apply, catch_up, clock_ends, drops, schedule
from facilitator.domain.sessions.session import Step, StepState

SEVEN = datetime(2026, 3, 5, 19, 0, tzinfo=UTC)


def at(minutes: float) -> datetime:
    return SEVEN + timedelta(minutes=minutes)


def step(name: str, position: int, minutes: int, method: Method = Method.EXPLAIN, **more: object) -> Step:
    return Step(name, "s", position, method, name, minutes, **more)  # type: ignore[arg-type]


def opened(planned: Step, minute: float, closed: float | None = None) -> Step:
    state = StepState.OPEN if closed is None else StepState.CLOSED
    closed_at = None if closed is None else at(closed)
    return replace(planned, state=state, opened=planned.position, opened_at=at(minute), closed_at=closed_at)


EVENING = (
    step("welcome", 1, 5, Method.WELCOME),
    step("story", 2, 7, Method.STORY, skippable=True),
    step("write", 3, 8, Method.WRITE),
    step("break", 4, 15, Method.BREAK, skippable=True),
    step("vote", 5, 10, Method.VOTE),
    step("talk", 6, 12, skippable=True),
)


def starts(steps: tuple[Step, ...], here: str | None, minute: float, **more: datetime) -> dict[str, float]:
    slots = schedule(steps, here, at(minute), **more).slots
    return {slot.step_id: (slot.starts - SEVEN) / timedelta(minutes=1) for slot in slots}


def test_before_the_evening_every_step_follows_the_start_that_was_set():
    assert starts(EVENING, None, -60, starts_at=SEVEN) == {
        "welcome": 0, "story": 5, "write": 12, "break": 20, "vote": 35, "talk": 45,
    }  # fmt: skip


def test_an_evening_that_should_have_begun_starts_now():
    assert starts(EVENING, None, 4, starts_at=SEVEN)["welcome"] == 4


def test_what_went_before_keeps_its_own_times_and_the_rest_follows_the_step_that_runs():
    steps = (opened(EVENING[0], 0, closed=9), opened(EVENING[1], 9), *EVENING[2:])
    assert starts(steps, "story", 10) == {"welcome": 0, "story": 9, "write": 16, "break": 24, "vote": 39, "talk": 49}


def test_a_step_that_runs_over_pushes_the_rest_on_with_every_minute():
    steps = (opened(EVENING[0], 0), *EVENING[1:])
    assert starts(steps, "welcome", 11)["story"] == 11


def test_extra_time_moves_what_follows():
    steps = (replace(opened(EVENING[0], 0), extra_seconds=120), *EVENING[1:])
    assert starts(steps, "welcome", 1)["story"] == 7
    assert clock_ends(steps[0]) == at(7)
    assert clock_ends(EVENING[1]) is None


def test_a_skipped_step_takes_no_time():
    steps = (EVENING[0], replace(EVENING[1], skipped=True), *EVENING[2:])
    times = starts(steps, None, 0)
    assert "story" not in times
    assert times["write"] == 5


def test_late_is_counted_against_the_fixed_end_in_whole_minutes_that_have_begun():
    ends = at(57)
    assert schedule(EVENING, None, at(0), SEVEN, ends).late == 0
    assert schedule(EVENING, None, at(3.2), SEVEN, ends).late == 4
    assert schedule(EVENING, None, SEVEN - timedelta(hours=1), SEVEN, at(60.5)).late == -3
    assert schedule(EVENING, None, at(30), SEVEN).late == 0


def test_nothing_is_dropped_when_there_is_time():
    assert drops(EVENING, None, 0) == ()


def test_the_shortest_step_that_is_enough_alone_is_dropped_first():
    assert drops(EVENING, None, 6) == ("story",)
    assert drops(EVENING, None, 8) == ("talk",)


def test_when_no_step_alone_is_enough_the_longest_go_first():
    assert drops(EVENING, None, 14) == ("talk", "story")


def test_the_break_reading_and_the_vote_are_never_dropped_even_if_the_run_sheet_allows_it():
    assert drops((EVENING[3], step("read", 5, 9, Method.READ, skippable=True)), None, 60) == ()


def test_what_is_past_is_not_dropped():
    steps = (opened(EVENING[0], 0, closed=5), opened(EVENING[1], 5, closed=12), opened(EVENING[2], 12), *EVENING[3:])
    assert drops(steps, "write", 5) == ("talk",)


def test_what_dropping_cannot_win_is_taken_from_the_longest_steps():
    steps = tuple(replace(one, skippable=False) for one in EVENING)
    assert catch_up(steps, None, 5) == (Change("write", 7), Change("talk", 8))


def test_nobody_gets_less_than_half_of_a_step():
    steps = (step("explain", 1, 7), step("write", 2, 8, Method.WRITE))
    assert catch_up(steps, None, 60) == (Change("explain", 4), Change("write", 4))


plans = st.lists(
    st.builds(
        lambda minutes, method, skippable: (minutes, method, skippable),
        st.integers(1, 60), st.sampled_from([Method.WRITE, Method.BREAK, Method.VOTE, Method.STORY]), st.booleans(),
    ),
    min_size=1, max_size=12,
)  # fmt: skip


@given(plans, st.integers(-30, 120))
def test_a_catch_up_wins_all_that_was_lost_or_leaves_nothing_more_to_take(plan, late):
    steps = tuple(step(str(i), i, m, method, skippable=s) for i, (m, method, s) in enumerate(plan, 1))
    after = apply(steps, catch_up(steps, None, late))
    before_ends, after_ends = (schedule(one, None, SEVEN, SEVEN).ends for one in (steps, after))
    won = (before_ends - after_ends) // timedelta(minutes=1)
    free = [s for s in after if not s.skipped and s.method in (Method.WRITE, Method.STORY)]
    halves = {s.id: (s.minutes + 1) // 2 for s in steps}
    assert won >= max(0, late) or all(s.minutes == halves[s.id] and not s.skippable for s in free)
    assert all(a == b for a, b in zip(after, steps, strict=True) if a.method in (Method.BREAK, Method.VOTE))


@given(plans, st.integers(-30, 120))
def test_the_slots_of_an_evening_touch_and_never_overlap(plan, minute):
    steps = tuple(step(str(i), i, m, method, skippable=s) for i, (m, method, s) in enumerate(plan, 1))
    slots = schedule(steps, None, at(minute), SEVEN).slots
    assert [slot.ends for slot in slots[:-1]] == [slot.starts for slot in slots[1:]]
