"""A workbook that LibreOffice saved as another kind still asks for nothing but what it went out with."""

from dataclasses import replace
from decimal import Decimal

import pytest

from facilitator.domain.plan.goals import Goal, Level
from facilitator.domain.plan.importing.against_items import Beside
from facilitator.domain.plan.importing.parts import recognised
from facilitator.domain.plan.importing.preview import preview
from facilitator.domain.plan.importing.wishes import wishes
from facilitator.exports import write
from facilitator.imports import reading
from tests.office import converted
from tests.plan_cast import COMPLETE, item, line, plan

GOALS = (
    Goal(Level.GOAL, "BD1", short="Iedereen mee", long="Waarom\ndit telt"),
    Goal(Level.ACTION_PLAN, "0012", "BD1", "=1+1", amounts={"U_2026": Decimal("7.10")}),
)


@pytest.fixture(scope="module")
def sent():
    odd = {
        **COMPLETE,
        "AP_code": "0012",
        "nulmeting": "12,50",
        "AC_commentaar": "'=x\nregel twee; «é»",
        "AC_code": "=AC1",
    }
    lines = (line(2026, "1000.50"), line(2026, "20", description="- tablets"), line(2034, "8"))
    return replace(plan(item("een", "@Open een digipunt", lines, **odd), item("twee", "Leer mailen")), goals=GOALS)


@pytest.mark.parametrize("kind", ["ods", "xls"])
def test_a_plan_that_another_program_saved_comes_back_without_a_change(sent, tmp_path, kind):
    file = tmp_path / "plan.xlsx"
    file.write_bytes(write(sent, "xlsx"))
    book = reading.book(converted(tmp_path, kind, file)["plan.xlsx"].read_bytes())

    asked = wishes(book, recognised(book, sent.years), sent.trajectory, sent.policy_fields)
    found = preview(asked, Beside(sent, sent.items, lambda _item, _name: ()))

    assert (found.counts["actions_same"], found.counts["goals_same"]) == (2, 2)
    assert (found.changes_something, found.refused, found.skipped) == (False, (), ())
