"""What estimate lines are together, on the sheet of an action."""

from facilitator.domain.bbc.words import Credit, Entity, Flow
from facilitator.domain.plan.fields import known
from facilitator.domain.roles import Duty
from facilitator.views.plan.estimates import estimates_page
from facilitator.views.plan.plan_lines import SumRow, lines_view
from tests.plan_cast import item, line, plan

SPEC = known((2026,))["ramingen"]
LINES = (
    line(2026, "1250.5"), line(2027, "100", credit=Credit.INVESTMENT), line(2026, "50", entity=Entity.OCMW),
    line(2027, "0.5"), line(2026, "7", Flow.RECEIPT),
)  # fmt: skip


def test_lines_are_added_up_by_flow_credit_and_entity_year_by_year():
    view = lines_view(item(lines=LINES), SPEC, Duty.FINANCE)

    assert view.years == (2026, 2027)
    assert view.sums == (
        SumRow("Uitgave", "exploitatie", "gemeente", ("1.250,50", "0,50"), "1.251,00"),
        SumRow("Uitgave", "exploitatie", "OCMW", ("50,00", "0,00"), "50,00"),
        SumRow("Uitgave", "investeringen", "gemeente", ("0,00", "100,00"), "100,00"),
        SumRow("Ontvangst", "exploitatie", "gemeente", ("7,00", "0,00"), "7,00"),
    )


def test_the_empty_row_is_as_most_rows_of_the_action_will_be():
    one = item(bestuur="OCMW", beleidsveld_code="0951; 0703")
    fresh = estimates_page(plan(one), one, Duty.FINANCE).fresh

    assert (fresh.n, fresh.words["budgettaire_entiteit"], fresh.words["beleidsveld_code"]) == (0, "OCMW", "0951")
    assert [amount.value for amount in fresh.amounts] == [""] * 6


def test_only_who_may_write_amounts_writes_lines():
    assert [lines_view(item(), SPEC, duty).writable for duty in (Duty.FINANCE, Duty.SECRETARY, Duty.READER)] == [
        True, True, False,
    ]  # fmt: skip
