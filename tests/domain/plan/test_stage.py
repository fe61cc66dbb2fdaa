"""How far an action is, in one word: before a decision by what is written, after it by what was decided and reported."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from facilitator.domain.plan.decision import Body, Choice, Decided, Decision
from facilitator.domain.plan.presentation import Audience, Reaction, Way
from facilitator.domain.plan.progress import Progress, State
from facilitator.domain.plan.stage import Stage, is_ready, stage, stages
from tests.plan_cast import COMPLETE, item, line, plan

READY = {name: value for name, value in COMPLETE.items() if name != "status"}
NOON = datetime(2027, 3, 12, 12, tzinfo=UTC)


def decided(choice, body=Body.COUNCIL, day=date(2027, 3, 12)):
    return Decision(body.value, body, day, {"een": Decided(choice, "Zo.")})


@pytest.mark.parametrize(
    ("fields", "lines", "expected"),
    [
        ({}, (), Stage.IDEA),
        ({"principe": "P1"}, (), Stage.IDEA),
        ({"doelgroep": "ouderen"}, (), Stage.DRAFT),
        ({}, (line(2027, "10"),), Stage.DRAFT),
        (READY, (), Stage.READY),
        ({**READY, "geen_extra_budget": False}, (), Stage.DRAFT),
        ({**READY, "geen_extra_budget": False}, (line(2027, "10"),), Stage.READY),
        ({**READY, "startjaar": None}, (), Stage.DRAFT),
        ({**READY, "startjaar": None, "termijn": "kort: dit jaar"}, (), Stage.READY),
        ({**READY, "dienst": ""}, (), Stage.DRAFT),
        ({"status": "weerhouden"}, (), Stage.CHOSEN),
        ({"status": "geschrapt"}, (), Stage.NOT),
    ],
)
def test_what_is_written_tells_how_far_an_action_is(fields, lines, expected):
    one = item(lines=lines, **fields)
    assert (stage(plan(one), one), is_ready(one)) == (expected, expected is Stage.READY)


def test_what_people_reacted_to_was_laid_before_them():
    one, other = item(), item("twee", "Leer mailen")
    said = Reaction("r", Audience.CITIZENS, Way.TALK, "Goed zo", NOON, "een")
    assert stages(replace(plan(one, other), reactions=(said,))) == {"een": Stage.PRESENTED, "twee": Stage.IDEA}


@pytest.mark.parametrize(
    ("choice", "status", "expected"),
    [
        (Choice.CHOSEN, "weerhouden", Stage.CHOSEN),
        (Choice.LATER, "voorstel", Stage.LATER),
        (Choice.NOT, "geschrapt", Stage.NOT),
        (Choice.CHOSEN, "geschrapt", Stage.NOT),
        (Choice.CHOSEN, "voorstel", Stage.IDEA),
        (Choice.NOT, "weerhouden", Stage.CHOSEN),
    ],
)
def test_a_decision_is_told_until_somebody_chose_another_status_by_hand(choice, status, expected):
    one = item(status=status)
    assert stage(replace(plan(one), decisions=(decided(choice),)), one) is expected


def test_the_last_day_decides_also_when_it_was_noted_first():
    one = item(status="geschrapt")
    late, early = decided(Choice.NOT), decided(Choice.CHOSEN, Body.COLLEGE, date(2027, 2, 1))
    assert stage(replace(plan(one), decisions=(late, early)), one) is Stage.NOT


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        ((("2027-1", State.NOT_STARTED),), Stage.CHOSEN),
        ((("2027-1", State.RUNNING),), Stage.RUNNING),
        ((("2027", State.DONE), ("2027-1", State.RUNNING)), Stage.DONE),
        ((("2028-1", State.STOPPED), ("2027", State.RUNNING)), Stage.STOPPED),
    ],
)
def test_a_chosen_action_is_as_far_as_its_newest_report(reports, expected):
    one = item(status="weerhouden")
    told = tuple(Progress("een", period, state) for period, state in reports)
    assert stage(replace(plan(one), progress=told), one) is expected
    dropped = item(status="geschrapt")
    assert stage(replace(plan(dropped), progress=told), dropped) is Stage.NOT
