"""What a page beside the task needs so that «Hulp» works there too for somebody who sits in a session."""

import secrets
from dataclasses import dataclass

from facilitator import context
from facilitator.domain.hands import Wish
from facilitator.services import rooms


@dataclass(frozen=True)
class Seated:
    """Somebody's hand, if it is up, and the key of the next form that raises it."""

    hand: Wish | None
    key: str


def seated() -> Seated | None:
    """Return who sits behind this browser, or nobody."""
    seat = context.seat()
    return Seated(rooms.desk(context.store(), seat).hand, secrets.token_urlsafe(12)) if seat else None
