"""Which frame a trajectory works with, whom a session wants in the room, and how many were counted per table."""

from collections.abc import Mapping, Sequence

from facilitator.domain.coverage.frames import Place
from facilitator.domain.coverage.headcount import WHOLE_ROOM, Wanted
from facilitator.domain.coverage.own_frame import NO_FRAME, OwnFrame
from facilitator.store.rows import Family, pack, unpack


class Framing(Family):
    """The frames of trajectories."""

    def of_trajectory(self, trajectory_id: str) -> tuple[str, OwnFrame]:
        """Return the name of the chosen frame, empty for the first, and the municipality's own."""
        row = self._row("SELECT frame, own_frame FROM trajectories WHERE id = :id", {"id": trajectory_id})
        if row is None:
            return "", NO_FRAME
        own = unpack(row["own_frame"])
        places, gone = (tuple(Place(*one) for one in own.get(name, ())) for name in ("places", "gone"))
        return row["frame"], OwnFrame(places, gone)

    def choose(self, trajectory_id: str, name: str) -> None:
        """Keep which frame was chosen."""
        self._do("UPDATE trajectories SET frame = :name WHERE id = :id", {"id": trajectory_id, "name": name})

    def write(self, trajectory_id: str, own: OwnFrame) -> None:
        """Keep the municipality's own frame."""
        kept = {"places": [[place.code, place.title] for place in own.places],
                "gone": [[place.code, place.title] for place in own.gone]}  # fmt: skip
        self._do("UPDATE trajectories SET own_frame = :own WHERE id = :id", {"id": trajectory_id, "own": pack(kept)})


class Headcounts(Family):
    """Whom a session wants, and numbers of people per table: never a person, a seat or a time."""

    def wanted(self, session_id: str) -> tuple[Wanted, ...]:
        """Return the wanted make-up, in its order."""
        rows = self._rows(
            "SELECT label, wanted FROM wanted_people WHERE session_id = :id ORDER BY position", {"id": session_id}
        )
        return tuple(Wanted(row["label"], row["wanted"]) for row in rows)

    def want(self, session_id: str, wanted: Sequence[Wanted]) -> None:
        """Keep another wanted make-up; what was counted of whom nobody wants any more is erased."""
        self._do("DELETE FROM wanted_people WHERE session_id = :id", {"id": session_id})
        for position, one in enumerate(wanted):
            self._do("INSERT INTO wanted_people (session_id, position, label, wanted) VALUES (:id, :position, :label, :wanted)",
                     {"id": session_id, "position": position, "label": one.label, "wanted": one.wanted})  # fmt: skip
        self._do("DELETE FROM people_counted WHERE session_id = :id AND label NOT IN "
                 "(SELECT label FROM wanted_people WHERE session_id = :id)", {"id": session_id})  # fmt: skip

    def count(self, session_id: str, table: int, counts: Mapping[str, int]) -> None:
        """Keep what was counted at a table, in the place of what was counted there before."""
        self._do("DELETE FROM people_counted WHERE session_id = :id AND table_number = :table",
                 {"id": session_id, "table": table})  # fmt: skip
        for label, n in counts.items():
            self._do("INSERT INTO people_counted (session_id, table_number, label, n) VALUES (:id, :table, :label, :n)",
                     {"id": session_id, "table": table, "label": label, "n": n})  # fmt: skip

    def sums(self, session_id: str) -> dict[str, int]:
        """Return how many were counted in the whole room, by label."""
        rows = self._rows(
            "SELECT label, sum(n) AS n FROM people_counted WHERE session_id = :id GROUP BY label", {"id": session_id}
        )
        return {row["label"]: row["n"] for row in rows}

    def tables(self, session_id: str) -> tuple[int, ...]:
        """Return the tables that were counted."""
        rows = self._rows("SELECT DISTINCT table_number FROM people_counted WHERE session_id = :id ORDER BY table_number",
                          {"id": session_id})  # fmt: skip
        return tuple(row["table_number"] for row in rows)

    def fold(self, session_id: str, totals: Mapping[str, int]) -> None:
        """Keep these totals of the room in the place of the numbers per table."""
        self._do("DELETE FROM people_counted WHERE session_id = :id", {"id": session_id})
        self.count(session_id, WHOLE_ROOM, totals)

    def forget(self, session_id: str) -> int:
        """Erase what was counted, and return how many totals that were; whom one wanted stays until `forget_wanted`."""
        return self._do("DELETE FROM people_counted WHERE session_id = :id", {"id": session_id})

    def forget_wanted(self, session_id: str) -> int:
        """Erase whom a session wanted."""
        return self._do("DELETE FROM wanted_people WHERE session_id = :id", {"id": session_id})
