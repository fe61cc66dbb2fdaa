"""Writing an action together: a new one by hand, who is at which field, and whether anything moved since one looked."""

import hashlib
from datetime import timedelta

from facilitator.domain.bbc.words import Amendment
from facilitator.domain.events import Event
from facilitator.domain.plan.changes import WRITERS
from facilitator.domain.plan.fields import known
from facilitator.domain.plan.item import PlanItem, Status
from facilitator.domain.plan.talk import PRESENT_SECONDS, Beside
from facilitator.domain.refusals import NotAllowed, NotFound
from facilitator.domain.text import one_line
from facilitator.domain.trajectory import Account
from facilitator.services.house.trajectories import seen
from facilitator.services.plan.items import item_in_sight, write_field
from facilitator.store import Store

TITLE = "AC_korte_omschrijving"


def add_action(tx: Store, account: Account, trajectory_id: str, title: object) -> tuple[PlanItem, list[Event]]:
    """Put an action in the plan that no session proposed."""
    trajectory, duty = seen(tx, account, trajectory_id)
    if duty not in WRITERS:
        raise NotAllowed("Je mag hier geen actie maken.")
    words = one_line(title, known(())[TITLE].limit)
    made = PlanItem(tx.new_id(), trajectory.id, "", "", "", tx.plans.last_position(trajectory.id) + 1)
    tx.plans.add(made, tx.now())
    for name, value in (("status", Status.PROPOSED.value), (TITLE, words), ("wijziging", Amendment.NEW.value)):
        write_field(tx, account, made, name, value)
    tx.journal.record("add_action", account.id, tx.now(), trajectory_id=trajectory_id, item=made.id)
    return made, []


def be_here(tx: Store, account: Account, trajectory_id: str, item_id: str, name: str) -> tuple[None, list[Event]]:
    """Let the others see at which field somebody is; an empty name is at no field."""
    trajectory, _, item = item_in_sight(tx, account, trajectory_id, item_id)
    if name and name not in known(trajectory.years):
        raise NotFound()
    tx.writing.forget_presence(tx.now() - timedelta(seconds=PRESENT_SECONDS))
    tx.writing.be_at(item.id, account, name, tx.now())
    return None, []


def leave(tx: Store, account: Account, trajectory_id: str, item_id: str) -> tuple[None, list[Event]]:
    """Let the others see that somebody closed the action, and end the loans they still had there."""
    _, _, item = item_in_sight(tx, account, trajectory_id, item_id)
    tx.writing.leave(item.id, account.id)
    for loan in item.loans:
        tx.plans.give_back(item.id, loan.name, account.id)
    return None, []


def beside(store: Store, account: Account, trajectory_id: str, item_id: str) -> Beside:
    """Return what is said beside an action, and who else has it open."""
    _, _, item = item_in_sight(store, account, trajectory_id, item_id)
    since = store.now() - timedelta(seconds=PRESENT_SECONDS)
    others = tuple(one for one in store.writing.present(item.id, since) if one.account_id != account.id)
    return Beside(store.writing.talk(item.id), others)


def pulse(store: Store, account: Account, trajectory_id: str, item_id: str) -> str:
    """Return a sign that is another one as soon as anything on the page of an action is: quick, since it is asked often."""
    _, duty, item = item_in_sight(store, account, trajectory_id, item_id)
    around = beside(store, account, trajectory_id, item_id)
    told = (
        duty,
        sorted((name, field.version) for name, field in item.fields.items()),
        [(loan.name, loan.account_id) for loan in item.loans],
        around,
    )
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16]
