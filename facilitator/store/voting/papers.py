"""Paper: ballots as they are printed, as they are keyed, and until the count whose they are."""

from collections.abc import Iterable, Mapping

from facilitator.domain.roles import Role
from facilitator.domain.voting.paper import PaperBallot, PrintedBallot
from facilitator.store.rows import Family
from facilitator.store.voting.ballots import packed, unpacked


class Papers(Family):
    """Paper ballots of votes that are not counted yet, and the serials that were ever printed."""

    def add(self, step_id: str, ballot: PaperBallot) -> None:
        """Keep what a keyer read."""
        self._do("INSERT INTO paper_ballots (step_id, serial, role, choices, keyer, nth) "
                 "VALUES (:step, :serial, :role, :choices, :keyer, :nth)",
                 {"step": step_id, "serial": ballot.serial, "role": ballot.role, "choices": packed(ballot.choices),
                  "keyer": ballot.keyer, "nth": ballot.nth})  # fmt: skip

    def settle(self, step_id: str, ballot: PaperBallot) -> None:
        """Make all that was read on one ballot say this."""
        self._do("UPDATE paper_ballots SET role = :role, choices = :choices WHERE step_id = :step AND serial = :serial",
                 {"step": step_id, "serial": ballot.serial, "role": ballot.role, "choices": packed(ballot.choices)})  # fmt: skip

    def drop(self, step_id: str, serial: str, keyer: str | None = None) -> int:
        """Take a keyed ballot back, or only what one keyer read."""
        sql = "DELETE FROM paper_ballots WHERE step_id = :step AND serial = :serial"
        if keyer is None:
            return self._do(sql, {"step": step_id, "serial": serial})
        return self._do(f"{sql} AND keyer = :keyer", {"step": step_id, "serial": serial, "keyer": keyer})

    def keyed(self, step_id: str) -> tuple[PaperBallot, ...]:
        """Return all that was keyed, by serial, and of a serial who keyed first."""
        rows = self._rows(
            "SELECT * FROM paper_ballots WHERE step_id = :step ORDER BY serial, nth, keyer", {"step": step_id}
        )
        return tuple(
            PaperBallot(r["serial"], Role(r["role"]), unpacked(r["choices"]), r["keyer"], r["nth"]) for r in rows
        )

    def print(self, session_id: str, step_id: str, ballots: Iterable[PrintedBallot]) -> None:
        """Remember what is printed."""
        for ballot in ballots:
            self._do("INSERT INTO printed_ballots (serial, session_id, step_id, receipt) VALUES (:serial, :session, :step, :receipt)",
                     {"serial": ballot.serial, "session": session_id, "step": step_id, "receipt": ballot.receipt})  # fmt: skip

    def printed(self, step_id: str) -> Mapping[str, PrintedBallot]:
        """Return what was printed for a vote, by serial."""
        rows = self._rows("SELECT serial, receipt FROM printed_ballots WHERE step_id = :step ORDER BY serial", {"step": step_id})  # fmt: skip
        return {row["serial"]: PrintedBallot(row["serial"], row["receipt"]) for row in rows}

    def printed_for(self, session_id: str, serial: str) -> str | None:
        """Return the vote of this session that a serial was printed for."""
        sql = "SELECT step_id FROM printed_ballots WHERE session_id = :session AND serial = :serial"
        found = self._value(sql, {"session": session_id, "serial": serial})
        return str(found) if found else None

    def serials(self, session_id: str) -> frozenset[str]:
        """Return all serials that were printed for a session."""
        rows = self._rows("SELECT serial FROM printed_ballots WHERE session_id = :session", {"session": session_id})
        return frozenset(row["serial"] for row in rows)

    def link(self, step_id: str, serial: str, seat_id: str) -> None:
        """Join a serial and a seat until the count, in the place of what that seat gave before."""
        self.unlink(step_id, seat_id)
        self._do("INSERT INTO paper_seats (step_id, serial, participant_id) VALUES (:step, :serial, :seat)",
                 {"step": step_id, "serial": serial, "seat": seat_id})  # fmt: skip

    def unlink(self, step_id: str, seat_id: str) -> None:
        """Part a seat from the serial it gave."""
        self._do("DELETE FROM paper_seats WHERE step_id = :step AND participant_id = :seat",
                 {"step": step_id, "seat": seat_id})  # fmt: skip

    def serial_of(self, step_id: str, seat_id: str) -> str | None:
        """Return the serial that a seat gave."""
        sql = "SELECT serial FROM paper_seats WHERE step_id = :step AND participant_id = :seat"
        found = self._value(sql, {"step": step_id, "seat": seat_id})
        return str(found) if found else None

    def seat_of(self, step_id: str, serial: str) -> str | None:
        """Return the seat that gave this serial."""
        sql = "SELECT participant_id FROM paper_seats WHERE step_id = :step AND serial = :serial"
        found = self._value(sql, {"step": step_id, "serial": serial})
        return str(found) if found else None

    def linked_serials(self, step_id: str) -> frozenset[str]:
        """Return the serials that seats gave."""
        rows = self._rows("SELECT serial FROM paper_seats WHERE step_id = :step", {"step": step_id})
        return frozenset(row["serial"] for row in rows)

    def linked(self, step_id: str) -> int:
        """How many seats gave a serial."""
        return int(self._value("SELECT count(*) FROM paper_seats WHERE step_id = :step", {"step": step_id}))

    def seats_on_paper(self, step_id: str) -> frozenset[str]:
        """Return the seats whose paper ballot is keyed: theirs counts on paper."""
        sql = ("SELECT DISTINCT s.participant_id AS seat FROM paper_seats s "
               "JOIN paper_ballots b ON b.step_id = s.step_id AND b.serial = s.serial WHERE s.step_id = :step")  # fmt: skip
        return frozenset(row["seat"] for row in self._rows(sql, {"step": step_id}))

    def cut(self, step_id: str) -> None:
        """Erase what joins serials to seats, choices and receipts; that a serial was printed may be known."""
        for table in ("paper_ballots", "paper_seats"):
            self._do(f"DELETE FROM {table} WHERE step_id = :step", {"step": step_id})
        self._do("UPDATE printed_ballots SET receipt = '' WHERE step_id = :step", {"step": step_id})

    def forget(self, session_id: str) -> int:
        """Erase what was printed for a session, and return how many ballots."""
        return self._do("DELETE FROM printed_ballots WHERE session_id = :id", {"id": session_id})
