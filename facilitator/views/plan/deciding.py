"""What the page «Beslissen» shows: what a plan still needs, what was decided until now, and the form for the next moment."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from facilitator.domain.days import day_of
from facilitator.domain.plan.changes import DECIDERS
from facilitator.domain.plan.deciding import asks_why, standing, still_needed
from facilitator.domain.plan.decision import Body, Choice, Decision, Verdict, verdicts
from facilitator.domain.plan.hurdles import Hurdles
from facilitator.domain.plan.item import Plan, PlanItem
from facilitator.domain.plan.stage import Stage, stages
from facilitator.domain.roles import Duty
from facilitator.views.room.cards import spoken_date

Typed = Mapping[str, str]


@dataclass(frozen=True)
class Said:
    """What a moment said of one action."""

    item_id: str
    title: str
    choice: Choice
    reason: str


@dataclass(frozen=True)
class MomentView:
    """One moment of deciding, as people tell it."""

    id: str
    body: Body
    day: str
    said: tuple[Said, ...]
    counts: tuple[tuple[Choice, int], ...]
    budget_round: str
    told_on: str
    note: str
    edition: int


@dataclass(frozen=True)
class Needed:
    """A council that still has to choose, and for how many actions."""

    body: Body
    actions: int


@dataclass(frozen=True)
class DecidingPage:
    """Where the plan stands on its way to the councils."""

    base: str
    municipality: str
    decides: bool
    has_items: bool
    moments: tuple[MomentView, ...]
    hurdles: Hurdles
    needed: tuple[Needed, ...]
    final: str
    final_edition: int
    is_final: bool
    editions: int

    @property
    def is_ready(self) -> bool:
        """Say whether nothing stands in the way of a final plan that is not final already."""
        return self.decides and not self.hurdles.are_there and not self.is_final


@dataclass(frozen=True)
class ToDecide:
    """One action in the form; `needed` are the councils that still have to choose it."""

    id: str
    title: str
    stage: Stage
    votes: str
    needed: tuple[Body, ...]
    choice: str
    reason: str


@dataclass(frozen=True)
class DecidingForm:
    """The form for one moment; what was decided already stands apart, so that a long list stays short."""

    base: str
    municipality: str
    seen: int
    bodies: tuple[Body, ...]
    choices: tuple[Choice, ...]
    typed: Typed
    today: str
    open: tuple[ToDecide, ...]
    decided: tuple[ToDecide, ...]
    earlier: tuple[MomentView, ...]


def deciding_page(plan: Plan, duty: Duty, hurdles: Hurdles, *, is_final: bool) -> DecidingPage:
    """Return the page; the newest moment stands first. `is_final`: the plan is what was frozen as final."""
    finals = [edition for edition in plan.editions if edition.final]
    return DecidingPage(
        base=f"/traject/{plan.trajectory.id}",
        municipality=plan.trajectory.municipality_name,
        decides=duty in DECIDERS,
        has_items=bool(plan.items),
        moments=_moments(plan),
        hurdles=hurdles,
        needed=tuple(Needed(body, n) for body, n in hurdles.councils.items()),
        final=spoken_date(day_of(finals[-1].made_at)) if finals else "",
        final_edition=finals[-1].n if finals else 0,
        is_final=is_final,
        editions=len(plan.editions),
    )


def deciding_form(plan: Plan, today: date, like: str = "", typed: Typed | None = None) -> DecidingForm:
    """Return the form, empty, with the choices of an earlier moment, or as somebody sent it."""
    earlier = next((one for one in plan.decisions if one.id == like), None)
    filled = typed if typed is not None else _filled(earlier)
    decided, how_far = verdicts(plan.decisions), stages(plan)
    rows = [
        (_row(plan, item, how_far[item.id], filled), _is_settled(item, decided.get(item.id))) for item in plan.items
    ]
    return DecidingForm(
        base=f"/traject/{plan.trajectory.id}",
        municipality=plan.trajectory.municipality_name,
        seen=plan.editions[-1].n if plan.editions else 0,
        bodies=tuple(Body),
        choices=tuple(Choice),
        typed=filled,
        today=today.isoformat(),
        open=tuple(row for row, settled in rows if not settled or row.needed or row.choice),
        decided=tuple(row for row, settled in rows if settled and not row.needed and not row.choice),
        earlier=_moments(plan),
    )


def _is_settled(item: PlanItem, verdict: Verdict | None) -> bool:
    return standing(item, verdict) is not None and not asks_why(item, verdict)


def _row(plan: Plan, item: PlanItem, stage: Stage, typed: Typed) -> ToDecide:
    chosen = stage in (Stage.CHOSEN, Stage.RUNNING)
    return ToDecide(
        id=item.id,
        title=item.title,
        stage=stage,
        votes=item.advice.sentence if item.advice else "",
        needed=still_needed(plan.decisions, item) if chosen else (),
        choice=typed.get(f"keuze.{item.id}", ""),
        reason=typed.get(f"reden.{item.id}", ""),
    )


def _filled(earlier: Decision | None) -> Typed:
    if earlier is None:
        return {}
    choices = {f"keuze.{item_id}": one.choice.value for item_id, one in earlier.items.items()}
    reasons = {f"reden.{item_id}": one.reason for item_id, one in earlier.items.items()}
    told_on = earlier.told_on.isoformat() if earlier.told_on else ""
    return {**choices, **reasons, "budget_round": earlier.budget_round, "told_on": told_on}


def _moments(plan: Plan) -> tuple[MomentView, ...]:
    titles = {item.id: item.title for item in plan.items}
    return tuple(_moment(one, titles) for one in reversed(plan.decisions))


def _moment(decision: Decision, titles: Mapping[str, str]) -> MomentView:
    """One moment with its actions, what was chosen first; an action that left the plan keeps its place without a title."""
    order = list(Choice)
    said = sorted(
        (Said(item_id, titles.get(item_id, ""), one.choice, one.reason) for item_id, one in decision.items.items()),
        key=lambda one: (order.index(one.choice), list(titles).index(one.item_id) if one.item_id in titles else 0),
    )
    return MomentView(
        id=decision.id,
        body=decision.body,
        day=spoken_date(decision.day),
        said=tuple(said),
        counts=tuple((choice, n) for choice in Choice if (n := sum(one.choice is choice for one in said))),
        budget_round=decision.budget_round,
        told_on=spoken_date(decision.told_on),
        note=decision.note,
        edition=decision.edition,
    )
