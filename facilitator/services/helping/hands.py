"""Hands: raised from any screen of a seat, answered by who goes there."""

from facilitator.domain.events import Event, HandsChanged
from facilitator.domain.helping.hands import Hand, Wish
from facilitator.domain.refusals import InvalidInput, SessionOver
from facilitator.domain.sessions.session import Participant, SessionStatus
from facilitator.store import Store


def raise_hand(tx: Store, seat: Participant, wish: str) -> tuple[None, list[Event]]:
    """Put up the hand of a seat; a second wish takes the place of the first, the place in the row stays."""
    if wish not in set(Wish):
        raise InvalidInput("Kies wat je nodig hebt.")
    session = tx.sessions.get(seat.session_id)
    if session is None or session.status is SessionStatus.ENDED:
        raise SessionOver()
    tx.hands.put(tx.new_id(), seat.session_id, seat.id, Wish(wish), tx.now())
    return None, [HandsChanged(seat.session_id)]


def lower_hand(tx: Store, seat: Participant) -> tuple[None, list[Event]]:
    """Take the hand of a seat down; without one nothing changes."""
    return None, [HandsChanged(seat.session_id)] if tx.hands.lower(seat.id) else []


def answer_hand(tx: Store, session_id: str, hand_id: str, who: str) -> tuple[None, list[Event]]:
    """Somebody goes there: the hand comes down; if another was first, nothing changes."""
    hand = tx.hands.get(session_id, hand_id)
    if hand is None:
        return None, []
    tx.hands.lower(hand.participant_id)
    tx.journal.record("answer_hand", who, tx.now(), session_id=session_id, wish=hand.wish)
    return None, [HandsChanged(session_id)]


def hands(store: Store, session_id: str) -> tuple[Hand, ...]:
    """Return the raised hands of a session, who waits longest first."""
    return store.hands.of_session(session_id)
