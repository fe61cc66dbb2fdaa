"""Shared tablets and the seats on them."""

from datetime import datetime

from facilitator.domain.helping.kiosk import Kiosk, Place
from facilitator.store.rows import Family, Row, stamp

KIOSK = "SELECT id, session_id, places FROM kiosks "
PLACE = "SELECT place, participant_id, veiled FROM kiosk_places "


def _place(row: Row) -> Place:
    return Place(row["place"], row["participant_id"], bool(row["veiled"]))


class Kiosks(Family):
    """The shared tablets of sessions."""

    def add(self, kiosk: Kiosk, key_hash: str, at: datetime) -> None:
        """Keep a tablet with the hash of its key."""
        self._do("INSERT INTO kiosks (id, hash, session_id, places, created_at) VALUES (:id, :hash, :session, :places, :at)",
                 {"id": kiosk.id, "hash": key_hash, "session": kiosk.session_id, "places": kiosk.places, "at": stamp(at)})  # fmt: skip

    def by_key(self, key_hash: str) -> Kiosk | None:
        """Return the tablet with this key."""
        row = self._row(KIOSK + "WHERE hash = :hash", {"hash": key_hash})
        return Kiosk(**row) if row else None

    def of_session(self, session_id: str) -> tuple[Kiosk, ...]:
        """Return the tablets of a session, oldest first."""
        rows = self._rows(KIOSK + "WHERE session_id = :id ORDER BY created_at, rowid", {"id": session_id})
        return tuple(Kiosk(**row) for row in rows)

    def remove(self, session_id: str, kiosk_id: str) -> int:
        """Take a tablet's key back; the seats on it stay, with what they wrote and voted."""
        return self._do("DELETE FROM kiosks WHERE session_id = :session AND id = :id",
                        {"session": session_id, "id": kiosk_id})  # fmt: skip

    def forget(self, session_id: str) -> int:
        """Erase all tablets of a session."""
        return self._do("DELETE FROM kiosks WHERE session_id = :id", {"id": session_id})

    def sit(self, kiosk_id: str, place: int, seat_id: str) -> None:
        """Give a place its seat, for as long as the tablet serves."""
        self._do("INSERT INTO kiosk_places (kiosk_id, place, participant_id) VALUES (:kiosk, :place, :seat)",
                 {"kiosk": kiosk_id, "place": place, "seat": seat_id})  # fmt: skip

    def places(self, kiosk_id: str) -> tuple[Place, ...]:
        """Return the places that were taken once, by number."""
        rows = self._rows(PLACE + "WHERE kiosk_id = :id ORDER BY place", {"id": kiosk_id})
        return tuple(_place(row) for row in rows)

    def place_of(self, seat_id: str) -> Place | None:
        """Return the place of a seat on a tablet."""
        row = self._row(PLACE + "WHERE participant_id = :seat", {"seat": seat_id})
        return _place(row) if row else None

    def veil(self, seat_id: str, veiled: bool) -> None:
        """Draw a veil over what this seat chose, or lift it."""
        self._do("UPDATE kiosk_places SET veiled = :veiled WHERE participant_id = :seat",
                 {"veiled": int(veiled), "seat": seat_id})  # fmt: skip
