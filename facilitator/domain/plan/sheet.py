"""The row of an action in sheet Acties: what is stored beside what is derived from it."""

from collections.abc import Mapping
from decimal import Decimal

from facilitator.domain.bbc.money import number, total
from facilitator.domain.bbc.words import Flow

from . import changes
from .checks import Finding, findings_of
from .fields import Kind, known
from .item import Plan, PlanItem


def values(plan: Plan, item: PlanItem) -> dict[str, tuple[object, int]]:
    """Return every field of an action as programs see it: its value and its version."""
    derived = derived_values(plan, item, findings_of(plan, item))
    return {
        name: (derived[name], 0)
        if spec.kind is Kind.DERIVED
        else (changes.shown(item, spec), changes.version(item, spec))
        for name, spec in known(plan.years).items()
    }


def derived_values(plan: Plan, item: PlanItem, found: tuple[Finding, ...]) -> Mapping[str, object]:
    """Return the fields that nobody writes."""
    spent, received = totals(plan, item)
    return {
        "rangorde": item.advice.rank if item.advice else None,
        "beleidsveld_naam": policy_names(plan, item),
        "U_totaal": number(spent),
        "O_totaal": number(received),
        "saldo": number(received - spent),
        "advies": item.advice.sentence if item.advice else "",
        "bron": source(item),
        "controle": control(found),
    }


def totals(plan: Plan, item: PlanItem) -> tuple[Decimal, Decimal]:
    """Return what is spent and what is received in the years of the plan."""
    lines = [line for line in item.lines if line.year in plan.years]
    spent = total(line for line in lines if line.flow is Flow.EXPENSE)
    return spent, total(line for line in lines if line.flow is Flow.RECEIPT)


def policy_names(plan: Plan, item: PlanItem) -> str:
    """Return the names of the policy fields that are in our list."""
    return "; ".join(plan.policy_fields[code] for code in item.codes if code in plan.policy_fields)


def source(item: PlanItem) -> str:
    """Return where the action comes from: «startsessie 12/3/2027, actie 4»."""
    return f"{item.advice.source}, actie {item.advice.number}" if item.advice else ""


def control(found: tuple[Finding, ...]) -> str:
    """Return the findings of one action in one text, without what is only for information."""
    told = [f"{finding.level}: {finding.label}, {finding.advice}" for finding in found if finding.level != "ter info"]
    return " | ".join(told)
