"""Raised hands, one a seat."""

from datetime import datetime

from facilitator.domain.helping.hands import Hand, Wish
from facilitator.store.rows import Family, Row, stamp, sure_moment

HAND = (
    "SELECT h.id, h.participant_id, h.wish, h.raised_at, p.table_number "
    "FROM hands h JOIN participants p ON p.id = h.participant_id "
)


def _hand(row: Row) -> Hand:
    return Hand(row["id"], row["participant_id"], Wish(row["wish"]), row["table_number"], sure_moment(row["raised_at"]))


class Hands(Family):
    """The raised hands of sessions."""

    def put(self, hand_id: str, session_id: str, seat_id: str, wish: Wish, at: datetime) -> None:
        """Keep a raised hand; who already waits keeps the place in the row, with the new wish."""
        self._do("INSERT INTO hands (id, participant_id, session_id, wish, raised_at) "
                 "VALUES (:id, :seat, :session, :wish, :at) ON CONFLICT (participant_id) DO UPDATE SET wish = excluded.wish",
                 {"id": hand_id, "seat": seat_id, "session": session_id, "wish": wish, "at": stamp(at)})  # fmt: skip

    def of_seat(self, seat_id: str) -> Wish | None:
        """Return what a seat's raised hand asks for."""
        found = self._value("SELECT wish FROM hands WHERE participant_id = :seat", {"seat": seat_id})
        return Wish(found) if found else None

    def get(self, session_id: str, hand_id: str) -> Hand | None:
        """Return one raised hand of a session."""
        row = self._row(HAND + "WHERE h.session_id = :session AND h.id = :id", {"session": session_id, "id": hand_id})
        return _hand(row) if row else None

    def of_session(self, session_id: str) -> tuple[Hand, ...]:
        """Return the raised hands, who waits longest first."""
        rows = self._rows(HAND + "WHERE h.session_id = :id ORDER BY h.raised_at, h.rowid", {"id": session_id})
        return tuple(_hand(row) for row in rows)

    def lower(self, seat_id: str) -> int:
        """Take a seat's hand down."""
        return self._do("DELETE FROM hands WHERE participant_id = :seat", {"seat": seat_id})

    def forget(self, session_id: str) -> int:
        """Erase all hands of a session."""
        return self._do("DELETE FROM hands WHERE session_id = :id", {"id": session_id})
