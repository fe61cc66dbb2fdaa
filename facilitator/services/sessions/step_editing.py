"""Changing one step as it was read: who saves after somebody else is told so, and writes nothing."""

import hashlib
from collections.abc import Mapping
from typing import Any

from facilitator.domain.events import Event
from facilitator.domain.refusals import ChangedMeanwhile
from facilitator.domain.sessions.session import Step, WorkshopSession
from facilitator.domain.trajectory import Account
from facilitator.domain.voting.options import OPTIONS
from facilitator.services.house.trajectories import FACILITATORS, session_for
from facilitator.services.sessions.steps import edit_step
from facilitator.store import Store


def editable(step: Step) -> Mapping[str, Any]:
    """Return what a facilitator may change of a step."""
    return {
        "title": step.title,
        "minutes": step.minutes,
        "kind": step.kind,
        "rule": rule(step),
        "electorate": sorted(step.electorate),
        "board_text": step.board_text,
        "phone_text": step.phone_text,
        "read_aloud": step.read_aloud,
        "note": step.note,
    }


def rule(step: Step) -> Mapping[str, object]:
    """Return the numbers that were set of a vote, by option; empty of what is no vote."""
    known = OPTIONS[step.kind] if step.kind else ()
    return {option.name: step.options[option.name] for option in known if option.name in step.options}


def mark(step: Step) -> str:
    """Return a short mark of the step as it stands: another mark says that somebody changed it."""
    return hashlib.sha256(repr(editable(step)).encode()).hexdigest()[:16]


def edit_step_as_read(
    tx: Store, account: Account, session_id: str, step_id: str, seen: str, **changes: Any
) -> tuple[WorkshopSession, list[Event]]:
    """Change a step that still stands as it was read; ChangedMeanwhile otherwise."""
    session = session_for(tx, account, session_id, FACILITATORS)
    step = tx.sessions.step(session.id, step_id)
    if step is not None and seen != mark(step):
        raise ChangedMeanwhile()
    return edit_step(tx, account, session_id, step_id, **changes)
