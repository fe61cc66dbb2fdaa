"""Answers to practice and evaluation questions: changeable while asked, and only ever shown as totals."""

from facilitator.domain.content import Content
from facilitator.domain.events import AnswersChanged, Event
from facilitator.domain.refusals import InvalidInput, NotFound, StepClosed
from facilitator.domain.sessions.runsheet import Method
from facilitator.domain.sessions.session import Participant, Step, StepState
from facilitator.store import Store

ASKING = frozenset({Method.PRACTICE, Method.EVALUATE})


def questions(content: Content, method: Method) -> dict[str, tuple[str, ...]]:
    """Return the questions a step asks, each with the options one may choose."""
    if method is Method.PRACTICE:
        return {"practice": content.practice.answers}
    if method is Method.EVALUATE:
        asked = (question for question in content.evaluation.asked() if not question.is_open)
        return {str(question.number): tuple(answer.key for answer in question.answers) for question in asked}
    return {}


def answer(tx: Store, seat: Participant, step_id: str, given: dict[str, str],
           asked: dict[str, tuple[str, ...]]) -> tuple[None, list[Event]]:  # fmt: skip
    """Keep a seat's answers to the questions asked; the last ones count."""
    step = tx.sessions.step(seat.session_id, step_id)
    if step is None or step.method not in ASKING:
        raise NotFound()
    if any(question not in asked or option not in asked[question] for question, option in given.items()):
        raise InvalidInput("Kies een antwoord uit de lijst.")
    if step.state is not StepState.OPEN:
        raise StepClosed()
    for question, option in given.items():
        tx.answers.give(step_id, seat.id, question, option)
    return None, [AnswersChanged(seat.session_id, step_id)]


def totals(store: Store, step: Step) -> dict[str, dict[str, int]]:
    """Return how often each answer was given to a step that is over: while it is open, two looks would tell one answer."""
    return store.answers.totals(step.id) if step.method in ASKING and step.state is StepState.CLOSED else {}
