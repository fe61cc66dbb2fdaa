"""What a page beside the task needs so that «Hulp» works there too for somebody who sits in a session."""

import secrets
from dataclasses import dataclass

from facilitator import context
from facilitator.domain.helping.hands import Wish
from facilitator.domain.sessions.session import SessionStatus
from facilitator.services.sessions import rooms


@dataclass(frozen=True)
class Seated:
    """Somebody's hand, if it is up, and the key of the next form that raises it."""

    hand: Wish | None
    key: str


def seated() -> Seated | None:
    """Return who sits behind this browser, or nobody; once the session is over, nobody comes to a hand any more."""
    seat = context.seat()
    if seat is None:
        return None
    is_over = rooms.room(context.store(), seat.session_id).session.status is SessionStatus.ENDED
    hand = None if is_over else rooms.desk(context.store(), seat).hand
    return Seated(hand, secrets.token_urlsafe(12))
