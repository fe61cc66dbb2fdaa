"""How actions go on, on screen: what is due now, every action with its state, and the report of one period."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from facilitator.domain.plan.changes import DECIDERS, WRITERS
from facilitator.domain.plan.inclusion import Task
from facilitator.domain.plan.item import Plan, PlanItem, Status
from facilitator.domain.plan.progress import (
    Numbers,
    Period,
    Progress,
    State,
    followed,
    newest,
    next_period,
    numbers,
    periods,
    read_period,
    reports,
)
from facilitator.domain.roles import Duty
from facilitator.views.plan.tasks import TaskView, task_views, tasks_of
from facilitator.views.times import day
from facilitator.views.words import Words

EVALUATION = "AC_evaluatie"


@dataclass(frozen=True)
class PeriodView:
    """One period, with how many actions were reported on."""

    key: str
    year: int
    name: Words
    due: str
    is_year: bool
    is_late: bool
    reported: int
    all: int


@dataclass(frozen=True)
class FollowRow:
    """One action: how far it is, since when we know, and what is left to do."""

    id: str
    title: str
    code: str
    service: str
    state: str
    period: Words | None
    text: str
    tasks: int
    late: int


@dataclass(frozen=True)
class FollowPage:
    """All actions that go on."""

    base: str
    municipality: str
    decides: bool
    writes: bool
    now: PeriodView
    now_first: str
    rows: tuple[FollowRow, ...]
    states: tuple[tuple[str, int], ...]
    silent: int
    tasks: tuple[TaskView, ...]
    done: tuple[TaskView, ...]
    periods: tuple[PeriodView, ...]


@dataclass(frozen=True)
class ReportRow:
    """What one period says of one action."""

    id: str
    title: str
    code: str
    service: str
    state: str
    text: str
    written: str
    done: int
    open: int


@dataclass(frozen=True)
class ReportPage:
    """The report of one period, as it is read and printed."""

    base: str
    municipality: str
    title: str
    decides: bool
    period: PeriodView
    ends: str
    states: tuple[tuple[str, int], ...]
    numbers: Numbers
    rows: tuple[ReportRow, ...]
    before: PeriodView | None
    after: PeriodView | None


@dataclass(frozen=True)
class ProgressForm:
    """Where one writes of one action in one period, with what was written the time before."""

    base: str
    municipality: str
    period: PeriodView
    id: str
    title: str
    indicator: tuple[tuple[str, str], ...]
    state: str
    states: tuple[str, ...]
    text: str
    version: int
    kept: bool
    earlier: ReportRow | None
    earlier_name: Words | None
    tasks: tuple[TaskView, ...]
    after: str
    evaluation: str
    evaluation_version: int
    may_take_over: bool
    theirs: str | None = None
    refusal: str = ""


def follow_page(plan: Plan, duty: Duty) -> FollowPage:
    """Return the page of all actions that go on."""
    items, last = followed(plan), newest(plan.progress)
    now = next_period(plan, plan.made_on)
    states = [last[item.id].state if item.id in last else None for item in items]
    # What was dropped asks nothing of anybody any more.
    live = {item.id for item in plan.items if item.status is not Status.DROPPED}
    open_tasks = [task for task in plan.tasks if task.done_at is None and task.item_id in live]
    by_item = _by_item(open_tasks)
    return FollowPage(
        base=f"/traject/{plan.trajectory.id}",
        municipality=plan.trajectory.municipality_name,
        decides=duty in DECIDERS,
        writes=duty in WRITERS,
        now=_period(plan, now),
        now_first=_silent_after(plan, now, ""),
        rows=tuple(_follow_row(plan, item, last.get(item.id), by_item[item.id]) for item in items),
        states=tuple((state.value, states.count(state)) for state in State),
        silent=states.count(None),
        tasks=task_views(plan, open_tasks),
        done=task_views(plan, [task for task in plan.tasks if task.done_at is not None]),
        periods=tuple(_period(plan, one) for one in periods(plan)),
    )


def report_page(plan: Plan, period: Period, duty: Duty) -> ReportPage:
    """Return the report of a period; actions on which nobody wrote stand in it too, and say so."""
    told, counted, every = reports(plan, period), numbers(plan, period), periods(plan)
    at, by_item = every.index(period), _by_item(plan.tasks)
    return ReportPage(
        base=f"/traject/{plan.trajectory.id}",
        municipality=plan.trajectory.municipality_name,
        title=plan.trajectory.title,
        decides=duty in DECIDERS,
        period=_period(plan, period),
        ends=day(period.ends),
        states=tuple((state.value, n) for state, n in counted.states),
        numbers=counted,
        rows=tuple(_report_row(item, told.get(item.id), by_item[item.id]) for item in followed(plan)),
        before=_period(plan, every[at - 1]) if at else None,
        after=_period(plan, every[at + 1]) if at + 1 < len(every) else None,
    )


def progress_form(
    plan: Plan, period: Period, item: PlanItem, typed: Mapping[str, str] | None = None, theirs: str | None = None,
    refusal: str = "",
) -> ProgressForm:  # fmt: skip
    """Return where one writes of an action; `typed` is what was sent and not kept, `theirs` what somebody else wrote."""
    told, before = reports(plan, period).get(item.id), newest(plan.progress, period).get(item.id)
    standing, tasks = told or before, tasks_of(plan, item)
    sent = {"state": standing.state.value if standing else "", "text": told.text if told else ""} | dict(typed or {})
    return ProgressForm(
        base=f"/traject/{plan.trajectory.id}", municipality=plan.trajectory.municipality_name,
        period=_period(plan, period), id=item.id, title=item.title, indicator=_indicator(item),
        state=sent["state"], states=tuple(State), text=sent["text"], version=told.version if told else 0,
        kept=told is not None, earlier=_report_row(item, before, tasks) if before else None,
        earlier_name=_named(before.period) if before else None,
        tasks=task_views(plan, tasks),
        after=_silent_after(plan, period, item.id), evaluation=item.text(EVALUATION),
        evaluation_version=item.field(EVALUATION).version,
        may_take_over=period.is_year and told is not None and bool(told.text) and told.text != item.text(EVALUATION),
        theirs=theirs, refusal=refusal,
    )  # fmt: skip


def _by_item(tasks: Iterable[Task]) -> Mapping[str, Sequence[Task]]:
    found: defaultdict[str, list[Task]] = defaultdict(list)
    for task in tasks:
        found[task.item_id].append(task)
    return found


def _period(plan: Plan, period: Period) -> PeriodView:
    counted, began = numbers(plan, period), min((one.day for one in plan.decisions), default=period.ends)
    return PeriodView(
        period.key, period.year, Words(period.sentence, {"year": period.year}), day(period.due), period.is_year,
        # Nobody owes a report on the time before the first decision.
        is_late=began <= period.ends and period.due < plan.made_on and bool(counted.silent), reported=counted.reported, all=counted.all,
    )  # fmt: skip


def _named(key: str) -> Words | None:
    period = read_period(key)
    return Words(period.sentence, {"year": period.year}) if period else None


def _silent_after(plan: Plan, period: Period, item_id: str) -> str:
    """The next action on which nobody wrote yet, going round; empty where there is none."""
    told, ids = reports(plan, period), [item.id for item in followed(plan)]
    at = ids.index(item_id) + 1 if item_id in ids else 0
    return next((one for one in (*ids[at:], *ids[:at]) if one not in told and one != item_id), "")


def _indicator(item: PlanItem) -> tuple[tuple[str, str], ...]:
    """What was promised to be measured, for who writes how it goes."""
    names = ("indicator", "nulmeting", "streefwaarde", "meetmoment")
    return tuple((name, item.text(name)) for name in names if item.text(name))


def _follow_row(plan: Plan, item: PlanItem, told: Progress | None, tasks: Sequence[Task]) -> FollowRow:
    return FollowRow(
        item.id, item.title, item.text("AC_code"), item.text("dienst"), told.state.value if told else "",
        _named(told.period) if told else None, told.text if told else "", len(tasks),
        sum(task.is_late(plan.made_on) for task in tasks),
    )  # fmt: skip


def _report_row(item: PlanItem, told: Progress | None, tasks: Sequence[Task]) -> ReportRow:
    done = sum(task.done_at is not None for task in tasks)
    return ReportRow(
        item.id, item.title, item.text("AC_code"), item.text("dienst"), told.state.value if told else "",
        told.text if told else "", day(told.written_at) if told else "", done, len(tasks) - done,
    )  # fmt: skip
