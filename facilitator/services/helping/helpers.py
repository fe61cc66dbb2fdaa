"""Helpers: the keys that a facilitator hands out for one session, and what holders of one may do."""

from facilitator.domain.events import Event
from facilitator.domain.helping.helper import HELPER_NAME, MOST_HELPERS, Helper
from facilitator.domain.refusals import InvalidInput, NotFound, SessionOver, Unauthenticated
from facilitator.domain.sessions.session import SessionStatus, WorkshopSession
from facilitator.domain.text import one_line
from facilitator.domain.trajectory import Account
from facilitator.services.helping.hands import answer_hand
from facilitator.services.house.secrets import hashed, new_token
from facilitator.services.house.trajectories import FACILITATORS, session_for
from facilitator.services.voting.papers import link_paper
from facilitator.store import Store

LONGEST_KEY = 200


def make_helper(tx: Store, account: Account, session_id: str, name: object) -> tuple[str, list[Event]]:
    """Return the key of a new helper: shown once, kept as a hash, good until the session ends."""
    session = session_for(tx, account, session_id, FACILITATORS)
    if session.status is SessionStatus.ENDED:
        raise SessionOver()
    if len(tx.helpers.of_session(session_id)) >= MOST_HELPERS:
        raise InvalidInput("Er zijn al veel helpers. Trek eerst een link in.")
    key, helper = new_token(), Helper(tx.new_id(), session_id, one_line(name, HELPER_NAME))
    tx.helpers.add(helper, hashed(key), tx.now())
    tx.journal.record("make_helper", account.id, tx.now(), session_id=session_id, helper=helper.id)
    return key, []


def withdraw_helper(tx: Store, account: Account, session_id: str, helper_id: str) -> tuple[None, list[Event]]:
    """Take a helper's key back: it opens nothing any more."""
    session_for(tx, account, session_id, FACILITATORS)
    if not tx.helpers.remove(session_id, helper_id):
        raise NotFound()
    tx.journal.record("withdraw_helper", account.id, tx.now(), session_id=session_id, helper=helper_id)
    return None, []


def helpers_of(store: Store, account: Account, session_id: str) -> tuple[Helper, ...]:
    """Return the helpers of a session."""
    session_for(store, account, session_id, FACILITATORS)
    return store.helpers.of_session(session_id)


def helper_by_key(store: Store, key: str) -> Helper | None:
    """Return who holds this key, until the session ends."""
    found = store.helpers.by_key(hashed(key)) if 0 < len(key) <= LONGEST_KEY else None
    session = store.sessions.get(found.session_id) if found else None
    return found if session is not None and session.status is not SessionStatus.ENDED else None


def go_there(tx: Store, helper: Helper, hand_id: str) -> tuple[None, list[Event]]:
    """Let a helper answer a raised hand."""
    still_helping(tx, helper)
    return answer_hand(tx, helper.session_id, hand_id, helper.id)


def hand_paper(tx: Store, helper: Helper, hand_id: str, step_id: str, serial: object) -> tuple[None, list[Event]]:
    """Join the ballot that a helper handed over to the seat whose hand asked for it, and take that hand down."""
    still_helping(tx, helper)
    hand = tx.hands.get(helper.session_id, hand_id)
    seat = tx.seats.get(helper.session_id, hand.participant_id) if hand else None
    if hand is None or seat is None:
        raise InvalidInput("Kies bij wie het papier hoort.")
    _, events = link_paper(tx, seat, step_id, serial, by_helper=True)
    _, lowered = answer_hand(tx, helper.session_id, hand.id, helper.id)
    return None, [*events, *lowered]


def still_helping(tx: Store, helper: Helper) -> WorkshopSession:
    """Return the session of a helper whose key still holds; Unauthenticated or SessionOver otherwise."""
    session = tx.sessions.get(helper.session_id)
    if session is None or helper not in tx.helpers.of_session(helper.session_id):
        raise Unauthenticated("Je link werkt niet meer. Vraag een nieuwe aan de begeleider.")
    if session.status is SessionStatus.ENDED:
        raise SessionOver()
    return session


def assisted(store: Store, step_id: str) -> dict[str, int]:
    """Return how many voted with a helper, by reason."""
    return store.helpers.assisted(step_id)
