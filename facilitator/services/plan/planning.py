"""The plan: proposing actions of a counted vote, reading the plan, changing fields, and lending them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from facilitator.domain.bbc.words import Amendment
from facilitator.domain.coverage.frames import Frames
from facilitator.domain.coverage.plan_words import plan_words
from facilitator.domain.days import day_of
from facilitator.domain.events import Event, StepChanged
from facilitator.domain.ideas.idea import Action
from facilitator.domain.plan.advice import Advice, advice
from facilitator.domain.plan.changes import changes, may_write, version
from facilitator.domain.plan.decision import verdicts
from facilitator.domain.plan.fields import known
from facilitator.domain.plan.item import LOAN_SECONDS, Loan, Plan, PlanItem, Status
from facilitator.domain.plan.proposing import Proposal, action_list, proposal
from facilitator.domain.refusals import InvalidInput, NotAllowed, NotCounted, NotFound, UnknownAction
from facilitator.domain.roles import Duty
from facilitator.domain.sessions.session import WorkshopSession
from facilitator.domain.trajectory import Account, Trajectory
from facilitator.domain.voting.tally import Tally
from facilitator.services.house.trajectories import FACILITATORS, seen, session_for
from facilitator.services.plan.items import standing_item, write_field
from facilitator.services.voting.results import results
from facilitator.store import Store
from facilitator.store.content import load_policy_fields


@dataclass(frozen=True)
class Proposed:
    """An action that stands in the plan, and as which item."""

    id: str
    action: str


def propose(
    tx: Store, account: Account, session_id: str, step_id: str, action_ids: object, frames: Frames | None = None
) -> tuple[list[Proposed], list[Event]]:
    """Let exactly these actions of a counted vote stand in the plan as proposals; repeating changes nothing.

    With the frames of the policy, an action that is new in the plan brings the words of its places along.
    """
    session = session_for(tx, account, session_id, FACILITATORS)
    wanted = action_list(action_ids)
    actions = {action.id: action for action in tx.actions.of_session(session_id)}
    _check_known(wanted, actions)
    ranks = {row.action: row.rank for row in results(tx, session_id, step_id).rows}
    _check_known(wanted, ranks)
    ranked, items = sorted(wanted, key=ranks.__getitem__), tx.plans.of_session(session_id, tx.now())
    plan = proposal(step_id, ranked, items, verdicts(tx.deciding.decisions(session.trajectory_id)))
    for item in plan.moved:
        tx.plans.move(item.id, step_id)
    for item in plan.withdrawn:
        write_field(tx, account, item, "status", Status.WITHDRAWN.value)
    for item in plan.revived:
        write_field(tx, account, item, "status", Status.PROPOSED.value)
    for action in plan.added:
        _add(tx, account, session, step_id, actions[action], frames)
    standing = {item.action_id: item.id for item in tx.plans.of_session(session_id, tx.now())}
    return [Proposed(standing[action], action) for action in wanted], _told(tx, account, session, step_id, wanted, plan)


def plan(store: Store, account: Account, trajectory_id: str) -> Plan:
    """Return the plan of a trajectory in the account's sight."""
    return whole_plan(store, seen(store, account, trajectory_id)[0])


def duty(store: Store, account: Account, trajectory_id: str) -> Duty:
    """Return what the account may do in this plan."""
    return seen(store, account, trajectory_id)[1]


def whole_plan(store: Store, trajectory: Trajectory) -> Plan:
    """Return the plan of a trajectory, for who needs no permission: the operator's commands."""
    items = [item for item in store.plans.items(trajectory.id, store.now()) if item.status is not Status.WITHDRAWN]
    tallies: dict[tuple[str, str], Tally | None] = {}
    for item in items:
        vote = (item.session_id, item.step_id)
        if vote not in tallies:
            tallies[vote] = _tally(store, *vote)
    by_file = store.imports.advice(trajectory.id)
    told = tuple(
        replace(item, advice=_advice(store, item, tallies[item.session_id, item.step_id]) or by_file.get(item.id))
        for item in items
    )
    policy_fields = {field.code: field.name for field in load_policy_fields()}
    return Plan(
        trajectory, told, policy_fields, day_of(store.now()),
        goals=store.goals.all(trajectory.id), tests=store.inclusion.tests(trajectory.id),
        tasks=store.inclusion.tasks(trajectory.id), decisions=store.deciding.decisions(trajectory.id),
        editions=store.deciding.editions(trajectory.id), reactions=store.reacting.all(trajectory.id),
        progress=store.progress.all(trajectory.id), presented=store.presenting.presented(trajectory.id),
    )  # fmt: skip


def change(
    tx: Store, account: Account, trajectory_id: str, item_id: str, fields: object
) -> tuple[dict[str, int], list[Event]]:
    """Change fields of an item, all or none; returns the version under which each now stands."""
    trajectory, held = seen(tx, account, trajectory_id)
    item = standing_item(tx, trajectory, item_id)
    done = changes(item, held, fields, trajectory.years)
    for one in done:
        write_field(tx, account, item, one.name, one.value)
    if done:
        decided = next((one.value for one in done if one.name == "status"), None)
        tx.journal.record("change_plan", account.id, tx.now(), trajectory_id=trajectory_id, item=item_id,
                          fields=sorted(one.name for one in done), status=decided)  # fmt: skip
    after, specs = standing_item(tx, trajectory, item_id), known(trajectory.years)
    named = fields if isinstance(fields, Mapping) else {}
    return {name: version(after, specs[name]) for name in named if name in specs}, []


def patch(
    tx: Store, account: Account, trajectory_id: str, item_id: str, fields: object
) -> tuple[tuple[Plan, PlanItem], list[Event]]:
    """Change fields of an item, all or none; returns the plan and the item as they then stand."""
    change(tx, account, trajectory_id, item_id, fields)
    after = plan(tx, account, trajectory_id)
    return (after, next(each for each in after.items if each.id == item_id)), []


def lend(tx: Store, account: Account, trajectory_id: str, item_id: str, name: str) -> tuple[Loan, list[Event]]:
    """Lend a field to who types in it; while it is another's, return that other's loan and change nothing."""
    trajectory, held = seen(tx, account, trajectory_id)
    item = standing_item(tx, trajectory, item_id)
    spec = known(trajectory.years).get(name)
    if spec is None:
        raise InvalidInput("Dit veld kennen we niet.")
    if not may_write(held, spec):
        raise NotAllowed("Je mag dit veld lezen, niet veranderen.")
    running = next((loan for loan in item.loans if loan.name == name), None)
    if running is not None and running.account_id != account.id:
        return running, []
    loan = Loan(item.id, name, account.id, account.name, tx.now() + timedelta(seconds=LOAN_SECONDS))
    tx.plans.lend(loan)
    return loan, []


def give_back(tx: Store, account: Account, trajectory_id: str, item_id: str, name: str) -> tuple[None, list[Event]]:
    """End one's own loan of a field."""
    trajectory, _ = seen(tx, account, trajectory_id)
    tx.plans.give_back(standing_item(tx, trajectory, item_id).id, name, account.id)
    return None, []


def _check_known(wanted: Collection[str], actions: Collection[str]) -> None:
    if any(action not in actions for action in wanted):
        raise UnknownAction()


def _add(
    tx: Store, account: Account, session: WorkshopSession, step_id: str, action: Action, frames: Frames | None
) -> None:
    position = tx.plans.last_position(session.trajectory_id) + 1
    item = PlanItem(tx.new_id(), session.trajectory_id, session.id, step_id, action.id, position)
    tx.plans.add(item, tx.now())
    for name, value in (
        ("status", Status.PROPOSED.value),
        ("AC_korte_omschrijving", action.title),
        ("wijziging", Amendment.NEW.value),
        *_placed(tx, session, action, frames),
    ):
        write_field(tx, account, item, name, value)


def _placed(tx: Store, session: WorkshopSession, action: Action, frames: Frames | None) -> list[tuple[str, str]]:
    if frames is None:
        return []
    name, own = tx.framing.of_trajectory(session.trajectory_id)
    return list(plan_words(action.tags, frames.axes(name, own.axis)).items())


def _told(
    tx: Store, account: Account, session: WorkshopSession, step_id: str, wanted: Collection[str], plan: Proposal
) -> list[Event]:
    """Write the proposal in the journal and let the screens know, unless it changed nothing."""
    if not plan.changes_something:
        return []
    tx.journal.record("propose", account.id, tx.now(), trajectory_id=session.trajectory_id, session_id=session.id,
                      step=step_id, actions=list(wanted))  # fmt: skip
    tx.sessions.touch(session.id)
    return [StepChanged(session.id)]


def _tally(store: Store, session_id: str, step_id: str) -> Tally | None:
    try:
        return results(store, session_id, step_id)
    except (NotFound, NotCounted):
        return None


def _advice(store: Store, item: PlanItem, tally: Tally | None) -> Advice | None:
    session = store.sessions.get(item.session_id)
    step = store.sessions.step(item.session_id, item.step_id)
    if tally is None or session is None or step is None:
        return None
    day = day_of(step.closed_at) if step.closed_at else None
    return advice(tally, item.action_id, session=session.format.replace("-", " "), day=day, question=step.title)
