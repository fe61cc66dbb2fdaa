"""The cast of tests about the plan: a trajectory, a counted vote, and items as short as a test needs them."""

from datetime import UTC, date, datetime
from decimal import Decimal

from facilitator.domain.bbc.money import Line, as_columns
from facilitator.domain.bbc.words import Flow
from facilitator.domain.plan.advice import advice
from facilitator.domain.plan.item import Field, Plan, PlanItem
from facilitator.domain.trajectory import Trajectory
from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.groups import LADDER, GroupRule
from facilitator.domain.voting.tally import CountedBallot, Tally, tally
from facilitator.domain.voting.terms import terms

POLICY_FIELDS = {"0119": "Overige algemene diensten", "0703": "Openbare bibliotheken", "0951": "Dienstencentra"}
TRAJECTORY = Trajectory("traject", "24020", "Dentergem", "E-inclusie", datetime(2027, 1, 5, tzinfo=UTC))
COMPLETE = {
    "status": "weerhouden", "prioritair": True, "BD_code": "BD1", "AP_code": "AP1", "AC_lange_omschrijving": "Hulp voor iedereen, in de bib.",
    "dienst": "Bib", "bevoegd_mandataris": "schepen van cultuur", "beleidsveld_code": "0703", "startjaar": 2026, "eindjaar": 2028,
    "indicator": "bezoekers", "nulmeting": "0", "streefwaarde": "40", "meetmoment": "2028", "partners": "bib", "doelgroep": "iedereen",
    "hefboom": "P1", "SDG": "10", "geen_extra_budget": True,
    "bestuur": "gemeente", "inclusietoets_reden": "te klein",
}  # fmt: skip


def line(year: int, amount: str, flow: Flow = Flow.EXPENSE, **more: object) -> Line:
    return Line(year, flow, Decimal(amount), **more)


def item(
    name: str = "een", title: str = "Open een digipunt", lines: tuple[Line, ...] = (), **fields: object
) -> PlanItem:
    """An item whose given fields were each written once."""
    values: dict[str, object] = {"AC_korte_omschrijving": title, "status": "voorstel", **fields}
    for each in lines:
        values.setdefault(each.field, []).append(as_columns(each))
    stored = {name: Field(value, 1, "ada") for name, value in values.items()}
    return PlanItem(name, "traject", "sessie", "stap", f"actie-{name}", 1, stored)


def plan(*items: PlanItem) -> Plan:
    return Plan(TRAJECTORY, items, POLICY_FIELDS, date(2027, 3, 13))


def vote(rule: GroupRule = GroupRule.CITIZENS_GOVERNMENT_PARTNERS, **votes: tuple[int, int]) -> Tally:
    """A counted pick of one: for each action how many inwoners and how many of the gemeente chose it."""
    groups = LADDER[rule][:2]
    ballots = [
        CountedBallot((f"actie-{name}",), group.key)
        for name, counts in votes.items()
        for group, n in zip(groups, counts, strict=True)
        for _ in range(n)
    ]
    return tally(
        terms(BallotKind.PICK, {}, frozenset(f"actie-{name}" for name in votes)),
        [(f"actie-{name}", n) for n, name in enumerate(votes, 1)],
        ballots,
        groups,
    )


def advised(result: Tally, action_id: str):
    return advice(result, action_id, session="startsessie", day=date(2027, 3, 12), question="Kies er drie")
