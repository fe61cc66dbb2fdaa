"""Estimate lines on screen: rows to write in with the number a refusal names, and what they are together."""

from facilitator.domain.bbc.words import Credit, Entity, Flow
from facilitator.domain.plan.fields import known
from facilitator.domain.roles import Duty
from facilitator.views.plan.plan_lines import SumRow, lines_view
from tests.plan_cast import item, line

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


def test_a_line_has_the_number_that_a_refusal_names():
    sent = [{"bedrag": "5"}, {"bedrag": " "}, {"bedrag": "veel"}]

    assert [row.number for row in lines_view(item(), SPEC, Duty.FINANCE, sent, "…").rows] == [1, 0, 2]


def test_the_empty_line_is_as_most_lines_of_the_action_will_be():
    fresh = lines_view(item(bestuur="OCMW", beleidsveld_code="0951; 0703", startjaar=2027), SPEC, Duty.FINANCE).fresh

    assert (fresh["boekjaar"], fresh["budgettaire_entiteit"], fresh["beleidsveld_code"], fresh["bedrag"]) == (
        "2027", "OCMW", "0951", "",
    )  # fmt: skip


def test_only_who_may_write_amounts_writes_lines():
    assert [lines_view(item(), SPEC, duty).writable for duty in (Duty.FINANCE, Duty.SECRETARY, Duty.READER)] == [
        True, True, False,
    ]  # fmt: skip
