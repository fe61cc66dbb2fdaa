"""Shared tablets: k private places on one device, each an ordinary seat whose token changes with every person."""

from dataclasses import dataclass

from facilitator.domain.events import Event, SeatShut
from facilitator.domain.helping.helper import Helper
from facilitator.domain.helping.kiosk import MOST_PLACES, Kiosk, Place
from facilitator.domain.refusals import InvalidInput, NotFound, SessionOver
from facilitator.domain.roles import Role
from facilitator.domain.sessions.session import Channel, Participant, SessionStatus, WorkshopSession
from facilitator.domain.trajectory import Account
from facilitator.services.helping.helpers import LONGEST_KEY, still_helping
from facilitator.services.house.secrets import hashed, new_token
from facilitator.services.house.trajectories import FACILITATORS, session_for
from facilitator.services.sessions.joining import join
from facilitator.store import Store


@dataclass(frozen=True)
class Sat:
    """Who sits down at a tablet: the token that opens the seat until the next person."""

    token: str


def make_kiosk(tx: Store, asker: Account | Helper, session_id: str, places: int) -> tuple[str, list[Event]]:
    """Return the key of a new shared tablet with so many places."""
    if isinstance(asker, Helper):
        session = still_helping(tx, asker)
    else:
        session = session_for(tx, asker, session_id, FACILITATORS)
    if session.status is SessionStatus.ENDED:
        raise SessionOver()
    if not 1 <= places <= MOST_PLACES:
        raise InvalidInput("Kies 1 tot 8 plaatsen.")
    key, kiosk = new_token(), Kiosk(tx.new_id(), session.id, places)
    tx.kiosks.add(kiosk, hashed(key), tx.now())
    tx.journal.record("make_kiosk", asker.id, tx.now(), session_id=session.id, kiosk=kiosk.id, places=places)
    return key, []


def withdraw_kiosk(tx: Store, account: Account, session_id: str, kiosk_id: str) -> tuple[None, list[Event]]:
    """Take a tablet back: neither it nor its places open any more; what was written and voted stays."""
    session_for(tx, account, session_id, FACILITATORS)
    seats = [place.seat_id for place in tx.kiosks.places(kiosk_id) if tx.seats.get(session_id, place.seat_id)]
    for seat_id in seats:
        tx.seats.rekey(seat_id, None)
    if not tx.kiosks.remove(session_id, kiosk_id):
        raise NotFound()
    tx.journal.record("withdraw_kiosk", account.id, tx.now(), session_id=session_id, kiosk=kiosk_id)
    return None, [SeatShut(session_id, seat_id) for seat_id in seats]


def kiosks_of(store: Store, account: Account, session_id: str) -> tuple[Kiosk, ...]:
    """Return the shared tablets of a session."""
    session_for(store, account, session_id, FACILITATORS)
    return store.kiosks.of_session(session_id)


def kiosk_by_key(store: Store, key: str) -> Kiosk | None:
    """Return the tablet with this key, until the session ends."""
    found = store.kiosks.by_key(hashed(key)) if 0 < len(key) <= LONGEST_KEY else None
    session = store.sessions.get(found.session_id) if found else None
    return found if session is not None and session.status is not SessionStatus.ENDED else None


def places(store: Store, kiosk: Kiosk) -> tuple[Place | None, ...]:
    """Return what each place of a tablet holds, from place 1 on; None where nobody sat yet."""
    taken = {place.number: place for place in store.kiosks.places(kiosk.id)}
    return tuple(taken.get(number) for number in range(1, kiosk.places + 1))


def take_place(tx: Store, kiosk: Kiosk, number: int, role: Role | None = None,
               table: int | None = None) -> tuple[Sat, list[Event]]:  # fmt: skip
    """Sit down at a place; the first time as somebody of this role, later in the same seat with a new token."""
    session = _session(tx, kiosk)
    here = places(tx, kiosk)[_index(kiosk, number)]
    if here is not None:
        token = new_token()
        tx.seats.rekey(here.seat_id, hashed(token))
        return Sat(token), [SeatShut(session.id, here.seat_id)]
    if role is None:
        raise InvalidInput("Kies wat bij je past.")
    joined, events = join(tx, session.code, role, table, channel=Channel.KIOSK)
    tx.kiosks.sit(kiosk.id, number, joined.seat.id)
    return Sat(joined.token), events


def next_person(tx: Store, seat: Participant) -> tuple[None, list[Event]]:
    """Somebody gives the tablet on: the token opens nothing any more, and what was chosen lies under a veil."""
    tx.seats.rekey(seat.id, None)
    tx.kiosks.veil(seat.id, veiled=True)
    return None, [SeatShut(seat.session_id, seat.id)]


def _session(tx: Store, kiosk: Kiosk) -> WorkshopSession:
    session = tx.sessions.get(kiosk.session_id)
    if session is None or kiosk not in tx.kiosks.of_session(kiosk.session_id):
        raise NotFound()
    if session.status is SessionStatus.ENDED:
        raise SessionOver()
    return session


def _index(kiosk: Kiosk, number: int) -> int:
    if not 1 <= number <= kiosk.places:
        raise NotFound()
    return number - 1
