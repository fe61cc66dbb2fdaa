"""Tasks of an action: made of a question of its inclusietoets or by hand, with who and when, done and taken up again."""

from dataclasses import dataclass, replace

from facilitator.domain.events import Event
from facilitator.domain.plan.inclusion import Task
from facilitator.domain.plan.item import PlanItem
from facilitator.domain.plan.tasks import read_due, read_text, read_who
from facilitator.domain.refusals import ChangedMeanwhile, InvalidInput, NotFound
from facilitator.domain.trajectory import Account
from facilitator.services.plan.items import item_to_write
from facilitator.store import Store

MOST_TASKS = 100


@dataclass(frozen=True)
class Wish:
    """What a person sends of a task."""

    text: object
    who: object = ""
    due: object = ""


def add_task(
    tx: Store, account: Account, trajectory_id: str, item_id: str, wish: Wish, question: int | None = None
) -> tuple[Task, list[Event]]:
    """Make a task; the same open task twice is one."""
    item = item_to_write(tx, account, trajectory_id, item_id)
    made = _read(Task(tx.new_id(), item.id, "", _asked(tx, item, question)), wish)
    standing = [task for task in tx.inclusion.tasks(trajectory_id) if task.item_id == item.id]
    for task in standing:
        if replace(task, id="", version=1) == replace(made, id=""):
            return task, []
    if len(standing) >= MOST_TASKS:
        raise InvalidInput("Er zijn al %(n)s taken voor deze actie. Maak er eerst enkele af.", n=MOST_TASKS)
    return _kept(tx, account, trajectory_id, made, "add_task"), []


def change_task(
    tx: Store, account: Account, trajectory_id: str, item_id: str, task_id: str, version: int, wish: Wish
) -> tuple[Task, list[Event]]:
    """Change what a task says; ChangedMeanwhile when somebody did so since it was read."""
    old = _task(tx, item_to_write(tx, account, trajectory_id, item_id), task_id)
    made = _read(replace(old, version=old.version + 1), wish)
    if replace(made, version=old.version) == old:
        return old, []
    if version != old.version:
        raise ChangedMeanwhile({"task": {"text": old.text, "version": old.version}})
    return _kept(tx, account, trajectory_id, made, "change_task"), []


def finish_task(
    tx: Store, account: Account, trajectory_id: str, item_id: str, task_id: str, *, is_done: bool = True
) -> tuple[Task, list[Event]]:
    """Mark a task done, or take it up again; what is so already stays so."""
    old = _task(tx, item_to_write(tx, account, trajectory_id, item_id), task_id)
    if (old.done_at is not None) == is_done:
        return old, []
    made = replace(old, done_at=tx.now() if is_done else None, version=old.version + 1)
    return _kept(tx, account, trajectory_id, made, "finish_task" if is_done else "reopen_task"), []


def drop_task(tx: Store, account: Account, trajectory_id: str, item_id: str, task_id: str) -> tuple[None, list[Event]]:
    """Let a task go that was made by mistake."""
    item = item_to_write(tx, account, trajectory_id, item_id)
    task = _task(tx, item, task_id)
    tx.inclusion.drop_task(item.id, task.id)
    tx.journal.record("drop_task", account.id, tx.now(), trajectory_id=trajectory_id, item=item.id, task=task.id)
    return None, []


def _task(tx: Store, item: PlanItem, task_id: str) -> Task:
    found = tx.inclusion.task(item.id, task_id)
    if found is None:
        raise NotFound()
    return found


def _asked(tx: Store, item: PlanItem, question: int | None) -> int | None:
    """A task may name only a question that was asked of this action."""
    numbers = {one.number for test in tx.inclusion.tests_of(item.id) for one in test.questions}
    if question is not None and question not in numbers:
        raise InvalidInput("Deze vraag staat niet in de toets.")
    return question


def _read(base: Task, wish: Wish) -> Task:
    return replace(base, text=read_text(wish.text), who=read_who(wish.who), due=read_due(wish.due))


def _kept(tx: Store, account: Account, trajectory_id: str, task: Task, deed: str) -> Task:
    tx.inclusion.keep_task(task, account.id, tx.now())
    tx.journal.record(deed, account.id, tx.now(), trajectory_id=trajectory_id, item=task.item_id, task=task.id,
                      question=task.question, version=task.version)  # fmt: skip
    return task
