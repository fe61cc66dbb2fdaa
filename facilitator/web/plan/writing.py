"""Writing an action in short steps, and making a new one by hand."""

from flask import make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from facilitator import context
from facilitator.domain.plan.changes import WRITERS
from facilitator.domain.plan.wording import FormStep
from facilitator.domain.refusals import InvalidInput, NotAllowed, NotFound
from facilitator.services.coverage import framing
from facilitator.services.house import trajectories
from facilitator.services.plan import planning, writing
from facilitator.views.plan.plan_page import desk_of, plan_page
from facilitator.views.plan.writing import DONE, WritingPage, state, writing_page

from . import bp
from .pages import item_here
from .saving import Unkept, keep_sent


@bp.get("/plan/nieuw")
def new(trajectory_id: str) -> Response:
    """Ask what the new action is called."""
    return _new_page(trajectory_id)


@bp.post("/plan/nieuw")
def add(trajectory_id: str) -> Response:
    """Put an action in the plan that no session proposed, and go on writing it."""
    title = request.form.get("title", "")
    try:
        made = context.perform(writing.add_action, context.require_account(), trajectory_id, title)
    except InvalidInput as refusal:
        return _new_page(trajectory_id, title, context.told(refusal))
    return redirect(f"/traject/{trajectory_id}/plan/{made.id}/schrijven/1", 303)


@bp.get("/plan/<item_id>/schrijven")
def begin(trajectory_id: str, item_id: str) -> Response:
    """Lead to the first step that is not all written."""
    _, item = item_here(trajectory_id, item_id)
    steps = context.content().action_form.steps
    number = next((step.number for step in steps if state(item, step) != DONE), 1)
    return redirect(f"/traject/{trajectory_id}/plan/{item_id}/schrijven/{number}", 303)


@bp.get("/plan/<item_id>/schrijven/<int:number>")
def show_step(trajectory_id: str, item_id: str, number: int) -> Response:
    """Show one step of the form."""
    return _drawn(_page(trajectory_id, item_id, _step(number)))


@bp.post("/plan/<item_id>/schrijven/<int:number>")
def save_step(trajectory_id: str, item_id: str, number: int) -> Response:
    """Keep what was written in a step, and go to the next one; after the last to the action itself."""
    step = _step(number)
    unkept = keep_sent(trajectory_id, item_id)
    if unkept:
        return _drawn(_page(trajectory_id, item_id, step, unkept), unkept)
    after = context.content().action_form.step(number + 1)
    there = f"/schrijven/{after.number}" if after else "?bewaard=ja"
    return redirect(f"/traject/{trajectory_id}/plan/{item_id}{there}", 303)


def _step(number: int) -> FormStep:
    step = context.content().action_form.step(number)
    if step is None:
        raise NotFound()
    return step


def _page(trajectory_id: str, item_id: str, step: FormStep, unkept: Unkept | None = None) -> WritingPage:
    account, store = context.require_account(), context.store()
    plan, item = item_here(trajectory_id, item_id)
    duty, beside = planning.duty(store, account, trajectory_id), writing.beside(store, account, trajectory_id, item_id)
    typed = unkept.typed if unkept else None
    chosen, own = framing.frame_of(store, trajectory_id)
    principles = [place.title for place in context.content().frames.chosen(chosen, own.axis).places]
    desk = desk_of(plan, item, duty, account, typed, beside)
    page = plan_page(plan, item, duty, account, typed, beside=beside)
    return writing_page(desk, page, context.content().action_form, step, principles)


def _drawn(view: WritingPage, unkept: Unkept | None = None) -> Response:
    notice, status = (unkept.notice, unkept.status) if unkept else ("", 200)
    return make_response(render_template("plan/writing.html", view=view.page, form=view, notice=notice), status)


def _new_page(trajectory_id: str, typed: str = "", refusal: str = "") -> Response:
    account, store = context.require_account(), context.store()
    trajectory, duty = trajectories.seen(store, account, trajectory_id)
    if duty not in WRITERS:
        raise NotAllowed("Je mag hier geen actie maken.")
    prompt = context.content().action_form.steps[0].prompts[0]
    page = render_template("plan/writing_new.html", place=trajectory, typed=typed, refusal=refusal, prompt=prompt)
    return make_response(page, 422 if refusal else 200)
