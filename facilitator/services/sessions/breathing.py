"""Breathing: whether the house can still write."""

from facilitator.domain.events import Event
from facilitator.store import Store


def breathe(tx: Store) -> tuple[None, list[Event]]:
    """Write a line and take it away: a full or locked disk says so here."""
    tx.deletions.breathe(tx.now())
    return None, []
