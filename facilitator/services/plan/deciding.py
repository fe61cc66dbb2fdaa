"""Deciding: noting what a body chose and why, taking a mistake back, and making the plan final."""

from collections.abc import Mapping
from dataclasses import dataclass

from facilitator.domain.days import day_month_year, day_of
from facilitator.domain.events import Event
from facilitator.domain.plan.changes import DECIDERS
from facilitator.domain.plan.deciding import (
    FOLLOWS,
    NOTE_LIMIT,
    ROUND_LIMIT,
    check_nothing_rests_on,
    check_order,
    public_text,
    read_body,
    read_choices,
    read_day,
    read_past_day,
)
from facilitator.domain.plan.decision import Decision, Edition, verdicts
from facilitator.domain.plan.fates import unanswered
from facilitator.domain.plan.hurdles import Hurdles, hurdles
from facilitator.domain.plan.item import SHOWN, Plan, PlanItem, Status
from facilitator.domain.refusals import ChangedMeanwhile, NotAllowed, NotFound, PlanNotReady
from facilitator.domain.trajectory import Account, Trajectory
from facilitator.services.house.trajectories import seen
from facilitator.services.plan.editions import freeze, is_final
from facilitator.services.plan.fates import all_subjects
from facilitator.services.plan.items import write_field
from facilitator.services.plan.planning import whole_plan
from facilitator.store import Store

WAY, TAKEN_BACK, FINAL = "beslissing", "teruggenomen", "definitief plan"


@dataclass(frozen=True)
class Moment:
    """A moment of deciding as somebody typed it; `choices` are `{item: (choice, reason)}`, `seen` the newest edition then."""

    body: object
    day: object
    choices: object
    budget_round: object = ""
    told_on: object = ""
    note: object = ""
    seen: int | None = None


def decide(tx: Store, account: Account, trajectory_id: str, said: Moment) -> tuple[Decision, list[Event]]:
    """Note what a body decided, let the status of its actions follow, and freeze an edition."""
    trajectory = _by_decider(tx, account, trajectory_id)
    last = tx.deciding.last_edition(trajectory.id)
    if said.seen is not None and said.seen != last:
        raise ChangedMeanwhile(message="Iemand anders noteerde net een beslissing. Kijk even na.")
    items = _standing(tx, trajectory)
    decision = _read(tx, said, items, last + 1)
    check_order(tx.deciding.decisions(trajectory.id), decision.body, decision.items)
    tx.deciding.add(trajectory.id, decision, account.id, tx.now())
    _follow(tx, account, trajectory.id, items, decision, WAY)
    edition = freeze(tx, account, trajectory, called(decision))
    tx.journal.record("decide", account.id, tx.now(), trajectory_id=trajectory.id, decision=decision.id,
                      body=decision.body, day=decision.day.isoformat(), edition=edition.n, hash=edition.hash,
                      choices={item_id: one.choice for item_id, one in decision.items.items()})  # fmt: skip
    return decision, []


def take_back(tx: Store, account: Account, trajectory_id: str, decision_id: str) -> tuple[Edition, list[Event]]:
    """Take back a decision that was noted by mistake: each status is again what it would be without it."""
    trajectory = _by_decider(tx, account, trajectory_id)
    others = {one.id: one for one in tx.deciding.decisions(trajectory.id)}
    if decision_id not in others:
        raise NotFound("Deze beslissing is al teruggenomen.")
    gone = others.pop(decision_id)
    check_nothing_rests_on(gone, others.values())
    tx.deciding.take_back(gone.id, tx.now())
    _follow(tx, account, trajectory.id, _standing(tx, trajectory), gone, TAKEN_BACK)
    edition = freeze(tx, account, trajectory, f"teruggenomen: {called(gone)}")
    tx.journal.record("take_back_decision", account.id, tx.now(), trajectory_id=trajectory.id, decision=gone.id,
                      edition=edition.n, hash=edition.hash)  # fmt: skip
    return edition, []


def make_final(tx: Store, account: Account, trajectory_id: str) -> tuple[Edition, list[Event]]:
    """Freeze the plan as final; PlanNotReady, saying how many, while anything stands in the way. Once is enough."""
    trajectory = _by_decider(tx, account, trajectory_id)
    if is_final(tx, trajectory):
        return tx.deciding.editions(trajectory.id)[-1], []
    found = in_the_way(tx, trajectory, whole_plan(tx, trajectory))
    if found.are_there:
        raise PlanNotReady(
            "Dit plan is nog niet klaar. Zonder antwoord: %(unanswered)s. Op te lossen: %(errors)s. "
            "Nog te plaatsen: %(unplaced)s. Nog te beslissen: %(councils)s.",
            unanswered=found.unanswered, errors=found.errors, unplaced=len(found.unplaced),
            councils=sum(found.councils.values()),
        )  # fmt: skip
    edition = freeze(tx, account, trajectory, FINAL, final=True)
    tx.journal.record("make_final", account.id, tx.now(), trajectory_id=trajectory.id, edition=edition.n,
                      hash=edition.hash)  # fmt: skip
    return edition, []


def in_the_way(store: Store, trajectory: Trajectory, plan: Plan) -> Hurdles:
    """Return what stands between this plan and its final edition."""
    return hurdles(plan, unanswered(all_subjects(store, trajectory)))


def decisions(store: Store, account: Account, trajectory_id: str) -> tuple[tuple[Decision, ...], tuple[Edition, ...]]:
    """Return what was decided on a plan in the account's sight, and its frozen editions without their content."""
    trajectory, _ = seen(store, account, trajectory_id)
    return store.deciding.decisions(trajectory.id), store.deciding.editions(trajectory.id)


def called(decision: Decision) -> str:
    """Return what people call a moment of deciding: «gemeenteraad, 12/3/2027»."""
    return f"{decision.body.value}, {day_month_year(decision.day)}"


def _by_decider(tx: Store, account: Account, trajectory_id: str) -> Trajectory:
    trajectory, duty = seen(tx, account, trajectory_id)
    if duty not in DECIDERS:
        raise NotAllowed("Alleen een beleidsmedewerker of auteur noteert wat beslist is.")
    return trajectory


def _standing(store: Store, trajectory: Trajectory) -> dict[str, PlanItem]:
    items = store.plans.items(trajectory.id, store.now())
    return {item.id: item for item in items if item.status is not Status.WITHDRAWN}


def _read(tx: Store, said: Moment, items: dict[str, PlanItem], edition: int) -> Decision:
    return Decision(
        tx.new_id(), read_body(said.body), read_past_day(said.day, day_of(tx.now())),
        read_choices(said.choices, {item_id: item.title for item_id, item in items.items()}),
        public_text(said.budget_round, ROUND_LIMIT, line=True),
        read_day(said.told_on) if said.told_on else None, public_text(said.note, NOTE_LIMIT), edition, tx.now(),
    )  # fmt: skip


def _follow(
    tx: Store, account: Account, trajectory_id: str, items: Mapping[str, PlanItem], decision: Decision, way: str
) -> None:
    """Let the status of these actions be what the decisions that hold make of it; without any, what it was before."""
    holds = verdicts(tx.deciding.decisions(trajectory_id))
    for item in (items[item_id] for item_id in decision.items if item_id in items):
        status = FOLLOWS[holds[item.id].choice] if item.id in holds else _before(tx, item)
        if status is not item.status:
            write_field(tx, account, item, "status", status.value, way)


def _before(tx: Store, item: PlanItem) -> Status:
    """The last status that no decision brought."""
    chosen = [one.value for one in tx.plans.versions(item.id, "status") if one.way not in (WAY, TAKEN_BACK)]
    return next((status for status in SHOWN if chosen and status == chosen[-1]), Status.PROPOSED)
