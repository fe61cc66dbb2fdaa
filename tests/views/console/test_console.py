"""What the console shows: the next deed, the times, the inbox, and numbers of people, never a name or a role beside a text."""

from dataclasses import replace
from datetime import timedelta

import pytest

from facilitator.domain.helping.hands import Hand, Wish
from facilitator.domain.ideas.idea import IdeaStatus
from facilitator.domain.roles import Role
from facilitator.domain.sessions.runsheet import Method
from facilitator.domain.sessions.session import SessionStatus, StepState
from facilitator.domain.voting.ballot import BallotKind
from facilitator.views.console.console import console
from facilitator.views.console.next_deed import Deed, DeedKind, next_deed
from tests.views.made import NOW, actions, counted, idea, room, session, step, vote

PLANNED = {"state": StepState.PLANNED, "opened": 0, "opened_at": None}


def deed(made):
    return (next_deed(made).kind, next_deed(made).step_id)


def later(number, method=Method.EXPLAIN, **changes):
    base = step(method, id=f"s{number}", position=number, **PLANNED)
    return replace(base, **changes)


def at(here, *after, **changes):
    """A room at `here`, with steps to come."""
    return replace(room(here, **changes), steps=(here, *after))


def test_a_planned_session_starts_with_its_first_step():
    made = room(later(1), session=session(current_step=None, status=SessionStatus.PLANNED))
    assert deed(made) == (DeedKind.OPEN, "s1")


def test_money_and_costs_are_said_before_a_vote_about_money_opens():
    def about_money(total, *costs):
        ballot = later(2, method=Method.VOTE, kind=BallotKind.BUDGET, options={"total": total} if total else {})
        priced = tuple(replace(one, cost=cost) for one, cost in zip(actions(2), costs, strict=True))
        return deed(at(step(), ballot, actions=priced))

    assert about_money(0, 5, 5) == (DeedKind.MONEY, "s2")
    assert about_money(9, 5, None) == (DeedKind.COSTS, "s2")
    assert about_money(9, 5, 0) == (DeedKind.OPEN, "s2")


def test_the_next_deed_leads_on_and_passes_over_what_is_left_out():
    assert deed(at(step(), later(2, skipped=True), later(3))) == (DeedKind.OPEN, "s3")


def test_an_open_vote_is_stopped_then_counted():
    assert deed(room(vote(), actions=actions(3))) == (DeedKind.STOP, "s1")
    assert deed(room(vote(state=StepState.STOPPED), actions=actions(3))) == (DeedKind.COUNT, "s1")
    assert deed(room(vote(state=StepState.COUNTING), actions=actions(3))) == (DeedKind.COUNT, "s1")


def test_before_a_vote_there_must_be_two_actions():
    ballot = replace(vote(id="s2", position=2), **PLANNED)
    assert deed(at(step(), ballot, actions=actions(1))) == (DeedKind.MERGE, "s2")
    assert next_deed(at(step(), ballot, actions=actions(2))) == Deed(DeedKind.OPEN, "s2", "Titel", is_vote=True)


def test_a_counted_vote_is_shown_at_its_results_step_or_at_once_where_there_is_none():
    made = counted(shown=False)
    assert deed(made) == (DeedKind.SHOW, "v1")
    results = later(5, Method.RESULTS)
    assert deed(replace(made, steps=(*made.steps, results))) == (DeedKind.OPEN, "s5")
    assert console(replace(made, steps=(*made.steps, results)), None).can_show == "v1"
    here = step(Method.RESULTS, id="s5", position=5)
    assert deed(counted(shown=False, here=here)) == (DeedKind.SHOW, "v1")


def test_after_the_last_step_the_session_ends_and_then_its_report_is_printed():
    assert deed(room(step())) == (DeedKind.END, "")
    over = room(step(), session=session(current_step="s1", status=SessionStatus.ENDED))
    assert deed(over) == (DeedKind.REPORT, "")


def test_one_cannot_go_back_out_of_a_vote_that_runs():
    before = step(id="s0", position=0, state=StepState.CLOSED)
    assert console(room(step(), before), None).back.id == "s0"
    assert console(room(vote(), before, actions=actions(2)), None).back is None


def test_the_clock_counts_down_and_then_says_how_far_over():
    assert console(room(step(minutes=10)), None).clock.spoken == "8:00"
    assert console(room(step(minutes=10, extra_seconds=65)), None).clock.spoken == "9:05"
    clock = console(room(step(minutes=1)), None).clock
    assert (clock.spoken, clock.over) == ("+1:00", True)


def test_who_is_late_sees_what_brings_the_end_back():
    here = step(minutes=10)
    made = at(here, later(2, minutes=10, skippable=True), later(3, minutes=10),
              session=session(current_step="s1", ends_at=NOW + timedelta(minutes=20)))  # fmt: skip
    view = console(made, None)
    assert view.late == 8
    assert [(saving.minutes, saving.skipped) for saving in view.savings] == [(10, True)]


def test_the_inbox_holds_what_waits_without_the_role_of_its_writer():
    ideas = (
        idea(1, IdeaStatus.HANDED_IN, title="Hulp in de bib"), idea(2, IdeaStatus.OWN), idea(3, IdeaStatus.HIDDEN),
        idea(4, IdeaStatus.APPROVED), idea(5, IdeaStatus.APPROVED, action_id="a1", objected=True), idea(6, IdeaStatus.WITHDRAWN),
    )  # fmt: skip
    view = console(room(step(Method.TABLES), ideas=ideas, actions=actions(1)), None)
    assert [(item.id, item.title, item.table) for item in view.inbox] == [("i1", "Hulp in de bib", 3)]
    assert not any(hasattr(item, "role") for item in view.inbox)
    assert (view.written, view.hidden, view.loose, view.objections) == (5, 1, 1, 1)


def test_people_are_counted_by_role_and_table():
    ideas = (idea(1, IdeaStatus.HANDED_IN), idea(2, IdeaStatus.OWN))
    view = console(
        room(step(), ideas=ideas, tables={1: 4, 3: 6}, people_present=28, session=session(table_count=3)), None
    )
    assert view.people.roles[Role.CITIZEN] == 12
    assert [(table.number, table.seats, table.handed_in) for table in view.people.tables] == [
        (1, 4, 0),
        (2, 0, 0),
        (3, 6, 1),
    ]
    assert (view.people.seats, view.people.surplus) == (30, 2)


def test_while_paper_is_keyed_in_the_next_text_can_be_read_out():
    talk = later(2, read_aloud="Jullie zeggen wat belangrijk is.")
    open_vote = at(vote(read_aloud="Kies drie kaarten."), talk, actions=actions(2))
    assert console(open_vote, None).reading[0] == "Kies drie kaarten."
    stopped = at(vote(read_aloud="Kies drie kaarten.", state=StepState.STOPPED), talk, actions=actions(2))
    assert console(stopped, None).reading[0] == "Jullie zeggen wat belangrijk is."


@pytest.mark.parametrize(("shown", "can"), [(True, "v1"), (False, "")])
def test_only_a_shown_result_is_proposed(shown, can):
    assert console(counted(shown=shown), None).can_propose == can


def test_who_asks_for_time_is_counted_beside_stop():
    wishes = (Wish.TIME, Wish.HELP, Wish.TIME)
    hands = tuple(Hand(f"h{n}", f"p{n}", wish, 1, NOW) for n, wish in enumerate(wishes))

    view = console(replace(room(vote(), actions=actions(3)), hands=hands), None)

    assert (view.asking_time, len(view.hands)) == (2, 3)
