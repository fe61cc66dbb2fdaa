"""The link of a presentation: opened for two weeks, closed by hand or by the clock, and then only totals are left."""

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from facilitator.domain.days import BRUSSELS, day_of
from facilitator.domain.events import Event
from facilitator.domain.plan.changes import DECIDERS
from facilitator.domain.plan.presentation import DAYS_OPEN, Presentation, State
from facilitator.domain.plan.questions import totals
from facilitator.domain.refusals import StepClosed
from facilitator.domain.sessions.session import reason_for, with_dutch
from facilitator.domain.trajectory import Account
from facilitator.services.house.secrets import hashed
from facilitator.services.plan.presenting import OPENED, presentation_for, recorded
from facilitator.store import Store

TOKEN_LENGTH = 24


def open_link(
    tx: Store,
    account: Account,
    trajectory_id: str,
    presentation_id: str,
    secret: bytes,
    languages: Sequence[str] = (),
    reason: str = "",
) -> tuple[Presentation, list[Event]]:
    """Open a link for two weeks, by which people answer without an account; only the municipality does so."""
    found = presentation_for(tx, account, trajectory_id, presentation_id, DECIDERS)
    if found.state(tx.now()) is not State.DRAFT:
        raise StepClosed(OPENED)
    spoken = with_dutch(languages)
    opened = replace(found, opened_at=tx.now(), closes_at=_last_moment(tx.now()), languages=spoken,
                     languages_reason=reason_for(spoken, reason))  # fmt: skip
    tx.presenting.open(opened, hashed(token(secret, found.id)))
    recorded(tx, "open_presentation", account, trajectory_id, found.id, languages=list(spoken))
    return opened, []


def close(tx: Store, account: Account, trajectory_id: str, presentation_id: str) -> tuple[Presentation, list[Event]]:
    """Close for good: answers become totals, and who gave them is erased."""
    found = presentation_for(tx, account, trajectory_id, presentation_id, DECIDERS)
    if found.closed_at:
        return found, []
    recorded(tx, "close_presentation", account, trajectory_id, found.id)
    return _folded(tx, found, tx.now()), []


def fold_due(tx: Store) -> int:
    """Make totals of all answers whose time is over; return of how many presentations."""
    due = tx.presenting.due(tx.now())
    for found in due:
        _folded(tx, found, tx.now())
    return len(due)


def settle(tx: Store) -> tuple[int, list[Event]]:
    """Do as `fold_due`, for who looks before the clock did."""
    return fold_due(tx), []


def responders(store: Store, shown: Presentation) -> int:
    """Return how many answered a question so far; after the close their totals say it."""
    return store.presenting.responders(shown.id)


def token(secret: bytes, presentation_id: str) -> str:
    """Return the token of a link, which its page can work out again while the data directory stays the same."""
    return hmac.new(secret, f"presentation:{presentation_id}".encode(), hashlib.sha256).hexdigest()[:TOKEN_LENGTH]


def link_token(store: Store, presentation_id: str, secret: bytes) -> str:
    """Return the token of the link that was opened; empty if there is none, or it was made with another secret."""
    made = token(secret, presentation_id)
    return made if store.presenting.has_token(presentation_id, hashed(made)) else ""


def _last_moment(now: datetime) -> datetime:
    """Return the end of the last day, on the clock of who answers."""
    last = day_of(now) + timedelta(days=DAYS_OPEN)
    return datetime.combine(last, time(23, 59, 59), BRUSSELS).astimezone(UTC)


def _folded(tx: Store, found: Presentation, at: datetime) -> Presentation:
    counted = totals(tx.presenting.answers(found.id))
    tx.presenting.close(found.id, counted, at)
    return replace(found, closed_at=at, totals=counted)
