"""The sheet of one action: what, for whom, who does it, when, where it hangs in the plan."""

from facilitator.domain.plan.fields import Kind, known
from facilitator.domain.plan.item import Plan, PlanItem

from .document import Block, Heading, facts

SECTIONS = (("Wat en voor wie", "AC_lange_omschrijving doelgroep wat_wordt_beter AC_commentaar"),)


def anchor(item: PlanItem) -> str:
    """Return the name under which other pages of the paper point to the sheet."""
    return f"actie-{item.id}"


def fiche(plan: Plan, item: PlanItem, *, new_page: bool = False) -> list[Block]:
    """Return the blocks of one action, in the order in which one reads them."""
    labels = {name: spec.label for name, spec in known(plan.years).items() if spec.kind is not Kind.DERIVED}
    blocks: list[Block] = [Heading(item.title, 2, anchor(item), new_page)]
    for title, names in SECTIONS:
        told = facts({labels[name].capitalize(): item.text(name) for name in names.split()})
        blocks += [Heading(title, 3), *told] if told else []
    return blocks
