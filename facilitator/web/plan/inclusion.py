"""The inclusietoets of an action and its tasks: reading all answers, filling in, the form on paper."""

from collections.abc import Sequence

from flask import make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from facilitator import context
from facilitator.domain.content import InclusionItem
from facilitator.domain.plan.changes import WRITERS
from facilitator.domain.plan.inclusion import InclusionTest, Question
from facilitator.domain.plan.item import Plan, PlanItem
from facilitator.domain.refusals import ChangedMeanwhile, InvalidInput, NotAllowed, NotFound
from facilitator.services.plan import inclusion, planning, tasks
from facilitator.views.plan.inclusion import inclusion_form, inclusion_page, questions
from facilitator.views.plan.tasks import task_form

from . import bp
from .pages import item_here
from .saving import version

BACK = {"toets": "{item}/inclusietoets", "opvolgen": "opvolgen"}


@bp.get("/plan/<item_id>/inclusietoets")
def inclusion_test(trajectory_id: str, item_id: str) -> str:
    """Show how far the test is, with all answers side by side."""
    plan, item = item_here(trajectory_id, item_id)
    account = context.require_account()
    duty = planning.duty(context.store(), account, trajectory_id)
    view = inclusion_page(plan, item, duty, account, _items())
    return render_template("plan/inclusion.html", view=view, saved="bewaard" in request.args)


@bp.get("/plan/<item_id>/inclusietoets/invullen")
def inclusion_empty(trajectory_id: str, item_id: str) -> Response:
    """Show the form, empty."""
    plan, item = _writable(trajectory_id, item_id)
    return _form(plan, item)


@bp.post("/plan/<item_id>/inclusietoets/invullen")
def fill_in(trajectory_id: str, item_id: str) -> Response:
    """Keep a test, or hand it back with what to do."""
    plan, item = _writable(trajectory_id, item_id)
    try:
        context.perform(
            inclusion.fill_in_test, context.require_account(), trajectory_id, item_id, questions(_items()), _sent()
        )
    except InvalidInput as refusal:
        return _form(plan, item, typed=_typed(), refusal=context.told(refusal), status=422)
    return redirect(f"/traject/{trajectory_id}/plan/{item_id}/inclusietoets?bewaard=ja", 303)


@bp.get("/plan/<item_id>/inclusietoets/papier")
def inclusion_paper(trajectory_id: str, item_id: str) -> str:
    """Show the form to print."""
    plan, item = item_here(trajectory_id, item_id)
    return render_template("plan/inclusion_paper.html", view=inclusion_form(plan, item, _items()))


@bp.get("/plan/<item_id>/inclusietoets/<test_id>")
def inclusion_own(trajectory_id: str, item_id: str, test_id: str) -> Response:
    """Show the form with what one filled in oneself."""
    plan, item = _writable(trajectory_id, item_id)
    return _form(plan, item, _own(plan, item, test_id))


@bp.post("/plan/<item_id>/inclusietoets/<test_id>")
def correct(trajectory_id: str, item_id: str, test_id: str) -> Response:
    """Keep a test as it is now, or let it go."""
    plan, item = _writable(trajectory_id, item_id)
    test, account = _own(plan, item, test_id), context.require_account()
    if request.form.get("deed") == "weg":
        context.perform(inclusion.take_away_test, account, trajectory_id, item_id, test_id)
        return redirect(f"/traject/{trajectory_id}/plan/{item_id}/inclusietoets", 303)
    try:
        context.perform(inclusion.correct_test, account, trajectory_id, item_id, test_id, version("version"),
                        questions(_items()), _sent())  # fmt: skip
    except (InvalidInput, ChangedMeanwhile) as refusal:
        status = 409 if isinstance(refusal, ChangedMeanwhile) else 422
        return _form(plan, item, test, _typed(), context.told(refusal), status)
    return redirect(f"/traject/{trajectory_id}/plan/{item_id}/inclusietoets?bewaard=ja", 303)


@bp.get("/plan/<item_id>/taken/nieuw")
def new_task(trajectory_id: str, item_id: str) -> Response:
    """Show the form of a task, with what a question proposes."""
    plan, item = _writable(trajectory_id, item_id)
    return _task_form(plan, item)


@bp.post("/plan/<item_id>/taken/nieuw")
def add_task(trajectory_id: str, item_id: str) -> Response:
    """Keep a new task."""
    plan, item = _writable(trajectory_id, item_id)
    asked = _question(plan, item)
    try:
        made = context.perform(tasks.add_task, context.require_account(), trajectory_id, item_id, _wish(),
                               asked.number if asked else None)  # fmt: skip
    except InvalidInput as refusal:
        return _task_form(plan, item, refusal=context.told(refusal), status=422)
    return _back(trajectory_id, item_id, made.id)


@bp.get("/plan/<item_id>/taken/<task_id>")
def one_task(trajectory_id: str, item_id: str, task_id: str) -> Response:
    """Show the form of a task that is there."""
    plan, item = _writable(trajectory_id, item_id)
    return _task_form(plan, item, task_id)


@bp.post("/plan/<item_id>/taken/<task_id>")
def change_task(trajectory_id: str, item_id: str, task_id: str) -> Response:
    """Change a task, mark it done, take it up again, or let it go."""
    plan, item = _writable(trajectory_id, item_id)
    here, deed = (context.require_account(), trajectory_id, item_id, task_id), request.form.get("deed", "")
    if deed in ("klaar", "open"):
        context.perform(tasks.finish_task, *here, is_done=deed == "klaar")
    elif deed == "weg":
        context.perform(tasks.drop_task, *here)
    else:
        try:
            context.perform(tasks.change_task, *here, version("version"), _wish())
        except (InvalidInput, ChangedMeanwhile) as refusal:
            status = 409 if isinstance(refusal, ChangedMeanwhile) else 422
            return _task_form(plan, item, task_id, context.told(refusal), status)
    return _back(trajectory_id, item_id, task_id)


def _items() -> Sequence[InclusionItem]:
    return context.content().inclusion_test.items


def _writable(trajectory_id: str, item_id: str) -> tuple[Plan, PlanItem]:
    plan, item = item_here(trajectory_id, item_id)
    if planning.duty(context.store(), context.require_account(), trajectory_id) not in WRITERS:
        raise NotAllowed("Je mag dit plan lezen, niet veranderen.")
    return plan, item


def _own(plan: Plan, item: PlanItem, test_id: str) -> InclusionTest:
    test = next((one for one in plan.tests if one.id == test_id and one.item_id == item.id), None)
    if test is None:
        raise NotFound()
    if test.account_id != context.require_account().id:
        raise NotAllowed("Alleen wie deze toets invulde, past hem aan.")
    return test


def _form(
    plan: Plan, item: PlanItem, test: InclusionTest | None = None, typed: dict[str, str] | None = None,
    refusal: str = "", status: int = 200,
) -> Response:  # fmt: skip
    view = inclusion_form(plan, item, _items(), test, typed, refusal)
    return make_response(render_template("plan/inclusion_form.html", view=view), status)


def _sent() -> inclusion.Filling:
    """What the form brought, by question."""
    form, numbers = request.form, [item.number for item in _items()]
    answers = {number: form.get(f"antwoord.{number}", "") for number in numbers}
    notes = {number: form.get(f"opmerking.{number}", "") for number in numbers}
    return inclusion.Filling(form.get("wie"), form.get("buiten"), answers, notes)


def _typed() -> dict[str, str]:
    return {
        name: value
        for name, value in request.form.items()
        if name.startswith(("antwoord.", "opmerking.", "wie", "buiten"))
    }


def _wish() -> tasks.Wish:
    form = request.form
    return tasks.Wish(form.get("text"), form.get("who", ""), form.get("due", ""))


def _question(plan: Plan, item: PlanItem) -> Question | None:
    """The question that a task comes of: one that was asked of this action."""
    asked = {str(one.number): one for test in plan.tests if test.item_id == item.id for one in test.questions}
    return asked.get(request.values.get("vraag", ""))


def _task_form(plan: Plan, item: PlanItem, task_id: str = "", refusal: str = "", status: int = 200) -> Response:
    task = next((one for one in plan.tasks if one.id == task_id and one.item_id == item.id), None)
    if task_id and task is None:
        raise NotFound()
    asked = _question(plan, item)
    proposed = next((one.task for one in _items() if asked and one.number == asked.number), "")
    typed = {name: request.form[name] for name in ("text", "who", "due") if name in request.form}
    view = task_form(plan, item, task, asked, _way_back(), typed, refusal, proposed)
    return make_response(render_template("plan/inclusion_task.html", view=view), status)


def _way_back() -> str:
    asked = request.values.get("terug", "")
    return asked if asked in BACK else "toets"


def _back(trajectory_id: str, item_id: str, task_id: str) -> Response:
    path = BACK[_way_back()].format(item=item_id)
    return redirect(f"/traject/{trajectory_id}/plan/{path}#taak-{task_id}", 303)
