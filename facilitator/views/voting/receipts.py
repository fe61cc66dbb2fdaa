"""The receipts that counted in a vote, as a list that belongs to nobody."""

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.domain.sessions.session import Step, WorkshopSession
from facilitator.views.times import day


@dataclass(frozen=True)
class ReceiptList:
    """The receipts of one vote, by their words."""

    session_id: str
    step_id: str
    session: str
    title: str
    day: str
    words: tuple[str, ...]


def receipt_list(session: WorkshopSession, step: Step, words: Sequence[str]) -> ReceiptList:
    """Return the list of one counted vote."""
    return ReceiptList(session.id, step.id, session.title, step.title, day(step.closed_at), tuple(sorted(words)))
