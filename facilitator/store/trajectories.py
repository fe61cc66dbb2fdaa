"""Trajectories, who works on them and who is invited."""

from datetime import datetime

from facilitator.domain.roles import Duty
from facilitator.domain.trajectory import Account, Membership, Trajectory
from facilitator.store.rows import Family, Row, day, stamp, sure_moment

TRAJECTORY = (
    "SELECT t.id, t.municipality, t.municipality_name, t.title, t.end_date, t.first_year, t.last_year, t.created_at "
    "FROM trajectories t "
)


def _trajectory(row: Row) -> Trajectory:
    return Trajectory(row["id"], row["municipality"], row["municipality_name"], row["title"],
                      sure_moment(row["created_at"]), day(row["end_date"]), row["first_year"], row["last_year"])  # fmt: skip


class Trajectories(Family):
    """The trajectories, each seen only by its members."""

    def add(self, trajectory: Trajectory) -> None:
        """Keep a new trajectory."""
        self._do(
            "INSERT INTO trajectories (id, municipality, municipality_name, title, end_date, first_year, last_year, created_at) "
            "VALUES (:id, :municipality, :name, :title, :end_date, :first_year, :last_year, :created_at)",
            {"id": trajectory.id, "municipality": trajectory.municipality, "name": trajectory.municipality_name,
             "title": trajectory.title, "end_date": trajectory.end_date and trajectory.end_date.isoformat(),
             "first_year": trajectory.first_year, "last_year": trajectory.last_year,
             "created_at": stamp(trajectory.created_at)},
        )  # fmt: skip

    def change(self, trajectory: Trajectory) -> None:
        """Keep a changed title, end date or years."""
        self._do("UPDATE trajectories SET title = :title, end_date = :end_date, first_year = :first, last_year = :last WHERE id = :id",
                 {"id": trajectory.id, "title": trajectory.title, "first": trajectory.first_year, "last": trajectory.last_year,
                  "end_date": trajectory.end_date and trajectory.end_date.isoformat()})  # fmt: skip

    def get(self, trajectory_id: str) -> Trajectory | None:
        """Return a trajectory for the house's own use; people are asked through `seen_by`."""
        row = self._row(TRAJECTORY + "WHERE t.id = :id", {"id": trajectory_id})
        return _trajectory(row) if row else None

    def seen_by(self, account_id: str, trajectory_id: str) -> tuple[Trajectory, Duty] | None:
        """Return a trajectory in somebody's sight and their duty in it."""
        sql = TRAJECTORY.replace("SELECT ", "SELECT m.duty, ", 1) + (
            "JOIN memberships m ON m.trajectory_id = t.id WHERE m.account_id = :account AND t.id = :id"
        )
        row = self._row(sql, {"account": account_id, "id": trajectory_id})
        return (_trajectory(row), Duty(row["duty"])) if row else None

    def of_account(self, account_id: str) -> list[tuple[Trajectory, Duty]]:
        """Return the trajectories in somebody's sight, newest first."""
        sql = TRAJECTORY.replace("SELECT ", "SELECT m.duty, ", 1) + (
            "JOIN memberships m ON m.trajectory_id = t.id WHERE m.account_id = :account ORDER BY t.created_at DESC, t.id"
        )
        return [(_trajectory(row), Duty(row["duty"])) for row in self._rows(sql, {"account": account_id})]

    def all(self) -> list[Trajectory]:
        """Return every trajectory, for the operator's commands."""
        return [_trajectory(row) for row in self._rows(TRAJECTORY + "ORDER BY t.created_at, t.id", {})]

    def join(self, trajectory_id: str, account_id: str, duty: Duty) -> None:
        """Give an account a duty in a trajectory."""
        self._do("INSERT INTO memberships (trajectory_id, account_id, duty) VALUES (:trajectory, :account, :duty) "
                 "ON CONFLICT (trajectory_id, account_id) DO UPDATE SET duty = excluded.duty",
                 {"trajectory": trajectory_id, "account": account_id, "duty": duty})  # fmt: skip

    def leave(self, trajectory_id: str, account_id: str) -> int:
        """Take an account off a trajectory; returns how many were."""
        return self._do("DELETE FROM memberships WHERE trajectory_id = :trajectory AND account_id = :account",
                        {"trajectory": trajectory_id, "account": account_id})  # fmt: skip

    def members(self, trajectory_id: str) -> list[Membership]:
        """Return who works on a trajectory, by name."""
        sql = ("SELECT a.id, a.name, a.email, a.duty AS own, m.duty FROM memberships m JOIN accounts a ON a.id = m.account_id "
               "WHERE m.trajectory_id = :trajectory ORDER BY a.name, a.id")  # fmt: skip
        return [Membership(Account(row["id"], row["name"], row["email"], Duty(row["own"])), trajectory_id, Duty(row["duty"]))
                for row in self._rows(sql, {"trajectory": trajectory_id})]  # fmt: skip

    def invite(self, token_hash: str, trajectory_id: str, duty: Duty, invited_by: str, until: datetime) -> None:
        """Keep an invitation."""
        self._do("INSERT INTO invitations (hash, trajectory_id, duty, invited_by, expires_at) "
                 "VALUES (:hash, :trajectory, :duty, :by, :until)",
                 {"hash": token_hash, "trajectory": trajectory_id, "duty": duty, "by": invited_by, "until": stamp(until)})  # fmt: skip

    def invitation(self, token_hash: str, now: datetime) -> tuple[Trajectory, Duty] | None:
        """Return to what an unused, living invitation invites."""
        row = self._row("SELECT trajectory_id, duty FROM invitations WHERE hash = :hash AND used_at IS NULL AND expires_at > :now",
                        {"hash": token_hash, "now": stamp(now)})  # fmt: skip
        trajectory = self.get(row["trajectory_id"]) if row else None
        return (trajectory, Duty(row["duty"])) if row and trajectory else None

    def use_invitation(self, token_hash: str, now: datetime) -> None:
        """Remember that an invitation was used."""
        self._do("UPDATE invitations SET used_at = :now WHERE hash = :hash", {"hash": token_hash, "now": stamp(now)})

    def erase(self, trajectory_id: str) -> None:
        """Erase a trajectory and all that was said and voted in it; only trials before the doors open ask for this."""
        steps = "SELECT t.id FROM steps t JOIN sessions s ON s.id = t.session_id WHERE s.trajectory_id = :id"
        for table, column in (
            ("ballots", "step_id"),
            ("receipts", "step_id"),
            ("answers", "step_id"),
            ("deed_keys", "scope"),
        ):
            self._do(f"DELETE FROM {table} WHERE {column} IN ({steps})", {"id": trajectory_id})
        self._do("DELETE FROM trajectories WHERE id = :id", {"id": trajectory_id})
