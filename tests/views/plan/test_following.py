"""How actions go on, on screen: what is due, who writes next, and what stands in a report."""

from dataclasses import replace
from datetime import UTC, date, datetime

from facilitator.domain.plan.decision import Body, Choice, Decided, Decision
from facilitator.domain.plan.inclusion import Task
from facilitator.domain.plan.progress import Period, Progress, State
from facilitator.domain.roles import Duty
from facilitator.views.plan.following import follow_page, progress_form, report_page
from tests.plan_cast import item, plan

FIRST, YEAR = Period(2027, 1), Period(2027, 2)
NAMES = ("een", "twee", "drie")


def told(name, period, state=State.RUNNING, text="Het loopt."):
    return Progress(name, period, state, text)


def made(*progress, tasks=(), today=date(2027, 8, 1), **fields):
    items = [item(name, name.capitalize(), status="weerhouden", **fields) for name in NAMES]
    return replace(plan(*items), progress=progress, tasks=tuple(tasks), made_on=today)


def test_the_page_begins_with_what_is_due_first_and_the_first_action_without_a_report():
    page = follow_page(made(told("een", "2027-1")), Duty.SECRETARY)

    assert (page.now.key, page.now.due, page.now.reported, page.now.all) == (
        "2027-1",
        "donderdag 30 september 2027",
        1,
        3,
    )
    assert page.now_first == "twee"
    assert (dict(page.states)["bezig"], page.silent) == (1, 2)


def test_what_is_past_and_not_complete_says_so():
    page = follow_page(made(*(told(name, "2026") for name in NAMES), told("een", "2026-1")), Duty.SECRETARY)

    assert {one.key: one.is_late for one in page.periods[:4]} == {
        "2026-1": True,
        "2026": False,
        "2027-1": False,
        "2027": False,
    }


def test_no_report_is_owed_on_the_time_before_the_first_decision():
    decided = Decision("d1", Body.COUNCIL, date(2026, 11, 22), {name: Decided(Choice.CHOSEN, "") for name in NAMES})
    page = follow_page(replace(made(today=date(2027, 8, 1)), decisions=(decided,)), Duty.SECRETARY)
    assert [(one.key, one.is_late) for one in page.periods[:2]] == [("2026-1", False), ("2026", True)]


def test_when_all_is_written_nobody_is_next():
    whole = made(*(told(name, "2027-1") for name in NAMES))

    assert follow_page(whole, Duty.SECRETARY).now_first == ""
    assert progress_form(whole, FIRST, whole.items[0]).after == ""


def test_the_next_action_is_the_one_after_this_and_then_round():
    whole = made(told("drie", "2027-1"))

    assert [progress_form(whole, FIRST, one).after for one in whole.items] == ["twee", "een", "een"]


def test_open_and_done_tasks_are_counted_by_action():
    done = datetime(2027, 3, 1, tzinfo=UTC)
    tasks = [Task("a", "een", "a", due=date(2027, 1, 1)), Task("b", "een", "b", done_at=done), Task("c", "twee", "c")]
    page = follow_page(made(tasks=tasks), Duty.SECRETARY)

    assert [(row.id, row.tasks, row.late) for row in page.rows] == [("een", 1, 1), ("twee", 1, 0), ("drie", 0, 0)]
    assert ([task.id for task in page.tasks], [task.id for task in page.done]) == (["a", "c"], ["b"])
    assert [(row.done, row.open) for row in report_page(made(tasks=tasks), FIRST, Duty.READER).rows] == [
        (1, 1),
        (0, 1),
        (0, 0),
    ]


def test_a_dropped_action_asks_for_no_tasks():
    whole = plan(item("een", status="geschrapt"), item("twee", "Twee", status="weerhouden"))
    page = follow_page(replace(whole, tasks=(Task("a", "een", "a"), Task("b", "twee", "b"))), Duty.SECRETARY)

    assert [task.id for task in page.tasks] == ["b"]


def test_a_report_has_its_own_texts_and_no_others():
    whole = made(told("een", "2027-1", text="Half jaar."), told("een", "2027", State.DONE, "Heel jaar."))

    assert [(row.id, row.state, row.text) for row in report_page(whole, YEAR, Duty.READER).rows] == [
        ("een", "klaar", "Heel jaar."), ("twee", "", ""), ("drie", "", ""),
    ]  # fmt: skip
    page = report_page(whole, FIRST, Duty.READER)
    assert (page.rows[0].text, page.before.key, page.after.key, page.decides) == ("Half jaar.", "2026", "2027", False)


def test_a_first_report_begins_with_the_state_of_the_one_before_and_an_empty_text():
    whole = made(told("een", "2026", State.STOPPED, "Vorig jaar."))

    form = progress_form(whole, FIRST, whole.items[0])

    assert (form.state, form.text, form.version, form.earlier.text) == ("gestopt", "", 0, "Vorig jaar.")


def test_only_the_text_of_a_year_that_differs_is_offered_as_evaluation():
    whole = made(told("een", "2027"), told("een", "2027-1"), told("twee", "2027", text=""), AC_evaluatie="Anders.")

    assert progress_form(whole, YEAR, whole.items[0]).may_take_over
    assert not progress_form(whole, FIRST, whole.items[0]).may_take_over
    assert not progress_form(whole, YEAR, whole.items[1]).may_take_over
    same = made(told("een", "2027"), AC_evaluatie="Het loopt.")
    assert not progress_form(same, YEAR, same.items[0]).may_take_over
