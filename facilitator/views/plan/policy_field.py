"""The page on which one looks for a beleidsveld: those the action has, what may fit, and what was looked for."""

from collections.abc import Iterable
from dataclasses import dataclass

from facilitator.domain.bbc.policy_fields import found, likely
from facilitator.domain.plan.changes import WRITERS
from facilitator.domain.plan.item import Plan, PlanItem
from facilitator.domain.roles import Duty

Named = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class PolicyFieldPage:
    """Codes with their names; `now` begins with the main one."""

    base: str
    id: str
    title: str
    writes: bool
    version: int
    now: Named
    query: str
    likely: Named
    found: Named


def policy_field_page(plan: Plan, item: PlanItem, duty: Duty, query: str = "") -> PolicyFieldPage:
    """Return the page; without a query it shows what looks likely, and then the whole list."""
    fields, asked = plan.policy_fields, bool(query.strip())
    said = f"{item.title} {item.text('AC_lange_omschrijving')} {item.text('doelgroep')}"
    guessed = () if asked else tuple(code for code in likely(fields, said) if code not in item.codes)

    def named(codes: Iterable[str]) -> Named:
        return tuple((code, fields.get(code, "")) for code in codes)

    return PolicyFieldPage(
        base=f"/traject/{plan.trajectory.id}",
        id=item.id,
        title=item.title,
        writes=duty in WRITERS,
        version=item.field("beleidsveld_code").version,
        now=named(item.codes),
        query=query,
        likely=named(guessed),
        found=named(code for code in found(fields, query) if code not in (*guessed, *item.codes)),
    )
