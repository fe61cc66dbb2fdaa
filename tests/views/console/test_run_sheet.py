"""The run sheet to change."""

from dataclasses import replace
from datetime import UTC, date, datetime

from facilitator.domain.roles import Role
from facilitator.domain.sessions.runsheet import Method
from facilitator.domain.sessions.session import SessionStatus, StepState
from facilitator.views.console.run_sheet import addable, run_sheet, session_form, step_form
from tests.views.made import room, session, step, vote


def later(number, **changes):
    return replace(step(id=f"s{number}", position=number, state=StepState.PLANNED, opened=0, opened_at=None), **changes)


def test_what_was_opened_stays_and_the_rest_can_be_skipped():
    here = step()
    made = replace(room(here), steps=(here, later(2), later(3, skipped=True, minutes=4)))
    view = run_sheet(made)
    assert [(one.can_skip, one.line.mark) for one in view.lines] == [
        (False, "now"), (True, "next"), (True, "skipped"),
    ]  # fmt: skip
    assert view.minutes == 20


def test_after_the_end_nothing_changes():
    made = room(step(), session=session(status=SessionStatus.ENDED, current_step="s1"))
    assert [(one.can_move, one.can_skip) for one in run_sheet(made).lines] == [(False, False)]


def test_the_rule_of_a_vote_is_fixed_once_it_opened():
    assert step_form(vote()).rule_fixed
    ballot = vote(opened=0, options={"k": 2, "electorate": ["citizen"]})
    assert not step_form(ballot).rule_fixed
    assert [role for role, votes in step_form(ballot).electorate.items() if votes] == [Role.CITIZEN]
    assert step_form(step()).electorate == {}


def test_the_form_shows_the_clock_of_the_room():
    form = session_form(
        session(starts_at=datetime(2027, 6, 1, 17, 30, tzinfo=UTC), ends_at=datetime(2027, 6, 1, 19, 30, tzinfo=UTC),
                answer_date=date(2027, 9, 1))
    )  # fmt: skip
    assert (form.day, form.starts, form.ends, form.answer_date) == ("2027-06-01", "19:30", "21:30", "2027-09-01")


def test_tables_are_added_only_where_people_sit_at_them():
    assert Method.TABLES in addable(True)
    assert Method.TABLES not in addable(False)
