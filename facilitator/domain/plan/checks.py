"""The checks of the BBC on actions in the plan: each finding names the action and the field, and says what to do."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from facilitator.domain.bbc.words import TO_BE_PLACED
from facilitator.domain.text import N_

from .checks_money import MONEY
from .checks_people import PEOPLE
from .checks_place import PLACE
from .checks_texts import TEXTS, personal
from .fields import known
from .inclusion import REASON
from .item import Plan, PlanItem, Status
from .remarks import Level, Rule

__all__ = ["Finding", "Level", "blocking", "findings", "findings_of"]

RULES: tuple[Rule, ...] = (*TEXTS, *PLACE, *PEOPLE, *MONEY)
# The field holds why there is no inclusietoets; what one looks for is the inclusietoets.
_CALLED: Mapping[str, str] = {REASON: N_("inclusietoets")}
_ORDER = {level: place for place, level in enumerate(Level)}


@dataclass(frozen=True)
class Finding:
    """One remark on one field of one action; `advice` says what to do."""

    level: Level
    item_id: str
    action: str
    field: str
    label: str
    advice: str

    @property
    def sentence(self) -> str:
        """The remark for who does not see the field beside it."""
        return f"Actie «{self.action}», {self.label}: {self.advice}"


def findings(plan: Plan) -> tuple[Finding, ...]:
    """Return every finding, action by action in the order of the plan, what must be solved first."""
    return tuple(finding for item in plan.items for finding in findings_of(plan, item))


def findings_of(plan: Plan, item: PlanItem) -> tuple[Finding, ...]:
    """Return the findings on one action; of a dropped one only what may not become public."""
    rules: Collection[Rule] = (personal,) if item.status is Status.DROPPED else RULES
    remarks = [remark for rule in rules for remark in rule(plan, item)]
    specs = known(plan.years)
    return tuple(
        Finding(level, item.id, item.title, name, _CALLED.get(name, specs[name].label), advice)
        for level, name, advice in sorted(remarks, key=lambda remark: _ORDER[remark[0]])
    )


def blocking(plan: Plan, found: Iterable[Finding] | None = None) -> tuple[Finding, ...]:
    """Return what keeps a plan from being final: what is to solve, and what was taken up and has no place yet.

    `found` spares the search where all findings are already known.
    """
    told = findings(plan) if found is None else found
    return tuple(one for one in told if one.level is Level.ERROR) + tuple(
        Finding(Level.ERROR, item.id, item.title, "AP_code", known(plan.years)["AP_code"].label, _STILL_LOOSE)
        for item in plan.items
        if item.status is Status.RETAINED and item.text("AP_code") == TO_BE_PLACED
    )


_STILL_LOOSE = "hang deze actie onder een actieplan, of kies «reguliere werking»."
