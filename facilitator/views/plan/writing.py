"""Writing an action in short steps: what this step asks, with the talk beside each field, and how far one is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from facilitator.domain.plan.fields import NO_EXTRA_BUDGET
from facilitator.domain.plan.item import PlanItem
from facilitator.domain.plan.wording import MONEY, ActionForm, FormStep, Prompt
from facilitator.domain.text import N_
from facilitator.views.plan.plan_field import Desk, FieldView, field
from facilitator.views.plan.plan_page import PlanPage
from facilitator.views.plan.writing_talk import FieldTalk, field_talk

EMPTY, BEGUN, DONE = N_("nog leeg"), N_("begonnen"), N_("ingevuld")
PRINCIPLE = "principe"


@dataclass(frozen=True)
class PromptView:
    """One field as the step asks for it; the grid of amounts has neither field nor talk."""

    prompt: Prompt
    field: FieldView | None
    talk: FieldTalk | None


@dataclass(frozen=True)
class StepLink:
    """A step in the row of all steps: where it leads and how far it is."""

    number: int
    title: str
    state: str
    is_here: bool


@dataclass(frozen=True)
class WritingPage:
    """One step of the form, with the page of the action that it belongs to."""

    page: PlanPage
    form: str
    step: FormStep
    total: int
    prompts: tuple[PromptView, ...]
    steps: tuple[StepLink, ...]
    previous: int | None
    next: int | None


def writing_page(
    desk: Desk, page: PlanPage, form: ActionForm, step: FormStep, principles: Sequence[str]
) -> WritingPage:
    """Return a step; the principles of the municipality are the answers that one picks for them."""
    return WritingPage(
        page=page,
        form=form.title,
        step=step,
        total=len(form.steps),
        prompts=tuple(_prompt(desk, prompt, principles) for prompt in step.prompts),
        steps=tuple(StepLink(one.number, one.title, state(desk.item, one), one is step) for one in form.steps),
        previous=step.number - 1 if step.number > 1 else None,
        next=step.number + 1 if step.number < len(form.steps) else None,
    )


def state(item: PlanItem, step: FormStep) -> str:
    """Return how far a step is: an action without extra budget needs no amounts, and the other way round."""
    filled = [_is_filled(item, prompt.name) for prompt in step.prompts]
    return DONE if all(filled) else BEGUN if any(filled) else EMPTY


def _is_filled(item: PlanItem, name: str) -> bool:
    if name in (MONEY, NO_EXTRA_BUDGET):
        return bool(item.lines) or item.is_yes(NO_EXTRA_BUDGET)
    return item.field(name).value not in (None, "")


def _prompt(desk: Desk, prompt: Prompt, principles: Sequence[str]) -> PromptView:
    if prompt.name == MONEY:
        return PromptView(prompt, None, None)
    if prompt.name == PRINCIPLE:
        prompt = replace(prompt, picks=tuple(principles))
    asked = replace(field(desk, prompt.name), label=prompt.question, hint=prompt.hint)
    return PromptView(prompt, asked, field_talk(desk, prompt.name))
