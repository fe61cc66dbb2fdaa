"""Steps: one key forward, one back; opened, stopped, closed, shown, and re-planned while the room sits there."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from facilitator.domain.events import Event, RunSheetChanged, StepChanged
from facilitator.domain.refusals import ChangedMeanwhile, InvalidInput, NotCounted, NotFound, SessionOver, StepClosed
from facilitator.domain.sessions.runsheet import LONGEST_STEP, StepPlan
from facilitator.domain.sessions.session import (
    SessionStatus,
    Step,
    StepState,
    WorkshopSession,
    check_closing,
    check_opening,
    check_stopping,
    current,
    floor,
)
from facilitator.domain.text import BOARD_TITLE, one_line, written
from facilitator.domain.trajectory import Account
from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.groups import finest
from facilitator.domain.voting.kinds.budget import check as check_budget
from facilitator.domain.voting.kinds.matrix import splits
from facilitator.domain.voting.options import ELECTORATE, OPTIONS, beginning, chosen
from facilitator.services.house.trajectories import FACILITATORS, session_for
from facilitator.services.sessions.sessions import planned
from facilitator.services.sessions.undo import forget, remember_steps
from facilitator.services.voting.casting import terms_of
from facilitator.store import Store

TEXTS = {"title": BOARD_TITLE, "board_text": 140, "phone_text": 140, "read_aloud": 600, "note": 600}
LINES = frozenset({"read_aloud", "note"})  # What only the facilitator reads keeps its lines.
Changed = tuple[WorkshopSession, list[Event]]


def open_step(tx: Store, account: Account, session_id: str, step_id: str, version: int | None = None) -> Changed:
    """Bring the room to a step; a vote fixes its groups at its first opening."""
    session, step = _find(tx, account, session_id, step_id)
    if step.state is StepState.OPEN and session.current_step == step.id:
        return session, []
    steps = tx.sessions.steps(session.id)
    actions = tx.actions.numbered(session.id)
    check_opening(session, steps, step, len(actions))
    if step.kind is BallotKind.BUDGET:
        check_budget(terms_of(tx, step))
    check_version(session, steps, version)
    remember_steps(tx, session, "open_step")
    _leave(tx, current(steps, session.current_step), step)
    tx.sessions.save_step(_opened(tx, session, step))
    moved = replace(session, current_step=step.id, status=SessionStatus.LIVE, starts_at=session.starts_at or tx.now())
    return _record(tx, account, moved, "open_step", step)


def stop_step(tx: Store, account: Account, session_id: str, step_id: str, version: int | None = None) -> Changed:
    """Stop a vote: nobody votes any more, nothing is shown, it can be reopened with its ballots."""
    session, step = _find(tx, account, session_id, step_id)
    if step.is_vote and step.state is StepState.STOPPED:
        return session, []
    check_stopping(step)
    check_version(session, tx.sessions.steps(session.id), version)
    remember_steps(tx, session, "stop_step")
    tx.sessions.save_step(replace(step, state=StepState.STOPPED))
    return _record(tx, account, session, "stop_step", step)


def close_step(tx: Store, account: Account, session_id: str, step_id: str, version: int | None = None) -> Changed:
    """Close a step that is no vote; a vote is closed by counting it."""
    session, step = _find(tx, account, session_id, step_id)
    if step.state is StepState.CLOSED:
        return session, []
    check_closing(step)
    check_version(session, tx.sessions.steps(session.id), version)
    remember_steps(tx, session, "close_step")
    tx.sessions.save_step(replace(step, state=StepState.CLOSED, closed_at=tx.now()))
    return _record(tx, account, session, "close_step", step)


def show_step(tx: Store, account: Account, session_id: str, step_id: str, version: int | None = None) -> Changed:
    """Show a counted result to board and phones."""
    session, step = _find(tx, account, session_id, step_id)
    if not step.is_vote:
        raise NotFound()
    if not step.counted:
        raise NotCounted()
    if step.shown:
        return session, []
    check_version(session, tx.sessions.steps(session.id), version)
    remember_steps(tx, session, "show_step")
    tx.sessions.save_step(replace(step, shown=True))
    return _record(tx, account, session, "show_step", step)


def extend(tx: Store, account: Account, session_id: str, seconds: int) -> Changed:
    """Give the step the room is at more time, or less; seconds may be negative."""
    session = session_for(tx, account, session_id, FACILITATORS)
    step = current(tx.sessions.steps(session.id), session.current_step)
    if step is None or step.state is not StepState.OPEN:
        raise StepClosed()
    tx.sessions.save_step(replace(step, extra_seconds=max(-60 * step.minutes, min(step.extra_seconds + seconds, 7200))))
    return _record(tx, account, session, "extend", step)


def edit_step(tx: Store, account: Account, session_id: str, step_id: str, **changes: Any) -> Changed:
    """Change texts, minutes, skipping, or the kind and options of a vote: its rule is fixed from its opening on."""
    session, step = _find(tx, account, session_id, step_id)
    rule = {name: changes.pop(name) for name in ("kind", "options") if name in changes}
    if rule and step.opened:
        raise StepClosed("De regel ligt vast zodra de stemming opengaat.")
    if (step.state is StepState.OPEN or step.under_vote) and changes.get("skipped"):
        raise StepClosed("Deze stap is bezig. Ga eerst verder.")
    clean = {name: _clean(name, value) for name, value in changes.items()}
    if rule:
        clean |= _rule(step, rule.get("kind", step.kind), rule.get("options", {}))
    if "skipped" in clean:
        forget(tx, session.id)  # An older deed that is undone would put the skipping back too.
    tx.sessions.save_step(replace(step, **clean))
    return _record(tx, account, session, "edit_step", step, RunSheetChanged(session.id))


def add_step(tx: Store, account: Account, session_id: str, after: int, plan: StepPlan) -> Changed:
    """Put a new step after a position (0 = first)."""
    session = session_for(tx, account, session_id, FACILITATORS)
    _check_running(session)
    step = planned(tx, session.id, plan, after + 1)
    rest = list(tx.sessions.steps(session.id))
    place = sum(other.position <= after for other in rest)
    tx.sessions.add_steps([step])
    _reorder(tx, [*rest[:place], step, *rest[place:]])
    return _record(tx, account, session, "add_step", step, RunSheetChanged(session.id))


def move_step(tx: Store, account: Account, session_id: str, step_id: str, position: int) -> Changed:
    """Give a step another place in the run sheet (1 = first)."""
    session, step = _find(tx, account, session_id, step_id)
    rest = [other for other in tx.sessions.steps(session.id) if other.id != step.id]
    place = max(0, min(position - 1, len(rest)))
    _reorder(tx, [*rest[:place], step, *rest[place:]])
    return _record(tx, account, session, "move_step", step, RunSheetChanged(session.id))


def remove_step(tx: Store, account: Account, session_id: str, step_id: str) -> Changed:
    """Take a step that was never opened off the run sheet."""
    session, step = _find(tx, account, session_id, step_id)
    if step.opened:
        raise StepClosed("Deze stap is al geweest.")
    tx.sessions.drop_step(step.id)
    _reorder(tx, list(tx.sessions.steps(session.id)))
    return _record(tx, account, session, "remove_step", step, RunSheetChanged(session.id))


def _find(tx: Store, account: Account, session_id: str, step_id: str) -> tuple[WorkshopSession, Step]:
    session = session_for(tx, account, session_id, FACILITATORS)
    step = tx.sessions.step(session.id, step_id)
    if step is None:
        raise NotFound()
    _check_running(session)
    return session, step


def _check_running(session: WorkshopSession) -> None:
    if session.status is SessionStatus.ENDED:
        raise SessionOver()


def check_version(session: WorkshopSession, steps: Collection[Step], version: int | None) -> None:
    """Refuse a deed that was decided on an older screen, and say where the room is now."""
    if version is None or version == session.version:
        return
    here = current(list(steps), session.current_step)
    raise ChangedMeanwhile(
        {}, f"Iemand anders was net voor. De zaal is nu bij «{here.title if here else 'het begin'}»."
    )


def _leave(tx: Store, here: Step | None, target: Step) -> None:
    if here is not None and here.id != target.id and here.state is StepState.OPEN:
        tx.sessions.save_step(replace(here, state=StepState.CLOSED, closed_at=tx.now()))


def _opened(tx: Store, session: WorkshopSession, step: Step) -> Step:
    """A stopped vote goes on where it was; anything else begins anew, its clock too."""
    if step.state is StepState.STOPPED:
        return replace(step, state=StepState.OPEN)
    voters = {role: n for role, n in tx.seats.per_role(session.id).items() if role in step.electorate}
    rule = finest(voters, floor(tx.sessions.steps(session.id), step)) if step.is_vote else None
    options = {**step.options, "split": splits(voters)} if step.kind is BallotKind.MATRIX else step.options
    return replace(step, state=StepState.OPEN, opened=session.version + 1, opened_at=tx.now(), closed_at=None,
                   extra_seconds=0, skipped=False, group_rule=rule, options=options)  # fmt: skip


def _reorder(tx: Store, steps: list[Step]) -> None:
    for position, step in enumerate(steps, 1):
        if step.position != position:
            tx.sessions.save_step(replace(step, position=position))


def _record(tx: Store, account: Account, session: WorkshopSession, deed: str, step: Step, *more: Event) -> Changed:
    tx.journal.record(deed, account.id, tx.now(), session_id=session.id, step=step.id)
    return tx.sessions.save(session), [StepChanged(session.id), *more]


def _clean(name: str, value: Any) -> Any:
    if name in TEXTS:
        kept = written if name in LINES else one_line
        return kept(value, TEXTS[name]) if name == "title" or value.strip() else ""
    if name == "minutes" and isinstance(value, int) and 1 <= value <= LONGEST_STEP:
        return value
    if name == "skipped" and isinstance(value, bool):
        return value
    raise InvalidInput()


def _rule(step: Step, kind: Any, raw: Any) -> dict[str, Any]:
    """Return the kind and options that a vote gets; of another kind only who votes is kept."""
    if step.kind is None or kind not in set(BallotKind) or not isinstance(raw, dict):
        raise InvalidInput()
    kind = BallotKind(kind)
    if kind is not step.kind and "again" in step.options:
        raise InvalidInput("Deze stemming herhaalt een andere. Daarom houdt ze dezelfde soort.")
    settable = {ELECTORATE, *(option.name for known in OPTIONS.values() for option in known)}
    others = {name: value for name, value in step.options.items() if name not in settable}
    before = step.options if kind is step.kind else {**beginning(kind), ELECTORATE: sorted(step.electorate)}
    return {"kind": kind, "options": {**others, **chosen(kind, {**before, **raw})}}
