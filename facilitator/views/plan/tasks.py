"""Tasks as they are drawn: what, who, by which day, and whether that day went by."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from facilitator.domain.plan.inclusion import Question, Task
from facilitator.domain.plan.item import Plan, PlanItem
from facilitator.domain.plan.tasks import in_order
from facilitator.views.times import day


@dataclass(frozen=True)
class TaskView:
    """One task, with the action that it belongs to."""

    id: str
    item_id: str
    action: str
    text: str
    who: str
    due: str
    done: str
    is_late: bool


@dataclass(frozen=True)
class TaskForm:
    """The three fields of a task, and what asked for it."""

    base: str
    item_id: str
    action: str
    municipality: str
    question: Question | None
    text: str
    who: str
    due: str
    version: int
    id: str = ""
    back: str = ""
    refusal: str = ""


def task_views(plan: Plan, tasks: Iterable[Task]) -> tuple[TaskView, ...]:
    """Return tasks in the order in which one works."""
    titles = {item.id: item.title for item in plan.items}
    return tuple(_view(task, titles, plan.made_on) for task in in_order(tasks) if task.item_id in titles)


def tasks_of(plan: Plan, item: PlanItem) -> tuple[Task, ...]:
    """Return the tasks of one action."""
    return tuple(task for task in plan.tasks if task.item_id == item.id)


def task_form(
    plan: Plan, item: PlanItem, task: Task | None, question: Question | None, back: str,
    typed: Mapping[str, str] | None = None, refusal: str = "", proposed: str = "",
) -> TaskForm:  # fmt: skip
    """Return the form of a task, new or known; `typed` is what was sent and not kept."""
    standing = {
        "text": task.text if task else proposed,
        "who": task.who if task else "",
        "due": task.due.isoformat() if task and task.due else "",
    }
    return TaskForm(
        base=f"/traject/{plan.trajectory.id}", item_id=item.id, action=item.title,
        municipality=plan.trajectory.municipality_name, question=question, version=task.version if task else 0,
        id=task.id if task else "", back=back, refusal=refusal, **(standing | dict(typed or {})),
    )  # fmt: skip


def _view(task: Task, titles: Mapping[str, str], today: date) -> TaskView:
    return TaskView(
        task.id, task.item_id, titles[task.item_id], task.text, task.who, day(task.due), day(task.done_at),
        task.is_late(today),
    )  # fmt: skip
