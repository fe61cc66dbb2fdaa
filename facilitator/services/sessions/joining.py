"""Joining: from six digits to a seat, without a name."""

import re
from dataclasses import dataclass, replace

from facilitator.domain.events import Event, SeatTaken
from facilitator.domain.refusals import InvalidInput, SessionOver, UnknownCode, VoteClosed
from facilitator.domain.roles import Role
from facilitator.domain.sessions.session import Channel, Participant, SessionStatus, WorkshopSession
from facilitator.services.house.secrets import hashed, new_token
from facilitator.store import Store


@dataclass(frozen=True)
class Joined:
    """A seat just taken, and the token that opens it again."""

    token: str
    seat: Participant
    session: WorkshopSession


def read_code(raw: object) -> str:
    """Return six digits from what people type or paste: «482 913», «482-913»; UnknownCode otherwise."""
    digits = re.sub(r"[\s.\-]", "", raw) if isinstance(raw, str) else ""
    if not re.fullmatch(r"[0-9]{6}", digits):
        raise UnknownCode()
    return digits


def known_code(store: Store, code: object) -> WorkshopSession:
    """Return the session that has or had this code; UnknownCode if there is none."""
    session = store.sessions.by_code(read_code(code))
    if session is None:
        raise UnknownCode()
    return session


def find_session(store: Store, code: object) -> WorkshopSession:
    """Return the session with this code; UnknownCode, or SessionOver once it has ended."""
    session = known_code(store, code)
    if session.status is SessionStatus.ENDED:
        raise SessionOver()
    return session


def join(tx: Store, code: object, role: Role, table: int | None = None, language: str = "nl",
         channel: Channel = Channel.PHONE) -> tuple[Joined, list[Event]]:  # fmt: skip
    """Take a seat in the session with this code; the turns of its list are dealt out evenly."""
    session = find_session(tx, code)
    seat = Participant(tx.new_id(), session.id, role, _table(session, table), channel,
                       session.speaks(language), _turn(tx, session, channel))  # fmt: skip
    token = new_token()
    tx.seats.add(seat, hashed(token), tx.now())
    return Joined(token, seat, session), [SeatTaken(session.id)]


def change_seat(tx: Store, seat: Participant, role: Role, table: int | None) -> tuple[Participant, list[Event]]:
    """Change role or table; the role is fixed while a ballot hangs on the seat."""
    session = tx.sessions.get(seat.session_id)
    if session is None or session.status is SessionStatus.ENDED:
        raise SessionOver()
    if role is not seat.role and tx.ballots.seat_has_voted(seat.id):
        raise VoteClosed("Je hebt al gestemd. Vraag hulp aan de begeleider.")
    changed = replace(seat, role=role, table=_table(session, table))
    tx.seats.change(changed)
    return changed, [SeatTaken(session.id)]


def change_language(tx: Store, seat: Participant, language: str) -> tuple[Participant, list[Event]]:
    """Show this seat another language of its session; it asks nobody, since nothing else changes."""
    session = tx.sessions.get(seat.session_id)
    if session is None or language not in session.languages:
        raise InvalidInput("Kies een taal uit de lijst.")
    changed = replace(seat, language=language)
    tx.seats.change(changed)
    return changed, []


def _turn(tx: Store, session: WorkshopSession, channel: Channel) -> int:
    """Return where a phone begins its list: each at the next number, so that places are shared out evenly."""
    return tx.seats.dealt(session.id) if channel is Channel.PHONE else 0


def _table(session: WorkshopSession, table: int | None) -> int | None:
    if table is None or not session.has_tables:
        return None
    if not 1 <= table <= session.table_count:
        raise InvalidInput("Kies een tafel van 1 tot %(most)s.", most=session.table_count)
    return table
