"""A second round: the same vote again after talking, as a step of its own that shows no finer groups than the first."""

from dataclasses import dataclass

from facilitator.domain.events import Event, RunSheetChanged, StepChanged
from facilitator.domain.refusals import NotCounted, SessionOver
from facilitator.domain.sessions.runsheet import StepPlan
from facilitator.domain.sessions.session import AGAIN, SessionStatus, Step, current
from facilitator.domain.text import BOARD_TITLE, N_
from facilitator.domain.trajectory import Account
from facilitator.services.house.trajectories import FACILITATORS, session_for
from facilitator.services.sessions.steps import add_step
from facilitator.services.voting.casting import vote_step
from facilitator.store import Store

TITLE = N_("Stem opnieuw")
# What a vote finds out when it opens is not for the next one to begin with.
FOUND_AT_OPENING = ("split",)


@dataclass(frozen=True)
class Again:
    """The step of a second round, and whether it was made just now."""

    step: Step
    new: bool


def vote_again(tx: Store, account: Account, session_id: str, step_id: str) -> tuple[Again, list[Event]]:
    """Put the same vote once more after the place where the room is; one that waits to be opened serves again."""
    session = session_for(tx, account, session_id, FACILITATORS)
    first = vote_step(tx, session.id, step_id)
    if session.status is SessionStatus.ENDED:
        raise SessionOver()
    if not first.counted:
        raise NotCounted()
    steps = tx.sessions.steps(session.id)
    waiting = next((step for step in steps if step.again == first.id and not step.opened), None)
    if waiting is not None:
        return Again(waiting, new=False), []
    here = current(steps, session.current_step) or first
    after = max(here.position, first.position)
    known = {step.id for step in steps}
    add_step(tx, account, session.id, after, _plan(first))
    made = next(step for step in tx.sessions.steps(session.id) if step.id not in known)
    tx.journal.record("vote_again", account.id, tx.now(), session_id=session.id, step=made.id, again=first.id)
    return Again(made, new=True), [StepChanged(session.id), RunSheetChanged(session.id)]


def _plan(first: Step) -> StepPlan:
    options = {name: value for name, value in first.options.items() if name not in FOUND_AT_OPENING}
    return StepPlan(
        method=first.method, kind=first.kind, options={**options, AGAIN: first.id}, title=_title(first),
        minutes=first.minutes, setting=first.setting, board_text=first.board_text, phone_text=first.phone_text,
        read_aloud=first.read_aloud, skippable=True, halvable=False, note=first.note,
    )  # fmt: skip


def _title(first: Step) -> str:
    """Call the second round by the first, where both words fit the board."""
    whole = first.title if first.again else f"{TITLE}: {first.title[:1].lower()}{first.title[1:]}"
    return whole if len(whole) <= BOARD_TITLE else TITLE
